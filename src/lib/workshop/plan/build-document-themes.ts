/**
 * What is known of the themes: breadth, dots and the notes behind them, without their authors.
 * The plan editor, the plan page and every export count them here.
 */
import { stepsOf } from '../agenda/agenda.ts';
import { roomKindOf } from '../kinds/room-kinds.ts';
import { columnsOf } from '../notes/columns.ts';
import { notesShown } from '../notes/shown-notes.ts';
import type { Note } from '../model/note.ts';
import type { View } from '../define.ts';
import { quotesOf } from '../themes/quotes.ts';
import { summaryOf } from '../themes/summaries.ts';
import { standingNames } from '../people/names.ts';
import { standingTheme, themesOf } from '../themes/themes.ts';
import type { Workshop } from '../model/workshop.ts';
import { areasOf } from './areas.ts';
import { leastKinds } from '../../methods/breadth.ts';
import { ranksOf } from '../../methods/ranking.ts';
import type { Breadth } from '../../methods/breadth.ts';
import type { NoteLine, ThemeLine } from './document.ts';
import type { ColumnTone } from '../model/terms.ts';

/** The themes that stand, in their own order, each with the notes that may be read. */
export function themeLines(view: View): readonly ThemeLine[] {
  const notes = notesShown(view);
  const columns = columnsByTitle(view, notes);
  const dots = dotsPerTheme(view);
  const areas = areaNumbers(view);
  const themes = themesOf(view);
  const ranks = ranksOf(themes.map(({ id }) => dots(id)));
  return themes.map((theme, at) => {
    const own = noteLines(
      view,
      notes.filter((note) => note.theme === theme.id),
    );
    const breadth = breadthOfTheme(view, theme.id);
    return {
      id: theme.id,
      title: theme.title,
      breadth,
      kinds: kindsOf(view, breadth),
      columns: columns.flatMap(({ title, tone }) => {
        const count = own.filter((note) => note.column === title).length;
        return count === 0 ? [] : [{ title, tone, count }];
      }),
      dots: dots(theme.id),
      rank: ranks[at] ?? null,
      notes: own,
      quotes: noteLines(view, quotesOf(view, theme.id)),
      summary: summaryOf(view, theme.id),
      area: areas.get(theme.id) ?? null,
    };
  });
}

/**
 * Notes as lines, without the hidden ones. Ordered by occasion, step and column and then by their
 * random ids: the order of writing, which could tell who wrote, is not kept.
 */
export function noteLines(view: View, notes: readonly Note[]): readonly NoteLine[] {
  const workshops = new Map(workshopsOf(view).map((workshop, index) => [workshop.id, index]));
  const place = ({ workshop, step, column }: Note): readonly number[] => {
    const at = view.get('step', step);
    const columnAt = columnsOf(at).findIndex(({ key }) => key === column);
    return [workshops.get(workshop) ?? 0, at?.order ?? 0, columnAt];
  };
  return notes
    .filter((note) => !note.hidden)
    .map((note) => ({ note, at: place(note) }))
    .toSorted((a, b) => compare(a.at, b.at) || (a.note.id < b.note.id ? -1 : 1))
    .map(({ note }) => {
      const column = columnsOf(view.get('step', note.step)).find(({ key }) => key === note.column);
      return {
        id: note.id,
        text: note.text,
        column: column?.title ?? '',
        tone: column?.tone ?? 'neutral',
        occasion: view.get('workshop', note.workshop)?.title ?? '',
      };
    });
}

/** The workshops of the series, in order. */
export function workshopsOf(view: View): readonly Workshop[] {
  return view
    .list('workshop')
    .toSorted((a, b) => a.order - b.order || a.date.localeCompare(b.date));
}

/** The number of the area that came from each theme; a theme that was merged counts as its heir. */
function areaNumbers(view: View): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [index, area] of areasOf(view).entries()) {
    const theme = area.theme && standingTheme(view, area.theme);
    if (theme && !numbers.has(theme)) numbers.set(theme, index + 1);
  }
  return numbers;
}

function breadthOfTheme(view: View, theme: string): Breadth {
  const known = view.list('breadth')[0]?.themes ?? [];
  const own = known.find((line) => line.theme === theme);
  return {
    groups: own?.groups ?? null,
    ofGroups: own?.ofGroups ?? 0,
    rounds: own?.rounds ?? 0,
    organisations: own?.organisations ?? null,
    ofOrganisations: own?.ofOrganisations ?? 0,
  };
}

/** Of all organisations of the series, which is more than were there: the number holds for those too. */
function kindsOf(view: View, { organisations }: Breadth): ThemeLine['kinds'] {
  const kinds = standingNames(view, 'organisation').map(({ kind }) => kind);
  const known = Map.groupBy(
    kinds.filter((kind) => kind !== 'unknown'),
    (kind) => kind,
  );
  const sizes = [...known.values()].map(({ length }) => length);
  const least = leastKinds(organisations, sizes, kinds.filter((kind) => kind === 'unknown').length);
  return least === null ? null : { least, of: sizes.length };
}

/** The dots of the latest vote that is closed; null for themes that came after it. */
function dotsPerTheme(view: View): (theme: string) => number | null {
  const votes = workshopsOf(view).flatMap(({ id }, order) =>
    stepsOf(view, id).flatMap((step) => {
      const dots = roomKindOf(step).themeDots?.(step, view);
      return dots ? [{ dots, order }] : [];
    }),
  );
  const latest = votes.at(-1);
  if (!latest) return () => null;
  const orders = new Map(workshopsOf(view).map(({ id }, order) => [id, order]));
  return (theme) => {
    const dots = latest.dots.get(theme);
    if (dots !== undefined) return dots;
    const named = view.get('theme', theme)?.workshop ?? '';
    return (orders.get(named) ?? 0) > latest.order ? null : 0;
  };
}

/** By title, so that "Fungerar bra" of two workshops is one column. */
function columnsByTitle(
  view: View,
  notes: readonly Note[],
): readonly { readonly title: string; readonly tone: ColumnTone }[] {
  const tones = new Map<string, ColumnTone>();
  const used = new Set(notes.map((note) => note.step));
  for (const { id } of workshopsOf(view)) {
    for (const step of stepsOf(view, id)) {
      if (!used.has(step.id)) continue;
      for (const { title, tone } of columnsOf(step)) if (!tones.has(title)) tones.set(title, tone);
    }
  }
  return Array.from(tones, ([title, tone]) => ({ title, tone }));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
