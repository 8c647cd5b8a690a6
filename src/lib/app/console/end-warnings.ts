/** What somebody will miss who ends the workshop now. */
import { m } from '#lib/text/generated/messages.js';
import type { View } from '#lib/workshop/define.ts';
import { actionsOf } from '#lib/workshop/plan/action.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';

/** A sentence for each; none where all is done. */
export function endWarnings(view: View, workshop: string): readonly string[] {
  const nextStep = view.get('workshop', workshop)?.nextStep ?? '';
  const alone = areasOf(view)
    .flatMap(({ id }) => actionsOf(view, id))
    .filter(({ organisation }) => organisation === null).length;
  return [
    ...(nextStep.trim() === '' ? [m.host_end_no_next_step()] : []),
    ...(alone > 0 ? [m.host_end_no_responsible({ n: alone })] : []),
  ];
}
