/** Where notes lie on the sorting surface: ungrouped, in a theme, or in the parking lot. */
import type { Note } from '#lib/workshop/note.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { ColumnTone } from '#lib/workshop/plan/terms.ts';
import { themesOf, type Theme } from '#lib/workshop/theme.ts';

/** The id of a theme, or one of the two places that are none. */
export type Place = 'ungrouped' | 'parked' | (string & {});

export interface Card {
  readonly id: string;
  readonly text: string;
  readonly hidden: boolean;
  readonly tone: ColumnTone;
  /** The column's title. */
  readonly column: string;
}

export interface Pile {
  readonly place: Place;
  readonly theme: Theme | null;
  /** Those that pass the filter. */
  readonly cards: readonly Card[];
  /** All of them. */
  readonly total: number;
}

export interface Filter {
  /** A column's title, or empty for all. */
  readonly column: string;
  readonly query: string;
}

/**
 * The piles of a workshop: its ungrouped notes, the themes of the series in order, the parking
 * lot. Themes and parking lot hold what earlier workshops put there too.
 */
export function pilesOf(
  view: View,
  workshop: string,
  filter: Filter,
  sorted: (notes: readonly Note[]) => readonly Note[],
): Pile[] {
  const themes = themesOf(view);
  const standing = new Set(themes.map(({ id }) => id));
  const place = (note: Note): Place | null => {
    if (note.theme !== null && standing.has(note.theme)) return note.theme;
    if (note.parked) return 'parked';
    return note.workshop === workshop ? 'ungrouped' : null;
  };
  const shown = view.list('note').filter((note) => !note.withdrawn);
  const byPlace = Map.groupBy(sorted(shown), place);
  const pile = (key: Place, theme: Theme | null): Pile => {
    const cards = (byPlace.get(key) ?? []).map((note) => cardOf(view, note));
    return {
      place: key,
      theme,
      cards: cards.filter((card) => passes(card, filter)),
      total: cards.length,
    };
  };
  return [
    pile('ungrouped', null),
    ...themes.map((theme) => pile(theme.id, theme)),
    pile('parked', null),
  ];
}

/** The arguments of `note.place` that put a note there. */
export function whereIs(place: Place): { readonly theme: string | null; readonly parked: boolean } {
  const none = place === 'ungrouped' || place === 'parked';
  return { theme: none ? null : place, parked: place === 'parked' };
}

function cardOf(view: View, { id, step, column, text, hidden }: Note): Card {
  const found = view.get('step', step)?.columns.find(({ key }) => key === column);
  return { id, text, hidden, tone: found?.tone ?? 'neutral', column: found?.title ?? '' };
}

function passes(card: Card, { column, query }: Filter): boolean {
  if (column !== '' && card.column !== column) return false;
  const wanted = query.trim().toLocaleLowerCase('sv');
  return wanted === '' || card.text.toLocaleLowerCase('sv').includes(wanted);
}
