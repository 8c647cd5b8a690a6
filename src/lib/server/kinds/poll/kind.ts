import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { pollBehaviour } from './behaviour.ts';
import { printPoll } from './printed.ts';

export const poll = defineServerKind({
  kind: 'poll',
  behaviour: pollBehaviour,
  runSheet: [m.print_you_poll, m.host_phones_show_poll, m.host_screen_shows_poll],
  result: printPoll,
});
