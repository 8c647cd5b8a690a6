/**
 * A page's copy of what it may see, with what it has done itself laid over at once. Knows neither
 * socket nor browser: whoever holds it hands messages in and gives it a way to send.
 */
import type { SharedDomain } from './domain.ts';
import { execute, inverse } from './execute.ts';
import { Layers } from './layers.ts';
import type { Answer, Context, Mutation } from './mutation.ts';
import { piecesOf } from './pieces.ts';
import { inOrder, isSendable, type OutboxEntry, type OutboxStorage } from './outbox.ts';
import { limits, protocolVersion } from './protocol.ts';
import type { ByeCode, ClientMessage, ServerMessage, StorageState } from './protocol.ts';
import { typeOf, type RecordBase } from './record.ts';
import type { ReadStore } from './store.ts';
import { Transaction } from './transaction.ts';

export interface Pending extends OutboxEntry {
  /** Whether this device has put it where a closed page cannot lose it. */
  kept: 'keeping' | 'kept' | 'not-kept';
  /** On its way over the present connection. */
  sent: boolean;
  touched: readonly string[];
}

export interface ReplicaOptions<R extends RecordBase, Actor> {
  readonly domain: SharedDomain<R, Actor>;
  readonly actor: Actor;
  /** Names this page; a page that is opened anew is another client. */
  readonly client: string;
  readonly outbox: OutboxStorage;
  /** This device's clock, in milliseconds; may be wrong by any amount. */
  readonly now: () => number;
  /** Types of which something changed in the view; `*` for the state of the connection and outbox. */
  readonly onChange: (types: ReadonlySet<string>) => void;
  /** Resolves after some milliseconds: the wait before a repetition. */
  readonly pause: (ms: number) => Promise<void>;
}

export type Accepted = { readonly refused: null; readonly settled: Promise<Answer> };
export type Refused = { readonly refused: string };

/** Milliseconds to the first repetition; each further one waits twice as long, up to eight seconds. */
const RETRY_MS = 1_000;
const RETRIES = 3;

export class Replica<R extends RecordBase, Actor> {
  readonly #options: ReplicaOptions<R, Actor>;
  readonly #layers: Layers<R>;
  #overlay: Transaction<R>;
  #pending: Pending[] = [];
  #refusals: readonly OutboxEntry[] = [];
  #waiting = new Map<string, (answer: Answer) => void>();
  #send: ((message: ClientMessage) => void) | null = null;
  #live = false;
  #epoch: string | null = null;
  #n = 0;
  #offset = 0;
  #storageState: StorageState = 'ok';
  #ended: ByeCode | null = null;
  #retrying = false;
  #keeping = false;
  /** Repetitions in a row after which nothing had been taken in. */
  #retries = 0;
  /** The room lacks something before the first of what is pending: it has to be told where we stand. */
  #lost = false;

  constructor(options: ReplicaOptions<R, Actor>) {
    this.#options = options;
    this.#layers = new Layers<R>((audience) => options.domain.rank(audience));
    this.#overlay = new Transaction(this.#layers.merged);
  }

