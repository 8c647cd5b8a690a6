import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { talkBehaviour } from './behaviour.ts';
import { printTalk } from './printed.ts';

export const talk = defineServerKind({
  kind: 'talk',
  behaviour: talkBehaviour,
  runSheet: [m.print_you_talk, m.host_phones_show_talk, m.host_screen_shows_talk],
  result: printTalk,
});
