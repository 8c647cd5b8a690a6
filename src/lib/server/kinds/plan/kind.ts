import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { planBehaviour } from './behaviour.ts';

export const plan = defineServerKind({
  kind: 'plan',
  behaviour: planBehaviour,
  runSheet: [m.print_you_plan, m.host_phones_show_plan, m.host_screen_shows_plan],
});
