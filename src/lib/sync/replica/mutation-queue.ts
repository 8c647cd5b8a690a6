/** The mutations of this device that the room has not answered: stored first, then sent, in order. */
import type { Answer, Mutation, NumberedMutation } from '../mutation.ts';
import { inOrder, isSendable, type OutboxEntry, type OutboxStorage } from './outbox.ts';

export interface Pending extends OutboxEntry {
  /** Whether it is in the device's outbox, which survives a closed page. */
  kept: 'keeping' | 'kept' | 'not-kept';
  /** Sent over the present connection and not answered. */
  inFlight: boolean;
  /** Ids of the records that it changed in the view. */
  touched: readonly string[];
}

export interface MutationQueueOptions {
  /** Names this page; a page that is opened anew is another client. */
  readonly client: string;
  readonly outbox: OutboxStorage;
  /**
   * Takes over the outbox entries of another page: true when that page is closed and no other page
   * has taken them over. Without it nobody can tell, and every page that is opened sends what it
   * finds: the room runs each mutation once, however often it is sent.
   */
  readonly acquire?: ((client: string) => Promise<boolean>) | undefined;
  /** A mutation has been stored, or could not be: it may be sent now. */
  readonly onKept: () => void;
}

/** A mutation in a push. */
export type SentMutation = Pick<NumberedMutation, keyof NumberedMutation>;

/**
 * What an answer means for its mutation: it is settled, or it is to be sent again; after
 * `outOfOrder` only once the client has told the room anew where it continues.
 */
export type Outcome = 'unknown' | 'settled' | 'retryLater' | 'outOfOrder';

export class MutationQueue {
  readonly #options: MutationQueueOptions;
  #pending: Pending[] = [];
  #refusals: readonly OutboxEntry[] = [];
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  /** Other pages whose entries this page sends. */
  readonly #acquired = new Set<string>();
  /** Every entry that was taken over: not a second time while its removal is under way. */
  readonly #recovered = new Set<string>();
  #n = 0;
  #keeping = false;
  #recovering: Promise<boolean> | null = null;
  #recoveredOnce = false;

