/** Passing the sheets on from the console: first a moment for the last words, then they go. */
import { m } from '#lib/text/generated/messages.js';
import type { RoundCounts } from '#lib/workshop/kinds/brainwriting/model.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';

/** Milliseconds between the press and the passing: phones without contact may come back. */
const MOMENT = 10_000;

export class SheetPassing {
  readonly #console: ConsoleState;
  /** Which round is about to end, and the end of its time as this console has set it. */
  #called = $state.raw<{ step: string; round: number; endsAt: number } | null>(null);

  constructor(console: ConsoleState) {
    this.#console = console;
  }

  /** How far the round has come; undefined until the room has told. */
  countsOf({ id }: StepOf<'brainwriting'>): RoundCounts | undefined {
    return this.#console.room.view.list('rounds').find((counts) => counts.step === id);
  }

  /** True once the sheets of the largest group have gone round. */
  isThrough(step: StepOf<'brainwriting'>): boolean {
    const counts = this.countsOf(step);
    return counts !== undefined && step.round >= counts.of;
  }

  /** True while the moment runs. More time, a pause or a move of the room takes it back. */
  isCalled({ id, round, endsAt }: StepOf<'brainwriting'>): boolean {
    const called = this.#called;
    return called?.step === id && called.round === round && called.endsAt === endsAt;
  }

  /** Says that the sheets are about to go: the time of the round ends in a moment. */
  call({ id: step, round }: StepOf<'brainwriting'>): void {
    const endsAt = Math.round(this.#console.room.now()) + MOMENT;
    const time = { step, endsAt, pausedLeft: null };
    if (!this.#console.command(m.brainwriting_did_call(), ['step.time', time])) return;
    this.#called = { step, round, endsAt };
  }

  /** Passes them on at once, or takes them back to the round before. */
  pass({ id: step, round: from }: StepOf<'brainwriting'>, round = from + 1): void {
    this.#called = null;
    const text =
      round > from ? m.brainwriting_did_pass({ n: round }) : m.brainwriting_did_back({ n: round });
    this.#console.command(text, ['holding.pass', { step, from, round }]);
  }
}

const passings = new WeakMap<ConsoleState, SheetPassing>();

/** The one of a console: its primary action and the view of the step share it. */
export function sheetPassingOf(console: ConsoleState): SheetPassing {
  const passing = passings.get(console) ?? new SheetPassing(console);
  passings.set(console, passing);
  return passing;
}
