/** Plans for tests: a whole one as a municipality could have written it, and an empty one. */
import type {
  ActionLine,
  NoteLine,
  PlanDocument,
  StanceLine,
  ThemeLine,
} from '#lib/workshop/plan/document.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';

const occasion = 'Workshop 1: Vad fungerar och vad behöver utvecklas?';

function note(id: string, tone: 'works' | 'develop', text: string): NoteLine {
  const column = tone === 'works' ? 'Fungerar bra' : 'Behöver utvecklas';
  return { id, text, tone, column, occasion };
}

function theme(
  id: string,
  title: string,
  area: number | null,
  dots: number,
  notes: readonly NoteLine[],
  { rank = null, kinds = null, quotes = [], summary = '' }: Partial<ThemeLine> = {},
): ThemeLine {
  const count = (tone: string): number => notes.filter((each) => each.tone === tone).length;
  return {
    id,
    title,
    area,
    dots,
    rank,
    kinds,
    notes,
    quotes,
    summary,
    breadth: { groups: 7, ofGroups: 9, rounds: 1, organisations: 4, ofOrganisations: 5 },
    columns: [
      { title: 'Fungerar bra', tone: 'works', count: count('works') },
      { title: 'Behöver utvecklas', tone: 'develop', count: count('develop') },
    ],
  };
}

const sipNotes = [
  note('n1', 'works', 'Bra när personen själv får bestämma vilka som sitter runt bordet'),
  note('n2', 'works', 'SIP-samordnaren är guld värd 💛'),
  note('n3', 'develop', 'Kallelsen kommer två dagar före, då hinner ingen läkare'),
  note('n4', 'develop', 'Vem är huvudansvarig efteråt?? Planen hamnar i byrålådan'),
];
const sip = theme('sip', 'Samordnad individuell plan (SIP)', 1, 24, sipNotes, {
  rank: { at: 1, tied: false },
  kinds: { least: 4, of: 5 },
  quotes: sipNotes.slice(1, 3),
  summary: 'Mötet är bra när det väl blir av. Kallelsen kommer för sent, och ingen äger planen.',
});
const discharge = theme(
  'hem',
  'Hemgång från sjukhus',
  2,
  17,
  [
    note('n5', 'works', 'Avdelningen skickar med en veckas läkemedel, tack för det'),
    note('n6', 'develop', 'Utskrivning fredag kl. 15.30 … alltid fredag kl. 15.30'),
    note('n7', 'develop', 'Läkemedelslistan stämmer inte med dosetten'),
  ],
  { rank: { at: 2, tied: true } },
);
const relatives = theme('anh', 'Stöd till anhöriga', null, 0, [
  note('n8', 'develop', 'Ingen frågar hur den som vårdar mår'),
]);

const parties = [
  {
    id: 'organisation:1',
    name: 'Socialförvaltningen, Ekby kommun',
    kind: 'kommun',
    participants: 6,
  },
  { id: 'organisation:2', name: 'Elevhälsan, Ekby kommun', kind: 'skola', participants: 4 },
  { id: 'organisation:3', name: 'Vårdcentralen Tallbacken', kind: 'primarvard', participants: 5 },
  { id: 'organisation:4', name: 'Geriatrikkliniken Södra', kind: 'slutenvard', participants: 3 },
  { id: 'organisation:5', name: 'Anhörigföreningen Ekby', kind: 'civilsamhalle', participants: 2 },
] as const;

function action(
  line: Partial<ActionLine> & Pick<ActionLine, 'id' | 'number' | 'title'>,
): ActionLine {
  return {
    responsible: null,
    accepted: false,
    others: [],
    start: null,
    due: null,
    indicator: null,
    followUp: null,
    support: null,
    effect: null,
    status: 'not-started',
    statusReason: null,
    note: null,
    stances: [],
    ...line,
  };
}

const routineStances: readonly StanceLine[] = [
  { id: parties[0].id, organisation: parties[0].name, stance: 'adopts', comment: null },
  { id: parties[1].id, organisation: parties[1].name, stance: 'adopts', comment: null },
  {
    id: parties[2].id,
    organisation: parties[2].name,
    stance: 'adopts-with-reservation',
    comment: 'Ja, om svarstiden för kallelser blir minst tio arbetsdagar.',
  },
  {
    id: parties[3].id,
    organisation: parties[3].name,
    stance: 'takes-home',
    comment: 'Tas upp i klinikens ledningsgrupp i november.',
  },
];

const routine = action({
  id: 'a1',
  number: '1.1',
  title: 'Gemensam rutin för kallelse, ordförandeskap och uppföljning av SIP',
  responsible: { id: parties[0].id, organisation: parties[0].name, role: 'KSA', name: null },
  accepted: true,
  others: [parties[2].name, parties[1].name],
  start: '2026-11-02',
  due: '2027-02-26',
  indicator: 'Andel SIP med bokad uppföljning, mål 90 procent',
  followUp: '2027-04-13',
  support: 'FoU-enheten bistår med mall och en enkel utvärdering.',
  effect: 'Den enskilde behöver inte berätta sin historia flera gånger.',
  status: 'under-way',
  stances: routineStances,
});

const checklist = action({
  id: 'a2',
  number: '2.1',
  title: 'En sida hem: gemensam checklista som följer med personen vid utskrivning',
  responsible: {
    id: parties[3].id,
    organisation: parties[3].name,
    role: 'verksamhetschef',
    name: 'Kim Ek',
  },
  start: '2026-11-16',
  due: '2027-03-31',
  indicator: 'Andel utskrivna med ifylld checklista vid stickprov',
  followUp: '2027-05-18',
  status: 'paused',
  statusReason: 'Väntar på beslut om tryck.',
  stances: [
    {
      id: parties[3].id,
      organisation: parties[3].name,
      stance: 'needs-information',
      comment: 'Vad kostar trycket?',
    },
    { id: parties[4].id, organisation: parties[4].name, stance: 'declines', comment: null },
  ],
});

