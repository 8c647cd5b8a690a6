/**
 * The only writer of one series: takes mutations in turn, commits them in groups, and tells every
 * audience what changed for it. Knows peers, a storage and a clock as ports; no socket, no SQL.
 *
 * The order is the promise: run → commit → only then answer and send.
 */
import { Clients } from './clients.ts';
import { Connection, type Hall, type Peer, type Sent } from './connection.ts';
import type { Audience, RoomDomain } from './domain.ts';
import { execute } from './execute.ts';
import { Exposures } from './exposures.ts';
import { notNow, type Answer, type Mutation } from './mutation.ts';
import { Presences } from './presences.ts';
import type { ServerMessage, StorageState } from './protocol.ts';
import { typeOf, type RecordBase, type Visible } from './record.ts';
import { FencedError, type AuditRow, type RoomStorage } from './storage.ts';
import { StorageWatch } from './storage-watch.ts';
import { RecordStore, type ReadStore } from './store.ts';
import { TokenBucket, type Pace } from './token-bucket.ts';
import { Transaction } from './transaction.ts';

/** Mutations in one commit: bounds how long the others wait. */
const BATCH = 500;
/** Milliseconds until a storage that failed is tried again. */
const RETRY_MS = 1_000;

export interface RoomOptions<R extends RecordBase, Actor> {
  readonly domain: RoomDomain<R, Actor>;
  readonly storage: RoomStorage<R>;
  readonly hall: Hall<R>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Differs at every start of a room: clocks of another start mean nothing to this one. */
  readonly epoch: string;
  /** How fast an actor may act, over all its pages; without it nobody is too fast. */
  readonly pace?: (actor: Actor) => Pace;
  /** Told of bugs and of a storage that fails; the room goes on. */
  readonly onFault: (fault: unknown, where: string) => void;
}

interface Work<Actor> {
  readonly actor: Actor;
  readonly client: string;
  readonly mutation: Sent;
  readonly answer: (answer: Answer) => void;
}

export class Room<R extends RecordBase, Actor> {
  readonly #options: RoomOptions<R, Actor>;
  readonly #store: RecordStore<R>;
  readonly #clients: Clients;
  readonly #exposures: Exposures<R>;
  /** All that stand, also those that have not said hello. */
  readonly #connections = new Set<Connection<R, Actor>>();
  readonly #paces = new Map<string, TokenBucket>();
  readonly #presences: Presences<R>;
  readonly #storage: StorageWatch;
  #queue: Work<Actor>[] = [];
  #passing: (readonly [string, R | null])[] = [];
  #clock: number;
  #storedClock: number;
  #running: Promise<void> | null = null;
  #failed = false;
  /** The next commit is made even if it holds nothing. */
  #askStorage = false;
  /** How often a page held something else than it was told. */
  #differences = 0;

