/**
 * The room as a page holds it: the replica's view as runes. Read with `view`, change with `mutate`.
 * Reading a type of record in a component brings the component up to date when it changes.
 */
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import type { Mutation } from '#lib/sync/mutation.ts';
import type { OutboxEntry } from '#lib/sync/replica/outbox.ts';
import { clientName } from '#lib/sync/client-name.ts';
import { protocolVersion, type ByeCode, type StorageState } from '#lib/sync/protocol/protocol.ts';
import { typeOf } from '#lib/sync/record.ts';
import { Replica } from '#lib/sync/replica/replica.ts';
import type { SharedDomain } from '#lib/sync/domain.ts';
import type { ReadStore } from '#lib/sync/store.ts';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { View } from '#lib/workshop/define.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { connect, type Handshake } from './connect.ts';
import { newKey } from './keys.ts';
import { outboxFor } from './outbox-storage.ts';
import { tabLock, type TabLock } from './tab-lock.ts';
import { SteadyClock } from './steady-clock.ts';

export type { Mutation };

export interface RoomOptions {
  readonly handshake: Handshake;
  readonly actor: Actor;
  /** What can be done from the page. */
  readonly domain: SharedDomain<AnyRecord, Actor>;
  /** Names the outbox on this device: one for each person and workshop. Null: kept in memory only. */
  readonly outbox: string | null;
  /** When the server rendered the page, in milliseconds: the room's time until it is connected. */
  readonly madeAt?: number | undefined;
  /** When the server gave the page its data, in milliseconds: part of the name of what it sends. */
  readonly openedAt?: number | undefined;
}

/** Where a mutation is: only on this page, in this device's outbox, or in the room. */
export type Delivery = 'unsaved' | 'saved' | 'sent';

export class Room {
  /** Of the records and messages that it understands. */
  readonly version = protocolVersion;
  readonly actor: Actor;
  readonly #replica: Replica<AnyRecord, Actor>;
  readonly #handshake: Handshake;
  readonly #domain: SharedDomain<AnyRecord, Actor>;
  readonly #clock = new SteadyClock();
  readonly #tabLock: TabLock;
  readonly #versions = new SvelteMap<string, number>();

  constructor(options: RoomOptions) {
    this.actor = options.actor;
    this.#handshake = options.handshake;
    this.#domain = options.domain;
    const client = clientName(options.openedAt ?? Date.now(), newKey());
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
    // Only an outbox that outlives its page can be taken over; there are no locks over plain HTTP.
    this.#tabLock = tabLock(client, options.outbox === null ? undefined : locks);
    this.#replica = new Replica<AnyRecord, Actor>({
      domain: options.domain,
      actor: options.actor,
      client,
      acquire: this.#tabLock.acquire,
      outbox: outboxFor(options.outbox),
      now: this.#clock.now,
      roomTime: options.madeAt,
      onChange: (types) => this.#changed(types),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  }

  /** The records that this page may see, its own unanswered mutations included. */
  readonly view: View = {
    get: (type, id) => {
      this.#read(type);
      return this.#replica.view.get(type, id);
    },
    list: (type) => {
      this.#read(type);
      return this.#replica.view.list(type);
    },
  } satisfies ReadStore<AnyRecord>;

  /** True from the welcome on, while connected and up to date. */
  get live(): boolean {
    this.#read('*');
    return this.#replica.live;
  }

  /** True once there is something to show. */
  get loaded(): boolean {
    this.#read('series');
    return this.#replica.view.list('series').length > 0;
  }

  /** Why the room ended the connection for good; null while it has not. */
  get ended(): ByeCode | null {
    this.#read('*');
    return this.#replica.ended;
  }

  /** Whether the room can write to its storage. */
  get storage(): StorageState {
    this.#read('*');
    return this.#replica.storageState;
  }

  /** How many mutations have no answer yet. */
  get unsent(): number {
    this.#read('*');
    return this.#replica.pending.length;
  }

  /** True while a mutation is neither answered nor in this device's outbox. */
  get unkept(): boolean {
    this.#read('*');
    return this.#replica.pending.some(({ kept }) => kept === 'not-kept');
  }

  /** Mutations that were refused for good, with their texts. */
  get refusals(): readonly OutboxEntry[] {
    this.#read('*');
    return this.#replica.refusals;
  }

  /** The room's time in milliseconds since 1970. Reactive only when it is corrected. */
  readonly now = (): number => {
    this.#read('clock');
    return this.#replica.serverNow();
  };

  /**
   * Runs a mutation: at once in the view, then in the room. What the room refuses is in `refusals`.
   *
   * @returns the code of the refusal, or null
   */
  mutate(...[name, args]: MutationCall): string | null {
    return this.#replica.mutate({ name, args }).refused;
  }

  /** Runs a mutation that can be undone; returns what undoes it, or the code of the refusal. */
  mutateWithUndo(
    ...mutation: MutationCall
  ): { readonly refused: string } | { readonly refused: null; readonly undo: readonly Mutation[] } {
    const [name, args] = mutation;
    const undo = this.#replica.inverse({ name, args });
    const refused = this.mutate(...mutation);
    if (refused !== null) return { refused };
    return { refused: null, undo };
  }

  /** Whether there is such a mutation, with such arguments: not of another version of the page. */
  isKnown({ name, args }: Mutation): boolean {
    const mutator = this.#domain.mutators.get(name);
    return mutator !== undefined && v.is(mutator.args, args);
  }

  /**
   * Runs what undoes something.
   *
   * @returns the code of the first refusal, or null: what was undone elsewhere cannot be undone again
   */
  undo(mutations: readonly Mutation[]): string | null {
    const codes = mutations.map((mutation) => this.#replica.mutate(mutation).refused);
    return codes.find((code) => code !== null) ?? null;
  }

  /** Where the mutations of a record by this page are. */
  delivery(id: string): Delivery {
    this.#read('*');
    this.#read(typeOf(id) as AnyRecord['type']);
    const pending = this.#replica.pending.filter((entry) => entry.touched.includes(id));
    if (pending.length === 0) return 'sent';
    return pending.every((entry) => entry.kept === 'kept') ? 'saved' : 'unsaved';
  }

  /** Removes a refused mutation, when its writer has seen it. */
  dismiss(entry: OutboxEntry): void {
    this.#replica.dismiss(entry);
  }

  /** Connects; returns what disconnects. Call it in `onMount`. */
  readonly open = (): (() => void) => {
    void this.#replica.recover();
    const disconnect = connect(this.#replica, this.#handshake, { clock: this.#clock });
    return () => {
      disconnect();
      this.#tabLock.release();
    };
  };

  #read(type: AnyRecord['type'] | '*' | 'clock'): void {
    // Known or not: a type that has no version yet is read as such.
    this.#versions.get(type);
  }

  #changed(types: ReadonlySet<string>): void {
    for (const type of types) this.#versions.set(type, (this.#versions.get(type) ?? 0) + 1);
  }
}

export const [useRoom, provideRoom] = createContext<Room>();
