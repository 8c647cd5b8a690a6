/**
 * A page's copy of what it may see, with what it has done itself laid over at once. Knows neither
 * socket nor browser: whoever holds it hands messages in and gives it a way to send.
 */
import type { Audience, SharedDomain } from './domain.ts';
import { execute, inverse } from './execute.ts';
import { Layers } from './layers.ts';
import type { Answer, Context, Mutation } from './mutation.ts';
import type { OutboxEntry } from './outbox.ts';
import { Outgoing, type OutgoingOptions, type Pending } from './outgoing.ts';
import { piecesOf } from './pieces.ts';
import { limits, protocolVersion } from './protocol.ts';
import type { ByeCode, ClientMessage, Held, ServerMessage, StorageState } from './protocol.ts';
import { typeOf, type RecordBase } from './record.ts';
import type { ReadStore } from './store.ts';
import { Transaction } from './transaction.ts';

export interface ReplicaOptions<R extends RecordBase, Actor> extends Omit<
  OutgoingOptions,
  'onKept'
> {
  readonly domain: SharedDomain<R, Actor>;
  readonly actor: Actor;
  /** This device's clock, in milliseconds; may be wrong by any amount. */
  readonly now: () => number;
  /**
   * Types of which something changed in the view; `*` for the state of the connection and outbox,
   * `clock` when the room's time turned out to be another than was thought.
   */
  readonly onChange: (types: ReadonlySet<string>) => void;
  /** Resolves after some milliseconds: the wait before a repetition. */
  readonly pause: (ms: number) => Promise<void>;
  /** The room's time as this replica is made, where it is known: holds until the room tells it. */
  readonly roomTime?: number | undefined;
}

export type Accepted = { readonly refused: null; readonly settled: Promise<Answer> };
export type Refused = { readonly refused: string };

/** Milliseconds to the first repetition; each further one waits twice as long, up to eight seconds. */
const RETRY_MS = 1_000;
const RETRIES = 3;
/** Milliseconds; less is the unrest of any network. */
const CLOCK_MOVED_MS = 100;

export class Replica<R extends RecordBase, Actor> {
  readonly #options: ReplicaOptions<R, Actor>;
  readonly #layers: Layers<R>;
  readonly #outgoing: Outgoing;
  #overlay: Transaction<R>;
  #send: ((message: ClientMessage) => void) | null = null;
  #live = false;
  #epoch: string | null = null;
  #offset = 0;
  #storageState: StorageState = 'ok';
  #ended: ByeCode | null = null;
  #retrying = false;
  /** Repetitions in a row after which nothing had been taken in. */
  #retries = 0;
  /** The room lacks something before the first of what is pending: it has to be told where we stand. */
  #lost = false;
  /** Signs of life since the hello, while there is no welcome. */
  #pongs = 0;

