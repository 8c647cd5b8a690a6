/**
 * The room as a page holds it: the replica's view as runes. Read with `view`, act with `act`.
 * Reading a type of record in a component brings the component up to date when it changes.
 */
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Mutation } from '#lib/sync/mutation.ts';
import type { OutboxEntry } from '#lib/sync/outbox.ts';
import type { ByeCode, StorageState } from '#lib/sync/protocol.ts';
import { typeOf } from '#lib/sync/record.ts';
import { Replica } from '#lib/sync/replica.ts';
import type { ReadStore } from '#lib/sync/store.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { connect, type Handshake } from './connect.ts';
import { newKey } from './keys.ts';
import { outboxFor } from './outbox-storage.ts';
import { speakFor, type Speaking } from './speaking.ts';
import { SteadyClock } from './steady-clock.ts';

export interface RoomOptions {
  readonly handshake: Handshake;
  readonly actor: Actor;
  /** Names the outbox on this device: one for each person and occasion. Null: none outlives the page. */
  readonly outbox: string | null;
  /** When the page was made, by the server's clock: where it shows the time before it is connected. */
  readonly madeAt?: number | undefined;
}

/** Where something that was written stands: on this page, on this device, or in the room. */
export type Delivery = 'unsaved' | 'saved' | 'sent';

export class Room {
  readonly actor: Actor;
  readonly #replica: Replica<AnyRecord, Actor>;
  readonly #handshake: Handshake;
  readonly #clock = new SteadyClock();
  readonly #speaking: Speaking;
  readonly #versions = new SvelteMap<string, number>();

  constructor(options: RoomOptions) {
    this.actor = options.actor;
    this.#handshake = options.handshake;
    const client = newKey();
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
    // Only what outlives its page can be taken over; without a secure context there are no locks.
    this.#speaking = speakFor(client, options.outbox === null ? undefined : locks);
    this.#replica = new Replica<AnyRecord, Actor>({
      domain: sharedDomain,
      actor: options.actor,
      client,
      claim: this.#speaking.claim,
      outbox: outboxFor(options.outbox),
      now: this.#clock.now,
      roomTime: options.madeAt,
      onChange: (types) => this.#changed(types),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  }

  /** What this page may see, its own unanswered acts included. */
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

  /** True once the room has told everything, and while it tells on. */
  get live(): boolean {
    this.#read('*');
    return this.#replica.live;
  }

  /** True once there is something to show. */
  get loaded(): boolean {
    this.#read('series');
    return this.#replica.view.list('series').length > 0;
  }

  get ended(): ByeCode | null {
    this.#read('*');
    return this.#replica.ended;
  }

  get storage(): StorageState {
    this.#read('*');
    return this.#replica.storageState;
  }

  /** How many acts have no answer yet. */
  get unsent(): number {
    this.#read('*');
    return this.#replica.pending.length;
  }

  /** True while this device does not keep something that has not been sent. */
  get unkept(): boolean {
    this.#read('*');
    return this.#replica.pending.some(({ kept }) => kept === 'not-kept');
  }

  /** What was refused for good, with what was written in it. */
  get refusals(): readonly OutboxEntry[] {
    this.#read('*');
    return this.#replica.refusals;
  }

  /** The room's time in milliseconds. It goes on by itself; read anew only when it is put right. */
  readonly now = (): number => {
    this.#read('clock');
    return this.#replica.serverNow();
  };

  /**
   * Does something. At once in the view; the answer is the code of a refusal, or null. What the
   * room refuses later is in `refusals`.
   */
  act(name: string, args: unknown): string | null {
    return this.#replica.mutate({ name, args }).refused;
  }

  /** Does something that can be taken back: gives the acts that would, or the refusal. */
  actUndoably(
    name: string,
    args: unknown,
  ): { readonly refused: string } | { readonly refused: null; readonly undo: () => void } {
    const undo = this.#replica.inverse({ name, args });
    const refused = this.act(name, args);
    if (refused !== null) return { refused };
    return { refused: null, undo: () => this.#actAll(undo) };
  }

  /** Where a record that this page has written stands. */
  delivery(id: string): Delivery {
    this.#read('*');
    this.#read(typeOf(id) as AnyRecord['type']);
    const pending = this.#replica.pending.filter((entry) => entry.touched.includes(id));
    if (pending.length === 0) return 'sent';
    return pending.every((entry) => entry.kept === 'kept') ? 'saved' : 'unsaved';
  }

  /** Lets a refused act go. */
  dismiss(entry: OutboxEntry): void {
    this.#replica.dismiss(entry);
  }

  /** Connects; returns what disconnects. Call it in `onMount`. */
  readonly open = (): (() => void) => {
    void this.#replica.start();
    const disconnect = connect(this.#replica, this.#handshake, { clock: this.#clock });
    return () => {
      disconnect();
      this.#speaking.leave();
    };
  };

  #actAll(mutations: readonly Mutation[]): void {
    for (const { name, args } of mutations) this.act(name, args);
  }

  #read(type: AnyRecord['type'] | '*' | 'clock'): void {
    // Known or not: a type that has no version yet is read as such.
    this.#versions.get(type);
  }

  #changed(types: ReadonlySet<string>): void {
    for (const type of types) this.#versions.set(type, (this.#versions.get(type) ?? 0) + 1);
  }
}

export const [useRoom, provideRoom] = createContext<Room>();
