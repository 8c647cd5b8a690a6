/** The effort–impact matrix: everybody judges each theme; shown once it is closed. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { hasVoters } from '../../agenda/voters.ts';
import { answeredAt } from '../../people/attendance.ts';
import { countingTheme } from '../../themes/themes.ts';
import { everybody } from '../../visibility/audiences.ts';
import { isTellable } from '../../visibility/small-numbers.ts';
import { defineRoomKind } from '../kind.ts';
import { byGain, quadrantOf } from './levels.ts';
import { placementLevels, type MatrixResult, type Spread } from './model.ts';
import { placementsOf } from './placement.ts';

type MatrixStep = StepOf<'matrix'>;

export const matrixRoomKind = defineRoomKind({
  kind: 'matrix',
  projections: { placement: (placement) => [[[placement.seat], placement]] },
  voters: votersOf,
  rehearsed: (placement, { revealed }) => (revealed ? placement : null),
  project: (step, view) => (step.revealed ? [[everybody, spreadOf(step, view)]] : []),
  themeAnswers(step, view, theme) {
    if (!step.revealed) return hasVoters(view, step) ? null : 0;
    return shownSpread(step.id, view)?.themes.find((line) => line.theme === theme)?.voters ?? 0;
  },
  results,
  exported: {
    empty: { matrix: null },
    of: (step, view) => ({ matrix: exported(step, view) }),
  },
});

function votersOf(step: MatrixStep, view: View): Set<string> {
  return new Set(placementsOf(view, step.id).map(({ seat }) => seat));
}

/** The spread of a step, where it may be seen. */
function shownSpread(step: string, view: View): Spread | undefined {
  return view.list('spread').find((spread) => spread.step === step);
}

export function spreadOf(step: MatrixStep, view: View): Spread {
  const placements = placementsOf(view, step.id);
  const byTheme = Map.groupBy(placements, ({ theme }) => countingTheme(view, theme) ?? theme);
  return {
    type: 'spread',
    id: idOf('spread', keyOf(step.id)),
    step: step.id,
    voters: answeredAt(view, step.workshop)(placements.map(({ seat }) => seat)),
    themes: [...byTheme]
      .map(([theme, own]) => ({
        theme,
        voters: new Set(own.map(({ seat }) => seat)).size,
        effort: placementLevels.map((level) => own.filter(({ effort }) => effort === level).length),
        impact: placementLevels.map((level) => own.filter(({ impact }) => impact === level).length),
      }))
      .toSorted((a, b) => a.theme.localeCompare(b.theme)),
  };
}

/** A theme that was merged counts as its heir; one that was taken apart is no theme any more. */
function results(step: MatrixStep, view: View): readonly MatrixResult[] {
  const spread = shownSpread(step.id, view);
  const themes = (spread?.themes ?? []).toSorted(byGain).flatMap((judged) => {
    const theme = view.get('theme', judged.theme);
    const quadrant = quadrantOf(judged);
    if (!theme || theme.removed || quadrant === null || !isTellable(judged.impact)) return [];
    const { voters: judgements, effort, impact } = judged;
    return [{ id: theme.id, title: theme.title, corner: quadrant, judgements, effort, impact }];
  });
  if (!spread || themes.length === 0) return [];
  return [{ kind: 'matrix', title: step.title, people: spread.voters, themes }];
}

/** Null where it was not shown; without themes that so few have judged that it would tell who did. */
function exported({ id }: MatrixStep, view: View) {
  const spread = shownSpread(id, view);
  if (!spread) return null;
  const themes = spread.themes
    .filter(({ impact }) => isTellable(impact))
    .map(({ theme, voters: judgements, effort, impact }) => ({
      ...{ theme, judgements, effort, impact },
      corner: quadrantOf({ effort, impact }),
    }));
  return { people: spread.voters, themes };
}
