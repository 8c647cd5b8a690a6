import { m } from '#lib/text/generated/messages.js';
import { listening } from '../../rehearsal/behaviour.ts';
import { defineServerKind } from '../kind.ts';

export const themes = defineServerKind({
  kind: 'themes',
  behaviour: listening,
  runSheet: [m.print_you_themes, m.host_phones_show_themes, m.host_screen_shows_themes],
});
