/** The sorting surface's own state: what is selected, filtered and named, and what can be done. */
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { SvelteSet } from 'svelte/reactivity';
import { lengths } from '#lib/workshop/model/fields.ts';
import { most } from '#lib/workshop/model/most.ts';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import { Kept } from '#lib/client/kept.ts';
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { natureWord } from '#lib/text/nature-words.ts';
import { resultOf } from '#lib/app/result.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';
import { themeNatures } from '#lib/workshop/model/terms.ts';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { ListField } from '#lib/app/lists/list-field.ts';
import { ArrivalOrder } from '#lib/app/console/notes/arrival-order.ts';
import { themeAnswers } from '#lib/workshop/kinds/room-kinds.ts';
import { sameTitle } from '#lib/workshop/themes/themes.ts';
import { DuplicateKeys } from '#lib/methods/suggest/duplicates.ts';
import { Suggester } from '#lib/methods/suggest/suggest-themes.ts';
import { markedNotes } from '#lib/workshop/themes/marked.ts';
import { Texts } from '#lib/methods/suggest/words.ts';
import { claimsBeside } from '#lib/workshop/notes/claim.ts';
import { Lanes } from './lanes.ts';
import { groupsAmong, suggestionsFor } from './suggested.ts';
import {
  boardColumns,
  stacked,
  whereIs,
  type Card,
  type BoardColumn,
  type Place,
} from './board.ts';

/** The suggestion that stands on a note: a theme by its number, and the word it was found by. */
export interface Suggested {
  readonly number: number;
  readonly title: string;
  readonly word: string;
}

/** A card with what stands on it: all that makes it look otherwise, but that it is selected. */
export interface ShownCard {
  readonly card: Card;
  readonly suggestion: Suggested | null;
  /** A group has marked it as one of its most important ones. */
  readonly marked: boolean;
  /** Who else has it in hand. */
  readonly claimedBy: string | null;
  /** Where Tab stops in its list. */
  readonly isStop: boolean;
}

/** The ways in which a theme ends without another one taking it in. */
type Dissolving = 'takeApart' | 'park';

export class Sorting {
  readonly console: ConsoleState;
  readonly selected = new SvelteSet<string>();
  /** The note that has the focus of the keys. */
  active = $state<string | null>(null);
  /** The column that notes are written under to which the cards are filtered; empty: all. */
  noteColumn = $state('');
  query = $state('');
  /** The theme whose title is being written. */
  naming = $state<string | null>(null);
  /** The theme that is to be dissolved, while it is asked whether it shall. */
  dissolving = $state.raw<{ readonly theme: string; readonly how: Dissolving } | null>(null);
  /** A theme that was to get the title of another one, while it is asked whether to merge them. */
  merging = $state.raw<{ readonly from: string; readonly into: string } | null>(null);
  /** Whether the list of places to move to is shown. */
  moving = $state(false);
  /** Themes whose notes are shown. */
  readonly opened = new SvelteSet<string>();
  /** The first notes of stacks that are spread out. */
  readonly spread = new SvelteSet<string>();
  /** On how many lanes the ungrouped notes lie; the surface says how many fit. */
  lanesWide = $state(1);
  /** How often the lanes have been dealt anew. */
  #dealt = $state(0);
  readonly #order = new ArrivalOrder();
  readonly #lanes = new Lanes();
  readonly #texts = new Texts();
  readonly #suggester = new Suggester(this.#texts);
  readonly #keys = new DuplicateKeys();
  readonly #cards = new Kept<Card>();
  readonly #suggested = new Kept<Suggested>();
  readonly #shown = new Kept<ShownCard>();
  #anchor: string | null = null;

  constructor(console: ConsoleState) {
    this.console = console;
  }

