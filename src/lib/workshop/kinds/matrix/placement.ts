/** A placement (placering): how much effort somebody thinks that something takes, and what it gives. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { isKind } from '../../model/step.ts';
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
      run(tx, { theme, at }, { step, seat }) {
        if (step.revealed) return refuse('placement.closed');
        const target = tx.get('theme', theme);
        if (!target || (target.removed && at !== null)) return refuse('theme.unknown');
        tx.put({
          type: 'placement',
          id: placementId(step.id, theme, seat),
          step: step.id,
          theme,
          seat,
          effort: at?.effort ?? null,
          impact: at?.impact ?? null,
        });
        return undefined;
      },
    }),
  },
});

/** The placements that count in a step: those of a theme that was dissolved do not. */
export function placementsOf(view: View, step: string): Placement[] {
  return view
    .list('placement')
    .filter(
      (placement) =>
        placement.step === step &&
        placement.effort !== null &&
        countingTheme(view, placement.theme) !== null,
    );
}
