/** A placement (placering): how much effort somebody thinks that something takes, and what it gives. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import type { Action } from '../../model/action.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import type { Theme } from '../../model/theme.ts';
import { standingAction } from '../../plan/areas.ts';
import { countingTheme } from '../../themes/themes.ts';
import { placementSchema, type Placement, placementId, placementArgs } from './model.ts';

const isMatrix = isKind('matrix');

export const placement = entity({
  type: 'placement',
  schema: placementSchema,
  mutators: {
    /** Sets both or takes both back: half a placement has no place in the matrix. */
    set: stepMutator({
      in: isMatrix,
      args: placementArgs.set,
      run(tx, { theme, action, at }, { step, seat }) {
        if (step.revealed) return refuse('placement.closed');
        const rated = step.rates === 'actions' ? action : theme;
        const target = rated === null ? undefined : tx.get(typeOf(step), rated);
        if (!target || (at !== null && isGone(tx, target))) {
          return refuse(`${typeOf(step)}.unknown`);
        }
        tx.put({
          type: 'placement',
          id: placementId(step.id, target.id, seat),
          step: step.id,
          ...subjectFields(step, target.id),
          seat,
          effort: at?.effort ?? null,
          impact: at?.impact ?? null,
        });
        return undefined;
      },
    }),
  },
});

/** The fields of a placement, and of its mutation, that say what is judged. */
export function subjectFields({ rates }: StepOf<'matrix'>, subject: string) {
  const isAction = rates === 'actions';
  return { theme: isAction ? null : subject, action: isAction ? subject : null };
}

function typeOf({ rates }: StepOf<'matrix'>) {
  return rates === 'actions' ? 'action' : 'theme';
}

function isGone(view: View, subject: Theme | Action): boolean {
  return subject.type === 'theme' ? subject.removed : !standingAction(view, subject.id);
}

/**
 * For what a placement counts: a theme that was merged counts as the one that took it in. Null: what
 * was judged is gone, and the placement is back with whoever gave it.
 */
export function countingSubject(view: View, { theme, action }: Placement): string | null {
  if (theme !== null) return countingTheme(view, theme);
  return action === null ? null : (standingAction(view, action)?.id ?? null);
}

/** The placements that count in a step: those of what was dissolved or removed do not. */
export function placementsOf(view: View, step: string): Placement[] {
  return view
    .list('placement')
    .filter(
      (placement) =>
        placement.step === step &&
        placement.effort !== null &&
        countingSubject(view, placement) !== null,
    );
}
