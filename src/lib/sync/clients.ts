/** How far each client has come: what makes a mutation that is sent twice happen once. */
import type { Answer } from './mutation.ts';
import type { ClientState } from './storage.ts';

/** Refusals that are remembered per client; a phone repeats at most what it had unanswered. */
const REFUSALS = 100;
/** Greetings that are remembered; who was forgotten is put off once and greets again. */
const GREETINGS = 10_000;

export class Clients {
  readonly #states: Map<string, ClientState>;
  /** What a client said it would send next: everything below was answered before. */
  readonly #greeted = new Map<string, number>();
  /** The same for the server's own clients, which are few and never forgotten. */
  readonly #reserved = new Map<string, number>();

  constructor(states: readonly ClientState[]) {
    this.#states = new Map(states.map((state) => [state.key, state]));
  }

  /**
   * A client tells where it goes on. It has an answer for everything before that; should this room
   * not know of it (a restored copy), it is still not a gap.
   */
  greet(key: string, next: number): void {
    const known = this.#greeted.get(key) ?? 0;
    // Taken out and put in last, so that the first one is the one that was greeted longest ago.
    this.#greeted.delete(key);
    this.#greeted.set(key, Math.max(next, known));
    const [oldest] = this.#greeted.keys();
    if (this.#greeted.size > GREETINGS && oldest !== undefined) this.#greeted.delete(oldest);
  }

  /** The number that follows everything seen or reserved, for the server's own clients. */
  next(key: string): number {
    return Math.max((this.#states.get(key)?.last ?? 0) + 1, this.#expected(key));
  }

  reserve(key: string, n: number): void {
    this.#reserved.set(key, n + 1);
  }

  draft(): ClientDraft {
    return new ClientDraft(this.#states, (key) => this.#expected(key));
  }

  #expected(key: string): number {
    return Math.max(this.#greeted.get(key) ?? 1, this.#reserved.get(key) ?? 1);
  }
}

/** The clients as they will stand once a batch is committed. */
export class ClientDraft {
  readonly #states: Map<string, ClientState>;
  readonly #expected: (key: string) => number;
  readonly #drafts = new Map<string, ClientState>();

  constructor(states: Map<string, ClientState>, expected: (key: string) => number) {
    this.#states = states;
    this.#expected = expected;
  }

  get changed(): readonly ClientState[] {
    return [...this.#drafts.values()];
  }

  /** The first answer, had it one; "later" when something before it is missing; null: run it. */
  answerOf(key: string, n: number): Answer | null {
    const { last, refused } = this.#stateOf(key);
    if (n <= last) {
      const code = refused[n];
      return code === undefined ? { n, ok: true } : { n, ok: false, code, retry: false };
    }
    const expected = Math.max(last + 1, this.#expected(key));
    // Something was dropped on the way: running on would make the lost one look like a repetition.
    return n > expected ? { n, ok: false, code: 'protocol.gap', retry: true } : null;
  }

  record(key: string, answer: Answer): void {
    if (!answer.ok && answer.retry) return;
    const { refused } = this.#stateOf(key);
    const kept = answer.ok ? refused : { ...refused, [answer.n]: answer.code };
    const recent = Object.entries(kept).slice(-REFUSALS);
    this.#drafts.set(key, { key, last: answer.n, refused: Object.fromEntries(recent) });
  }

  keep(): void {
    for (const [key, state] of this.#drafts) this.#states.set(key, state);
  }

  #stateOf(key: string): ClientState {
    return this.#drafts.get(key) ?? this.#states.get(key) ?? { key, last: 0, refused: {} };
  }
}
