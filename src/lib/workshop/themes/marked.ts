/** The notes that groups have marked as their most important ones, as far as that is told. */
import type { View } from '../define.ts';

/** Where piles were brought to the plenary, in any step: nobody is told which group it was. */
export function markedNotes(view: View): ReadonlySet<string> {
  return new Set(
    view.list('laid').flatMap(({ note, marked, group }) => (marked && group === null ? note : [])),
  );
}
