/** Questions about the standing items of a series. */
import type { View } from '../define.ts';
import type { StandingItem } from '../model/standing-item.ts';

/** All of them, in order. */
export function standingItemsOf(view: View): readonly StandingItem[] {
  return view
    .list('standingItem')
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Those that the next meeting comes back to. */
export function activeItemsOf(view: View): readonly StandingItem[] {
  return standingItemsOf(view).filter(({ state }) => state === 'active');
}
