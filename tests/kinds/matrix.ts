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
};
