/** What the wall suggests for the notes that lie on it, from what the series says of its themes. */
import { blindGroups, type BlindGroup } from '#lib/methods/suggest/blind-groups.ts';
import type { Suggester, Suggestion } from '#lib/methods/suggest/suggest-themes.ts';
import type { Texts } from '#lib/methods/suggest/words.ts';
import type { View } from '#lib/workshop/define.ts';
import { standingTheme, themesOf } from '#lib/workshop/themes/themes.ts';
import type { Card } from './board.ts';

/** Fewer notes are seen at a glance. */
const FEWEST_FOR_GROUPS = 12;

/** The themes suggested for each of some notes, best first. What was merged goes by all its names. */
export function suggestionsFor(
  view: View,
  cards: readonly Card[],
  suggester: Suggester,
): ReadonlyMap<string, readonly Suggestion[]> {
  const themes = themesOf(view);
  const standing = new Set(themes.map(({ id }) => id));
  const words = Map.groupBy(
    view.list('theme').flatMap(({ id, title, keywords }) => {
      const into = standingTheme(view, id);
      if (!standing.has(into)) return [];
      return [...(into === id ? [] : [title]), ...keywords].map((keyword) => ({ into, keyword }));
    }),
    ({ into }) => into,
  );
  const named = themes.map(({ id, title }) => ({
    ...{ id, title },
    keywords: (words.get(id) ?? []).map(({ keyword }) => keyword),
  }));
  const placed = view
    .list('note')
    .filter(({ theme, withdrawn, hidden }) => {
      return theme !== null && standing.has(theme) && !withdrawn && !hidden;
    })
    .map(({ id, text, theme }) => ({ id, text, theme }));
  const open = cards
    .filter(({ hidden }) => !hidden)
    .map(({ id, text }) => ({ id, text, theme: null }));
  return suggester.suggest(named, [...placed, ...open]);
}

/** Notes that may belong together, while there is hardly a theme yet to suggest. */
export function groupsAmong(
  cards: readonly Card[],
  themes: number,
  texts: Texts,
): readonly BlindGroup[] {
  if (themes >= 3 || cards.length < FEWEST_FOR_GROUPS) return [];
  return blindGroups(
    cards.filter(({ hidden }) => !hidden),
    texts,
  );
}
