/** What a note can belong to from the start, where its step goes on from what is there already. */
import type { View } from '../define.ts';
import type { Step } from '../model/step.ts';
import { areasOf } from '../plan/areas.ts';
import { standingTheme, themesOf } from '../themes/themes.ts';

export interface Belonging {
  /** The theme in which the note then lies. */
  readonly theme: string;
  /** Of the theme, or of the area that it has become. */
  readonly title: string;
}

/** The themes, or the areas of the plan, that a writer can choose in a step; none in most steps. */
export function belongingsIn(view: View, step: Step): readonly Belonging[] {
  if (!('lookBack' in step) || step.lookBack === 'none') return [];
  const themes = themesOf(view);
  if (step.lookBack === 'findings') return themes.map(({ id, title }) => ({ theme: id, title }));
  const standing = new Set(themes.map(({ id }) => id));
  const areas = areasOf(view).flatMap(({ theme, title }) => {
    const found = theme && standingTheme(view, theme);
    return found && standing.has(found) ? [{ theme: found, title }] : [];
  });
  return areas.filter(({ theme }, at) => areas.findIndex((area) => area.theme === theme) === at);
}

/**
 * The theme in which a note lies that was written for one: the one that has taken it in since. Null
 * where it is gone by now, or where the step lets nobody choose: the note is sorted like any other.
 */
export function themeOfNew(view: View, step: Step, wished: string | null): string | null {
  if (wished === null || !('lookBack' in step) || step.lookBack === 'none') return null;
  const theme = view.get('theme', standingTheme(view, wished));
  return theme && !theme.removed ? theme.id : null;
}
