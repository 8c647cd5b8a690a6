import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { themesBehaviour } from './behaviour.ts';

export const themes = defineServerKind({
  kind: 'themes',
  behaviour: themesBehaviour,
  runSheet({ sorters }) {
    const shows = m.host_screen_shows_themes;
    if (sorters === 'everybody') return [m.host_leads_themes_silent, m.silent_host_phones, shows];
    if (sorters === 'groups') return [m.host_leads_themes_piles, m.piles_host_phones, shows];
    return [m.print_you_themes, m.host_phones_show_themes, shows];
  },
});
