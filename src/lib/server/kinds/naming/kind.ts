import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { namingBehaviour } from './behaviour.ts';

export const naming = defineServerKind({
  kind: 'naming',
  behaviour: namingBehaviour,
  runSheet: [m.print_you_naming, m.host_phones_show_naming, m.host_screen_shows_naming],
});
