import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { decideBehaviour } from './behaviour.ts';
import { printDecide } from './printed.ts';

export const decide = defineServerKind({
  kind: 'decide',
  behaviour: decideBehaviour,
  runSheet: [m.print_you_decide, m.host_phones_show_decide, m.host_screen_shows_decide],
  result: printDecide,
});
