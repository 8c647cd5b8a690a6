import { heldIn } from '#lib/workshop/kinds/brainwriting/sheets.ts';
import type { View } from '#lib/workshop/define.ts';
import { brainwritingMutants } from '../mutants/brainwriting.ts';
import { columns as swedishColumns } from '../support/columns.ts';
import { faultsOfSheets } from './brainwriting-sheets.ts';
import { columns, stepOf, type PictureScene, type TestedKind } from './kind.ts';

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
  shownAs: 'brainwriting-shown',
  plays: passSheets,
  mutants: brainwritingMutants,
};

const ideas = [
  'En gemensam kontaktlista som hålls uppdaterad av en namngiven person i varje enhet.',
  'Ett telefonnummer för alla, där den som svarar kopplar vidare.',
  'Rita kartan över vägarna in och sätt upp den i väntrummen.',
  'Fråga tre personer som nyss har sökt hjälp hur de hittade.',
];

/** Sheets in every group: a first round, or all of them, with ideas that build on others. */
async function passSheets({ room, people, through, act, does }: PictureScene): Promise<void> {
  const step = 'step:brainwriting';
  for (let round = 1; round <= (through ? 4 : 2); round += 1) {
    if (round > 1) await act({ name: 'holding.pass', args: { step, from: round - 1, round } });
    for (const [index, actor] of people.entries()) {
      if (actor.role !== 'participant' || (!through && round === 2 && index % 3 !== 1)) continue;
      const held = heldIn(room.store, step, round, actor.seat);
      const sheet = held?.sheet ?? `sheet:${index}`;
      const onIt = room.store.list('idea').filter((idea) => idea.sheet === sheet);
      const on = round > 1 && index % 2 === 0 ? (onIt.at(-1)?.note ?? null) : null;
      for (let n = 0; n < (round === 1 ? 2 : 1); n += 1) {
        const id = `note:i${(index * 37 + round * 11 + n * 5) % 100}-${index}-${round}-${n}`;
        const text = ideas[(index + round + n) % ideas.length] ?? '';
        await does(actor, 'idea.write', { id, step, round, sheet, on, text });
      }
    }
  }
}
