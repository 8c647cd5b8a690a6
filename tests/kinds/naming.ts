import type { View } from '#lib/workshop/define.ts';
import type { Random } from '../simulation/operations/random.ts';
import { stepOf, type TestedKind } from './kind.ts';

/** As several would write them: some mean the same. */
const names = [
  ...['Tillit', 'tillit', 'Tid för handledning', 'Handledning och tid', 'Roller', 'Rollen'],
  ...['Möten', 'Mötena', 'Gemensamt språk', 'Vem ringer vem?', 'Trygg utskrivning'],
];

function proposalsOf(random: Random, view: View, step: string): string[] {
  const own = view.list('proposal').filter((proposal) => proposal.step === step);
  return own.length === 0 ? [random.id(view, 'proposal')] : [random.pick(own).id];
}

function place(random: Random, view: View) {
  const step = stepOf(random, view, 'naming');
  return { step, proposals: proposalsOf(random, view, step) };
}

const step = 'step:naming';
const key = (index: number, n = 0) => `proposal:t${index}x${n}`;

export const naming: TestedKind = {
  roles: {
    'proposal.add': ['participant'],
    'proposal.withdraw': ['participant'],
    'proposal.put': ['facilitator'],
    'proposal.arrange': ['facilitator'],
    'proposal.retitle': ['facilitator'],
    'proposal.hide': ['facilitator'],
    'proposal.keep': ['facilitator'],
    'backing.set': ['participant'],
    'backing.count': ['facilitator'],
  },
  requiresControl: ['backing.count'],
  args: ({ step: where, theme }) => {
    const at = `step:naming${where}`;
    return {
      'proposal.add': { id: 'proposal:new', step: at, text: 'Tillit' },
      'proposal.withdraw': { step: at, proposal: 'proposal:x', withdrawn: true },
      'proposal.put': { id: 'proposal:put', step: at, text: 'Tillit', withdrawn: false },
      'proposal.arrange': { step: at, proposals: ['proposal:x'], into: null, apart: true },
      'proposal.retitle': { proposal: 'proposal:x', title: 'Tillit' },
      'proposal.hide': { step: at, proposals: ['proposal:x'], hidden: true },
      'proposal.keep': { step: at, proposals: ['proposal:x'], theme },
      'backing.set': { step: at, proposal: 'proposal:x', backs: true },
      'backing.count': { step: at, counted: false },
    };
  },
  leftByUndo: ['proposal'],
  generators: {
    'proposal.add': (random, view) => ({
      id: random.chance(0.1) ? random.id(view, 'proposal') : random.newId('proposal'),
      step: stepOf(random, view, 'naming'),
      text: random.chance(0.6) ? random.pick(names) : random.text().slice(0, 60),
    }),
    'proposal.withdraw': (random, view) => {
      const at = stepOf(random, view, 'naming');
      const [proposal = ''] = proposalsOf(random, view, at);
      return { step: at, proposal, withdrawn: random.chance(0.6) };
    },
    'proposal.put': (random, view) => ({
      id: random.chance(0.1) ? random.id(view, 'proposal') : random.newId('proposal'),
      step: stepOf(random, view, 'naming'),
      text: random.pick(names),
      withdrawn: random.chance(0.2),
    }),
    'proposal.arrange': (random, view) => ({
      ...place(random, view),
      into: random.nullable(() => random.id(view, 'proposal')),
      apart: random.chance(0.3),
    }),
    'proposal.retitle': (random, view) => ({
      proposal: random.id(view, 'proposal'),
      title: random.nullable(() => random.pick(names)),
    }),
    'proposal.hide': (random, view) => ({ ...place(random, view), hidden: random.chance(0.5) }),
    'proposal.keep': (random, view) => ({
      ...place(random, view),
      theme: random.nullable(() => random.id(view, 'theme')),
    }),
    'backing.set': (random, view) => {
      const at = stepOf(random, view, 'naming');
      const [proposal = ''] = proposalsOf(random, view, at);
      return { step: at, proposal, backs: random.chance(0.7) };
    },
    'backing.count': (random, view) => ({
      step: stepOf(random, view, 'naming'),
      counted: random.chance(0.4),
    }),
  },
  weights: { 'proposal.add': 6, 'proposal.withdraw': 2, 'backing.set': 6 },
  // Nobody proposes names once they are shown, and nobody wants any before.
  reveals: 0.5,
  faultsIn: (records) =>
    [...records.values()].flatMap((step) =>
      step.type === 'step' && step.kind === 'naming' && step.counted && step.settled < 2
        ? [`${step.id} was counted and not settled`]
        : [],
    ),
  words: ['Namnge teman', 'Läs lapparna tillsammans och föreslå namn på teman. Sedan väljer vi.'],
  shownAs: 'naming-choose',
  answers: async ({ does }, actor, index) => {
    // A group proposes three, however its people are numbered.
    if (index >= 18 || index % 4 === 3) return;
    const text = names[index % names.length] ?? 'Tillit';
    await does(actor, 'proposal.add', { id: key(index), step, text });
  },
};
