/** Making actions of notes: in which area, and which notes have become one already. */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import { actionsOf } from '#lib/workshop/plan/action.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';
import { titleOfNote } from '#lib/workshop/plan/trace.ts';
import { standingTheme } from '#lib/workshop/themes/themes.ts';
import type { Commands } from '../commands.ts';

/** A note, as far as an action is made of it. */
export interface MadeOf {
  readonly id: string;
  readonly text: string;
}

export class ActionMaking {
  readonly #commands: () => Commands;
  /** The note of which it is asked in which area its action belongs. */
  asking = $state.raw<MadeOf | null>(null);

  constructor(commands: () => Commands) {
    this.#commands = commands;
  }

  get #view() {
    return this.#commands().room.view;
  }

  get areas() {
    return areasOf(this.#view);
  }

  /** The theme of the note that is asked about, if it is no area yet. */
  readonly theme = $derived.by(() => {
    const view = this.#view;
    const note = this.asking && view.get('note', this.asking.id);
    const theme = note?.theme ? view.get('theme', standingTheme(view, note.theme)) : undefined;
    if (!theme || theme.removed) return null;
    const taken = this.areas.some(
      (area) => area.theme && standingTheme(view, area.theme) === theme.id,
    );
    return taken ? null : theme;
  });

  readonly #numbers = $derived.by(() => {
    const view = this.#view;
    const numbered = areasOf(view).flatMap(({ id }, area) =>
      actionsOf(view, id).map(({ note }, at) => [note, `${area + 1}.${at + 1}`] as const),
    );
    // The first of several that were made of one note.
    return new Map(numbered.toReversed());
  });

  /** The number of the action that a note has become; null while it is none. */
  numberOf(note: string): string | null {
    return this.#numbers.get(note) ?? null;
  }

  /** Makes an action of a note, in the area that is given; where none is clear, it is asked. */
  make(note: MadeOf, area: string | null): boolean {
    if (area === null) {
      this.asking = note;
      return false;
    }
    return this.#create(note, area, []);
  }

  /** Answers in which area. */
  choose(area: string): void {
    if (this.asking) this.#create(this.asking, area, []);
    this.asking = null;
  }

  /** Answers that a new area is made for it; the answer is the code of a refusal, or null. */
  chooseNew(title: string, theme: string | null): string | null {
    const area = newId('area');
    const creating = ['area.create', { id: area, theme, title }] as const;
    if (!this.asking) return null;
    const refused = this.#tried(this.asking, area, [creating]);
    if (refused === null) this.asking = null;
    return refused;
  }

  #create(note: MadeOf, area: string, before: readonly MutationCall[]): boolean {
    return this.#commands().report(this.#tried(note, area, before));
  }

  #tried(note: MadeOf, area: string, before: readonly MutationCall[]): string | null {
    const at = this.areas.findIndex(({ id }) => id === area);
    const number = at === -1 ? this.areas.length + 1 : at + 1;
    const n = `${number}.${actionsOf(this.#view, area).length + 1}`;
    const title = titleOfNote(note.text);
    return this.#commands().all(m.plan_page_made_action({ n }), ...before, [
      'action.create',
      { id: newId('action'), area, title, note: note.id },
    ]);
  }
}
