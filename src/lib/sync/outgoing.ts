/** What was done on this device and the room has not answered: kept first, sent then, in order. */
import type { Answer, Mutation, Numbered } from './mutation.ts';
import { inOrder, isSendable, type OutboxEntry, type OutboxStorage } from './outbox.ts';

export interface Pending extends OutboxEntry {
  /** Whether this device has put it where a closed page cannot lose it. */
  kept: 'keeping' | 'kept' | 'not-kept';
  /** On its way over the present connection. */
  sent: boolean;
  touched: readonly string[];
}

export interface OutgoingOptions {
  /** Names this page; a page that is opened anew is another client. */
  readonly client: string;
  readonly outbox: OutboxStorage;
  /**
   * Takes over what another page has left here: true when that page is gone and no other page has
   * taken it over. Without it nobody can tell, and every page that is opened sends what it finds:
   * the room does each act once, however many send it.
   */
  readonly claim?: ((client: string) => Promise<boolean>) | undefined;
  /** Something has been kept, or could not be: it may be sent now. */
  readonly onKept: () => void;
}

/** A mutation as it is sent. */
export type Leaving = Pick<Numbered, 'n' | 'name' | 'args'>;

/** What an answer means for the act: it is over, or it is to be sent again. */
export type Outcome = 'unknown' | 'over' | 'later' | 'lost';

export class Outgoing {
  readonly #options: OutgoingOptions;
  #pending: Pending[] = [];
  #refusals: readonly OutboxEntry[] = [];
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  /** Other pages whose acts this one speaks for. */
  readonly #claimed = new Set<string>();
  /** What was ever taken over: not a second time when its removal is still under way. */
  readonly #adopted = new Set<string>();
  #n = 0;
  #keeping = false;
  #adopting: Promise<boolean> | null = null;
  #begun = false;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /** What was refused for good, with its text, until the writer lets it go. */
  get refusals(): readonly OutboxEntry[] {
    return this.#refusals;
  }

