/**
 * The single writer of a room: runs mutations in turn and commits them in batches.
 *
 * The order of a batch is the promise: run → commit → publish → answer. Nothing is published or
 * answered before it is durable.
 */
import type { RoomDomain } from '../domain.ts';
import { execute } from '../execute.ts';
import { retryLater, type Answer, type NumberedMutation } from '../mutation.ts';
import type { StorageState } from '../protocol/protocol.ts';
import type { RecordBase } from '../record.ts';
import { FencedError, type AuditRow, type RoomStorage } from '../storage/storage.ts';
import type { RecordStore } from '../store.ts';
import { Transaction, type Changes } from '../transaction.ts';
import type { Broadcaster } from './broadcaster.ts';
import type { Clients } from './clients.ts';
import type { PresenceChange } from './presences.ts';
import { StorageWatch } from './storage-watch.ts';

/** Mutations in one commit: bounds how long the others wait. */
const BATCH = 500;
/** Milliseconds until a commit is tried again after one that failed. */
const RETRY_MS = 1_000;

/** A mutation, or the number of one that cannot be parsed: it is refused in its turn. */
export type ReceivedMutation = NumberedMutation | { readonly n: number; readonly unreadable: true };

export interface Work<Actor> {
  readonly actor: Actor;
  /** The key of the client in the table of clients. */
  readonly client: string;
  readonly mutation: ReceivedMutation;
  /** Called once: with the final answer, or with `retryLater`. */
  readonly answer: (answer: Answer) => void;
}

export interface CommitQueueOptions<R extends RecordBase, Actor> {
  readonly domain: RoomDomain<R, Actor>;
  readonly storage: RoomStorage<R>;
  readonly broadcaster: Broadcaster<R>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
  /** The records; changed only here. */
  readonly store: RecordStore<R>;
  readonly clients: Clients;
  /** The clock of the storage. */
  readonly clock: number;
}

export interface CommitQueueEvents<R extends RecordBase> {
  /** A batch is durable and in the store. Its answers are given when this returns. */
  readonly onCommitted: (changes: Changes<R>, clock: number) => void;
  /** Another room writes to the storage: this one accepts nothing more. */
  readonly onFenced: () => void;
  readonly onStorageState: (state: StorageState) => void;
  /** Whether anybody is connected who would be told of the state of the storage. */
  readonly hasListeners: () => boolean;
}

export class CommitQueue<R extends RecordBase, Actor> {
  readonly #options: CommitQueueOptions<R, Actor>;
  readonly #events: CommitQueueEvents<R>;
  readonly #watch: StorageWatch;
  #queue: Work<Actor>[] = [];
  #presenceChanges: PresenceChange<R>[] = [];
  #clock: number;
  #storedClock: number;
  #running: Promise<void> | null = null;
  #failed = false;
  /** The next commit is made even if it is empty. */
  #probeStorage = false;

  constructor(options: CommitQueueOptions<R, Actor>, events: CommitQueueEvents<R>) {
    this.#options = options;
    this.#events = events;
    this.#clock = this.#storedClock = options.clock;
    this.#watch = new StorageWatch((ms) => options.broadcaster.delay(ms), {
      hasListeners: () => !this.#failed && events.hasListeners(),
      probe: () => {
        this.#probeStorage = true;
        this.#run();
      },
      notify: events.onStorageState,
    });
  }

  get storageState(): StorageState {
    return this.#watch.state;
  }

  /** True once another room has taken over the storage. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Resolves when the present batches are written and published; null when nothing is waiting. */
  get running(): Promise<void> | null {
    return this.#running;
  }

  add(work: Work<Actor>): void {
    if (this.#failed) {
      work.answer(retryLater(work.mutation.n, 'storage.unavailable'));
      return;
    }
    this.#queue.push(work);
    this.#run();
  }

  /** Publishes who has come and who has gone, in turn with the mutations; they are never stored. */
  addPresences(changes: readonly PresenceChange<R>[]): void {
    this.#presenceChanges.push(...changes);
    this.#run();
  }

  /** Somebody has connected, who is to know when the storage has recovered. */
  listenerAdded(): void {
    this.#watch.listenerAdded();
  }

  #run(): void {
    this.#running ??= this.#drain()
      .catch((fault: unknown) => this.#options.onFault(fault, 'room'))
      .finally(() => {
        this.#running = null;
        if (this.#hasWork) this.#run();
      });
  }

  get #hasWork(): boolean {
    return this.#queue.length > 0 || this.#presenceChanges.length > 0 || this.#probeStorage;
  }

  async #drain(): Promise<void> {
    // Whatever arrives in the same turn of the event loop shares a commit and a frame.
    await Promise.resolve();
    while (this.#hasWork) {
      const batch = this.#queue.splice(0, BATCH);
      const presences = this.#presenceChanges.splice(0);
      await this.#process(batch, presences);
      await this.#options.broadcaster.flushed();
    }
  }

  async #process(
    batch: readonly Work<Actor>[],
    presences: readonly PresenceChange<R>[],
  ): Promise<void> {
    const { store, storage } = this.#options;
    const transaction = new Transaction<R>(store);
    const answers: (() => void)[] = [];
    const audit: AuditRow[] = [];
    const clients = this.#options.clients.draft();
    for (const work of batch) {
      const known = clients.answerOf(work.client, work.mutation.n);
      const answer = known ?? this.#apply(work, transaction, audit);
      if (!known) clients.record(work.client, answer);
      answers.push(() => work.answer(answer));
    }

    const stored = [...transaction.changes];
    const clock = this.#clock + 1;
    const probing = this.#probeStorage;
    this.#probeStorage = false;
    if (stored.length > 0 || clients.changed.length > 0 || probing) {
      try {
        await storage.commit({
          since: this.#storedClock,
          clock,
          put: stored.flatMap(([, record]) => (record ? [record] : [])),
          remove: stored.flatMap(([id, record]) => (record ? [] : [id])),
          clients: clients.changed,
          audit,
        });
      } catch (fault) {
        this.#presenceChanges.unshift(...presences);
        await this.#commitFailed(fault, batch);
        return;
      }
      this.#storedClock = clock;
      clients.commit();
      this.#watch.succeeded();
    }
    this.#clock = clock;

    for (const [id, record] of presences) {
      if (record) transaction.put(record);
      else transaction.remove(id);
    }
    transaction.applyTo(store);
    if (transaction.changes.size > 0) this.#events.onCommitted(transaction.changes, clock);
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
      if (targets.length > 0 && domain.isAudited(name)) {
        audit.push({
          at: context.now,
          actor: domain.auditActor(work.actor),
          name,
          targets: domain.auditTargets(work.actor, targets),
        });
      }
      return { n, ok: true };
    } catch (fault) {
      // A mutator that throws is one refusal, never the end of the room.
      onFault(fault, `mutation ${name}`);
      return { n, ok: false, code: 'internal', retry: false };
    }
  }

  async #commitFailed(fault: unknown, batch: readonly Work<Actor>[]): Promise<void> {
    const { onFault, broadcaster } = this.#options;
    onFault(fault, 'commit');
    if (fault instanceof FencedError) {
      this.#failed = true;
      this.#events.onFenced();
    }
    this.#watch.failed(batch.length > 0);
    // Nobody is told that it is stored; pages keep it in their outboxes and send it again.
    for (const { answer, mutation } of batch) answer(retryLater(mutation.n, 'storage.unavailable'));
    if (!this.#failed) await broadcaster.delay(RETRY_MS);
  }
}
