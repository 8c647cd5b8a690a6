/** The second themes that writers have given their notes: they count for breadth, and for nothing else. */
import type { View } from '../../define.ts';
import { isApplied, standingChoice } from './wall.ts';

/** Ids of notes that belong to a theme beside the one in which they lie, by theme. */
export function alsoInThemes(view: View): ReadonlyMap<string, readonly string[]> {
  const told = view.list('intent').flatMap(({ step, note, also }) => {
    const theme = isApplied(view, step) ? standingChoice(view, also) : null;
    return theme === null ? [] : [{ theme, note }];
  });
  const byTheme = Map.groupBy(told, ({ theme }) => theme);
  return new Map([...byTheme].map(([theme, own]) => [theme, own.map(({ note }) => note)]));
}
