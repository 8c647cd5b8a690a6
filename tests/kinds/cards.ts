import { lengths } from '#lib/workshop/model/fields.ts';
import { columns, stepOf, type TestedKind } from './kind.ts';

const headings = [
  { key: 'responsibility', title: 'Ansvar', tone: 'neutral' as const },
  { key: 'reach', title: 'Så når du oss', tone: 'neutral' as const },
  { key: 'need', title: 'Det vi behöver av andra', tone: 'neutral' as const },
];

const texts = {
  responsibility: [
    'Vi kallar till SIP när vi ser behovet, och håller i den första tiden efter utskrivning.',
    'Läkarinsatser, också i hemmet, och fast vårdkontakt för dem som vill ha det.',
    'Delegering av läkemedel, trygghetslarm och hemtjänst dygnet runt.',
  ],
  reach: ['Funktionsbrevlådan, vi svarar samma dag.', 'Ring mottagningen vardagar åtta till fem.'],
  need: ['Att få veta dagen före när någon skrivs ut.', 'Ett nummer som någon alltid svarar på.'],
};

export const cards: TestedKind = {
  roles: {
    'card.write': ['participant'],
    'card.fill': ['facilitator'],
    'card.hide': ['facilitator'],
    'card.restore': ['facilitator'],
  },
  afterClose: ['card.write'],
  args: ({ step }) => ({
    'card.write': { step: `step:cards${step}`, key: 'works', text: 'x', base: '' },
    'card.fill': {
      ...{ step: `step:cards${step}`, organisation: 'organisation:o1', role: 'role:r1' },
      ...{ key: 'works', text: 'x', base: '' },
    },
    'card.hide': {
      ...{ step: `step:cards${step}`, organisation: 'organisation:o1', role: 'role:r1' },
      hidden: true,
    },
    'card.restore': {
      ...{ step: `step:cards${step}`, organisation: 'organisation:o1', role: 'role:r1' },
      ...{ key: 'works', text: 'x' },
    },
  }),
  leftByUndo: ['card'],
  settings: { columns: headings },
  fixture: { columns },
  generators: {
    'card.write': (random, view) => ({
      step: stepOf(random, view, 'cards'),
      key: random.pick(columns).key,
      ...{ text: random.text(), base: '' },
    }),
    'card.fill': (random, view) => ({
      step: stepOf(random, view, 'cards'),
      ...{ organisation: random.id(view, 'organisation'), role: random.id(view, 'role') },
      key: random.pick(columns).key,
      ...{ text: random.text(), base: '' },
    }),
    'card.restore': (random, view) => {
      const all = view.list('card');
      const written = all.length > 0 ? random.pick(all) : undefined;
      return {
        step: written?.step ?? stepOf(random, view, 'cards'),
        organisation: written?.organisation ?? random.id(view, 'organisation'),
        role: written?.role ?? random.id(view, 'role'),
        ...{ key: random.pick(columns).key, text: random.text() },
      };
    },
    'card.hide': (random, view) => {
      const all = view.list('card');
      const written = all.length > 0 && random.chance(0.9) ? random.pick(all) : undefined;
      return {
        step: written?.step ?? stepOf(random, view, 'cards'),
        organisation: written?.organisation ?? random.id(view, 'organisation'),
        role: written?.role ?? random.id(view, 'role'),
        hidden: random.chance(0.5),
      };
    },
  },
  weights: { 'card.write': 6, 'card.fill': 2 },
  reveals: 0.6,
  faultsIn: (records) =>
    [...records.values()].flatMap((card) =>
      card.type === 'card' && card.texts.some(({ text }) => text.length > lengths.comment)
        ? [`${card.id} has a text that is too long`]
        : [],
    ),
  words: [
    'Uppdrag och roller',
    'Gör ett kort för din roll: vad ansvarar ni för, hur når man funktionen och vad behöver ni av andra?',
  ],
  shownAs: 'cards-shown',
  answers: async ({ does }, actor, index) => {
    // One of each organisation: there are five, and one role.
    if (index >= 5) return;
    for (const { key } of headings) {
      const all = texts[key as keyof typeof texts];
      const text = all[index % all.length] ?? '';
      await does(actor, 'card.write', { step: 'step:cards', key, text, base: '' });
    }
  },
};
