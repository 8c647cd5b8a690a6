/** Questions about the themes of a series. */
import { nameKeys } from '../../methods/name-keys.ts';
import type { View } from '../define.ts';
import { keysOf } from '../people/names.ts';
import type { Theme } from '../model/theme.ts';

/** The themes that stand, in order. */
export function themesOf(view: View): Theme[] {
  return view
    .list('theme')
    .filter((theme) => !theme.removed)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** The themes that a question is about, by their titles in it. */
export function themesNamed(view: View, question: string): Theme[] {
  const asked = question.toLocaleLowerCase('sv');
  return themesOf(view).filter(({ title }) => asked.includes(title.toLocaleLowerCase('sv')));
}

/** Another theme that stands and is called the same, whatever its capitals and spaces. */
export function sameTitle(view: View, themeId: string, title: string): Theme | undefined {
  const wanted = nameKeys(title);
  return themesOf(view).find(
    (theme) =>
      theme.id !== themeId && keysOf(theme, theme.title).some((key) => wanted.includes(key)),
  );
}

/** The theme in which another one has ended up through merging; itself if it was never merged. */
export function standingTheme(view: View, themeId: string): string {
  let at = view.get('theme', themeId);
  for (const seen = new Set<string>(); at?.mergedInto && !seen.has(at.id);) {
    seen.add(at.id);
    at = view.get('theme', at.mergedInto);
  }
  return at?.id ?? themeId;
}

/**
 * The theme for which counts what somebody has given to one: the one that took it in, if any. Null
 * where it was dissolved: what was given to it is back with its giver, and counts nowhere.
 */
export function countingTheme(view: View, themeId: string): string | null {
  const theme = view.get('theme', standingTheme(view, themeId));
  return theme && !theme.removed ? theme.id : null;
}
