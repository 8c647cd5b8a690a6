/** The effort–impact matrix: everybody judges each theme or action; shown once it is closed. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { hasVoters } from '../../agenda/voters.ts';
import { answeredAt } from '../../people/attendance.ts';
import { standingAction } from '../../plan/areas.ts';
import { everybody } from '../../visibility/audiences.ts';
import { isTellable } from '../../visibility/small-numbers.ts';
import { defineRoomKind } from '../kind.ts';
import { byGain, quadrantOf } from './levels.ts';
import { placementLevels, type JudgedLine, type MatrixResult, type Spread } from './model.ts';
import { countingSubject, placementsOf } from './placement.ts';

type MatrixStep = StepOf<'matrix'>;

export const matrixRoomKind = defineRoomKind({
  kind: 'matrix',
  projections: { placement: (placement) => [[[placement.seat], placement]] },
  voters: votersOf,
  rehearsed: (placement, { revealed }) => (revealed ? placement : null),
  project: (step, view) => (step.revealed ? [[everybody, spreadOf(step, view)]] : []),
  themeAnswers: (step, view, theme) => (step.rates === 'themes' ? answersTo(step, view, theme) : 0),
  actionAnswers: (step, view, action) =>
    step.rates === 'actions' ? answersTo(step, view, action) : 0,
  results,
  exported: {
    empty: { matrix: null },
    of: (step, view) => ({ matrix: exported(step, view) }),
  },
});

function answersTo(step: MatrixStep, view: View, subject: string): number | null {
  if (!step.revealed) return hasVoters(view, step) ? null : 0;
  const judged = shownSpread(step.id, view)?.subjects;
  return judged?.find((line) => line.subject === subject)?.voters ?? 0;
}

function votersOf(step: MatrixStep, view: View): Set<string> {
  return new Set(placementsOf(view, step.id).map(({ seat }) => seat));
}

/** The spread of a step, where it may be seen. */
function shownSpread(step: string, view: View): Spread | undefined {
  return view.list('spread').find((spread) => spread.step === step);
}

export function spreadOf(step: MatrixStep, view: View): Spread {
  const placements = placementsOf(view, step.id);
  const bySubject = Map.groupBy(placements, (placed) => countingSubject(view, placed) ?? '');
  return {
    type: 'spread',
    id: idOf('spread', keyOf(step.id)),
    step: step.id,
    voters: answeredAt(view, step.workshop)(placements.map(({ seat }) => seat)),
    subjects: [...bySubject]
      .map(([subject, own]) => ({
        subject,
        voters: new Set(own.map(({ seat }) => seat)).size,
        effort: placementLevels.map((level) => own.filter(({ effort }) => effort === level).length),
        impact: placementLevels.map((level) => own.filter(({ impact }) => impact === level).length),
      }))
      .toSorted((a, b) => a.subject.localeCompare(b.subject)),
  };
}

/** A theme that was merged counts as its heir; what was taken apart or removed is not there any more. */
function results(step: MatrixStep, view: View): readonly MatrixResult[] {
  const spread = shownSpread(step.id, view);
  const lines = (spread?.subjects ?? []).toSorted(byGain).flatMap((judged): JudgedLine[] => {
    const title = titleOf(view, step, judged.subject);
    const quadrant = quadrantOf(judged);
    if (title === null || quadrant === null || !isTellable(judged.impact)) return [];
    const { subject: id, voters: judgements, effort, impact } = judged;
    return [{ id, title, corner: quadrant, judgements, effort, impact }];
  });
  if (!spread || lines.length === 0) return [];
  const about = { kind: 'matrix' as const, title: step.title, people: spread.voters };
  return [{ ...about, ...byRated(step, lines) }];
}

function titleOf(view: View, { rates }: MatrixStep, subject: string): string | null {
  if (rates === 'actions') return standingAction(view, subject)?.title ?? null;
  const theme = view.get('theme', subject);
  return theme && !theme.removed ? theme.title : null;
}

/** The lines under the name of what was judged. */
function byRated<Line>({ rates }: MatrixStep, lines: readonly Line[]) {
  const none: readonly Line[] = [];
  return rates === 'actions' ? { themes: none, actions: lines } : { themes: lines, actions: none };
}

/** Null where it was not shown; without what so few have judged that it would tell who did. */
function exported(step: MatrixStep, view: View) {
  const spread = shownSpread(step.id, view);
  if (!spread) return null;
  const tellable = spread.subjects.filter(({ impact }) => isTellable(impact));
  const figures = ({ voters: judgements, effort, impact }: Spread['subjects'][number]) => {
    return { judgements, effort, impact, corner: quadrantOf({ effort, impact }) };
  };
  const isOf = step.rates === 'actions';
  return {
    people: spread.voters,
    themes: isOf ? [] : tellable.map((line) => ({ theme: line.subject, ...figures(line) })),
    actions: isOf ? tellable.map((line) => ({ action: line.subject, ...figures(line) })) : [],
  };
}
