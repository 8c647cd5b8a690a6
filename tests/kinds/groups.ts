import { fixtureStep, type TestedKind } from './kind.ts';

export const groups: TestedKind = {
  roles: {
    'interest.choose': ['participant'],
  },
  args: ({ step }) => ({ 'interest.choose': { step: `step:groups${step}`, topics: ['x'] } }),
  generators: {
    'interest.choose': (random, view) => ({
      step: fixtureStep(random, view, 'groups'),
      topics: random.sample(['Topic 1', 'Topic 2', 'Topic 3'], 2),
    }),
  },
  words: ['Hitta din bikupa', 'Sätt er tillsammans och hälsa på varandra.'],
};
