/**
 * A page's copy of the records that it may see, with its own unanswered mutations applied on top.
 * Knows neither socket nor browser: its owner passes messages in and gives it a way to send.
 */
import type { SharedDomain } from '../domain.ts';
import { execute, inverse } from '../execute.ts';
import { AudienceStates } from './audience-states.ts';
import type { Answer, Context, Mutation } from '../mutation.ts';
import type { OutboxEntry } from './outbox.ts';
import { MutationQueue, type MutationQueueOptions, type Pending } from './mutation-queue.ts';
import { chunksOf } from './chunks.ts';
import { limits, protocolVersion, transientByes } from '../protocol/protocol.ts';
import type {
  ByeCode,
  ClientMessage,
  Digest,
  ServerMessage,
  StorageState,
} from '../protocol/protocol.ts';
import { type Audience, type RecordBase, typeOf } from '../record.ts';
import type { ReadStore } from '../store.ts';
import { Transaction } from '../transaction.ts';

export interface ReplicaOptions<R extends RecordBase, Actor> extends Omit<
  MutationQueueOptions,
  'onKept'
> {
  readonly domain: SharedDomain<R, Actor>;
  readonly actor: Actor;
  /** This device's clock, in milliseconds since 1970; may be wrong by any amount. */
  readonly now: () => number;
  /**
   * Called with the types of the records that changed in the view; `*` stands for the state of the
   * connection and the outbox, `clock` for a correction of the room's time.
   */
  readonly onChange: (types: ReadonlySet<string>) => void;
  /** Resolves after some milliseconds: the delay before a repetition. */
  readonly pause: (ms: number) => Promise<void>;
  /** The room's time when this replica is made, where it is known; used until the first welcome. */
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
  readonly #audiences: AudienceStates<R>;
  readonly #queue: MutationQueue;
  #overlay: Transaction<R>;
  #send: ((message: ClientMessage) => void) | null = null;
  #live = false;
  #epoch: string | null = null;
  #offset = 0;
  #storageState: StorageState = 'ok';
  #ended: ByeCode | null = null;
  #retrying = false;
  /** Repetitions in a row without a settled mutation. */
  #retries = 0;
  /** The room expects an earlier mutation than the first pending one: a new hello has to tell it. */
  #outOfOrder = false;
  /** Pongs since the hello, while there is no welcome. */
  #pongs = 0;

  constructor(options: ReplicaOptions<R, Actor>) {
    this.#options = options;
    if (options.roomTime !== undefined) this.#offset = options.roomTime - options.now();
    this.#audiences = new AudienceStates<R>((audience) => options.domain.rank(audience));
    this.#overlay = new Transaction(this.#audiences.merged);
    this.#queue = new MutationQueue({
      ...options,
      onKept: () => {
        this.#flush();
        this.#changed([]);
      },
    });
  }

  /** What this page sees: the records of the room, with its own unanswered mutations applied. */
  get view(): ReadStore<R> {
    return this.#overlay;
  }

  get pending(): readonly Pending[] {
    return this.#queue.pending;
  }

  /** Mutations that were refused for good, until their writer dismisses them. */
  get refusals(): readonly OutboxEntry[] {
    return this.#queue.refusals;
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

  /** The room's time, estimated from this device's clock: whole milliseconds since 1970. */
  serverNow(): number {
    return Math.round(this.#options.now() + this.#offset);
  }

  /** Takes over what closed pages of this device could not send, and sends it. */
  async recover(): Promise<void> {
    if (!(await this.#queue.recover())) return;
    this.#changed(this.#rebase());
    this.#flush();
  }

  /** Asks for a pong, which has the room's time and the digests that this page must have. */
  ping(): void {
    this.#send?.({ t: 'ping', at: this.#options.now() });
  }

  /**
   * Runs a mutation: at once in the view, for good when `settled` resolves.
   *
   * @returns the code of the refusal, or a promise of the room's final answer
   */
  mutate(mutation: Mutation): Accepted | Refused {
    const context = this.#context();
    const result = execute(this.#options.domain, this.#overlay, mutation, context);
    if ('refused' in result) return { refused: result.refused };
    const touched = [...result.changes.keys()];
    const settled = this.#queue.add(mutation, context.now, touched);
    result.applyTo(this.#overlay);
    this.#changed(touched.map(typeOf));
    return { refused: null, settled };
  }

  /** The mutations that would undo a mutation, determined on the view before it is run. */
  inverse(mutation: Mutation): readonly Mutation[] {
    return inverse(this.#options.domain, this.#overlay, mutation, this.#context());
  }

  /** Removes a refused mutation, when its writer has seen it. */
  dismiss(entry: OutboxEntry): void {
    this.#queue.dismiss(entry);
    this.#changed([]);
  }

  /** A connection is open: sends the hello. */
  connected(send: (message: ClientMessage) => void): void {
    this.#send = send;
    this.#hello();
  }

  /** The connection is gone: what was in flight is sent again over the next. */
  disconnected(): void {
    this.#send = null;
    this.#live = false;
    this.#queue.resetInFlight();
    this.#changed([]);
  }

  /** Takes a message of the room, in the order in which they were sent. */
  receive(message: ServerMessage<R>): void {
    switch (message.t) {
      case 'welcome': {
        this.#epoch = message.epoch;
        this.#setClock(message.now - this.#options.now());
        this.#storageState = message.storage;
        this.#live = true;
        const audiences = new Set(message.updates.map((update) => update.audience));
        const touched = [...this.#audiences.keepOnly(audiences)];
        for (const update of message.updates)
          touched.push(...(this.#audiences.apply(update) ?? []));
        this.#changed([...touched.map(typeOf), ...this.#rebase()]);
        this.#flush();
        return;
      }
      case 'patch':
      case 'audiences': {
        // While an update is missing no other can be applied: the coming welcome has everything.
        if (!this.#live) return;
        const updates = message.t === 'patch' ? [message.update] : message.add;
        const touched = message.t === 'audiences' ? [...this.#audiences.drop(message.drop)] : [];
        for (const update of updates) {
          const applied = this.#audiences.apply(update);
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
        if (this.#live) this.#compare(message.digests);
        else this.#pongBeforeWelcome();
        return;
      }
      case 'bye':
        this.#ended = isTransient(message.code) ? null : message.code;
        this.#changed([]);
    }
  }

  /** Timers are drawn anew only when the correction is large enough to be seen. */
  #setClock(offset: number): void {
    const moved = Math.abs(offset - this.#offset) >= CLOCK_MOVED_MS;
    this.#offset = offset;
    if (moved) this.#changed(['clock']);
  }

  #context(): Context<Actor> {
    return { now: this.serverNow(), actor: this.#options.actor };
  }

  /**
   * The room answers pings but has sent no welcome. Once, the server may be busy with many
   * reconnecting pages; twice, and the hello or the welcome is lost.
   */
  #pongBeforeWelcome(): void {
    this.#pongs += 1;
    if (this.#pongs >= 2) this.#hello();
  }

  #hello(mismatched: readonly Audience[] = []): void {
    this.#outOfOrder = false;
    this.#pongs = 0;
    const clients = [...this.#queue.positions].map(([client, next]) => ({ client, next }));
    this.#send?.({
      t: 'hello',
      protocol: protocolVersion,
      epoch: this.#epoch,
      since: except(mismatched, this.#audiences.clocks),
      hashes: except(mismatched, this.#audiences.hashes(limits.hashes)),
      clients: clients.slice(0, limits.clients),
      ...(mismatched.length > 0 && { mismatched: mismatched.slice(0, limits.mismatched) }),
    });
  }

  /** An update is missing, or an audience is mismatched: sends a new hello for what is lacking. */
  #resync(mismatched?: readonly Audience[]): void {
    this.#live = false;
    this.#queue.resetInFlight();
    this.#hello(mismatched);
  }

  /** Messages come in order: at a pong this page must hold exactly what the room's digests say. */
  #compare(digests: readonly Digest[]): void {
    if (!this.#live) return;
    const mismatched = this.#audiences.mismatched(digests);
    if (!mismatched) this.#resync();
    else if (mismatched.length > 0) this.#resync(mismatched);
  }

  /** Sends what is stored and not in flight, in order and in bounded chunks. */
  #flush(): void {
    if (!this.#live || this.#retrying) return;
    for (const [client, sendable] of this.#queue.drain()) {
      for (const mutations of chunksOf(sendable)) this.#send?.({ t: 'push', client, mutations });
    }
  }

  #answered(client: string, answer: Answer): void {
    const outcome = this.#queue.answered(client, answer);
    if (outcome === 'settled') this.#retries = 0;
    if (outcome === 'outOfOrder') this.#outOfOrder = true;
    if (outcome === 'outOfOrder' || outcome === 'retryLater') void this.#retryLater();
  }

  async #retryLater(): Promise<void> {
    if (this.#retrying) return;
    this.#retrying = true;
    await this.#options.pause(RETRY_MS * 2 ** Math.min(this.#retries, RETRIES));
    this.#retries += 1;
    this.#retrying = false;
    if (this.#outOfOrder && this.#live) this.#resync();
    else this.#flush();
  }

  /** Applies the pending mutations to the records of the room anew; returns the types it touched. */
  #rebase(): string[] {
    const before = [...this.#overlay.changes.keys()];
    this.#overlay = new Transaction(this.#audiences.merged);
    for (const entry of this.#queue.pending) {
      const context = { now: entry.at, actor: this.#options.actor };
      const result = execute(this.#options.domain, this.#overlay, entry, context);
      // Refused here, perhaps accepted by the room: it stays pending and is only not shown.
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
  return Object.fromEntries(
    Object.entries(all).filter(([audience]) => !audiences.includes(audience)),
  );
}

function isTransient(code: ByeCode): boolean {
  return transientByes.some((transient) => transient === code);
}
