/** A poll: everybody answers the step's questions on a scale; shown once it is closed, and asked again. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { answeredAt } from '../../people/attendance.ts';
import { everybody } from '../../visibility/audiences.ts';
import { isTellable } from '../../visibility/small-numbers.ts';
import { defineRoomKind } from '../kind.ts';
import { ballotsOf } from './ballot.ts';
import type { Outcome, PollResult } from './model.ts';
import { scales } from './scales.ts';

type PollStep = StepOf<'poll'>;

export const pollRoomKind = defineRoomKind({
  kind: 'poll',
  projections: { ballot: (ballot) => [[[ballot.seat], ballot]] },
  voters: votersOf,
  rehearsed: (record, { asked, revealed }) =>
    record.type === 'ballot' && (revealed || record.asked < asked) ? record : null,
  project(step, view) {
    const outcome = outcomeOf(step, view);
    return outcome ? [[everybody, outcome]] : [];
  },
  place: 'decisions',
  results,
  exported: { empty: { poll: null }, of: (step, view) => ({ poll: exported(step, view) }) },
});

function votersOf(step: PollStep, view: View): Set<string> {
  return new Set(ballotsOf(view, step.id, step.asked).map(({ seat }) => seat));
}

/** The outcome of a step, where it may be seen. */
function shownOutcome(step: string, view: View): Outcome | undefined {
  return view.list('outcome').find((outcome) => outcome.step === step);
}

/** Null while nothing of it has been shown. */
export function outcomeOf(step: PollStep, view: View): Outcome | null {
  const shown = step.revealed ? step.asked : step.asked - 1;
  if (shown === 0) return null;
  const people = answeredAt(view, step.workshop);
  return {
    type: 'outcome',
    id: idOf('outcome', keyOf(step.id)),
    step: step.id,
    rounds: Array.from({ length: shown }, (_, before) => {
      const ballots = ballotsOf(view, step.id, before + 1);
      return {
        asked: before + 1,
        questions: step.questions.map((_question, at) => {
          const own = ballots.filter(({ question }) => question === at);
          return {
            voters: people(own.map(({ seat }) => seat)),
            counts: scales[step.scale].values.map(
              (value) => own.filter((ballot) => ballot.value === value).length,
            ),
            comments: own
              .flatMap(({ comment }) => comment ?? [])
              .toSorted((a, b) => a.localeCompare(b, 'sv')),
          };
        }),
      };
    }),
  };
}

/** One line for each question; one that hardly anybody has answered is no result. */
function results(step: PollStep, view: View): readonly PollResult[] {
  const outcome = shownOutcome(step.id, view);
  if (!outcome) return [];
  return step.questions.flatMap((question, at) => {
    const rounds = outcome.rounds.flatMap(({ questions }) => {
      const answered = questions[at];
      if (!answered || !isTellable(answered.counts)) return [];
      const { voters: people, counts, comments } = answered;
      return [{ people, counts, comments }];
    });
    if (rounds.length === 0) return [];
    return [{ kind: 'poll', question, scale: step.scale, rounds }];
  });
}

/** Null where nothing of it was shown; without numbers so small that they would tell who said what. */
function exported({ id, scale, questions }: PollStep, view: View) {
  const outcome = shownOutcome(id, view);
  if (!outcome) return null;
  const rounds = outcome.rounds.map(({ asked, questions: answered }) => ({
    asked,
    questions: answered.map(({ voters: people, counts, comments }, at) => ({
      question: questions[at] ?? '',
      people,
      answers: isTellable(counts)
        ? scales[scale].values.map((value, index) => ({ value, count: counts[index] ?? 0 }))
        : null,
      comments: isTellable(counts) ? comments : [],
    })),
  }));
  return { scale, rounds };
}
