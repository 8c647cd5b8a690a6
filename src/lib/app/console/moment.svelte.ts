/** What of the present step depends on the clock: whether its time is out, and whether it is quiet. */
import { Countdown } from '#lib/ui/countdown.svelte.ts';
import { stepCounts } from '../step-counts.ts';
import type { ConsoleState } from './console-state.svelte.ts';
import type { Moment } from './primary-action.ts';
import { off } from './timing.ts';

/** So long without anybody new, and nobody more is waited for. Milliseconds. */
const QUIET_MS = 120_000;

export class StepMoment implements Moment {
  readonly #countdown: Countdown;
  readonly #console: ConsoleState;
  /** The step and the number of answers for which it has been quiet so long. */
  #quietAt = $state('');

  /** Use while a component is being created. */
  constructor(console: ConsoleState) {
    this.#console = console;
    this.#countdown = new Countdown(
      () => console.step ?? off,
      () => console.room.now(),
    );
    $effect(() => {
      const now = this.#now;
      const timeout = setTimeout(() => (this.#quietAt = now), QUIET_MS);
      return () => clearTimeout(timeout);
    });
  }

  /** The present step, and how many have answered in it. */
  readonly #now = $derived.by(() => {
    const { room, step, stepConsole } = this.#console;
    const answered = step && stepConsole?.answers?.from(stepCounts(room.view, step));
    return `${step?.id ?? ''} ${answered ?? 0}`;
  });

  get isOver(): boolean {
    return this.#countdown.phase === 'over';
  }

  get isQuiet(): boolean {
    return this.#quietAt === this.#now;
  }
}
