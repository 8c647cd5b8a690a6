import type { View } from '#lib/workshop/define.ts';
import { stepOf, type TestedKind } from './kind.ts';

/** Which time a poll asks; 1 for every other step. */
function askedIn(view: View, id: string): number {
  const step = view.get('step', id);
  return step?.kind === 'poll' ? step.asked : 1;
}

const comments = [
  'Att det finns tid avsatt i schemat, annars blir det ännu en rutin som ingen hinner följa.',
  'Tydligt vem som kallar.',
  'Att MAS har sagt ja först.',
];

export const poll: TestedKind = {
  roles: {
    'ballot.cast': ['participant'],
    'ballot.ask': ['facilitator'],
  },
  requiresControl: ['ballot.ask'],
  args: ({ step }) => ({
    'ballot.cast': {
      ...{ step: `step:poll${step}`, asked: 1, question: 0 },
      ...{ value: 3, comment: null },
    },
    'ballot.ask': { step: `step:poll${step}`, asked: 1 },
  }),
  settings: { questions: ['Kan vi göra så?', 'Vill vi det?'], scale: 'fist' },
  fixture: { questions: ['Can we do it?', 'Do we want it?'] },
  generators: {
    'ballot.cast': (random, view) => {
      const step = stepOf(random, view, 'poll');
      return {
        step,
        asked: random.chance(0.9) ? askedIn(view, step) : 1 + random.below(3),
        question: random.below(3),
        value: random.nullable(() => random.below(9)),
        comment: random.nullable(() => random.text()),
      };
    },
    'ballot.ask': (random, view) => {
      const id = stepOf(random, view, 'poll');
      return { step: id, asked: random.below(3) + askedIn(view, id) };
    },
  },
  words: [
    'Hur ställer vi oss?',
    'Svara för dig själv. Den som tvekar skriver vad som skulle göra det möjligt.',
  ],
  questions: [
    'Vi inför en gemensam rutin för SIP som gäller från första mars.',
    'Varje enhet utser en kontaktperson som finns i kommunens växel.',
  ],
  shownAs: 'poll-shown',
  answers: async ({ does }, actor, index) => {
    for (const question of [0, 1]) {
      const value = [5, 4, 4, 3, 2, 4, 1, 5][(index + question) % 8] ?? 5;
      const comment = value <= 2 ? (comments[index % comments.length] ?? null) : null;
      await does(actor, 'ballot.cast', { step: 'step:poll', asked: 1, question, value, comment });
    }
  },
};