  constructor(options: ReplicaOptions<R, Actor>) {
    this.#options = options;
    if (options.roomTime !== undefined) this.#offset = options.roomTime - options.now();
    this.#layers = new Layers<R>((audience) => options.domain.rank(audience));
    this.#overlay = new Transaction(this.#layers.merged);
    this.#outgoing = new Outgoing({
      ...options,
      onKept: () => {
        this.#flush();
        this.#changed([]);
      },
    });
  }

  /** What this page sees: what the room told, with its own unanswered acts over it. */
  get view(): ReadStore<R> {
    return this.#overlay;
  }

  get pending(): readonly Pending[] {
    return this.#outgoing.pending;
  }

  /** What was refused for good, with its text, until the writer lets it go. */
  get refusals(): readonly OutboxEntry[] {
    return this.#outgoing.refusals;
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

  /** Brings back what closed pages could not send. */
  async start(): Promise<void> {
    if (!(await this.#outgoing.adopt())) return;
    this.#changed(this.#rebase());
    this.#flush();
  }

  /** Asks for a sign of life, for the time, and whether this page holds what it was told. */
  ping(): void {
    this.#send?.({ t: 'ping', at: this.#options.now() });
  }

  /** Does something: at once in the view, for good when `settled` says so. */
  mutate(mutation: Mutation): Accepted | Refused {
    const context = this.#context();
    const result = execute(this.#options.domain, this.#overlay, mutation, context);
    if ('refused' in result) return { refused: result.refused };
    const touched = [...result.changes.keys()];
    const settled = this.#outgoing.add(mutation, context.now, touched);
    result.applyTo(this.#overlay);
    this.#changed(touched.map(typeOf));
    return { refused: null, settled };
  }

  /** What would take a mutation back, judged on the view before it is done. */
  inverse(mutation: Mutation): readonly Mutation[] {
    return inverse(this.#options.domain, this.#overlay, mutation, this.#context());
  }

  /** Lets a refused act go, when its writer has seen it. */
  dismiss(entry: OutboxEntry): void {
    this.#outgoing.dismiss(entry);
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
    this.#outgoing.unsend();
    this.#changed([]);
  }

  receive(message: ServerMessage<R>): void {
    switch (message.t) {
      case 'welcome': {
        this.#epoch = message.epoch;
        this.#setClock(message.now - this.#options.now());
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
        this.#setClock(message.now + (now - message.at) / 2 - now);
        if (this.#live) this.#compare(message.holds);
        else this.#unwelcomed();
        return;
      }
      case 'bye':
        this.#ended = comesAgain.has(message.code) ? null : message.code;
        this.#changed([]);
    }
  }

  /** Whoever counts down has to count anew when the time was put right by more than one sees. */
  #setClock(offset: number): void {
    const moved = Math.abs(offset - this.#offset) >= CLOCK_MOVED_MS;
    this.#offset = offset;
    if (moved) this.#changed(['clock']);
  }

  #context(): Context<Actor> {
    return { now: this.serverNow(), actor: this.#options.actor };
  }

  /**
   * The room answers but has not said welcome. Once that is a hall that is let in one after the
   * other; twice, and the hello or the welcome is lost.
   */
  #unwelcomed(): void {
    this.#pongs += 1;
    if (this.#pongs >= 2) this.#hello();
  }

  #hello(differing: readonly Audience[] = []): void {
    this.#lost = false;
    this.#pongs = 0;
    const clients = [...this.#outgoing.positions].map(([client, next]) => ({ client, next }));
    this.#send?.({
      t: 'hello',
      protocol: protocolVersion,
      epoch: this.#epoch,
      since: except(differing, this.#layers.clocks),
      marks: except(differing, this.#layers.marks(limits.marks)),
      clients: clients.slice(0, limits.clients),
      ...(differing.length > 0 && { differing: differing.slice(0, limits.differing) }),
    });
  }

  /** Something is missing, or differs: asks anew, from where we stand or from the beginning. */
  #resync(differing?: readonly Audience[]): void {
    this.#live = false;
    this.#outgoing.unsend();
    this.#hello(differing);
  }

  /** What the room has told comes in order: all of it must be here now, and nothing else. */
  #compare(told: readonly Held[]): void {
    if (!this.#live) return;
    const differing = this.#layers.differing(told);
    if (!differing) this.#resync();
    else if (differing.length > 0) this.#resync(differing);
  }

  /** Sends what is kept and not yet on its way, in order and in bounded pieces. */
  #flush(): void {
    if (!this.#live || this.#retrying) return;
    for (const [client, leaving] of this.#outgoing.take()) {
      for (const mutations of piecesOf(leaving)) this.#send?.({ t: 'push', client, mutations });
    }
  }

  #answered(client: string, answer: Answer): void {
    const outcome = this.#outgoing.answered(client, answer);
    if (outcome === 'over') this.#retries = 0;
    if (outcome === 'lost') this.#lost = true;
    if (outcome === 'lost' || outcome === 'later') void this.#retryLater();
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
    for (const entry of this.#outgoing.pending) {
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

function except<Value>(
  audiences: readonly Audience[],
  all: Readonly<Record<Audience, Value>>,
): Record<Audience, Value> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => !audiences.includes(one)));
}

/** The room ends the connection and not the page's access: it is to be connected anew. */
const comesAgain: ReadonlySet<ByeCode> = new Set(['room.stopping', 'protocol.too-fast']);
