import { beforeEach, describe, expect, test } from 'vitest';
import { Lifeline } from './lifeline.ts';

/** A socket and a clock that do what the test says, and note what they are told. */
class Bench {
  now = 0;
  chance = 0.5;
  /** How the other end behaves. */
  end: 'answers' | 'silent' | 'refuses' = 'answers';
  /** Milliseconds until it does. */
  delay = 50;
  answers = 50;
  connection = 0;
  readonly told: string[] = [];
  #due: { at: number; run: () => void }[] = [];
  readonly line: Lifeline;

  constructor() {
    this.line = new Lifeline(
      {
        dial: () => {
          this.told.push('dial');
          this.connection += 1;
          if (this.end === 'answers') this.after(this.delay, () => this.line.opened());
          if (this.end === 'refuses') this.after(1, () => this.line.closed());
        },
        hangUp: () => void this.told.push('hang up'),
        ask: () => {
          this.told.push('ask');
          const { connection } = this;
          if (this.end !== 'answers') return;
          this.after(this.answers, () => {
            if (this.connection === connection) this.line.answered();
          });
        },
      },
      {
        now: () => this.now,
        after: (ms, run) => this.after(ms, run),
        random: () => this.chance,
      },
    );
  }

  after(ms: number, run: () => void): () => void {
    const due = { at: this.now + ms, run };
    this.#due.push(due);
    return () => void (this.#due = this.#due.filter((one) => one !== due));
  }

  /** Lets time pass; returns what was done, and when. */
  pass(ms: number): string[] {
    const end = this.now + ms;
    const done: string[] = [];
    for (;;) {
      const [next] = this.#due.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      this.#due = this.#due.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
      done.push(...this.told.splice(0).map((what) => `${this.now} ${what}`));
    }
    this.now = end;
    return done;
  }

  /** The device sleeps: time passes and nothing happens. */
  sleep(ms: number): void {
    this.now += ms;
    this.told.splice(0);
  }

  said(): string[] {
    return this.told.splice(0);
  }
}

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
  bench.line.dial();
  bench.said();
});

describe('a connection that is kept alive', () => {
  test('RC11: who falls silent is asked, and let go when no answer comes', () => {
    expect(bench.pass(20_000)).toEqual(['50 ask', '15100 ask']);
    bench.end = 'silent';
    const done = bench.pass(25_000);
    expect(done.slice(0, 2)).toEqual(['30150 ask', '34150 hang up']);
    expect(done[2]).toBe('34650 dial');
  });

  test('RC11: who falls silent is asked, and let go when no answer comes (after something was said)', () => {
    bench.pass(10_000);
    bench.end = 'silent';
    bench.line.spoke();
    expect(bench.said()).toEqual(['ask']);
    // What is asked already, and due as soon, is not asked again.
    bench.line.spoke();
    expect(bench.said()).toEqual([]);
    expect(bench.pass(4_500)).toEqual(['14000 hang up', '14500 dial']);
  });

  test('RC12: who answers late is given more time, and is not let go again and again', () => {
    bench.pass(1_000);
    bench.answers = 7_000;
    const done = bench.pass(120_000);
    expect(done.filter((what) => what.endsWith('hang up')).length).toBeLessThanOrEqual(2);
    bench.answers = 3_000;
    expect(bench.pass(120_000).filter((what) => what.endsWith('hang up'))).toHaveLength(0);
  });

  test('RC13: a device that wakes asks at once, and waits only briefly for the answer', () => {
    bench.pass(1_000);
    bench.end = 'silent';
    bench.sleep(600_000);
    bench.line.wake();
    expect(bench.said()).toEqual(['ask']);
    expect(bench.pass(3_000)).toEqual(['603500 hang up', '604000 dial']);
    // A dial that has just begun is not begun anew.
    bench.line.wake();
    expect(bench.said()).toEqual([]);
    bench.pass(3_000);
    bench.line.wake();
    expect(bench.said()).toEqual(['hang up', 'dial']);
  });

  test('RC13: a device that wakes asks at once, and waits only briefly for the answer (not told of it)', () => {
    bench.pass(1_000);
    bench.sleep(600_000);
    // The first timer comes ten minutes late: the other end is asked and not blamed.
    expect(bench.pass(100)).toEqual(['601000 ask']);
    expect(bench.pass(10_000)).toEqual([]);
  });

  test('RC14: pauses between dials grow up to one second, half of it more or less by chance', () => {
    bench.end = 'refuses';
    bench.line.closed();
    const pauses = (chance: number): number[] => {
      bench.chance = chance;
      const times = bench.pass(60_000).map((what) => Number.parseInt(what, 10));
      return times.slice(1).map((at, i) => at - (times[i] ?? 0));
    };
    expect(pauses(0.5).slice(0, 3)).toEqual([1_001, 1_001, 1_001]);
    // Then it is gone for longer, and nobody's battery is to pay for it.
    expect(pauses(0.5).at(-1)).toBe(3_001);
    expect(pauses(0).at(-1)).toBe(1_501);
    expect(pauses(0.999).at(-1)).toBeCloseTo(4_498, 0);
  });

  test('RC15: a dial that nothing comes of is given up after a few seconds, by what is known of the way', () => {
    bench.pass(1_000);
    bench.end = 'silent';
    bench.line.closed();
    const dials = bench.pass(180_000).filter((what) => what.endsWith('dial'));
    const times = dials.map((what) => Number.parseInt(what, 10));
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(Math.max(...gaps.slice(0, 9))).toBeLessThanOrEqual(4_500);
    // Now and then one has longer: the network may have become another one.
    expect(gaps.filter((gap) => gap === 11_500)).toHaveLength(3);
    expect(Math.max(...gaps)).toBe(11_500);
  });

  test('RC28: only where nothing is heard, not even a no, is it tried without WebSockets', () => {
    bench.pass(1_000);
    bench.end = 'refuses';
    bench.line.closed();
    bench.pass(5_000);
    expect(bench.line.unheard).toBe(0);
    bench.end = 'silent';
    bench.pass(10_000);
    expect(bench.line.unheard).toBe(2);
    bench.end = 'answers';
    bench.pass(5_000);
    expect(bench.line.unheard).toBe(0);
  });

  test('RC16: what was let go for good is not dialled again, by nobody', () => {
    bench.line.end();
    expect(bench.said()).toEqual(['hang up']);
    bench.line.wake();
    bench.line.closed();
    bench.line.dial();
    expect(bench.pass(600_000)).toEqual([]);
  });

  test('RC16: what was let go for good is not dialled again, by nobody (who asks for peace has it)', () => {
    bench.pass(1_000);
    bench.chance = 0;
    bench.line.closed(4_000);
    expect(bench.pass(1_900)).toEqual([]);
    expect(bench.pass(120)).toEqual(['3000 dial']);
  });
});
