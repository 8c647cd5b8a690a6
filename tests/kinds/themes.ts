import type { View } from '#lib/workshop/define.ts';
import { isThemes, sortableNotes } from '#lib/workshop/kinds/themes/moved.ts';
import { themesMutants } from '../mutants/themes.ts';
import type { Random } from '../simulation/operations/random.ts';
import { stepOf, type TestedKind } from './kind.ts';

const titles = [
  'Gemensamma rutiner för SIP och utskrivning',
  'En väg in för den enskilde',
  'Kontaktvägar mellan skola, socialtjänst och BUP',
  'Tid för samverkan i scheman',
  'Läkemedelslistor som alla kan läsa',
  'Anhörigas roll',
  'Att mötas på plats',
];

const names = ['Tillit', 'tillit', 'Rutiner', 'Tid för handledning', 'Möten'];

/** Mostly the step at which the workshop stands, and a note that can be sorted there. */
function about(random: Random, view: View) {
  const step = stepOf(random, view, 'themes');
  const at = view.get('step', step);
  const notes = at && isThemes(at) ? sortableNotes(view, at) : [];
  const isSorted = notes.length > 0 && random.chance(0.8);
  return { step, note: isSorted ? random.pick(notes).id : random.id(view, 'note') };
}

export const themes: TestedKind = {
  roles: {
    'moved.place': ['participant'],
    'moved.lock': ['facilitator'],
    'laid.put': ['participant'],
    'laid.mark': ['participant'],
    'laid.bring': ['facilitator'],
  },
  requiresControl: ['moved.lock', 'laid.bring'],
  args: ({ step: where, theme }) => {
    const step = `step:themes${where}`;
    return {
      'moved.place': { step, note: 'note:own', theme, title: null },
      'moved.lock': { step, locked: true },
      'laid.put': { step, note: 'note:own', cluster: 'Tillit' },
      'laid.mark': { step, note: 'note:own', marked: true },
      'laid.bring': { step, brought: false, make: true },
    };
  },
  generators: {
    'moved.place': (random, view) => ({
      ...about(random, view),
      theme: random.nullable(() =>
        random.chance(0.7) ? random.id(view, 'theme') : random.newId('theme'),
      ),
      title: random.chance(0.4) ? random.pick(names) : null,
    }),
    'moved.lock': (random, view) => ({
      step: stepOf(random, view, 'themes'),
      locked: random.chance(0.3),
    }),
    'laid.put': (random, view) => ({
      ...about(random, view),
      cluster: random.nullable(() => random.pick(names)),
    }),
    'laid.mark': (random, view) => ({ ...about(random, view), marked: random.chance(0.7) }),
    'laid.bring': (random, view) => ({
      step: stepOf(random, view, 'themes'),
      brought: random.chance(0.5),
      make: random.chance(0.8),
    }),
  },
  weights: { 'moved.place': 24, 'laid.put': 16, 'laid.mark': 6, 'laid.bring': 8 },
  mutants: themesMutants,
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
