/** What facilitators do with proposed names on the console. */
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import type { ListedName } from '#lib/workshop/kinds/naming/model.ts';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { themeAnswers } from '#lib/workshop/kinds/room-kinds.ts';
import { sameTitle } from '#lib/workshop/themes/themes.ts';
import { partOf, type Part } from './parts.ts';

export class NameDesk {
  readonly #console: ConsoleState;
  readonly #step: () => StepOf<'naming'>;

  /** The name that gets another title just now; null: none. */
  renaming = $state<string | null>(null);
  /** The name for which another one is chosen, to be put with it; null: none. */
  merging = $state<ListedName | null>(null);

  constructor(console: ConsoleState, step: () => StepOf<'naming'>) {
    this.#console = console;
    this.#step = step;
  }

  get #view() {
    return this.#console.room.view;
  }

  /** Goes to a part of the step, forwards or back, past others if need be. */
  go(part: Part): void {
    const step = this.#step();
    const [now, id] = [partOf(step), step.id];
    if (part === now) return;
    const count = (counted: boolean): MutationCall => ['backing.count', { step: id, counted }];
    const show = (revealed: boolean): MutationCall => ['step.reveal', { step: id, revealed }];
    const mutations = {
      propose: [...(step.counted ? [count(false)] : []), show(false)],
      // Names that were shown, counted and covered again are shown as they were.
      choose: [...(step.revealed ? [] : [show(true)]), ...(step.counted ? [count(false)] : [])],
      keep: [...(step.revealed ? [] : [show(true)]), ...(step.counted ? [] : [count(true)])],
    }[part];
    const text = {
      propose: m.naming_did_cover(),
      choose: now === 'keep' ? m.naming_did_uncount() : m.naming_did_show(),
      keep: m.naming_did_count(),
    }[part];
    this.#console.command(text, ...mutations);
  }

  /** Adds a name of one's own; the answer is the code of a refusal, or null. */
  add(text: string): string | null {
    const id = newId('proposal');
    const args = { id, step: this.#step().id, text, withdrawn: false };
    return this.#console.all(m.naming_did_add(), ['proposal.put', args]);
  }

  /** What a name is called now: as its theme, where it has become one. */
  titleOf({ theme, title }: ListedName): string {
    return (theme !== null && this.#view.get('theme', theme)?.title) || title;
  }

  rename(name: ListedName, written: string): void {
    this.renaming = null;
    const title = written.trim();
    if (title === '' || title === this.titleOf(name)) return;
    const retitle: MutationCall = ['proposal.retitle', { proposal: name.id, title }];
    const { theme } = name;
    const mutations: readonly MutationCall[] =
      theme === null ? [retitle] : [['theme.rename', { theme, title }], retitle];
    this.#console.command(m.naming_did_rename(), ...mutations);
  }

  /** Makes a theme of a name; one that is called so already takes it in. */
  keep(name: ListedName): void {
    const { id: step, workshop } = this.#step();
    const id = newId('theme');
    const known = sameTitle(this.#view, id, name.title);
    const create: MutationCall = ['theme.create', { id, workshop, title: name.title, notes: [] }];
    const keep: MutationCall = [
      'proposal.keep',
      { step, proposals: [...name.proposals], theme: known?.id ?? id },
    ];
    const text = m.naming_did_keep({ name: name.title });
    this.#console.command(text, ...(known ? [] : [create]), keep);
  }

  /** Whether the theme that a name has become holds nothing, so that it can go. */
  isEmpty({ theme }: ListedName): boolean {
    if (theme === null) return true;
    const view = this.#view;
    const lies = view.list('note').some((note) => note.theme === theme && !note.withdrawn);
    return !lies && themeAnswers(view, theme).length === 0;
  }

  unkeep(name: ListedName): void {
    const { theme } = name;
    if (theme === null || !this.isEmpty(name)) return;
    const { id: step } = this.#step();
    this.#console.command(
      m.naming_did_unkeep({ name: this.titleOf(name) }),
      ['proposal.keep', { step, proposals: [...name.proposals], theme: null }],
      ['theme.remove', { theme }],
    );
  }

  merge(into: ListedName): void {
    const from = this.merging;
    this.merging = null;
    if (!from) return;
    const proposals = [...from.proposals];
    const args = { step: this.#step().id, proposals, into: into.id, apart: false };
    this.#console.command(m.naming_did_merge(), ['proposal.arrange', args]);
  }

  split(name: ListedName): void {
    const args = { step: this.#step().id, proposals: [...name.proposals], into: null, apart: true };
    this.#console.command(m.naming_did_split(), ['proposal.arrange', args]);
  }

  hide(proposals: readonly string[], hidden: boolean): void {
    const text = hidden ? m.naming_did_hide() : m.naming_did_unhide();
    const args = { step: this.#step().id, proposals: [...proposals], hidden };
    this.#console.command(text, ['proposal.hide', args]);
  }
}
