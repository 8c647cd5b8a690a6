/** The last answered mutation of each client, so that a mutation that is sent twice runs once. */
import type { Answer } from '../mutation.ts';
import { openedAt } from '../client-name.ts';
import type { ClientState } from '../storage/storage.ts';

/** Refusals that are kept per client; a page repeats at most what it had unanswered. */
const REFUSALS = 100;
/** Positions from hellos that are kept; a forgotten client is put off once and says hello again. */
const MAX_POSITIONS = 10_000;

export class Clients {
  readonly #states: Map<string, ClientState>;
  /** The next number by the client's own hello: everything below was answered before. */
  readonly #resumed = new Map<string, number>();
  /** The next number of the server's own clients, which are few and never forgotten. */
  readonly #reserved = new Map<string, number>();
  readonly #since: number;

  /** @param since clients that are older than this may have been pruned, in milliseconds since 1970 */
  constructor(states: readonly ClientState[], since = 0) {
    this.#states = new Map(states.map((state) => [state.key, state]));
    this.#since = since;
  }

  /**
   * A client says with which number it continues. It has answers for everything before that; where
   * this room does not know them (a restored copy), nothing is missing all the same.
   */
  resumeAt(key: string, next: number): void {
    const known = this.#resumed.get(key) ?? 0;
    // Deleted and added again, so that the first one is the one whose hello is the oldest.
    this.#resumed.delete(key);
    this.#resumed.set(key, Math.max(next, known));
    const [oldest] = this.#resumed.keys();
    if (this.#resumed.size > MAX_POSITIONS && oldest !== undefined) this.#resumed.delete(oldest);
  }

  /** The number that follows everything seen or reserved, for the server's own clients. */
  next(key: string): number {
    return Math.max((this.#states.get(key)?.last ?? 0) + 1, this.#expected(key));
  }

  /** Counts a number as used before its mutation is committed. */
  reserve(key: string, n: number): void {
    this.#reserved.set(key, n + 1);
  }

  /** A draft for one batch; it counts once it is committed. */
  draft(): ClientDraft {
    return new ClientDraft(
      this.#states,
      (key) => this.#expected(key),
      (key) => this.#mayBePruned(key),
    );
  }

  /**
   * What a client that may have been pruned sends again may have been run already. The server's own
   * send nothing twice.
   */
  #mayBePruned(key: string): boolean {
    return !this.#reserved.has(key) && openedAt(key) < this.#since;
  }

  #expected(key: string): number {
    return Math.max(this.#resumed.get(key) ?? 1, this.#reserved.get(key) ?? 1);
  }
}

/** The clients' states after a batch that is not committed yet. */
export class ClientDraft {
  readonly #states: Map<string, ClientState>;
  readonly #expected: (key: string) => number;
  readonly #mayBePruned: (key: string) => boolean;
  readonly #drafts = new Map<string, ClientState>();

  constructor(
    states: Map<string, ClientState>,
    expected: (key: string) => number,
    mayBePruned: (key: string) => boolean,
  ) {
    this.#states = states;
    this.#expected = expected;
    this.#mayBePruned = mayBePruned;
  }

  /** The states to be stored with the batch. */
  get changed(): readonly ClientState[] {
    return [...this.#drafts.values()];
  }

  /**
   * The first answer of a repeated mutation; `protocol.gap` when an earlier one is missing;
   * `protocol.too-old` when nobody knows any more whether it is a repetition; null when it is to be
   * run.
   */
  answerOf(key: string, n: number): Answer | null {
    if (!this.#isKnown(key) && this.#mayBePruned(key)) {
      return { n, ok: false, code: 'protocol.too-old', retry: false };
    }
    const { last, refused } = this.#stateOf(key);
    if (n <= last) {
      const code = refused[n];
      return code === undefined ? { n, ok: true } : { n, ok: false, code, retry: false };
    }
    const expected = Math.max(last + 1, this.#expected(key));
    // One was lost on the way: running this one would make the lost one look like a repetition.
    return n > expected ? { n, ok: false, code: 'protocol.gap', retry: true } : null;
  }

  /** Takes the answer of a mutation that was run. */
  record(key: string, answer: Answer): void {
    if (!answer.ok && answer.retry) return;
    const { refused } = this.#stateOf(key);
    const kept = answer.ok ? refused : { ...refused, [answer.n]: answer.code };
    const recent = Object.entries(kept).slice(-REFUSALS);
    this.#drafts.set(key, { key, last: answer.n, refused: Object.fromEntries(recent) });
  }

  /** The batch is durable: its states count from here on. */
  commit(): void {
    for (const [key, state] of this.#drafts) this.#states.set(key, state);
  }

  #isKnown(key: string): boolean {
    return this.#drafts.has(key) || this.#states.has(key);
  }

  #stateOf(key: string): ClientState {
    return this.#drafts.get(key) ?? this.#states.get(key) ?? { key, last: 0, refused: {} };
  }
}
