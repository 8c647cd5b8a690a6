/** Where notes lie on the sorting surface: ungrouped, in a theme, or in the parking lot. */
import { duplicatesOf, type DuplicateKeys } from '#lib/methods/suggest/duplicates.ts';
import { matcher } from '#lib/methods/search-text.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { countOf } from '#lib/workshop/notes/shown-notes.ts';
import type { Note } from '#lib/workshop/model/note.ts';
import type { View } from '#lib/workshop/define.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import type { Theme } from '#lib/workshop/model/theme.ts';

/** The id of a theme, or one of the two places that are none. */
export type Place = 'ungrouped' | 'parked' | (string & {});

export interface Card {
  readonly id: string;
  readonly text: string;
  readonly hidden: boolean;
  readonly tone: ColumnTone;
  /** The title of the column that the note was written under. */
  readonly noteColumn: string;
  /** Notes that say the same and lie under it: they go where it goes. */
  readonly alike: readonly string[];
}

export interface BoardColumn {
  readonly place: Place;
  readonly theme: Theme | null;
  /** Those that pass the filter. */
  readonly cards: readonly Card[];
  /** All of them. */
  readonly total: number;
  /** Those of them that are counted, as phones and projector count them. */
  readonly counted: number;
}

export interface Filter {
  /** The title of a column that notes are written under, or empty for all. */
  readonly noteColumn: string;
  readonly query: string;
}

/**
 * The columns of a workshop's board: its ungrouped notes, the themes of the series in order, the parking
 * lot. Themes and parking lot hold what earlier workshops put there too.
 */
export function boardColumns(
  view: View,
  workshop: string,
  filter: Filter,
  sorted: (notes: readonly Note[]) => readonly Note[],
): BoardColumn[] {
  const themes = themesOf(view);
  const place = placing(themes, workshop);
  const byPlace = Map.groupBy(sorted(notesOn(view)), place);
  const passes = filterOf(filter);
  const column = (key: Place, theme: Theme | null): BoardColumn => {
    const notes = byPlace.get(key) ?? [];
    const cards = notes.map((note) => cardOf(view, note));
    return {
      place: key,
      theme,
      cards: cards.filter(passes),
      total: cards.length,
      counted: countOf(notes),
    };
  };
  return [
    column('ungrouped', null),
    ...themes.map((theme) => column(theme.id, theme)),
    column('parked', null),
  ];
}

/** The notes of a workshop that lie in no theme and are not parked. */
export function ungroupedNotes(view: View, workshop: string): Note[] {
  const place = placing(themesOf(view), workshop);
  return notesOn(view).filter((note) => place(note) === 'ungrouped');
}

function notesOn(view: View): Note[] {
  return view.list('note').filter((note) => !note.withdrawn);
}

/** Where a note lies on the board of a workshop; null: not on it. */
function placing(themes: readonly Theme[], workshop: string): (note: Note) => Place | null {
  const standing = new Set(themes.map(({ id }) => id));
  return (note) => {
    if (note.theme !== null && standing.has(note.theme)) return note.theme;
    if (note.parked) return 'parked';
    return note.workshop === workshop ? 'ungrouped' : null;
  };
}

/** Lays what says the same under the first of it, unless that stack is spread out. */
export function stacked(
  cards: readonly Card[],
  isSpread: (first: string) => boolean,
  keys?: DuplicateKeys,
): Card[] {
  const under = new Map<string, readonly string[]>();
  const gone = new Set<string>();
  // What is hidden says nothing.
  const shown = cards.filter(({ hidden }) => !hidden);
  for (const [first = '', ...others] of duplicatesOf(shown, keys)) {
    if (isSpread(first)) continue;
    under.set(first, others);
    for (const id of others) gone.add(id);
  }
  return cards
    .filter(({ id }) => !gone.has(id))
    .map((card) => ({ ...card, alike: under.get(card.id) ?? [] }));
}

/** The arguments of `note.place` that put a note there. */
export function whereIs(place: Place): { readonly theme: string | null; readonly parked: boolean } {
  const none = place === 'ungrouped' || place === 'parked';
  return { theme: none ? null : place, parked: place === 'parked' };
}

function cardOf(view: View, { id, step, column, text, hidden }: Note): Card {
  const found = columnsOf(view.get('step', step)).find(({ key }) => key === column);
  return {
    id,
    text,
    hidden,
    tone: found?.tone ?? 'neutral',
    noteColumn: found?.title ?? '',
    alike: [],
  };
}

function filterOf({ noteColumn, query }: Filter): (card: Card) => boolean {
  const matches = matcher(query);
  return (card) => (noteColumn === '' || card.noteColumn === noteColumn) && matches(card.text);
}
