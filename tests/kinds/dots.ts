import { fixtureStep, type TestedKind } from './kind.ts';

export const dots: TestedKind = {
  roles: {
    'dot.set': ['participant'],
  },
  args: ({ step, theme }) => ({ 'dot.set': { step: `step:dots${step}`, theme, dots: 1 } }),
  settings: { dotBudget: 5, dotMax: 3 },
  generators: {
    'dot.set': (random, view) => ({
      step: fixtureStep(random, view, 'dots'),
      theme: random.id(view, 'theme'),
      dots: random.below(5),
    }),
  },
  weights: { 'dot.set': 8 },
  // Nobody gives dots once they are counted.
  reveals: 0.3,
  words: [
    'Välj det viktigaste',
    'Sätt dina prickar på det du helst vill att vi arbetar vidare med.',
  ],
  shownAs: 'dots-shown',
  answers: async ({ does }, actor, index) => {
    const theme = `theme:t${index % 3}`;
    await does(actor, 'dot.set', { step: 'step:dots', theme, dots: 1 + (index % 2) });
  },
};
