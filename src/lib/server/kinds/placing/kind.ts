import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { placingBehaviour } from './behaviour.ts';

export const placing = defineServerKind({
  kind: 'placing',
  behaviour: placingBehaviour,
  runSheet: [m.print_you_placing, m.host_phones_show_placing, m.host_screen_shows_placing],
});
