/** Continue, adjust or stop: everybody answers in private, then the room decides. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { answeredAt } from '../../people/attendance.ts';
import { nameOf, standingName, standingNames } from '../../people/names.ts';
import { everybody, workshopAudience } from '../../visibility/audiences.ts';
import { isTellable } from '../../visibility/small-numbers.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { decisionsIn, standingDecision } from './decision.ts';
import { courses, type Decision, type DecideResult, type Leanings } from './model.ts';
import { opinionsIn } from './opinion.ts';

type DecideStep = StepOf<'decide'>;

export const decideRoomKind = defineRoomKind({
  kind: 'decide',
  projections: {
    opinion: (opinion) => [[[opinion.seat], opinion]],
    decision: projectDecision,
  },
  voters: votersOf,
  rehearsed(record, { revealed }) {
    if (record.type === 'opinion') return revealed ? record : null;
    return record.type === 'decision' && record.madeAt !== null ? record : null;
  },
  project: (step, view) => (step.revealed ? [[everybody, leaningsOf(step, view)]] : []),
  leads: true,
  place: 'decisions',
  results,
  exported: {
    empty: { decisions: [], leanings: null },
    of: (step, view) => ({ decisions: exported(step, view), leanings: told(step.id, view) }),
  },
});

function votersOf({ id }: DecideStep, view: View): Set<string> {
  return new Set(opinionsIn(view, id).map(({ seat }) => seat));
}

/** A draft is the facilitator's; of those that were made the room is told the latest, documents all. */
function projectDecision(decision: Decision, view: View): readonly Shown[] {
  const step = view.get('step', decision.step);
  const stands = step && standingDecision(view, step.id)?.id === decision.id;
  if (!stands) return [[decision.madeAt === null ? ['host'] : ['host', 'archive'], decision]];
  return [[['host', workshopAudience(step.workshop), 'archive'], decision]];
}

function leaningsOf(step: DecideStep, view: View): Leanings {
  const given = opinionsIn(view, step.id);
  return {
    type: 'leanings',
    id: idOf('leanings', keyOf(step.id)),
    step: step.id,
    voters: answeredAt(view, step.workshop)(given.map(({ seat }) => seat)),
    counts: courses.map((course) => given.filter((own) => own.course === course).length),
    reasons: given
      .flatMap(({ reason }) => reason ?? [])
      .toSorted((a, b) => a.localeCompare(b, 'sv')),
  };
}

/** How people thought, for documents: silent where few have answered. */
function told(step: string, view: View): DecideResult['leanings'] {
  const shown = view.list('leanings').find((leanings) => leanings.step === step);
  if (!shown || !isTellable(shown.counts)) return null;
  const { voters, counts, reasons } = shown;
  return { voters, counts, reasons };
}

function results(step: DecideStep, view: View): readonly DecideResult[] {
  const made = standingDecision(view, step.id);
  const leanings = told(step.id, view);
  if (!made && !leanings) return [];
  return [{ kind: 'decide', title: step.title, decision: made ? printed(made) : null, leanings }];

  function printed({ course, madeAt, wording, next, people, organisations }: Decision) {
    const own = new Set(organisations.map((id) => standingName(view, 'organisation', id)));
    const names = standingNames(view, 'organisation')
      .filter(({ id }) => own.has(id))
      .map(({ id }) => nameOf(view, 'organisation', id));
    // One that was made has both.
    if (course === null || madeAt === null) return null;
    return { course, wording, next, madeAt, people, organisations: names };
  }
}

function exported(step: DecideStep, view: View) {
  return decisionsIn(view, step.id).flatMap(
    ({ number, course, wording, next, madeAt, people, organisations }) =>
      madeAt === null ? [] : [{ number, course, wording, next, madeAt, people, organisations }],
  );
}