  /** Where this page and those that it speaks for go on. */
  get positions(): ReadonlyMap<string, number> {
    const next = new Map([[this.#options.client, this.#n + 1]]);
    for (const { client, n } of this.#pending) {
      next.set(client, Math.min(n, next.get(client) ?? n));
    }
    return next;
  }

  /** Takes an act of this page; it may be sent once it is kept. */
  add(mutation: Mutation, at: number, touched: readonly string[]): Promise<Answer> {
    this.#n += 1;
    const { client } = this.#options;
    const { name, args } = mutation;
    const state = { refused: null, kept: 'keeping', sent: false } as const;
    const entry: Pending = { client, n: this.#n, name, args, at, touched, ...state };
    this.#pending.push(entry);
    const settled = new Promise<Answer>((resolve) => this.#waiting.set(keyOf(entry), resolve));
    void this.#keep();
    return settled;
  }

  /** Brings in what closed pages have left; true when there was anything. Safe to ask again. */
  adopt(): Promise<boolean> {
    this.#adopting ??= this.#adopt().finally(() => (this.#adopting = null));
    return this.#adopting;
  }

  /** Lets a refused act go, when its writer has seen it. */
  dismiss(entry: OutboxEntry): void {
    this.#refusals = this.#refusals.filter((other) => keyOf(other) !== keyOf(entry));
    void this.#options.outbox.remove(entry.client, entry.n).catch(() => undefined);
  }

  /** What was on its way is lost with its connection. */
  unsend(): void {
    for (const entry of this.#pending) entry.sent = false;
  }

  /** What may leave now, by client and in order; counts as sent from here on. */
  take(): ReadonlyMap<string, readonly Leaving[]> {
    const leaving = new Map<string, Leaving[]>();
    let held = false;
    for (const entry of this.#pending) {
      // Nothing is sent before it is kept, and later acts wait for earlier ones.
      if (entry.kept === 'keeping') held = true;
      if (entry.sent || (held && entry.client === this.#options.client)) continue;
      entry.sent = true;
      const { client, n, name, args } = entry;
      const before = leaving.get(client);
      if (before) before.push({ n, name, args });
      else leaving.set(client, [{ n, name, args }]);
    }
    return leaving;
  }

  answered(client: string, answer: Answer): Outcome {
    const index = this.#pending.findIndex((one) => one.client === client && one.n === answer.n);
    const entry = this.#pending[index];
    if (!entry) return 'unknown';
    if (!answer.ok && answer.retry) {
      const first = this.#pending.find((one) => one.client === client);
      for (const later of this.#pending) {
        if (later.client === client && later.n >= answer.n) later.sent = false;
      }
      return answer.code === 'protocol.gap' && entry === first ? 'lost' : 'later';
    }
    this.#pending.splice(index, 1);
    const { outbox } = this.#options;
    if (answer.ok) {
      void outbox.remove(client, answer.n).catch(() => undefined);
    } else {
      const refused = storable(entry, answer.code);
      this.#refusals = [...this.#refusals, refused];
      void outbox.put(refused).catch(() => undefined);
    }
    this.#waiting.get(keyOf(entry))?.(answer);
    this.#waiting.delete(keyOf(entry));
    return 'over';
  }

  async #adopt(): Promise<boolean> {
    const { client: own, outbox, claim } = this.#options;
    let found = await load(outbox);
    this.#setAside(found);
    // Who cannot tell whether another page is still there takes what it finds at first, no more.
    if (!claim && this.#begun) return false;
    this.#begun = true;
    const before = this.#claimed.size;
    for (const client of new Set(found.map((entry) => entry.client))) {
      const may = client !== own && (this.#claimed.has(client) || !claim || (await claim(client)));
      if (may) this.#claimed.add(client);
    }
    // Read again: until it was claimed its own page may have had it answered.
    if (claim && this.#claimed.size > before) found = await load(outbox);
    const left = found
      .filter((entry) => this.#claimed.has(entry.client) && !this.#adopted.has(keyOf(entry)))
      // What cannot even be said would shut out all that comes after it: it is set aside.
      .map((entry) =>
        isSendable(entry) ? entry : { ...entry, refused: entry.refused ?? 'protocol.malformed' },
      );
    for (const entry of left) this.#adopted.add(keyOf(entry));
    this.#refusals = [...left.filter(({ refused }) => refused !== null), ...this.#refusals];
    const unsent = left
      .filter(({ refused }) => refused === null)
      .map((entry): Pending => ({ ...entry, kept: 'kept', sent: false, touched: [] }));
    const others = this.#pending.filter(({ client }) => client !== own);
    const mine = this.#pending.filter(({ client }) => client === own);
    this.#pending = [...inOrder([...others, ...unsent]), ...mine];
    return left.length > 0;
  }

  /** What was refused while nothing could be kept is kept as such as soon as it can be. */
  #setAside(found: readonly OutboxEntry[]): void {
    for (const refused of this.#refusals) {
      const before = found.find((entry) => keyOf(entry) === keyOf(refused));
      if (before?.refused === null) this.#options.outbox.put(refused).catch(() => undefined);
    }
  }

  /**
   * Keeps own acts, one after the other and none after one that could not be kept: whoever finds
   * an act without those before it takes them for answered, and so would the room.
   */
  async #keep(): Promise<void> {
    if (this.#keeping) return;
    this.#keeping = true;
    for (let newest = this.#unkept('keeping').at(-1); newest;) {
      let able = true;
      for (const entry of this.#unkept('keeping', 'not-kept')) {
        able = able && (await this.#put(entry));
        entry.kept = able ? 'kept' : 'not-kept';
        this.#options.onKept();
        if (entry === newest) break;
      }
      newest = this.#unkept('keeping').at(-1);
    }
    this.#keeping = false;
  }

  /** Own acts that are not kept, in order. */
  #unkept(...states: readonly Pending['kept'][]): Pending[] {
    const own = this.#options.client;
    return this.#pending.filter((one) => one.client === own && states.includes(one.kept));
  }

  /** True when it is kept. */
  async #put(entry: Pending): Promise<boolean> {
    const { outbox } = this.#options;
    try {
      await outbox.put(storable(entry, entry.refused));
    } catch {
      // This device keeps nothing; the act still goes out, and the view says that it is not kept.
      return false;
    }
    // Answered while it was being kept: it must not come back with the next page.
    const unanswered = [...this.#pending, ...this.#refusals];
    if (!unanswered.some((one) => keyOf(one) === keyOf(entry))) {
      await outbox.remove(entry.client, entry.n).catch(() => undefined);
    }
    return true;
  }
}

function load(outbox: OutboxStorage): Promise<readonly OutboxEntry[]> {
  return outbox.load().catch(() => []);
}

function storable(entry: OutboxEntry, refused: string | null): OutboxEntry {
  const { client, n, name, args, at } = entry;
  return { client, n, name, args, at, refused };
}

function keyOf(entry: { readonly client: string; readonly n: number }): string {
  return `${entry.client}/${entry.n}`;
}