  /** What this page sees: what the room told, with its own unanswered acts over it. */
  get view(): ReadStore<R> {
    return this.#overlay;
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /** What was refused for good, with its text, until the writer lets it go. */
  get refusals(): readonly OutboxEntry[] {
    return this.#refusals;
  }

  /** True when the room has told everything and tells on. */
  get live(): boolean {
    return this.#live;
  }

  get storageState(): StorageState {
    return this.#storageState;
  }

  /** Why the room ended it for good, if it did. */
  get ended(): ByeCode | null {
    return this.#ended;
  }

  /** The room's clock by this device's, in whole milliseconds. */
  serverNow(): number {
    return Math.round(this.#options.now() + this.#offset);
  }

  /** Brings back what an earlier page could not send. */
  async start(): Promise<void> {
    const entries = await this.#options.outbox.load().catch(() => []);
    // What cannot even be said would shut out all that comes after it: it is set aside, with its text.
    const told = entries.map((entry) =>
      isSendable(entry) ? entry : { ...entry, refused: entry.refused ?? 'protocol.malformed' },
    );
    this.#refusals = told.filter((entry) => entry.refused !== null);
    const unsent = inOrder(told.filter((entry) => entry.refused === null));
    this.#pending.unshift(
      ...unsent.map((entry) => ({ ...entry, kept: 'kept' as const, sent: false, touched: [] })),
    );
    this.#changed(this.#rebase());
    this.#flush();
  }

  /** Does something: at once in the view, for good when `settled` says so. */
  mutate(mutation: Mutation): Accepted | Refused {
    const context = this.#context();
    const result = execute(this.#options.domain, this.#overlay, mutation, context);
    if ('refused' in result) return { refused: result.refused };
    this.#n += 1;
    const entry: Pending = {
      client: this.#options.client,
      n: this.#n,
      name: mutation.name,
      args: mutation.args,
      at: context.now,
      refused: null,
      kept: 'keeping',
      sent: false,
      touched: [...result.changes.keys()],
    };
    this.#pending.push(entry);
    result.applyTo(this.#overlay);
    const settled = new Promise<Answer>((resolve) => this.#waiting.set(keyOf(entry), resolve));
    this.#changed(entry.touched.map(typeOf));
    void this.#keep();
    return { refused: null, settled };
  }

  /** What would take a mutation back, judged on the view before it is done. */
  inverse(mutation: Mutation): readonly Mutation[] {
    return inverse(this.#options.domain, this.#overlay, mutation, this.#context());
  }

  /** Lets a refused act go, when its writer has seen it. */
  dismiss(entry: OutboxEntry): void {
    this.#refusals = this.#refusals.filter((other) => keyOf(other) !== keyOf(entry));
    void this.#options.outbox.remove(entry.client, entry.n).catch(() => undefined);
    this.#changed([]);
  }

  /** A connection stands: says hello on it. */
  connected(send: (message: ClientMessage) => void): void {
    this.#send = send;
    this.#hello();
  }

  disconnected(): void {
    this.#send = null;
    this.#live = false;
    for (const entry of this.#pending) entry.sent = false;
    this.#changed([]);
  }

  receive(message: ServerMessage<R>): void {
    switch (message.t) {
      case 'welcome': {
        this.#epoch = message.epoch;
        this.#offset = message.now - this.#options.now();
        this.#storageState = message.storage;
        this.#live = true;
        const audiences = new Set(message.layers.map((layer) => layer.audience));
        const touched = [...this.#layers.keepOnly(audiences)];
        for (const layer of message.layers) touched.push(...(this.#layers.apply(layer) ?? []));
        this.#changed([...touched.map(typeOf), ...this.#rebase()]);
        this.#flush();
        return;
      }
      case 'patch':
      case 'audiences': {
        // Between a gap and the welcome that heals it nothing can be told apart: the welcome has all.
        if (!this.#live) return;
        const layers = message.t === 'patch' ? [message.layer] : message.add;
        const touched = message.t === 'audiences' ? [...this.#layers.drop(message.drop)] : [];
        for (const layer of layers) {
          const applied = this.#layers.apply(layer);
          if (!applied) {
            this.#resync();
            return;
          }
          touched.push(...applied);
        }
        this.#changed([...touched.map(typeOf), ...this.#rebase()]);
        return;
      }
      case 'answers':
        for (const answer of message.answers) this.#answered(message.client, answer);
        this.#changed(this.#rebase());
        return;
      case 'storage':
        this.#storageState = message.state;
        this.#changed([]);
        if (message.state === 'ok') this.#flush();
        return;
      case 'pong': {
        // Half the round trip is the best guess at how old the room's time is (Cristian 1989).
        const now = this.#options.now();
        this.#offset = message.now + (now - message.at) / 2 - now;
        return;
      }
      case 'bye':
        this.#ended = comesAgain.has(message.code) ? null : message.code;
        this.#changed([]);
    }
  }

  #context(): Context<Actor> {
    return { now: this.serverNow(), actor: this.#options.actor };
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
        this.#flush();
        this.#changed([]);
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
    const { client, n, name, args, at, refused } = entry;
    try {
      await this.#options.outbox.put({ client, n, name, args, at, refused });
    } catch {
      // This device keeps nothing; the act still goes out, and the view says that it is not kept.
      return false;
    }
    // Answered while it was being kept: it must not come back with the next page.
    const unanswered = [...this.#pending, ...this.#refusals];
    if (!unanswered.some((one) => keyOf(one) === keyOf(entry))) {
      await this.#options.outbox.remove(client, n).catch(() => undefined);
    }
    return true;
  }

  #hello(): void {
    this.#lost = false;
    const next = new Map([[this.#options.client, this.#n + 1]]);
    for (const { client, n } of this.#pending) {
      next.set(client, Math.min(n, next.get(client) ?? n));
    }
    this.#send?.({
      t: 'hello',
      protocol: protocolVersion,
      epoch: this.#epoch,
      since: this.#layers.clocks,
      clients: [...next].slice(0, limits.clients).map(([client, n]) => ({ client, next: n })),
    });
  }

  /** Something is missing: asks anew from where we stand. */
  #resync(): void {
    this.#live = false;
    for (const entry of this.#pending) entry.sent = false;
    this.#hello();
  }

  /** Sends what is kept and not yet on its way, in order and in bounded pieces. */
  #flush(): void {
    if (!this.#live || this.#retrying) return;
    const byClient = new Map<string, Pending[]>();
    const own = this.#options.client;
    let held = false;
    for (const entry of this.#pending) {
      // Nothing is sent before it is kept, and later acts wait for earlier ones.
      if (entry.kept === 'keeping') held = true;
      if (entry.sent || (held && entry.client === own)) continue;
      const entries = byClient.get(entry.client);
      if (entries) entries.push(entry);
      else byClient.set(entry.client, [entry]);
    }
    for (const [client, entries] of byClient) {
      for (const entry of entries) entry.sent = true;
      const mutations = entries.map(({ n, name, args }) => ({ n, name, args }));
      for (const piece of piecesOf(mutations))
        this.#send?.({ t: 'push', client, mutations: piece });
    }
  }

  #answered(client: string, answer: Answer): void {
    const index = this.#pending.findIndex(
      (entry) => entry.client === client && entry.n === answer.n,
    );
    const entry = this.#pending[index];
    if (!entry) return;
    if (!answer.ok && answer.retry) {
      for (const later of this.#pending) {
        if (later.client === client && later.n >= answer.n) later.sent = false;
      }
      const first = this.#pending.find((one) => one.client === client);
      if (answer.code === 'protocol.gap' && entry === first) this.#lost = true;
      void this.#retryLater();
      return;
    }
    this.#retries = 0;
    this.#pending.splice(index, 1);
    const { outbox } = this.#options;
    if (answer.ok) {
      void outbox.remove(client, answer.n).catch(() => undefined);
    } else {
      const { n, name, args, at } = entry;
      const refused: OutboxEntry = { client, n, name, args, at, refused: answer.code };
      this.#refusals = [...this.#refusals, refused];
      void outbox.put(refused).catch(() => undefined);
    }
    this.#waiting.get(keyOf(entry))?.(answer);
    this.#waiting.delete(keyOf(entry));
  }

  async #retryLater(): Promise<void> {
    if (this.#retrying) return;
    this.#retrying = true;
    await this.#options.pause(RETRY_MS * 2 ** Math.min(this.#retries, RETRIES));
    this.#retries += 1;
    this.#retrying = false;
    if (this.#lost && this.#live) this.#resync();
    else this.#flush();
  }

  /** Lays what is pending over what the room told, anew; returns the types that it touched. */
  #rebase(): string[] {
    const before = [...this.#overlay.changes.keys()];
    this.#overlay = new Transaction(this.#layers.merged);
    for (const entry of this.#pending) {
      const context = { now: entry.at, actor: this.#options.actor };
      const result = execute(this.#options.domain, this.#overlay, entry, context);
      // Refused now, perhaps accepted by the room: it stays pending and only is not shown.
      if ('refused' in result) continue;
      entry.touched = [...result.changes.keys()];
      result.applyTo(this.#overlay);
    }
    return [...before, ...this.#overlay.changes.keys()].map(typeOf);
  }

  #changed(types: Iterable<string>): void {
    this.#options.onChange(new Set([...types, '*']));
  }
}

/** The room ends the connection and not the page's access: it is to be connected anew. */
const comesAgain: ReadonlySet<ByeCode> = new Set(['room.stopping', 'protocol.too-fast']);

function keyOf(entry: { readonly client: string; readonly n: number }): string {
  return `${entry.client}/${entry.n}`;
}
