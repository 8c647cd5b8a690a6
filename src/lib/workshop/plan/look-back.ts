/**
 * What an occasion builds on: what the earlier ones of its series have found, agreed and said that
 * they would do. The same on every surface, from what everybody may see.
 */
import { activeItemsOf } from '../agenda/standing-items.ts';
import type { View } from '../define.ts';
import type { Workshop } from '../model/workshop.ts';
import { buildAreas } from './build-document-areas.ts';
import { themeLines, workshopsOf } from './build-document-themes.ts';
import type { AreaLine, ThemeLine } from './document.ts';

/** A theme of an earlier occasion; `count`: how many notes lie in it, as everybody is told. */
export type EarlierTheme = ThemeLine & { readonly count: number };

export interface Earlier {
  /** The most wanted first. */
  readonly themes: readonly EarlierTheme[];
  readonly areas: readonly AreaLine[];
  /** The items that come back at each meeting, as they are worded now. */
  readonly standing: readonly string[];
  /** What was to happen after the occasion before, if that was said. */
  readonly nextStep: { readonly occasion: string; readonly text: string } | null;
}

/**
 * What a workshop builds on; null: nothing, as the first of a series.
 *
 * @param until `own`: with the themes that it has found itself, for a step that goes on from them
 */
export function earlierOf(
  view: View,
  workshop: Workshop,
  until: 'before' | 'own' = 'before',
): Earlier | null {
  const before = workshopsOf(view).filter(({ order }) => order < workshop.order);
  if (before.length === 0 && until === 'before') return null;
  const own = new Set([...before.map(({ id }) => id), ...(until === 'own' ? [workshop.id] : [])]);
  const named = new Map(view.list('theme').map((theme) => [theme.id, theme.workshop]));
  const counts = new Map(
    view.list('breadth').flatMap(({ themes }) => themes.map(({ theme, notes }) => [theme, notes])),
  );
  const lines = themeLines(view);
  const themes = lines
    .filter(({ id }) => own.has(named.get(id) ?? ''))
    .map((theme) => ({ ...theme, count: counts.get(theme.id) ?? 0 }));
  const areas = buildAreas(view, lines);
  const said = before.findLast(({ nextStep }) => nextStep !== '');
  const standing = until === 'own' ? [] : activeItemsOf(view).map(({ text }) => text);
  if (themes.length === 0 && areas.length === 0 && standing.length === 0 && !said) return null;
  return {
    themes: mostWantedFirst(themes),
    areas,
    standing,
    nextStep: said ? { occasion: said.title, text: said.nextStep } : null,
  };
}

/** Themes by dots, and by how broadly they were raised. */
export function mostWantedFirst<T extends ThemeLine>(themes: readonly T[]): readonly T[] {
  return themes.toSorted(
    (a, b) =>
      (b.dots ?? 0) - (a.dots ?? 0) ||
      (b.breadth.groups ?? 0) - (a.breadth.groups ?? 0) ||
      (b.breadth.organisations ?? 0) - (a.breadth.organisations ?? 0),
  );
}