  constructor(options: MutationQueueOptions) {
    this.#options = options;
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /** Mutations that were refused for good, until their writer dismisses them. */
  get refusals(): readonly OutboxEntry[] {
    return this.#refusals;
  }

  /** For this page and those it took over: the number of the first unanswered mutation. */
  get positions(): ReadonlyMap<string, number> {
    const next = new Map([[this.#options.client, this.#n + 1]]);
    for (const { client, n } of this.#pending) {
      next.set(client, Math.min(n, next.get(client) ?? n));
    }
    return next;
  }

  /**
   * Adds a mutation of this page; it is sent once it is stored.
   *
   * @param at milliseconds since 1970, of the room
   * @param touched ids of the records that it changed in the view
   * @returns the final answer
   */
  add(mutation: Mutation, at: number, touched: readonly string[]): Promise<Answer> {
    this.#n += 1;
    const { client } = this.#options;
    const { name, args } = mutation;
    const state = { refused: null, kept: 'keeping', inFlight: false } as const;
    const entry: Pending = { client, n: this.#n, name, args, at, touched, ...state };
    this.#pending.push(entry);
    const settled = new Promise<Answer>((resolve) => this.#waiting.set(keyOf(entry), resolve));
    void this.#keep();
    return settled;
  }

  /** Takes over what closed pages have left; true when there was anything. Can be called again. */
  recover(): Promise<boolean> {
    this.#recovering ??= this.#recover().finally(() => (this.#recovering = null));
    return this.#recovering;
  }

  /** Removes a refused mutation, when its writer has seen it. */
  dismiss(entry: OutboxEntry): void {
    this.#refusals = this.#refusals.filter((other) => keyOf(other) !== keyOf(entry));
    void this.#options.outbox.remove(entry.client, entry.n).catch(() => undefined);
  }

  /** What was sent over the present connection is to be sent again over the next. */
  resetInFlight(): void {
    for (const entry of this.#pending) entry.inFlight = false;
  }

  /** The mutations that may be sent now, by client and in order; they are in flight from here on. */
  drain(): ReadonlyMap<string, readonly SentMutation[]> {
    const sendable = new Map<string, SentMutation[]>();
    let blocked = false;
    for (const entry of this.#pending) {
      // Nothing is sent before it is stored, and later mutations wait for earlier ones.
      if (entry.kept === 'keeping') blocked = true;
      if (entry.inFlight || (blocked && entry.client === this.#options.client)) continue;
      entry.inFlight = true;
      const { client, n, name, args } = entry;
      const before = sendable.get(client);
      if (before) before.push({ n, name, args });
      else sendable.set(client, [{ n, name, args }]);
    }
    return sendable;
  }

  /** Takes an answer of the room: removes what it settles from the outbox, or keeps it as refused. */
  answered(client: string, answer: Answer): Outcome {
    const index = this.#pending.findIndex(
      (entry) => entry.client === client && entry.n === answer.n,
    );
    const entry = this.#pending[index];
    if (!entry) return 'unknown';
    if (!answer.ok && answer.retry) {
      const first = this.#pending.find((entry) => entry.client === client);
      for (const later of this.#pending) {
        if (later.client === client && later.n >= answer.n) later.inFlight = false;
      }
      return answer.code === 'protocol.gap' && entry === first ? 'outOfOrder' : 'retryLater';
    }
    this.#pending.splice(index, 1);
    const { outbox } = this.#options;
    if (answer.ok) {
      void outbox.remove(client, answer.n).catch(() => undefined);
    } else {
      const refused = storedEntry(entry, answer.code);
      this.#refusals = [...this.#refusals, refused];
      void outbox.put(refused).catch(() => undefined);
    }
    this.#waiting.get(keyOf(entry))?.(answer);
    this.#waiting.delete(keyOf(entry));
    return 'settled';
  }

  async #recover(): Promise<boolean> {
    const { client: own, outbox, acquire } = this.#options;
    let found = await load(outbox);
    this.#storeRefusals(found);
    // Without locks nobody knows whether another page is open: only what is found first is taken over.
    if (!acquire && this.#recoveredOnce) return false;
    this.#recoveredOnce = true;
    const before = this.#acquired.size;
    for (const client of new Set(found.map((entry) => entry.client))) {
      const acquired =
        client !== own && (this.#acquired.has(client) || !acquire || (await acquire(client)));
      if (acquired) this.#acquired.add(client);
    }
    // Read again: until it was acquired its own page may have received an answer.
    if (acquire && this.#acquired.size > before) found = await load(outbox);
    const left = found
      .filter((entry) => this.#acquired.has(entry.client) && !this.#recovered.has(keyOf(entry)))
      // An entry that no room could parse would block all that follow: it is kept as refused.
      .map((entry) =>
        isSendable(entry) ? entry : { ...entry, refused: entry.refused ?? 'protocol.malformed' },
      );
    for (const entry of left) this.#recovered.add(keyOf(entry));
    this.#refusals = [...left.filter(({ refused }) => refused !== null), ...this.#refusals];
    const unsent = left
      .filter(({ refused }) => refused === null)
      .map((entry): Pending => ({ ...entry, kept: 'kept', inFlight: false, touched: [] }));
    const others = this.#pending.filter(({ client }) => client !== own);
    const mine = this.#pending.filter(({ client }) => client === own);
    this.#pending = [...inOrder([...others, ...unsent]), ...mine];
    return left.length > 0;
  }

  /** Stores what was refused while the outbox could not be written, as soon as it can be. */
  #storeRefusals(found: readonly OutboxEntry[]): void {
    for (const refused of this.#refusals) {
      const before = found.find((entry) => keyOf(entry) === keyOf(refused));
      if (before?.refused === null) this.#options.outbox.put(refused).catch(() => undefined);
    }
  }

  /**
   * Stores own mutations, one after the other and none after one that could not be stored: whoever
   * finds a mutation without those before it takes them for answered, and so would the room.
   */
  async #keep(): Promise<void> {
    if (this.#keeping) return;
    this.#keeping = true;
    for (let newest = this.#ownIn('keeping').at(-1); newest;) {
      let able = true;
      for (const entry of this.#ownIn('keeping', 'not-kept')) {
        able = able && (await this.#put(entry));
        entry.kept = able ? 'kept' : 'not-kept';
        this.#options.onKept();
        if (entry === newest) break;
      }
      newest = this.#ownIn('keeping').at(-1);
    }
    this.#keeping = false;
  }

  /** Own mutations in one of these states, in order. */
  #ownIn(...states: readonly Pending['kept'][]): Pending[] {
    const own = this.#options.client;
    return this.#pending.filter((entry) => entry.client === own && states.includes(entry.kept));
  }

  /** True when it is stored. */
  async #put(entry: Pending): Promise<boolean> {
    const { outbox } = this.#options;
    try {
      await outbox.put(storedEntry(entry, entry.refused));
    } catch {
      // This device stores nothing; the mutation is still sent, and the view shows that it is not kept.
      return false;
    }
    // Answered while it was being stored: it must not come back with the next page.
    const unanswered = [...this.#pending, ...this.#refusals];
    if (!unanswered.some((other) => keyOf(other) === keyOf(entry))) {
      await outbox.remove(entry.client, entry.n).catch(() => undefined);
    }
    return true;
  }
}

function load(outbox: OutboxStorage): Promise<readonly OutboxEntry[]> {
  return outbox.load().catch(() => []);
}

function storedEntry(entry: OutboxEntry, refused: string | null): OutboxEntry {
  const { client, n, name, args, at } = entry;
  return { client, n, name, args, at, refused };
}

function keyOf(entry: { readonly client: string; readonly n: number }): string {
  return `${entry.client}/${entry.n}`;
}