const phone = action({ id: 'a3', number: '2.2', title: 'Bemannat nummer för frågor om hemgång' });

/** Two areas, three actions, five organisations, three themes. */
/** Of a plan everything that other results have besides is empty. */
const resultless: Pick<
  PlanDocument,
  'result' | 'sections' | 'blocks' | 'standing' | 'arrivals' | 'years' | 'only'
> = {
  ...{ result: 'plan', sections: resultDeclarations.plan.sections },
  ...{ blocks: {}, standing: [], arrivals: [], years: null, only: null },
};

export const samplePlan: PlanDocument = {
  language: 'sv',
  ...resultless,
  rehearsal: false,
  title: 'Lokal utvecklingsplan för god och nära vård i Ekby',
  purpose:
    'Vården och omsorgen i Ekby ska hålla ihop för den som behöver den.\n\nPlanen visar vem som har åtagit sig vad.',
  authority: 'Ekby kommun, socialnämnden',
  diaryNumber: 'SN 2026/412',
  state: 'adopted',
  version: 2,
  date: '2026-11-20',
  decidedBy: 'Samverkansgruppen i Ekby',
  parties,
  occasions: [
    {
      title: occasion,
      date: '2026-09-22',
      place: 'Folkets hus',
      participants: 20,
      sentIn: 7,
      groups: 9,
      notes: 10,
      summary: 'Dagen handlade mest om vägen hem från sjukhuset.',
      questions: ['Vad fungerar bra i dag?', 'Vad behöver vi utveckla tillsammans?'],
      unshown: [{ title: 'Dialog 2', what: 'notes', count: 7 }],
      results: [
        {
          kind: 'matrix',
          title: 'Effekt och arbetsinsats',
          people: 18,
          actions: [],
          themes: [
            {
              ...{ id: sip.id, title: sip.title, corner: 'first', judgements: 17 },
              ...{ effort: [4, 9, 3, 1, 0], impact: [0, 0, 2, 6, 9] },
            },
            {
              ...{ id: discharge.id, title: discharge.title, corner: 'plan', judgements: 16 },
              ...{ effort: [3, 1, 2, 4, 6], impact: [0, 1, 3, 7, 5] },
            },
          ],
        },
        {
          kind: 'poll',
          question: 'Ska kallelsen till SIP gå ut minst tio arbetsdagar före mötet?',
          scale: 'fist',
          rounds: [
            { people: 19, counts: [1, 3, 4, 5, 4, 1], comments: ['Fem dagar vid akuta behov'] },
            {
              ...{ people: 20, counts: [0, 0, 2, 6, 8, 2] },
              comments: ['Att elevhälsan får samma besked', 'Gäller det också på sommaren?'],
            },
          ],
        },
      ],
    },
  ],
  attendance: [
    { id: parties[0].id, organisation: parties[0].name, role: 'biståndshandläggare', count: 4 },
    { id: parties[0].id, organisation: parties[0].name, role: 'KSA', count: 2 },
    { id: parties[2].id, organisation: parties[2].name, role: 'distriktssköterska', count: 5 },
  ],
  strengths: [
    {
      theme: sip.title,
      breadth: { groups: 3, ofGroups: 9, rounds: 1, organisations: null, ofOrganisations: 5 },
      notes: sip.notes.filter(({ tone }) => tone === 'works'),
    },
  ],
  themes: [sip, discharge, relatives],
  areas: [
    {
      id: 'o1',
      number: 1,
      title: sip.title,
      theme: sip,
      currentState: 'Samordnade planer görs, men inbjudan kommer sent och uppföljningen uteblir.',
      goal: 'Den som behöver det har en plan som hen själv förstår.',
      actions: [routine],
    },
    {
      id: 'o2',
      number: 2,
      title: discharge.title,
      theme: discharge,
      currentState: 'Hemgångar sker sent på dagen och före helg.',
      goal: 'Alla vet vem man ringer de första dygnen hemma.',
      actions: [checklist, phone],
    },
  ],
  followUps: [
    {
      date: '2027-04-13',
      action: '1.1',
      title: routine.title,
      responsible: `KSA, ${parties[0].name}`,
    },
    { date: '2027-05-18', action: '2.1', title: checklist.title, responsible: null },
  ],
  nextStep: 'Planen tas upp i varje ledningsgrupp före den 15 december.',
  parking: [note('n9', 'develop', 'Vem betalar parkeringen vid vårdcentralen?')],
  ungrouped: [note('n10', 'develop', 'Det drar från fönstret')],
  hidden: 2,
  glossary: [{ term: 'SIP', meaning: 'samordnad individuell plan' }],
};

/** What a plan is before anybody has done anything. */
export const emptyPlan: PlanDocument = {
  language: 'sv',
  ...resultless,
  rehearsal: false,
  title: '',
  purpose: '',
  authority: null,
  diaryNumber: null,
  state: 'draft',
  version: 1,
  date: '2026-09-01',
  decidedBy: null,
  parties: [],
  occasions: [],
  attendance: [],
  strengths: [],
  themes: [],
  areas: [],
  followUps: [],
  nextStep: '',
  parking: [],
  ungrouped: [],
  hidden: 0,
  glossary: [],
};
