import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { themesBehaviour } from './behaviour.ts';

export const themes = defineServerKind({
  kind: 'themes',
  behaviour: themesBehaviour,
  runSheet: [m.print_you_themes, m.host_phones_show_themes, m.host_screen_shows_themes],
});
