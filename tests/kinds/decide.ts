import { courses } from '#lib/workshop/kinds/decide/model.ts';
import { draftNumber } from '#lib/workshop/kinds/decide/decision.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Random } from '../simulation/operations/random.ts';
import { stepOf, type TestedKind } from './kind.ts';

const reasons = [
  'Vi har precis börjat hitta varandra, och det märks i vardagen.',
  'Tiden räcker inte till så många möten.',
  'Hellre en timme varannan vecka än en halvdag.',
];

function place(random: Random, view: View) {
  const step = stepOf(random, view, 'decide');
  const now = draftNumber(view, step) ?? 1;
  return { step, number: random.chance(0.8) ? now : 1 + random.below(3) };
}

export const decide: TestedKind = {
  roles: {
    'opinion.give': ['participant'],
    'decision.write': ['facilitator'],
    'decision.make': ['facilitator'],
  },
  requiresControl: ['decision.make'],
  args: ({ step }) => ({
    'opinion.give': { step: `step:decide${step}`, course: 'adjust', reason: null },
    'decision.write': { step: `step:decide${step}`, number: 1, change: { course: 'adjust' } },
    'decision.make': { step: `step:decide${step}`, number: 1, at: 1 },
  }),
  leftByUndo: ['decision'],
  settings: { questions: ['Hur gör vi med vår samverkan framöver?'] },
  generators: {
    'opinion.give': (random, view) => ({
      step: stepOf(random, view, 'decide'),
      course: random.nullable(() => random.pick(courses)),
      reason: random.nullable(() => random.text()),
    }),
    'decision.write': (random, view) => ({
      ...place(random, view),
      change: {
        ...(random.chance(0.6) && { course: random.pick(courses) }),
        ...(random.chance(0.6) && { wording: random.text() }),
        ...(random.chance(0.3) && { next: random.nullable(() => '2027-01-10') }),
      },
      ...(random.chance(0.5) && { base: '' }),
    }),
    'decision.make': (random, view) => ({
      ...place(random, view),
      at: random.nullable(() => 1_700_000_000_000 + random.below(100_000)),
    }),
  },
  weights: { 'opinion.give': 5, 'decision.write': 4, 'decision.make': 2 },
  faultsIn: (records) =>
    [...records.values()].flatMap((decision) =>
      decision.type === 'decision' && decision.madeAt !== null && decision.course === null
        ? [`${decision.id} was made and says nothing`]
        : [],
    ),
  words: [
    'Fortsätta, justera eller avsluta?',
    'Svara för dig själv och skriv varför. Sedan bestämmer vi tillsammans.',
  ],
  questions: ['Hur gör vi med vår samverkan framöver?'],
  shownAs: 'decide-shown',
  plays: async ({ through, act }) => {
    if (!through) return;
    const step = 'step:decide';
    const wording =
      'Vi ses en timme varannan vecka i stället för en halvdag i månaden. Enhetscheferna kallar turvis. Skälet: det är i vardagen det märks att vi känner varandra.';
    const change = { course: 'adjust', wording, next: '2027-01-12' } as const;
    await act({ name: 'decision.write', args: { step, number: 1, change } });
    await act({ name: 'decision.make', args: { step, number: 1, at: 4_000_000_000_000 } });
  },
  answers: async ({ does }, actor, index) => {
    const course = courses[[0, 1, 1, 0, 0, 2, 1, 0][index % 8] ?? 0] ?? 'adjust';
    const reason = index % 3 === 0 ? (reasons[(index / 3) % reasons.length] ?? null) : null;
    await does(actor, 'opinion.give', { step: 'step:decide', course, reason });
  },
};
