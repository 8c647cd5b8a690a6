/** A dot (prick): how much somebody wants a theme to come first. Nobody else ever sees whose. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id, whole } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

/** Its id is made of step, theme and seat: setting it twice is once. */
const schema = v.strictObject({
  type: v.literal('dot'),
  id: composedId('dot'),
  step: id('step'),
  theme: id('theme'),
  seat: id('seat'),
  dots: whole(0, 20),
});
export type Dot = v.InferOutput<typeof schema>;

export const dot = noun({
  type: 'dot',
  schema,
  mutators: {
    set: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ step: id('step'), theme: id('theme'), dots: whole(0, 20) }),
      run(tx, { step: stepId, theme, dots }, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', stepId);
        if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.kind !== 'dots' || step.openedAt === null) return refuse('step.not-now');
        if (step.revealed) return refuse('dot.closed');
        const target = tx.get('theme', theme);
        // What was given to a theme that is gone can still be taken back.
        if (!target || (target.removed && dots > 0)) return refuse('theme.unknown');
        const key = dotId(stepId, theme, actor.seat);
        const others = dotsBy(tx, stepId, actor.seat).filter((one) => one.id !== key);
        const used = others.reduce((sum, one) => sum + one.dots, 0);
        if (dots > step.dotMax || used + dots > step.dotBudget) return refuse('dot.over-budget');
        tx.put({ type: 'dot', id: key, step: stepId, theme, seat: actor.seat, dots });
        return undefined;
      },
    }),
  },
});

export function dotId(step: string, theme: string, seat: string): string {
  return idOf('dot', `${keyOf(step)}.${keyOf(theme)}.${keyOf(seat)}`);
}

/** What somebody has given in a step. */
export function dotsBy(view: View, step: string, seat: string): Dot[] {
  return view.list('dot').filter((one) => one.step === step && one.seat === seat);
}

/** How many dots somebody has left to give. */
export function dotsLeft(
  view: View,
  step: { readonly id: string; readonly dotBudget: number },
  seat: string,
): number {
  const used = dotsBy(view, step.id, seat).reduce((sum, one) => sum + one.dots, 0);
  return Math.max(0, step.dotBudget - used);
}
