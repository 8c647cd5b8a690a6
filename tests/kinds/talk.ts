import { columns, stepOf, type TestedKind } from './kind.ts';

export const talk: TestedKind = {
  roles: {
    'agreed.write': ['participant'],
    'agreed.fill': ['facilitator'],
    'agreed.hide': ['facilitator'],
  },
  afterClose: ['agreed.write'],
  args: ({ step }) => ({
    'agreed.write': { step: `step:talk${step}`, key: 'works', text: 'x', base: '' },
    'agreed.fill': {
      ...{ step: `step:talk${step}`, group: 'group:g0', key: 'works', text: 'x', base: '' },
    },
    'agreed.hide': { step: `step:talk${step}`, group: 'group:g0', hidden: true },
  }),
  leftByUndo: ['agreed'],
  fixture: { columns: columns.slice(0, 2) },
  generators: {
    'agreed.write': (random, view) => ({
      step: stepOf(random, view, 'talk'),
      key: random.pick(columns).key,
      ...{ text: random.text(), base: '' },
    }),
    'agreed.fill': (random, view) => ({
      ...{ step: stepOf(random, view, 'talk'), group: random.id(view, 'group') },
      key: random.pick(columns).key,
      ...{ text: random.text(), base: '' },
    }),
    'agreed.hide': (random, view) => ({
      ...{ step: stepOf(random, view, 'talk'), group: random.id(view, 'group') },
      hidden: random.chance(0.5),
    }),
  },
  weights: { 'agreed.write': 5, 'agreed.fill': 2 },
  words: [
    'Samtal i bikuporna',
    'Prata om frågan. Utse en talesperson som kan säga några ord efteråt.',
  ],
  questions: ['När fungerade samverkan riktigt bra senast? Vad gjorde att det fungerade?'],
  spokenAs: 'talk-report',
  speakers: () =>
    ['C', 'A', 'B', 'F', 'E', 'D'].map((letter) => ({
      who: `group:g${letter.charCodeAt(0) - 65}`,
      label: `Bikupa ${letter}`,
    })),
  answers: async ({ does }, actor, index) => {
    if (index % 2 === 0) await does(actor, 'ready.set', { step: 'step:talk', ready: true });
  },
};
