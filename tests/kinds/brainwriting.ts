import type { View } from '#lib/workshop/define.ts';
import { brainwritingMutants } from '../mutants/brainwriting.ts';
import { columns as swedishColumns } from '../support/columns.ts';
import { faultsOfSheets } from './brainwriting-sheets.ts';
import { columns, stepOf, type TestedKind } from './kind.ts';

/** In which round a step is in which sheets go round; 1 for every other step. */
function roundIn(view: View, id: string): number {
  const step = view.get('step', id);
  return step?.kind === 'brainwriting' ? step.round : 1;
}

export const brainwriting: TestedKind = {
  roles: {
    'holding.pass': ['facilitator'],
    'idea.write': ['participant'],
  },
  requiresControl: ['holding.pass'],
  afterClose: ['idea.write'],
  args: ({ step }) => ({
    'holding.pass': { step: `step:brainwriting${step}`, from: 1, round: 2 },
    'idea.write': {
      ...{ id: 'note:idea', step: `step:brainwriting${step}`, round: 1, sheet: 'sheet:x' },
      ...{ on: null, text: 'x' },
    },
  }),
  // Who was given which sheet stays known, so that a late idea finds its sheet.
  leftByUndo: ['holding'],
  settings: { columns: [swedishColumns[0]] },
  fixture: { columns: columns.slice(0, 1), ideasEach: 2, roundMinutes: 3 },
  generators: {
    'holding.pass': (random, view) => {
      const step = stepOf(random, view, 'brainwriting');
      const from = roundIn(view, step);
      const round = random.chance(0.75) ? from + 1 : Math.max(1, from - 1);
      return { step, from: random.chance(0.9) ? from : 1 + random.below(4), round };
    },
    'idea.write': (random, view) => {
      const step = stepOf(random, view, 'brainwriting');
      const now = roundIn(view, step);
      const round = random.chance(0.8) ? now : 1 + random.below(now + 1);
      const known = view.list('holding').map(({ sheet }) => sheet);
      const sheet =
        known.length > 0 && random.chance(0.4) ? random.pick(known) : `sheet:x${random.below(200)}`;
      const on = random.chance(0.5) ? null : random.id(view, 'note');
      return { id: random.newId('note'), step, round, sheet, on, text: random.text() };
    },
  },
  weights: { 'holding.pass': 3, 'idea.write': 12 },
  reveals: 0.3,
  faultsIn: faultsOfSheets,
  words: [
    'Idéstafett',
    'Ingen pratar. Skriv upp till tre idéer på ditt ark. När tiden är ute går arket vidare till någon annan i bikupan, som läser och bygger vidare.',
  ],
  questions: ['Hur kan vi göra det lättare för den enskilde att hitta rätt?'],
  mutants: brainwritingMutants,
};
