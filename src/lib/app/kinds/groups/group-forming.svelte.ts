/** Forming the groups of the present step, which takes a moment and may be refused by wishes. */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { healingTask, withPlannedPlaces } from '#lib/workshop/kinds/groups/expected-seating.ts';
import {
  isGroups,
  roundsOf,
  taskOf,
  type FormedRound,
  type GroupsStep,
} from '#lib/workshop/kinds/groups/forming.ts';
import type { FormingTask, WishConflict } from '#lib/workshop/kinds/groups/forming-task.ts';
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
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const task = taskOf(room.view, step, { seed, ...(method && { method }) });
    const rounds = await this.#solved(step, task);
    const [first, ...later] = rounds;
    if (!first) return false;
    const text = m.host_did_mix({ n: first.groups.length });
    const more = later.length === 0 ? '' : `. ${m.group_did_ahead({ n: later.length })}`;
    return this.#console.command(
      `${text}${more}`,
      ...rounds.map((round) => ['group.form', round] as const),
    );
  }

  /**
   * Adapts the seating that was planned to those who have come, hosts and places with it; one undo takes
   * all of it back.
   */
  async heal(): Promise<boolean> {
    const { step, room, seats, toasts } = this.#console;
    if (!step || !isGroups(step) || this.busy) return false;
    if (seats.length === 0) {
      toasts.show(m.host_group_nobody());
      return false;
    }
    const { task, hosts } = healingTask(room.view, step, () => newId('wish'));
    const [first, ...later] = await this.#solved(step, task);
    if (!first) return false;
    const letters = new Set(first.groups.map(({ letter }) => letter));
    const { workshop } = step;
    const wishes = hosts
      .filter(({ placed: { letter } }) => letters.has(letter))
      .map(({ wish: id, placed: { seat, letter } }) => {
        return ['wish.add', { id, workshop, kind: 'host', seats: [seat], letter }] as const;
      });
    const round = withPlannedPlaces(room.view, step, first);
    const rounds = [round, ...later].map((own) => ['group.form', own] as const);
    return this.#console.command(
      m.group_did_heal({ n: first.groups.length }),
      ...wishes,
      ...rounds,
    );
  }

  /** The rounds that come of a task; none while wishes stand against each other, which is then told. */
  async #solved(step: GroupsStep, task: FormingTask): Promise<readonly FormedRound[]> {
    this.busy = true;
    this.conflicts = [];
    const answer = await solveAside(task);
    this.busy = false;
    if (this.#console.step?.id !== step.id) return [];
    this.conflicts = answer.conflicts;
    if (answer.conflicts.length > 0) return [];
    return roundsOf(this.#console.room.view, step, task, answer, () => newId('group'));
  }
}

const formings = new WeakMap<ConsoleState, GroupForming>();

/** The one forming of a console: its primary action and the groups' own view share it. */
export function groupFormingOf(console: ConsoleState): GroupForming {
  const forming = formings.get(console) ?? new GroupForming(console);
  formings.set(console, forming);
  return forming;
}
