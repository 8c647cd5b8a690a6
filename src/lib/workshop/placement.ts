/** A placement (placering): how much effort somebody thinks that something takes, and what it gives. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id, whole } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

/** From little to much, both ways. */
export const placementLevels = [1, 2, 3, 4, 5] as const;
const level = whole(1, placementLevels.length);

/** Its id is made of step, subject and seat: placing twice is placing once. */
const schema = v.strictObject({
  type: v.literal('placement'),
  id: composedId('placement'),
  step: id('step'),
  theme: id('theme'),
  seat: id('seat'),
  /** Both null: taken back. */
  effort: v.nullable(level),
  impact: v.nullable(level),
});
export type Placement = v.InferOutput<typeof schema>;

export const placement = noun({
  type: 'placement',
  schema,
  mutators: {
    /** Sets both or takes both back: half a placement has no place in the matrix. */
    set: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({
        step: id('step'),
        theme: id('theme'),
        at: v.nullable(v.strictObject({ effort: level, impact: level })),
      }),
      run(tx, { step: stepId, theme, at }, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', stepId);
        if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.kind !== 'matrix' || step.openedAt === null) return refuse('step.not-now');
        if (step.revealed) return refuse('placement.closed');
        const target = tx.get('theme', theme);
        if (!target || (target.removed && at !== null)) return refuse('theme.unknown');
        tx.put({
          type: 'placement',
          id: placementId(stepId, theme, actor.seat),
          step: stepId,
          theme,
          seat: actor.seat,
          effort: at?.effort ?? null,
          impact: at?.impact ?? null,
        });
        return undefined;
      },
    }),
  },
});

export function placementId(step: string, theme: string, seat: string): string {
  return idOf('placement', `${keyOf(step)}.${keyOf(theme)}.${keyOf(seat)}`);
}

/** The placements that stand in a step. */
export function placementsOf(view: View, step: string): Placement[] {
  return view.list('placement').filter((one) => one.step === step && one.effort !== null);
}
