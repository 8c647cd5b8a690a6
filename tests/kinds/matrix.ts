import { randomBelow, seededRandom } from '#lib/methods/random.ts';
import { stepOf, type TestedKind } from './kind.ts';

export const matrix: TestedKind = {
  roles: {
    'placement.set': ['participant'],
  },
  args: ({ step, theme }) => ({
    'placement.set': { step: `step:matrix${step}`, theme, at: { effort: 1, impact: 5 } },
  }),
  generators: {
    'placement.set': (random, view) => ({
      step: stepOf(random, view, 'matrix'),
      theme: random.id(view, 'theme'),
      at: random.nullable(() => ({ effort: 1 + random.below(5), impact: 1 + random.below(5) })),
    }),
  },
  words: ['Effekt och arbetsinsats', 'Bedöm varje tema för dig själv.'],
  shownAs: 'matrix-shown',
  answers: async ({ room, does }, actor, index) => {
    const random = seededRandom(index);
    for (const [at, { id: theme }] of room.store.list('theme').entries()) {
      const level = (base: number) => Math.min(5, Math.max(1, base + randomBelow(3, random) - 1));
      const judged = { effort: level(1 + ((at * 2) % 5)), impact: level(5 - (at % 4)) };
      await does(actor, 'placement.set', { step: 'step:matrix', theme, at: judged });
    }
  },
};
