import { beforeEach, describe, expect, test } from 'vitest';
import { ConnectionSupervisor } from './connection-supervisor.ts';

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
  readonly supervisor: ConnectionSupervisor;

  constructor() {
    this.supervisor = new ConnectionSupervisor(
      {
        connect: () => {
          this.told.push('connect');
          this.connection += 1;
          if (this.end === 'answers') this.after(this.delay, () => this.supervisor.opened());
          if (this.end === 'refuses') this.after(1, () => this.supervisor.closed());
        },
        disconnect: () => void this.told.push('disconnect'),
        ping: () => {
          this.told.push('ping');
          const { connection } = this;
          if (this.end !== 'answers') return;
          this.after(this.answers, () => {
            if (this.connection === connection) this.supervisor.pongReceived();
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
    return () => void (this.#due = this.#due.filter((timer) => timer !== due));
  }

  /** Lets time pass; returns what was done, and when. */
  pass(ms: number): string[] {
    const end = this.now + ms;
    const done: string[] = [];
    for (;;) {
      const [next] = this.#due.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      this.#due = this.#due.filter((timer) => timer !== next);
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
  bench.supervisor.connect();
  bench.said();
});

describe('a connection that is kept alive', () => {
  test('RC11: a silent connection is probed, and closed if no answer comes', () => {
    expect(bench.pass(20_000)).toEqual(['50 ping', '15100 ping']);
    bench.end = 'silent';
    const done = bench.pass(25_000);
    expect(done.slice(0, 2)).toEqual(['30150 ping', '34150 disconnect']);
    expect(done[2]).toBe('34650 connect');
  });

  test('RC11: a silent connection is probed, and closed if no answer comes (after the page has sent something)', () => {
    bench.pass(10_000);
    bench.end = 'silent';
    bench.supervisor.messageSent();
    expect(bench.said()).toEqual(['ping']);
    // What is asked already, and due as soon, is not asked again.
    bench.supervisor.messageSent();
    expect(bench.said()).toEqual([]);
    expect(bench.pass(4_500)).toEqual(['14000 disconnect', '14500 connect']);
  });

  test('RC12: a slow connection is given longer timeouts and is not closed repeatedly', () => {
    bench.pass(1_000);
    bench.answers = 7_000;
    const done = bench.pass(120_000);
    expect(done.filter((what) => what.endsWith('disconnect')).length).toBeLessThanOrEqual(2);
    bench.answers = 3_000;
    expect(bench.pass(120_000).filter((what) => what.endsWith('disconnect'))).toHaveLength(0);
  });

  test('RC13: a device that wakes up probes its connection at once, with a short timeout', () => {
    bench.pass(1_000);
    bench.end = 'silent';
    bench.sleep(600_000);
    bench.supervisor.wake();
    expect(bench.said()).toEqual(['ping']);
    expect(bench.pass(3_000)).toEqual(['603500 disconnect', '604000 connect']);
    // An attempt that has just begun is not begun anew.
    bench.supervisor.wake();
    expect(bench.said()).toEqual([]);
    bench.pass(3_000);
    bench.supervisor.wake();
    expect(bench.said()).toEqual(['disconnect', 'connect']);
  });

  test('RC13: a device that wakes up probes its connection at once, with a short timeout (without a wake event)', () => {
    bench.pass(1_000);
    bench.sleep(600_000);
    // The first timer comes ten minutes late: the other end is asked and not blamed.
    expect(bench.pass(100)).toEqual(['601000 ping']);
    expect(bench.pass(10_000)).toEqual([]);
  });

  test('RC14: reconnect pauses grow to one second with a random variation of half, and longer after a long outage', () => {
    bench.end = 'refuses';
    bench.supervisor.closed();
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

  test('RC15: a connection attempt times out after a few seconds, based on observed latency', () => {
    bench.pass(1_000);
    bench.end = 'silent';
    bench.supervisor.closed();
    const attempts = bench.pass(180_000).filter((what) => what.endsWith(' connect'));
    const times = attempts.map((what) => Number.parseInt(what, 10));
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(Math.max(...gaps.slice(0, 9))).toBeLessThanOrEqual(4_500);
    // Now and then one has longer: the network may have become another one.
    expect(gaps.filter((gap) => gap === 11_500)).toHaveLength(3);
    expect(Math.max(...gaps)).toBe(11_500);
  });

  test('RC28: polling is tried only when connection attempts get no response at all, not even a refusal', () => {
    bench.pass(1_000);
    bench.end = 'refuses';
    bench.supervisor.closed();
    bench.pass(5_000);
    expect(bench.supervisor.silentFailures).toBe(0);
    bench.end = 'silent';
    bench.pass(10_000);
    expect(bench.supervisor.silentFailures).toBe(2);
    bench.end = 'answers';
    bench.pass(5_000);
    expect(bench.supervisor.silentFailures).toBe(0);
  });

  test('RC16: a connection that was ended permanently is never reopened, and a requested pause is respected', () => {
    bench.supervisor.stop();
    expect(bench.said()).toEqual(['disconnect']);
    bench.supervisor.wake();
    bench.supervisor.closed();
    bench.supervisor.connect();
    expect(bench.pass(600_000)).toEqual([]);
  });

  test('RC16: a connection that was ended permanently is never reopened, and a requested pause is respected (a requested pause)', () => {
    bench.pass(1_000);
    bench.chance = 0;
    bench.supervisor.closed(4_000);
    expect(bench.pass(1_900)).toEqual([]);
    expect(bench.pass(120)).toEqual(['3000 connect']);
  });
});
