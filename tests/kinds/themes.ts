import type { TestedKind } from './kind.ts';

const titles = [
  'Gemensamma rutiner för SIP och utskrivning',
  'En väg in för den enskilde',
  'Kontaktvägar mellan skola, socialtjänst och BUP',
  'Tid för samverkan i scheman',
  'Läkemedelslistor som alla kan läsa',
  'Anhörigas roll',
  'Att mötas på plats',
];

export const themes: TestedKind = {
  words: ['Gruppera till teman', 'Vi samlar lapparna som hör ihop.'],
  plays: async ({ room, act }) => {
    for (const [at, title] of titles.entries()) {
      const notes = Array.from({ length: 4 }, (_, i) => `note:n${at * 3 + i}`).filter(
        (note) => room.store.get('note', note) !== undefined,
      );
      const about = { id: `theme:t${at}`, workshop: 'workshop:w1', title, notes };
      await act({ name: 'theme.create', args: about });
    }
  },
};
