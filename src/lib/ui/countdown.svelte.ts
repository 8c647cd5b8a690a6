/** A countdown that a component looks at: what is left, second by second, until it is over. */
import { phaseOf, timeLeft, type Phase } from './clock.ts';

export interface Timing {
  /** End in milliseconds of the server's clock; null when nothing runs. */
  readonly endsAt: number | null;
  /** Milliseconds left while paused; wins over `endsAt`. */
  readonly pausedLeft: number | null;
}

export class Countdown {
  readonly #timing: () => Timing;
  readonly #now: () => number;
  #beats = $state(0);

  /**
   * Use while a component is being created.
   * @param now the server's clock as this device knows it, in milliseconds
   */
  constructor(timing: () => Timing, now: () => number) {
    this.#timing = timing;
    this.#now = now;
    $effect(() => {
      const { left } = this;
      if (left === null || left <= 0 || this.phase === 'paused') return;
      // The next beat falls on the change of the shown second, on every screen alike.
      const beat = setTimeout(this.#beat, left % 1000 || 1000);
      return () => clearTimeout(beat);
    });
    $effect(() => {
      // A sleeping phone wakes with the right time at once.
      document.addEventListener('visibilitychange', this.#beat);
      return () => document.removeEventListener('visibilitychange', this.#beat);
    });
  }

  /** Milliseconds, never below 0; null when no time is set. */
  readonly left: number | null = $derived.by(() => {
    this.#look();
    const { endsAt, pausedLeft } = this.#timing();
    return timeLeft(endsAt, pausedLeft, this.#now());
  });

  readonly phase: Phase = $derived.by(() => phaseOf(this.left, this.#timing().pausedLeft !== null));

  /** Whoever looks is told of the next beat. */
  #look(): number {
    return this.#beats;
  }

  readonly #beat = (): void => {
    this.#beats += 1;
  };
}
