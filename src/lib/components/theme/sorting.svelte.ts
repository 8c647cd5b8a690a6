/** The sorting surface's own state: what is selected, filtered and named, and what can be done. */
import { SvelteSet } from 'svelte/reactivity';
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import type { Host } from '../host/host.svelte.ts';
import { ArrivalOrder } from './arrival-order.ts';
import { pilesOf, whereIs, type Card, type Pile, type Place } from './board.ts';

export class Sorting {
  readonly host: Host;
  readonly selected = new SvelteSet<string>();
  /** The note that has the focus of the keys. */
  active = $state<string | null>(null);
  column = $state('');
  query = $state('');
  /** The theme whose title is being written. */
  naming = $state<string | null>(null);
  /** Whether the list of places to move to is shown. */
  moving = $state(false);
  readonly #order = new ArrivalOrder();
  #anchor: string | null = null;

  constructor(host: Host) {
    this.host = host;
  }

  readonly piles = $derived.by(() =>
    pilesOf(
      this.host.room.view,
      this.host.workshopId,
      { column: this.column, query: this.query },
      (notes) => this.#order.sorted(notes),
    ),
  );
  readonly ungrouped = $derived.by(() => this.piles[0]);
  readonly themes = $derived.by(() => this.piles.slice(1, -1));
  readonly parked = $derived.by(() => this.piles.at(-1));
  /** Titles of the columns that there are notes in. */
  readonly columns = $derived.by(() => {
    const steps = this.host.room.view.list('step');
    return [...new Set(steps.flatMap((step) => step.columns.map(({ title }) => title)))];
  });
  /** What is selected and seen: what has been filtered away is never moved unseen. */
  readonly chosen = $derived.by(() =>
    this.piles.flatMap(({ cards }) =>
      cards.filter(({ id }) => this.selected.has(id)).map(({ id }) => id),
    ),
  );

  /** Selects or lets go of one note; with `range`, everything from the last one to it. */
  toggle(id: string, range = false): void {
    const pile = this.pileWith(id);
    this.active = id;
    if (range && pile) this.#selectRange(pile, id);
    else if (this.selected.has(id)) this.selected.delete(id);
    else this.selected.add(id);
    if (!range) this.#anchor = id;
  }

  selectAll(pile: Pile): void {
    for (const { id } of pile.cards) this.selected.add(id);
  }

  clear(): void {
    this.selected.clear();
    this.#anchor = null;
  }

  /** What moves when this note is taken: with the selection if it is part of it, else alone. */
  takenWith(id: string): readonly string[] {
    return this.selected.has(id) ? this.chosen : [id];
  }

  /** What the keys act on: the selection, or without one the note that has the focus. */
  aim(): readonly string[] {
    if (this.chosen.length > 0) return this.chosen;
    return this.active !== null && this.pileWith(this.active) ? [this.active] : [];
  }

  move(place: Place, ids = this.aim()): boolean {
    const going = ids.filter((id) => this.pileWith(id)?.place !== place);
    if (going.length === 0) return false;
    const next = this.#nextAfter(going);
    const text = m.host_did_sort({ n: going.length, place: this.nameOf(place) });
    const done = this.host.deed(text, ['note.place', { notes: going, ...whereIs(place) }]);
    if (done) this.#moved(next);
    return done;
  }

  /** A new theme of some notes, or an empty one; its title is asked for at once. */
  create(ids = this.aim()): boolean {
    const theme = newId('theme');
    const next = this.#nextAfter(ids);
    const args = {
      id: theme,
      workshop: this.host.workshopId,
      title: m.host_theme_new(),
      notes: ids,
    };
    const done = this.host.deed(m.host_did_theme({ n: ids.length }), ['theme.create', args]);
    if (!done) return false;
    this.#moved(next);
    this.naming = theme;
    return true;
  }

  rename(theme: string, title: string): void {
    this.naming = null;
    const wanted = title.trim();
    const before = this.host.room.view.get('theme', theme)?.title;
    if (wanted === '' || wanted === before) return;
    this.host.deed(m.host_did_rename({ title: wanted }), [
      'theme.rename',
      { theme, title: wanted },
    ]);
  }

  merge(from: string, into: string): void {
    const text = m.host_did_merge({ from: this.nameOf(from), into: this.nameOf(into) });
    this.host.deed(text, ['theme.merge', { from, into }]);
  }

  takeApart(theme: string): void {
    this.host.deed(m.host_did_apart({ title: this.nameOf(theme) }), ['theme.remove', { theme }]);
  }

  /** Puts a theme's notes into the parking lot and takes the theme away. */
  park(theme: string): void {
    const view = this.host.room.view;
    const notes = view.list('note').filter((one) => one.theme === theme);
    const text = m.host_did_park({ title: this.nameOf(theme) });
    const into = { notes: notes.map(({ id }) => id), theme: null, parked: true };
    const remove = ['theme.remove', { theme }] as const;
    if (notes.length === 0) this.host.deed(text, remove);
    else this.host.deed(text, ['note.place', into], remove);
  }

  /** Hides what is selected, or shows it again where all of it is hidden. */
  hide(): void {
    const cards = this.chosen.flatMap((id) => this.card(id) ?? []);
    if (cards.length === 0) return;
    const hidden = cards.some((card) => !card.hidden);
    const text = hidden ? m.host_did_hide_n({ n: cards.length }) : m.host_did_unhide();
    this.host.deed(text, ...cards.map(({ id }) => ['note.hide', { note: id, hidden }] as const));
    this.clear();
  }

  nameOf(place: Place): string {
    if (place === 'ungrouped') return m.host_ungrouped();
    if (place === 'parked') return m.host_parking();
    return this.host.room.view.get('theme', place)?.title ?? '';
  }

  pileWith(id: string): Pile | undefined {
    return this.piles.find(({ cards }) => cards.some((card) => card.id === id));
  }

  card(id: string): Card | undefined {
    return this.pileWith(id)?.cards.find((card) => card.id === id);
  }

  #selectRange(pile: Pile, to: string): void {
    const at = (id: string | null) => pile.cards.findIndex((card) => card.id === id);
    const [end, anchor] = [at(to), at(this.#anchor)];
    const start = anchor === -1 ? end : anchor;
    const range = pile.cards.slice(Math.min(start, end), Math.max(start, end) + 1);
    for (const { id } of range) this.selected.add(id);
  }

  /** Where the keys go on when these notes have left: to the next one in the same pile. */
  #nextAfter(going: readonly string[]): string | null {
    const pile = this.active === null ? undefined : this.pileWith(this.active);
    if (!pile || this.active === null || !going.includes(this.active)) return this.active;
    const at = pile.cards.findIndex(({ id }) => id === this.active);
    const stays = ({ id }: Card) => !going.includes(id);
    const next = pile.cards.slice(at).find(stays) ?? pile.cards.slice(0, at).findLast(stays);
    return next?.id ?? null;
  }

  #moved(next: string | null): void {
    this.clear();
    this.active = next;
  }
}
