/**
 * The open rooms of this process: one for each series, opened when it is first needed and closed when
 * nobody has needed it for a while. Pages, exports and sockets all get it here.
 */
import { Room } from '#lib/sync/room/room.ts';
import type { Broadcaster } from '#lib/sync/room/broadcaster.ts';
import type { RoomStorage } from '#lib/sync/storage/storage.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { newKey } from '../access/tokens.ts';

export type SeriesRoom = Room<AnyRecord, Actor>;

/**
 * Milliseconds until a room is closed that nobody is in and nobody has asked for: longer than any
 * request takes, and than a venue's network is usually gone.
 */
export const maxIdle = 10 * 60_000;

export interface RoomsOptions {
  /** True when there is such a series. */
  readonly exists: (series: string) => boolean;
  readonly storage: (series: string) => RoomStorage<AnyRecord>;
  readonly broadcaster: (series: string) => Broadcaster<AnyRecord>;
  readonly now: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
}

interface OpenRoom {
  readonly opening: Promise<SeriesRoom>;
  /** Null while it is being opened. */
  room: SeriesRoom | null;
  /** When it was last asked for, or somebody was in it. */
  usedAt: number;
}

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #open = new Map<string, OpenRoom>();
  /** Series that are being removed: they are not opened any more. */
  readonly #removing = new Set<string>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** The room of a series, or null when there is no such series. */
  async room(series: string): Promise<SeriesRoom | null> {
    if (this.#removing.has(series)) return null;
    const before = this.#open.get(series);
    if (before) {
      before.usedAt = this.#options.now();
      const room = await before.opening;
      if (!room.failed) return room;
    }
    if (!this.#options.exists(series)) return null;
    // Another caller may have begun to open it again meanwhile.
    const again = this.#open.get(series);
    return again && again !== before ? again.opening : this.create(series);
  }

  /** How many are open. */
  get size(): number {
    return this.#open.size;
  }

  /** An empty room for a new series. It is stored with its first commit. */
  create(series: string): Promise<SeriesRoom> {
    const opening = this.#openRoom(series);
    const opened: OpenRoom = { opening, room: null, usedAt: this.#options.now() };
    this.#open.set(series, opened);
    opening.then(
      (room) => (opened.room = room),
      () => this.#open.delete(series),
    );
    return opening;
  }

  /**
   * Closes every room that nobody is in, in which nothing waits, and that nobody has asked for
   * lately. To be called now and then. Whoever asks from this moment on opens the room anew; one who
   * still holds a closed room is told that nothing was stored.
   */
  async closeIdle(): Promise<void> {
    const now = this.#options.now();
    const closing: Promise<void>[] = [];
    for (const [series, opened] of this.#open) {
      const { room } = opened;
      if (!room?.idle) opened.usedAt = now;
      if (!room || now - opened.usedAt < maxIdle) continue;
      this.#open.delete(series);
      closing.push(room.close());
    }
    await Promise.all(closing);
  }

  /**
   * Ends a room for good: closes it, waits until it is written, and erases it.
   *
   * @throws what `erase` throws; the room can then be opened again
   */
  async remove(series: string, erase: () => void): Promise<void> {
    this.#removing.add(series);
    try {
      const room = await this.#open.get(series)?.opening;
      await room?.close();
      erase();
    } finally {
      this.#open.delete(series);
      this.#removing.delete(series);
    }
  }

  /** Closes all rooms and waits until all that was accepted is written. */
  async close(): Promise<void> {
    const rooms = await Promise.all([...this.#open.values()].map(({ opening }) => opening));
    await Promise.all(rooms.map((room) => room.close()));
  }

  #openRoom(series: string): Promise<SeriesRoom> {
    const { storage, broadcaster, now, onFault } = this.#options;
    return Room.open<AnyRecord, Actor>({
      domain: roomDomain,
      storage: storage(series),
      broadcaster: broadcaster(series),
      now,
      // Presence steps the clock and is not stored: clocks of an earlier opening mean nothing to this one.
      epoch: newKey(),
      rateOf: allowanceOf,
      onFault,
    });
  }
}