  private constructor(
    options: RoomOptions<R, Actor>,
    clock: number,
    records: Iterable<R>,
    clients: Clients,
  ) {
    this.#options = options;
    this.#store = new RecordStore(records);
    this.#clock = this.#storedClock = clock;
    this.#clients = clients;
    this.#exposures = new Exposures((record, store) => options.domain.expose(record, store), clock);
    const all = new Map([...this.#store.all()].map((record) => [record.id, record]));
    this.#exposures.update(all, this.#store, clock);
    const pause = (ms: number) => options.hall.pause(ms);
    this.#presences = new Presences(pause, (changes) => {
      this.#passing.push(...changes);
      this.#run();
    });
    this.#storage = new StorageWatch(pause, {
      isAwaited: () => !this.#failed && this.connections > 0,
      ask: () => {
        this.#askStorage = true;
        this.#run();
      },
      tell: (state) => {
        const message: ServerMessage<R> = { t: 'storage', state };
        for (const connection of this.#connections) {
          if (connection.greeted) connection.tell(message);
        }
      },
    });
  }

  /** Opens a room on what its storage holds, and keeps from writing whoever wrote there before. */
  static async open<R extends RecordBase, Actor>(
    options: RoomOptions<R, Actor>,
  ): Promise<Room<R, Actor>> {
    const { storage } = options;
    for (;;) {
      const { clock, records, clients } = await storage.load();
      const fence = await takeOver(storage, clock);
      // Somebody has written since it was read.
      if (fence !== null) return new Room(options, fence, records, new Clients(clients));
    }
  }

  /** The records as they stand, for the server's own eyes only. */
  get store(): ReadStore<R> {
    return this.#store;
  }

  get storageState(): StorageState {
    return this.#storage.state;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** How many have said hello and are told what happens. */
  get connections(): number {
    return [...this.#connections].filter(({ greeted }) => greeted).length;
  }

  /** What these audiences see together; where they differ, the higher rank wins. */
  view(audiences: readonly Audience[]): RecordStore<Visible<R>> {
    const { domain } = this.#options;
    const ranked = [...audiences].sort((a, b) => domain.rank(a) - domain.rank(b));
    return new RecordStore(ranked.flatMap((audience) => this.#exposures.layer(audience, null).put));
  }

  /**
   * Takes a peer in. It hears nothing before it has said hello.
   *
   * @param mayStay asked anew by `review`: whether what let it in still does
   */
  connect(peer: Peer<R>, actor: Actor, mayStay = () => true): Connection<R, Actor> {
    const { domain, now, epoch } = this.#options;
    // Every act may be a message of its own, and be sent anew.
    const talk = this.#newPace(actor, 5);
    let opened = false;
    const connection = new Connection<R, Actor>(peer, actor, {
      now,
      epoch,
      storageState: () => this.#storage.state,
      audiences: () => domain.audiencesOf(actor, this.#store),
      layer: (audience, since, marks) => this.#exposures.layer(audience, since, marks),
      held: (audience) => this.#exposures.held(audience),
      differed: (audiences) => this.#differed(audiences),
      greet: (client, next) => this.#clients.greet(this.#clientKey(actor, client), next),
      enqueue: (client, mutation, answer) =>
        this.#enqueue({ actor, client: this.#clientKey(actor, client), mutation, answer }),
      mayTalk: () => talk?.take(now()) ?? true,
      mayAct: () => this.#paceOf(actor)?.take(now()) ?? true,
      opened: () => {
        opened = true;
        this.#presence(actor, 1);
        this.#storage.awaited();
      },
      closed: () => {
        this.#connections.delete(connection);
        if (opened) this.#presence(actor, -1);
      },
      mayStay,
    });
    this.#connections.add(connection);
    return connection;
  }

  /**
   * Mutations of the server itself (a form that was posted, a link that was opened), by the same
   * door as everybody's. Resolves when they are durable, with one answer each.
   */
  submit(actor: Actor, client: string, mutations: readonly Mutation[]): Promise<readonly Answer[]> {
    const key = this.#clientKey(actor, client);
    const first = this.#clients.next(key);
    return Promise.all(
      mutations.map(
        (mutation, index) =>
          new Promise<Answer>((resolve) => {
            const numbered = { name: mutation.name, args: mutation.args, n: first + index };
            this.#clients.reserve(key, numbered.n);
            this.#enqueue({ actor, client: key, mutation: numbered, answer: resolve });
          }),
      ),
    );
  }

  /** Ends the connections of those who may not be here any more, such as of a revoked link. */
  review(): void {
    for (const connection of [...this.#connections]) connection.review();
  }

  /** Resolves when nothing waits to be written or sent. */
  async settled(): Promise<void> {
    while (this.#running ?? this.#presences.telling) {
      await (this.#running ?? this.#presences.telling);
    }
  }

  /** Says goodbye to everybody and waits for what is under way. */
  async close(): Promise<void> {
    for (const connection of [...this.#connections]) connection.end('room.stopping');
    // That they have gone needs to be told to nobody.
    while (this.#running) await this.#running;
  }

  #clientKey(actor: Actor, client: string): string {
    return `${this.#options.domain.actorKey(actor)}/${client}`;
  }

  /** One for each actor who was ever here: as many as there are seats and links. */
  #paceOf(actor: Actor): TokenBucket | null {
    const key = this.#options.domain.actorKey(actor);
    const known = this.#paces.get(key) ?? this.#newPace(actor, 1);
    if (known) this.#paces.set(key, known);
    return known;
  }

  #newPace(actor: Actor, times: number): TokenBucket | null {
    const { pace, now } = this.#options;
    if (!pace) return null;
    const { burst, perSecond } = pace(actor);
    return new TokenBucket({ burst: burst * times, perSecond: perSecond * times }, now());
  }

  #presence(actor: Actor, change: 1 | -1): void {
    const record = this.#options.domain.presence(actor);
    if (record) this.#presences.change(record, change);
  }

  #enqueue(work: Work<Actor>): void {
    if (this.#failed) {
      work.answer(notNow(work.mutation.n, 'storage.unavailable'));
      return;
    }
    this.#queue.push(work);
    this.#run();
  }

  #run(): void {
    this.#running ??= this.#drain()
      .catch((fault: unknown) => this.#options.onFault(fault, 'room'))
      .finally(() => {
        this.#running = null;
        if (this.#waits) this.#run();
      });
  }

  get #waits(): boolean {
    return this.#queue.length > 0 || this.#passing.length > 0 || this.#askStorage;
  }

  async #drain(): Promise<void> {
    // Whatever arrives in the same turn of the event loop shares a commit and a frame.
    await Promise.resolve();
    while (this.#waits) {
      const batch = this.#queue.splice(0, BATCH);
      const passing = this.#passing.splice(0);
      await this.#process(batch, passing);
      await this.#options.hall.drained();
    }
  }

  async #process(
    batch: readonly Work<Actor>[],
    passing: readonly (readonly [string, R | null])[],
  ): Promise<void> {
    const transaction = new Transaction<R>(this.#store);
    const answers: (() => void)[] = [];
    const audit: AuditRow[] = [];
    const clients = this.#clients.draft();
    for (const work of batch) {
      const known = clients.answerOf(work.client, work.mutation.n);
      const answer = known ?? this.#apply(work, transaction, audit);
      if (!known) clients.record(work.client, answer);
      answers.push(() => work.answer(answer));
    }

    const stored = [...transaction.changes];
    const clock = this.#clock + 1;
    const asked = this.#askStorage;
    this.#askStorage = false;
    if (stored.length > 0 || clients.changed.length > 0 || asked) {
      try {
        await this.#options.storage.commit({
          since: this.#storedClock,
          clock,
          put: stored.flatMap(([, record]) => (record ? [record] : [])),
          remove: stored.flatMap(([id, record]) => (record ? [] : [id])),
          clients: clients.changed,
          audit,
        });
      } catch (fault) {
        this.#passing.unshift(...passing);
        await this.#notStored(fault, batch);
        return;
      }
      this.#storedClock = clock;
      clients.keep();
      this.#storage.stored();
    }
    this.#clock = clock;

    for (const [id, record] of passing) {
      if (record) transaction.put(record);
      else transaction.remove(id);
    }
    transaction.applyTo(this.#store);
    this.#publish(transaction);
    for (const answer of answers) answer();
  }

  #apply(work: Work<Actor>, transaction: Transaction<R>, audit: AuditRow[]): Answer {
    const { domain, now, onFault } = this.#options;
    const { n } = work.mutation;
    if ('unreadable' in work.mutation) {
      return { n, ok: false, code: 'protocol.malformed', retry: false };
    }
    const { name } = work.mutation;
    try {
      const context = { now: now(), actor: work.actor };
      const result = execute(domain, transaction, work.mutation, context);
      if ('refused' in result) return { n, ok: false, code: result.refused, retry: false };
      const targets = [...result.changes.keys()];
      result.applyTo(transaction);
      if (targets.length > 0) {
        audit.push({
          at: context.now,
          actor: domain.auditActor(work.actor),
          name,
          targets: domain.auditTargets(work.actor, targets),
        });
      }
      return { n, ok: true };
    } catch (fault) {
      // One bad mutation is one refusal, never the end of the room.
      onFault(fault, `mutation ${name}`);
      return { n, ok: false, code: 'internal', retry: false };
    }
  }

  #publish(transaction: Transaction<R>): void {
    const { domain, hall } = this.#options;
    if (transaction.changes.size === 0) return;
    const layers = this.#exposures.update(transaction.changes, this.#store, this.#clock);
    const types = [...transaction.changes.keys()].map((id) => id.slice(0, id.indexOf(':')));
    // First who hears, then what is said: whoever may no longer hear it does not.
    if (types.some((type) => domain.audienceTypes.has(type))) {
      for (const connection of [...this.#connections]) connection.refreshAudiences();
    }
    for (const layer of layers) hall.publish(layer.audience, { t: 'patch', layer });
  }

  async #notStored(fault: unknown, batch: readonly Work<Actor>[]): Promise<void> {
    const { onFault, hall } = this.#options;
    onFault(fault, 'commit');
    if (fault instanceof FencedError) {
      this.#failed = true;
      for (const connection of [...this.#connections]) connection.end('room.failed');
    }
    this.#storage.failed(batch.length > 0);
    // Nobody is told that it is saved; phones keep what they have and send it again.
    for (const { answer, mutation } of batch) answer(notNow(mutation.n, 'storage.unavailable'));
    if (!this.#failed) await hall.pause(RETRY_MS);
  }

  /** Healed by the welcome that follows; told at the first, second, fourth, eighth … time. */
  #differed(audiences: readonly Audience[]): void {
    this.#differences += 1;
    if (Number.isInteger(Math.log2(this.#differences))) {
      // The kind of audience and not whose: the log names nobody.
      const kinds = audiences.map((audience) => typeOf(audience) || audience).join(', ');
      const times = `${this.#differences} times so far`;
      this.#options.onFault(new Error(`a page held ${kinds} differently, ${times}`), 'state');
    }
  }
}

/**
 * A commit of nothing, after which another room on the same storage can write no more: it would
 * say that something is kept, and this one would not know of it. Null when there was another
 * commit first. Where nothing can be written nobody else can, and where nothing was ever written
 * there is nobody to keep out.
 */
async function takeOver<R extends RecordBase>(
  storage: RoomStorage<R>,
  since: number,
): Promise<number | null> {
  if (since === 0) return since;
  const clock = since + 1;
  try {
    await storage.commit({ since, clock, put: [], remove: [], clients: [], audit: [] });
    return clock;
  } catch (fault) {
    return fault instanceof FencedError ? null : since;
  }
}