  readonly #board = $derived.by(() =>
    boardColumns(
      this.console.room.view,
      this.console.workshopId,
      { noteColumn: this.noteColumn, query: this.query },
      (notes) => this.#order.sorted(notes),
    ),
  );
  /** The ungrouped notes as they lie side by side. */
  readonly lanes = $derived.by(() => {
    const isSpread = (first: string) => this.spread.has(first);
    const cards = stacked(this.#board[0]?.cards ?? [], isSpread, this.#keys);
    return this.#lanes.arrange(this.#kept(cards), this.lanesWide, this.#dealt);
  });
  readonly columns = $derived.by(() => {
    const [ungrouped, ...others] = this.#board;
    if (!ungrouped) return [];
    return [
      { ...ungrouped, cards: this.lanes.flat() },
      ...others.map((column) => ({ ...column, cards: this.#kept(column.cards) })),
    ];
  });
  readonly ungrouped = $derived.by(() => this.columns[0]);
  /** The themes that are suggested for ungrouped notes, best first. */
  readonly suggestions = $derived.by(() =>
    suggestionsFor(this.console.room.view, this.ungrouped?.cards ?? [], this.#suggester),
  );
  /** The first suggestion for each note, as it stands on it. */
  readonly suggested = $derived.by(() => {
    const found = new Map<string, Suggested>();
    for (const [id, [best]] of this.suggestions) {
      const at = this.themes.findIndex(({ place }) => place === best?.theme);
      const title = this.themes[at]?.theme?.title;
      if (!best || title === undefined) continue;
      const { word } = best;
      found.set(id, this.#suggested.keep(id, { number: at + 1, title, word }));
    }
    return found;
  });
  /** Notes that may belong together, while hardly a theme is there. */
  readonly groups = $derived.by(() =>
    groupsAmong(this.ungrouped?.cards ?? [], this.themes.length, this.#texts),
  );
  /** Who else has which notes selected, by note. */
  readonly claimed = $derived.by(() => {
    const { room, workshopId: workshop } = this.console;
    const device = room.actor.role === 'facilitator' ? room.actor.device : '';
    const claims = claimsBeside(room.view, { workshop, device, now: room.now() });
    return new Map(claims.flatMap(({ name, notes }) => notes.map((id) => [id, name] as const)));
  });
  /** The notes that groups have marked as most important. */
  readonly marked = $derived.by(() => markedNotes(this.console.room.view));
  readonly themes = $derived.by(() => this.columns.slice(1, -1));
  readonly parked = $derived.by(() => this.columns.at(-1));
  /** Titles of the columns that notes are written under. */
  readonly noteColumns = $derived.by(() => {
    const steps = this.console.room.view.list('step');
    return [...new Set(steps.flatMap((step) => columnsOf(step).map(({ title }) => title)))];
  });
  /** What is selected and seen: what has been filtered away is never moved unseen. */
  readonly chosen = $derived.by(() =>
    this.columns.flatMap(({ cards }) =>
      cards.filter(({ id }) => this.selected.has(id)).map(({ id }) => id),
    ),
  );

  /** Selects or lets go of one note; with `range`, everything from the last one to it. */
  toggle(id: string, range = false): void {
    const column = this.columnWith(id);
    this.active = id;
    if (range && column) this.#selectRange(column, id);
    else if (this.selected.has(id)) this.selected.delete(id);
    else this.selected.add(id);
    if (!range) this.#anchor = id;
  }

  /** Selects these besides, but none that somebody else has in hand; the keys go on from the first. */
  selectThese(ids: readonly string[]): void {
    const free = ids.filter((id) => !this.claimed.has(id));
    for (const id of free) this.selected.add(id);
    this.active = free[0] ?? this.active;
  }

  /** Spreads a stack of notes that say the same, or lays them under the first again. */
  toggleStack(id: string): void {
    const stack = this.card(id);
    if (this.spread.has(id)) this.spread.delete(id);
    else if (stack && stack.alike.length > 0) this.spread.add(id);
  }

  /** Those of some notes for which a theme is suggested. */
  suggestedAmong(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => this.suggestions.has(id));
  }

  /** Puts each of these into the theme that is suggested first for it. */
  accept(ids = this.targets()): boolean {
    const going = this.suggestedAmong(ids);
    const next = this.#nextAfter(going);
    const byTheme = Map.groupBy(going, (id) => this.suggestions.get(id)?.[0]?.theme ?? '');
    const [[first] = []] = byTheme;
    if (first === undefined) return false;
    const calls = [...byTheme].map(([theme, own]): MutationCall => {
      return ['note.place', { notes: this.#withAlike(own), ...whereIs(theme) }];
    });
    const n = this.#withAlike(going).length;
    const text =
      byTheme.size === 1
        ? m.host_did_sort({ n, place: this.nameOf(first) })
        : m.host_did_accept({ n });
    const done = this.console.command(text, ...calls);
    if (done) this.#moved(next);
    return done;
  }

  /** Adds a word by which notes are suggested for a theme, or takes it away. */
  setKeyword(theme: string, keyword: string, present: boolean): boolean {
    const title = this.nameOf(theme);
    const text = present
      ? m.host_did_keyword({ keyword, title })
      : m.host_did_keyword_away({ keyword, title });
    return this.console.command(text, ['theme.keyword', { theme, keyword, present }]);
  }

  /** Deals the notes to their lanes anew where those have become very uneven. True: it has. */
  settle(): boolean {
    const heights = this.lanes.map((lane) => lane.length);
    const isUneven = Math.max(...heights) >= 2 * Math.min(...heights) + 3;
    if (!isUneven || this.selected.size > 0) return false;
    this.#dealt += 1;
    return true;
  }

  /** Tells the others which notes are selected here. */
  tellClaim(): void {
    const { room, workshopId: workshop, name } = this.console;
    const notes = [...this.selected].slice(0, most.claimed);
    // It only helps others: where it cannot be told, nothing is said.
    room.mutate('claim.set', { workshop, name: name.trim() || null, notes });
  }

  selectAll(column: BoardColumn): void {
    for (const { id } of column.cards) this.selected.add(id);
  }

  clear(): void {
    this.selected.clear();
    this.#anchor = null;
  }

  /** What moves when this note is dragged: with the selection if it is part of it, else alone. */
  dragSet(id: string): readonly string[] {
    return this.selected.has(id) ? this.chosen : [id];
  }

  /** What the keys act on: the selection, or without one the note that has the focus. */
  targets(): readonly string[] {
    if (this.chosen.length > 0) return this.chosen;
    return this.active !== null && this.columnWith(this.active) ? [this.active] : [];
  }

  move(place: Place, ids = this.targets()): boolean {
    const going = this.#withAlike(ids.filter((id) => this.columnWith(id)?.place !== place));
    if (going.length === 0) return false;
    const next = this.#nextAfter(going);
    const text = m.host_did_sort({ n: going.length, place: this.nameOf(place) });
    const done = this.console.command(text, ['note.place', { notes: going, ...whereIs(place) }]);
    if (done) this.#moved(next);
    return done;
  }

  /** A new theme of some notes, or an empty one; its title is asked for at once. */
  create(ids = this.targets()): boolean {
    const theme = newId('theme');
    const next = this.#nextAfter(ids);
    const args = {
      id: theme,
      workshop: this.console.workshopId,
      title: this.#freeTitle(),
      notes: this.#withAlike(ids),
    };
    const done = this.console.command(m.host_did_theme({ n: args.notes.length }), [
      'theme.create',
      args,
    ]);
    if (!done) return false;
    this.#moved(next);
    this.naming = theme;
    return true;
  }

  /** What is refused stays in its field. Where another theme has the title it is asked to merge them. */
  rename(theme: string, title: string, from: string): void {
    const wanted = title.trim();
    const same = wanted === '' || wanted === from;
    const other = same ? undefined : sameTitle(this.console.room.view, theme, wanted);
    if (other) {
      this.merging = { from: theme, into: other.id };
      return;
    }
    const text = m.host_did_rename({ title: wanted });
    const args = { theme, title: wanted, base: from };
    if (same || this.console.command(text, ['theme.rename', args])) {
      this.naming = null;
    }
  }

  /** A list of titles that is pasted into the title of a theme: a new one takes the first of them. */
  listInto(theme: string): ListField {
    const { view } = this.console.room;
    const isNew = this.nameOf(theme) === m.host_theme_new();
    const { workshopId: workshop } = this.console;
    return {
      wanted: 'theme',
      existing: this.themes.flatMap((column) => column.theme?.title ?? []),
      longest: lengths.line,
      most: most.themes - view.list('theme').length + Number(isNew),
      add: (titles) =>
        this.console.all(
          m.list_added({ n: titles.length }),
          ...titles.map((title, at): MutationCall =>
            isNew && at === 0
              ? ['theme.rename', { theme, title }]
              : ['theme.create', { id: newId('theme'), workshop, title, notes: [] }],
          ),
        ),
    };
  }

  /** Whether the result of the series tells problems of everyday work from organisational ones. */
  get asksNature(): boolean {
    return resultDeclarations[resultOf(this.console.room.view)].sortsThemes;
  }

  /** Says which of both a theme is; anything else: neither. */
  sort(theme: string, chosen: string): void {
    const nature = themeNatures.find((known) => known === chosen) ?? null;
    const title = this.nameOf(theme);
    const word = nature === null ? m.result_nature_none() : natureWord(nature);
    const text = m.result_did_nature({ title, nature: word });
    this.console.command(text, ['theme.sort', { theme, nature }]);
  }

  merge(from: string, into: string): void {
    const text = m.host_did_merge({ from: this.nameOf(from), into: this.nameOf(into) });
    this.console.command(text, ['theme.merge', { from, into }]);
  }

  /** The answer to whether the two shall be one; else the title is written on. */
  answerMerging(isWanted: boolean): void {
    const asked = this.merging;
    this.merging = null;
    if (!asked || !isWanted) return;
    this.naming = null;
    this.merge(asked.from, asked.into);
  }

  /** Does it at once, or asks first where people would get back what they have given to the theme. */
  dissolve(theme: string, how: Dissolving): void {
    if (themeAnswers(this.console.room.view, theme).length > 0) this.dissolving = { theme, how };
    else this[how](theme);
  }

  takeApart(theme: string): void {
    this.console.command(m.host_did_apart({ title: this.nameOf(theme) }), [
      'theme.remove',
      { theme },
    ]);
  }

  /** Puts a theme's notes into the parking lot and takes the theme away. */
  park(theme: string): void {
    const view = this.console.room.view;
    const notes = view.list('note').filter((note) => note.theme === theme);
    const text = m.host_did_park({ title: this.nameOf(theme) });
    const into = { notes: notes.map(({ id }) => id), theme: null, parked: true };
    const remove = ['theme.remove', { theme }] as const;
    if (notes.length === 0) this.console.command(text, remove);
    else this.console.command(text, ['note.place', into], remove);
  }

  /** Hides what is selected, or shows it again where all of it is hidden. */
  hide(): void {
    const cards = this.chosen.flatMap((id) => this.card(id) ?? []);
    if (cards.length === 0) return;
    const hidden = cards.some((card) => !card.hidden);
    const text = hidden ? m.host_did_hide_n({ n: cards.length }) : m.host_did_unhide();
    const notes = this.#withAlike(cards.map(({ id }) => id));
    if (this.console.command(text, ['note.hideMany', { notes, hidden }])) this.clear();
  }

  nameOf(place: Place): string {
    if (place === 'ungrouped') return m.host_ungrouped();
    if (place === 'parked') return m.host_parking();
    return this.console.room.view.get('theme', place)?.title ?? '';
  }

  columnWith(id: string): BoardColumn | undefined {
    return this.columns.find(({ cards }) => cards.some((card) => card.id === id));
  }

  card(id: string): Card | undefined {
    return this.columnWith(id)?.cards.find((card) => card.id === id);
  }

  /** @param stop the note in the list at which Tab stops */
  shown(card: Card, stop: string | undefined): ShownCard {
    const { id } = card;
    const claimedBy = this.claimed.has(id)
      ? (this.claimed.get(id) ?? m.host_claimed_other())
      : null;
    const suggestion = this.suggested.get(id) ?? null;
    const marked = this.marked.has(id);
    return this.#shown.keep(id, { card, suggestion, marked, claimedBy, isStop: id === stop });
  }

  #kept(cards: readonly Card[]): readonly Card[] {
    return cards.map((card) => this.#cards.keep(card.id, card));
  }

  /** What a theme is called until it is named: "Nytt tema", or with a number. */
  #freeTitle(): string {
    const { view } = this.console.room;
    let title: string = m.host_theme_new();
    for (let n = 2; sameTitle(view, '', title); n += 1) title = `${m.host_theme_new()} ${n}`;
    return title;
  }

  #selectRange(column: BoardColumn, to: string): void {
    const at = (id: string | null) => column.cards.findIndex((card) => card.id === id);
    const [end, anchor] = [at(to), at(this.#anchor)];
    const start = anchor === -1 ? end : anchor;
    const range = column.cards.slice(Math.min(start, end), Math.max(start, end) + 1);
    for (const { id } of range) this.selected.add(id);
  }

  /** These notes with those that lie under them. */
  #withAlike(ids: readonly string[]): string[] {
    return ids.flatMap((id) => [id, ...(this.card(id)?.alike ?? [])]);
  }

  /** Where the keys go on when these notes have left: to the next one in the same column. */
  #nextAfter(going: readonly string[]): string | null {
    const column = this.active === null ? undefined : this.columnWith(this.active);
    if (!column || this.active === null || !going.includes(this.active)) return this.active;
    const at = column.cards.findIndex(({ id }) => id === this.active);
    const stays = ({ id }: Card) => !going.includes(id);
    const next = column.cards.slice(at).find(stays) ?? column.cards.slice(0, at).findLast(stays);
    return next?.id ?? null;
  }

  #moved(next: string | null): void {
    this.clear();
    this.active = next;
  }
}
