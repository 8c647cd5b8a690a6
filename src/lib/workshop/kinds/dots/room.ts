/** Dots: everybody gives a few to the themes that should come first; counted once it is closed. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { hasVoters } from '../../agenda/voters.ts';
import { answeredAt } from '../../people/attendance.ts';
import { countingTheme } from '../../themes/themes.ts';
import { everybody } from '../../visibility/audiences.ts';
import { defineRoomKind } from '../kind.ts';
import { dotsIn, sumOf } from './dot.ts';
import type { Dot, DotUse, Score } from './model.ts';

export const dotsRoomKind = defineRoomKind({
  kind: 'dots',
  // Whose dots are whose, nobody else ever sees.
  projections: { dot: (dot) => [[[dot.seat], dot]] },
  voters: votersOf,
  rehearsed: (dot, { revealed }) => (revealed ? dot : null),
  project: (step, view) =>
    step.revealed ? [[everybody, scoreOf(step, view)]] : [[['host'], dotUseOf(step, view)]],
  themeDots(step, view) {
    const score = step.revealed ? shownScore(step.id, view) : undefined;
    return score && new Map(score.themes.map(({ theme, dots }) => [theme, dots]));
  },
  themeAnswers(step, view, theme) {
    if (!step.revealed) return hasVoters(view, step) ? null : 0;
    return shownScore(step.id, view)?.themes.find((line) => line.theme === theme)?.seats ?? 0;
  },
  exported: {
    empty: { vote: null },
    of({ id, revealed }, view) {
      const score = revealed ? shownScore(id, view) : undefined;
      if (!score) return { vote: null };
      const themes = score.themes.map(({ theme, dots, seats }) => ({ theme, dots, people: seats }));
      return { vote: { voters: score.voters, themes } };
    },
  },
});

/** The score of a step, where it may be seen. */
function shownScore(step: string, view: View): Score | undefined {
  return view.list('score').find((score) => score.step === step);
}

function votersOf(step: StepOf<'dots'>, view: View): Set<string> {
  return new Set(dotsIn(view, step.id).flatMap(({ dots, seat }) => (dots > 0 ? seat : [])));
}

export function scoreOf(step: StepOf<'dots'>, view: View): Score {
  const totals = new Map<string, { dots: number; seats: Set<string> }>();
  let givenBack = 0;
  for (const dot of view.list('dot')) {
    if (dot.step !== step.id || dot.dots === 0) continue;
    const theme = countingTheme(view, dot.theme);
    if (theme === null) {
      givenBack += dot.dots;
      continue;
    }
    const total = totals.get(theme) ?? { dots: 0, seats: new Set() };
    total.dots += dot.dots;
    total.seats.add(dot.seat);
    totals.set(theme, total);
  }
  const people = answeredAt(view, step.workshop);
  const themes = [...totals].map(([theme, { dots, seats }]) => ({
    theme,
    dots,
    seats: people(seats),
  }));
  return {
    type: 'score',
    id: idOf('score', keyOf(step.id)),
    step: step.id,
    voters: people(votersOf(step, view)),
    givenBack,
    themes: themes.toSorted((a, b) => b.dots - a.dots || a.theme.localeCompare(b.theme)),
  };
}

/** By how many dots people have given, without the themes: what a lower budget would take from them. */
export function dotUseOf(step: StepOf<'dots'>, view: View): DotUse {
  const bySeat = [...Map.groupBy(dotsIn(view, step.id), ({ seat }) => seat).values()];
  return {
    type: 'dotUse',
    id: idOf('dotUse', keyOf(step.id)),
    step: step.id,
    given: countsOf(bySeat.map(sumOf)),
    most: countsOf(bySeat.map((dots: readonly Dot[]) => Math.max(...dots.map((dot) => dot.dots)))),
  };
}

/** How often each number occurs, from 0 to the largest. */
function countsOf(numbers: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(0, ...numbers) + 1 }, () => 0);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}
