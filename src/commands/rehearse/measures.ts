/** How long notes took: until they were saved, and until the rest of the group could read them. */

/** Milliseconds; null where nothing was measured. */
export interface Spread {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

interface Sent {
  readonly phone: string;
  /** Since when the room could have had it: written, or the phone came back. */
  from: number;
  acked: boolean;
  readonly seen: Set<string>;
}

/**
 * `ack`: from the tap to the room's answer that it is saved. `screen`: from the tap to the arrival
 * on another phone of the same group, one value for each such phone. A note that was written
 * without a connection counts from the moment at which its phone was back, and a phone that was
 * itself away meanwhile is not counted as a screen.
 */
export class Measures {
  readonly #now: () => number;
  readonly #sent = new Map<string, Sent>();
  /** Since when each phone has been connected without a break; missing: it is not. */
  readonly #since = new Map<string, number>();
  readonly #ack: number[] = [];
  readonly #screen: number[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  connected(phone: string): void {
    const now = this.#now();
    this.#since.set(phone, now);
    for (const sent of this.#sent.values()) {
      if (sent.phone === phone && sent.from === Infinity) sent.from = now;
    }
  }

  disconnected(phone: string): void {
    this.#since.delete(phone);
  }

  wrote(note: string, phone: string): void {
    const from = this.#since.has(phone) ? this.#now() : Infinity;
    this.#sent.set(note, { phone, from, acked: false, seen: new Set() });
  }

  acked(note: string): void {
    const sent = this.#sent.get(note);
    if (!sent || sent.acked) return;
    sent.acked = true;
    this.#ack.push(Math.max(0, this.#now() - sent.from));
  }

  seen(note: string, phone: string): void {
    const sent = this.#sent.get(note);
    if (!sent || sent.phone === phone || sent.seen.has(phone)) return;
    sent.seen.add(phone);
    const since = this.#since.get(phone) ?? Infinity;
    if (since <= sent.from) this.#screen.push(this.#now() - sent.from);
  }

  get ackMs(): Spread {
    return spreadOf(this.#ack);
  }

  get screenMs(): Spread {
    return spreadOf(this.#screen);
  }
}

/** Percentiles by nearest rank: each is a value that was measured. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percent: number): number | null => {
    const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
    return value === undefined ? null : Math.round(value * 10) / 10;
  };
  return { p50: at(50), p95: at(95), p99: at(99) };
}
