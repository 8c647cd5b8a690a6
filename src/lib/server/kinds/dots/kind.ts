import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { dotsBehaviour } from './behaviour.ts';

export const dots = defineServerKind({
  kind: 'dots',
  behaviour: dotsBehaviour,
  runSheet: [m.print_you_dots, m.host_phones_show_dots, m.host_screen_shows_dots],
});
