/** Questions about what stands in a plan. */
import type { View } from '../define.ts';
import type { Action } from '../model/action.ts';
import type { Area } from '../model/area.ts';

/** The plan's areas, in order. */
export function areasOf(view: View): Area[] {
  return view
    .list('area')
    .filter((area) => !area.removed)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** An action that stands: neither it nor its area was taken out of the plan. */
export function standingAction(view: View, actionId: string): Action | undefined {
  const action = view.get('action', actionId);
  if (!action || action.removed || view.get('area', action.area)?.removed !== false)
    return undefined;
  return action;
}
