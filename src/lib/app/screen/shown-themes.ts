/** The themes as the projector lists them. */
import type { View } from '#lib/workshop/define.ts';
import type { Breadth } from '#lib/methods/breadth.ts';
import type { ThemeNature } from '#lib/workshop/model/terms.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';

export interface ShownTheme {
  readonly id: string;
  readonly title: string;
  readonly nature: ThemeNature | null;
  readonly notes: number;
  /** null while nothing that was shown lies in it. */
  readonly breadth: Breadth | null;
}

export function shownThemes(view: View): ShownTheme[] {
  const lines = view.list('breadth').flatMap(({ themes }) => themes);
  const byTheme = new Map(lines.map((line) => [line.theme, line]));
  return themesOf(view).map(({ id, title, nature }) => {
    const breadth = byTheme.get(id) ?? null;
    return { id, title, nature, notes: breadth?.notes ?? 0, breadth };
  });
}
