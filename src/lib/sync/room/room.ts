/**
 * A room: the records of one series, the sessions of those who are connected to it, and its protocol
 * with them. Mutations go through one queue, which commits them before they are published and
 * answered. Knows peers, a storage and a clock as ports; no socket, no SQL.
 */
import { is, safeParse } from 'valibot';
import type { RoomDomain } from '../domain.ts';
import { retryLater, type Answer, type Mutation } from '../mutation.ts';
import {
  clientMessage,
  helloOfAnyVersion,
  numberedMutation,
  protocolVersion,
  type ByeCode,
  type ClientMessage,
  type StorageState,
} from '../protocol/protocol.ts';
import { type Audience, type RecordBase, typeOf, type Visible } from '../record.ts';
import type { RoomStorage, StoredRoom } from '../storage/storage.ts';
import { takeOver } from '../storage/take-over.ts';
import { RecordStore, type ReadStore } from '../store.ts';
import type { Changes } from '../transaction.ts';
import type { Broadcaster, Peer } from './broadcaster.ts';
import { Clients } from './clients.ts';
import { CommitQueue } from './commit-queue.ts';
import { Presences } from './presences.ts';
import { Projections } from './projections.ts';
import { Session } from './session.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** Messages of a session for each mutation of its actor: each may be a message, and be sent again. */
const MESSAGES_PER_MUTATION = 5;

/**
 * Milliseconds for which a client is remembered after its last answer, and for which everyday rows
 * of the audit log are kept: half a year.
 */
export const KEPT_MS = 183 * 24 * 3_600_000;

export interface RoomOptions<R extends RecordBase, Actor> {
  readonly domain: RoomDomain<R, Actor>;
  readonly storage: RoomStorage<R>;
  readonly broadcaster: Broadcaster<R>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Differs at every start of a room: clocks of an earlier start mean nothing to this one. */
  readonly epoch: string;
  /** The mutations that an actor may send, over all its sessions; without it there is no limit. */
  readonly rateOf?: (actor: Actor) => Rate;
  /** Milliseconds, instead of half a year: for simulations, in which so much does not pass. */
  readonly keptMs?: number;
  /** Called with bugs and with faults of the storage; the room goes on. */
  readonly onFault: (fault: unknown, where: string) => void;
}

/** What the owner of a socket has of its session in the room. */
export interface Connection {
  /** True once the peer has said hello and was admitted. */
  readonly greeted: boolean;
  /** Takes whatever arrived over the wire. */
  receive(raw: unknown): void;
  /** The peer is gone. */
  closed(): void;
}

export class Room<R extends RecordBase, Actor> {
  readonly #options: RoomOptions<R, Actor>;
  readonly #store: RecordStore<R>;
  readonly #clients: Clients;
  readonly #queue: CommitQueue<R, Actor>;
  readonly #projections: Projections<R>;
  readonly #presences: Presences<R>;
  /** All sessions, also those that have not said hello. */
  readonly #sessions = new Set<Session<R, Actor>>();
  /** Mutations by actor: one bucket for each who was ever here, as many as there are seats and links. */
  readonly #buckets = new Map<string, TokenBucket>();
  /** How often a page had another digest than the room. */
  #mismatches = 0;
  #closed = false;

