/** Questions about the areas of a plan. */
import type { View } from '../define.ts';
import type { Area } from '../model/area.ts';

/** The plan's areas, in order. */
export function areasOf(view: View): Area[] {
  return view
    .list('area')
    .filter((area) => !area.removed)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}
