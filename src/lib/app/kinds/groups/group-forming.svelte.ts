/** Forming the groups of the present step, which takes a moment and may be refused by wishes. */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { isGroups, roundsOf, taskOf } from '#lib/workshop/kinds/groups/forming.ts';
import type { WishConflict } from '#lib/workshop/kinds/groups/forming-task.ts';
import type { GroupingMethod } from '#lib/workshop/kinds/groups/grouping.ts';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import { solveAside } from './solving.ts';

export class GroupForming {
  readonly #console: ConsoleState;
  /** True while groups are worked out. */
  busy = $state(false);
  /** Wishes that stood in the way when groups were last to be formed. */
  conflicts = $state.raw<readonly WishConflict[]>([]);

  constructor(console: ConsoleState) {
    this.#console = console;
  }

  /**
   * Forms the groups of the present step, and of steps to come that are planned with it. Nothing is
   * formed while wishes stand against each other.
   *
   * @param method the step's own unless said
   */
  async form(method?: GroupingMethod): Promise<boolean> {
    const { step, room, seats, toasts } = this.#console;
    if (!step || !isGroups(step) || this.busy) return false;
    if (seats.length === 0) {
      toasts.show(m.host_group_nobody());
      return false;
    }
    this.busy = true;
    this.conflicts = [];
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const task = taskOf(room.view, step, { seed, ...(method && { method }) });
    const answer = await solveAside(task);
    this.busy = false;
    if (this.#console.step?.id !== step.id) return false;
    this.conflicts = answer.conflicts;
    if (answer.conflicts.length > 0) return false;
    const [first, ...later] = roundsOf(room.view, step, task, answer, () => newId('group'));
    if (!first) return false;
    const text = m.host_did_mix({ n: first.groups.length });
    const more = later.length === 0 ? '' : `. ${m.group_did_ahead({ n: later.length })}`;
    const rounds = [first, ...later].map((round) => ['group.form', round] as const);
    return this.#console.command(`${text}${more}`, ...rounds);
  }
}

const formings = new WeakMap<ConsoleState, GroupForming>();

/** The one forming of a console: its primary action and the groups' own view share it. */
export function groupFormingOf(console: ConsoleState): GroupForming {
  const forming = formings.get(console) ?? new GroupForming(console);
  formings.set(console, forming);
  return forming;
}
