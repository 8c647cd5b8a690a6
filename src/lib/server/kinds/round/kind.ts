import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { roundBehaviour } from './behaviour.ts';

export const round = defineServerKind({
  kind: 'round',
  behaviour: roundBehaviour,
  runSheet: [m.print_you_round, m.host_phones_show_round, m.host_screen_shows_round],
});
