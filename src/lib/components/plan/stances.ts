/** The stances to an action as lines with names, in the organisations' order. */
import type { View } from '#lib/workshop/noun.ts';
import type { Organisation } from '#lib/workshop/organisation.ts';
import type { StanceLine } from '#lib/workshop/plan/document.ts';
import { stanceId } from '#lib/workshop/plan/stance.ts';

export function organisationsOf(view: View): readonly Organisation[] {
  return view
    .list('organisation')
    .toSorted((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'sv'));
}

export function stancesOf(view: View, action: string): readonly StanceLine[] {
  return organisationsOf(view).flatMap(({ id, name }) => {
    const one = view.get('stance', stanceId(action, id));
    return one ? [{ organisation: name, stance: one.stance, comment: one.comment }] : [];
  });
}

/** Names of those who have not answered. */
export function silentOf(view: View, action: string): readonly string[] {
  return organisationsOf(view)
    .filter(({ id }) => !view.get('stance', stanceId(action, id)))
    .map(({ name }) => name);
}