  private constructor(options: RoomOptions<R, Actor>, stored: StoredRoom<R>) {
    const { domain, broadcaster } = options;
    const { clock } = stored;
    this.#options = options;
    this.#store = new RecordStore(stored.records);
    this.#clients = new Clients(stored.clients, stored.clientsSince);
    this.#projections = new Projections((record, store) => domain.project(record, store), clock);
    const all = new Map([...this.#store.all()].map((record) => [record.id, record]));
    this.#projections.update(all, this.#store, clock);
    this.#queue = new CommitQueue(
      { ...options, store: this.#store, clients: this.#clients, clock },
      {
        onCommitted: (changes, clock) => this.#publish(changes, clock),
        onFenced: () => this.#endAll('room.failed'),
        onStorageState: (state) => this.#sendToAll(state),
        hasListeners: () => this.connections > 0,
      },
    );
    this.#presences = new Presences(
      (ms) => broadcaster.delay(ms),
      (changes) => this.#queue.addPresences(changes),
    );
  }

  /**
   * Opens a room on its storage, prunes it, and fences off whoever wrote there before.
   *
   * @throws what the storage throws when it cannot be loaded
   */
  static async open<R extends RecordBase, Actor>(
    options: RoomOptions<R, Actor>,
  ): Promise<Room<R, Actor>> {
    const { storage, domain, now, onFault } = options;
    try {
      await storage.prune?.(now() - (options.keptMs ?? KEPT_MS), (row) => domain.keepsAudit(row));
    } catch (fault) {
      // Such as a full disk: it is pruned another time.
      onFault(fault, 'prune');
    }
    return new Room(options, await takeOver(storage));
  }

  /** The records, unprojected: for the server only. */
  get store(): ReadStore<R> {
    return this.#store;
  }

  get storageState(): StorageState {
    return this.#queue.storageState;
  }

  /** True once another room has taken over the storage: this one accepts nothing more. */
  get failed(): boolean {
    return this.#queue.failed;
  }

  /** True while nobody is connected, not even somebody who has not said hello, and nothing waits. */
  get idle(): boolean {
    return this.#sessions.size === 0 && !this.#queue.running && !this.#presences.publishing;
  }

  /** How many sessions have said hello. */
  get connections(): number {
    return [...this.#sessions].filter(({ greeted }) => greeted).length;
  }

  /** What these audiences see together; where their projections differ, the higher rank wins. */
  view(audiences: readonly Audience[]): RecordStore<Visible<R>> {
    const { domain } = this.#options;
    const ranked = [...audiences].sort((a, b) => domain.rank(a) - domain.rank(b));
    return new RecordStore(
      ranked.flatMap((audience) => this.#projections.updateSince(audience, null).put),
    );
  }

  /**
   * Opens a session. Nothing is sent to the peer before it has said hello.
   *
   * @param mayStay called by `review`: whether what admitted the peer still does
   */
  connect(peer: Peer<R>, actor: Actor, mayStay = () => true): Connection {
    const messages = this.#newBucket(actor, MESSAGES_PER_MUTATION);
    const session = new Session<R, Actor>(peer, actor, messages, mayStay);
    this.#sessions.add(session);
    // The page connects again, to the room that takes the place of this one.
    if (this.#closed) this.#end(session, 'room.stopping');
    return {
      get greeted() {
        return session.greeted;
      },
      receive: (raw) => this.#receive(session, raw),
      closed: () => this.#close(session),
    };
  }

  /**
   * Mutations of the server itself (a form that was posted, a link that was opened), through the
   * same queue as all others.
   *
   * @param client names the part of the server that sends them
   * @returns one answer each, when they are durable
   */
  submit(actor: Actor, client: string, mutations: readonly Mutation[]): Promise<readonly Answer[]> {
    if (this.#closed) {
      return Promise.resolve(mutations.map((_, at) => retryLater(at + 1, 'storage.unavailable')));
    }
    const key = this.#clientKey(actor, client);
    const first = this.#clients.next(key);
    return Promise.all(
      mutations.map(
        ({ name, args }, index) =>
          new Promise<Answer>((resolve) => {
            const n = first + index;
            this.#clients.reserve(key, n);
            this.#queue.add({ actor, client: key, mutation: { name, args, n }, answer: resolve });
          }),
      ),
    );
  }

  /** Ends the sessions of those who may not stay, such as those of a revoked link. */
  review(): void {
    for (const session of [...this.#sessions]) {
      if (!session.mayStay()) this.#end(session, 'access.ended');
    }
  }

  /** Resolves when nothing is waiting to be written or sent. */
  async settled(): Promise<void> {
    while (this.#queue.running ?? this.#presences.publishing) {
      await (this.#queue.running ?? this.#presences.publishing);
    }
  }

  /** Ends all sessions and waits until all that was accepted is written. Accepts nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#endAll('room.stopping');
    // Nobody is left to whom their leaving would be published.
    while (this.#queue.running) await this.#queue.running;
  }

  #receive(session: Session<R, Actor>, raw: unknown): void {
    if (session.closed) return;
    if (!(session.messages?.take(this.#options.now()) ?? true)) {
      this.#end(session, 'protocol.too-fast');
      return;
    }
    const parsed = safeParse(clientMessage, raw);
    if (!parsed.success) {
      this.#end(session, isStale(raw) ? 'protocol.stale' : 'protocol.malformed');
      return;
    }
    const message = parsed.output;
    if (message.t === 'ping') this.#pong(session, message.at);
    else if (message.t === 'hello') this.#hello(session, message);
    else if (session.greeted) this.#push(session, message);
    else this.#end(session, 'protocol.malformed');
  }

  /** Sent in order with everything else, so that the page can compare what it holds. */
  #pong(session: Session<R, Actor>, at: number): void {
    const audiences = [...session.audiences].sort();
    const digests = audiences.map((audience) => this.#projections.digest(audience));
    session.send({ t: 'pong', at, now: this.#options.now(), digests });
  }

  #hello(session: Session<R, Actor>, hello: Extract<ClientMessage, { t: 'hello' }>): void {
    const { domain, epoch, now } = this.#options;
    if (hello.protocol !== protocolVersion) {
      this.#end(session, 'protocol.stale');
      return;
    }
    const audiences = domain.audiencesOf(session.actor, this.#store);
    if (!audiences) {
      this.#end(session, 'access.ended');
      return;
    }
    for (const { client, next } of hello.clients) {
      this.#clients.resumeAt(this.#clientKey(session.actor, client), next);
    }
    const mismatched = new Set(hello.mismatched);
    const own = session.audiences.filter((audience) => mismatched.has(audience));
    if (own.length > 0) this.#reportMismatch(own);
    session.accepts(hello.gzip === true);
    session.setAudiences(audiences);
    const since = new Map(Object.entries(hello.epoch === epoch ? hello.since : {}));
    const hashes = new Map(Object.entries(hello.hashes ?? {}));
    session.send({
      t: 'welcome',
      epoch,
      now: now(),
      storage: this.#queue.storageState,
      updates: audiences.map((audience) =>
        this.#projections.updateSince(audience, since.get(audience) ?? null, hashes.get(audience)),
      ),
    });
    if (session.present) return;
    session.present = true;
    this.#changePresence(session.actor, 1);
    this.#queue.listenerAdded();
  }

  #push(session: Session<R, Actor>, push: Extract<ClientMessage, { t: 'push' }>): void {
    const { actor } = session;
    const client = this.#clientKey(actor, push.client);
    const answer = (answer: Answer): void => session.answer(push.client, answer);
    let tooFast = false;
    for (const raw of push.mutations) {
      // What follows one that is put off would only be out of order.
      tooFast ||= !(this.#bucketOf(actor)?.take(this.#options.now()) ?? true);
      const read = safeParse(numberedMutation, raw);
      if (tooFast) answer(retryLater(raw.n, 'protocol.too-fast'));
      else if (read.success) this.#queue.add({ actor, client, mutation: read.output, answer });
      else this.#queue.add({ actor, client, mutation: { n: raw.n, unreadable: true }, answer });
    }
  }

  /** The actor may belong to other audiences now: sends what is added and what is dropped. */
  #refreshAudiences(session: Session<R, Actor>): void {
    if (!session.greeted || session.closed) return;
    const now = this.#options.domain.audiencesOf(session.actor, this.#store);
    if (!now) {
      this.#end(session, 'access.ended');
      return;
    }
    const { added, dropped } = session.setAudiences(now);
    if (added.length === 0 && dropped.length === 0) return;
    const add = added.map((audience) => this.#projections.updateSince(audience, null));
    session.send({ t: 'audiences', add, drop: dropped });
  }

  #publish(changes: Changes<R>, clock: number): void {
    const { domain, broadcaster } = this.#options;
    const updates = this.#projections.update(changes, this.#store, clock);
    // First the audiences, then the updates: who no longer belongs to an audience gets none of it.
    if ([...changes.keys()].some((id) => domain.audienceTypes.has(typeOf(id)))) {
      for (const session of [...this.#sessions]) this.#refreshAudiences(session);
    }
    for (const update of updates) broadcaster.publish(update.audience, { t: 'patch', update });
  }

  #sendToAll(state: StorageState): void {
    for (const session of this.#sessions) {
      if (session.greeted) session.send({ t: 'storage', state });
    }
  }

  #endAll(code: ByeCode): void {
    for (const session of [...this.#sessions]) this.#end(session, code);
  }

  /** Ends a session from the room's side, with a reason that the page can show. */
  #end(session: Session<R, Actor>, code: ByeCode): void {
    if (session.closed) return;
    session.send({ t: 'bye', code });
    this.#close(session);
    session.disconnect();
  }

  #close(session: Session<R, Actor>): void {
    if (session.closed) return;
    session.close();
    this.#sessions.delete(session);
    if (session.present) this.#changePresence(session.actor, -1);
  }

  #changePresence(actor: Actor, sessions: 1 | -1): void {
    const record = this.#options.domain.presence(actor);
    if (record) this.#presences.change(record, sessions);
  }

  #clientKey(actor: Actor, client: string): string {
    return `${this.#options.domain.actorKey(actor)}/${client}`;
  }

  #bucketOf(actor: Actor): TokenBucket | null {
    const key = this.#options.domain.actorKey(actor);
    const bucket = this.#buckets.get(key) ?? this.#newBucket(actor, 1);
    if (bucket) this.#buckets.set(key, bucket);
    return bucket;
  }

  /** A bucket for so many times an actor's rate of mutations; null: no limit. */
  #newBucket(actor: Actor, times: number): TokenBucket | null {
    const { rateOf, now } = this.#options;
    if (!rateOf) return null;
    const { burst, perSecond } = rateOf(actor);
    return new TokenBucket({ burst: burst * times, perSecond: perSecond * times }, now());
  }

  /** Healed by the welcome that follows; reported at the first, second, fourth, eighth … time. */
  #reportMismatch(audiences: readonly Audience[]): void {
    this.#mismatches += 1;
    if (Number.isInteger(Math.log2(this.#mismatches))) {
      // The kind of audience and not whose: the log names nobody.
      const kinds = audiences.map((audience) => typeOf(audience) || audience).join(', ');
      const times = `${this.#mismatches} times so far`;
      this.#options.onFault(new Error(`a page held ${kinds} differently, ${times}`), 'state');
    }
  }
}

/** True for a hello of another version, which may have fields that this version does not know. */
function isStale(raw: unknown): boolean {
  return is(helloOfAnyVersion, raw) && raw.protocol !== protocolVersion;
}
