/** A dot (prick): how much somebody wants a theme to come first. Nobody else ever sees whose. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import { countingTheme } from '../../themes/themes.ts';
import { dotSchema, type Dot, dotId, dotArgs } from './model.ts';

const isDots = isKind('dots');

export const dot = entity({
  type: 'dot',
  schema: dotSchema,
  mutators: {
    set: stepMutator({
      in: isDots,
      args: dotArgs.set,
      run(tx, { theme, dots }, { step, seat }) {
        if (step.revealed) return refuse('dot.closed');
        const target = tx.get('theme', theme);
        if (!target) return refuse('theme.unknown');
        const key = dotId(step.id, theme, seat);
        // Fewer is always right: the theme may be gone, the budget may have been lowered.
        if (dots > (tx.get('dot', key)?.dots ?? 0)) {
          if (target.removed) return refuse('theme.unknown');
          const others = dotsBy(tx, step.id, seat).filter((dot) => dot.id !== key);
          if (dots > step.dotMax || sumOf(others) + dots > step.dotBudget)
            return refuse('dot.over-budget');
        }
        tx.put({ type: 'dot', id: key, step: step.id, theme, seat, dots });
        return undefined;
      },
    }),
  },
});

/** The dots of a step that count: those on a theme that was dissolved are back with their givers. */
export function dotsIn(view: View, step: string): Dot[] {
  return view
    .list('dot')
    .filter((dot) => dot.step === step && countingTheme(view, dot.theme) !== null);
}

/** What somebody has given in a step, as far as it counts. */
export function dotsBy(view: View, step: string, seat: string): Dot[] {
  return dotsIn(view, step).filter((dot) => dot.seat === seat);
}

type Budget = Pick<StepOf<'dots'>, 'id' | 'dotBudget'>;

/** How many dots somebody has left to give. */
export function dotsLeft(view: View, step: Budget, seat: string): number {
  return Math.max(0, step.dotBudget - sumOf(dotsBy(view, step.id, seat)));
}

/** How many dots somebody has given past the budget: it was lowered, or a theme came back. */
export function dotsOver(view: View, step: Budget, seat: string): number {
  return Math.max(0, sumOf(dotsBy(view, step.id, seat)) - step.dotBudget);
}

export function sumOf(dots: readonly Dot[]): number {
  return dots.reduce((sum, dot) => sum + dot.dots, 0);
}
