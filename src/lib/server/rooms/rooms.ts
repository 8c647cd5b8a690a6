/** The open rooms of this process: one for each series, opened when somebody comes. */
import { Room } from '#lib/sync/room.ts';
import type { Hall } from '#lib/sync/connection.ts';
import type { RoomStorage } from '#lib/sync/storage.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { newKey } from '../access/tokens.ts';

export type SeriesRoom = Room<AnyRecord, Actor>;

export interface RoomsOptions {
  /** True when there is such a series. */
  readonly exists: (series: string) => boolean;
  readonly storage: (series: string) => RoomStorage<AnyRecord>;
  readonly hall: (series: string) => Hall<AnyRecord>;
  readonly now: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
}

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #open = new Map<string, Promise<SeriesRoom>>();
  /** Those that are being removed: nobody comes in any more. */
  readonly #leaving = new Set<string>();
  // Clocks of an earlier process mean nothing to this one.
  readonly #epoch = newKey();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** The room of a series, or null when there is no such series. */
  async room(series: string): Promise<SeriesRoom | null> {
    if (this.#leaving.has(series)) return null;
    const before = this.#open.get(series);
    if (before && !(await before).failed) return before;
    if (!this.#options.exists(series)) return null;
    // Another caller may have begun to open it anew meanwhile.
    const again = this.#open.get(series);
    return again && again !== before ? again : this.create(series);
  }

  /** An empty room for a new series. It is kept from its first commit on. */
  create(series: string): Promise<SeriesRoom> {
    const opening = this.#openRoom(series);
    this.#open.set(series, opening);
    opening.catch(() => this.#open.delete(series));
    return opening;
  }

  /**
   * Ends a room for good: says goodbye to everybody, waits for what is under way, and erases it.
   * Whatever `erase` throws is thrown, and the room is there as before.
   */
  async remove(series: string, erase: () => void): Promise<void> {
    this.#leaving.add(series);
    try {
      const room = await this.#open.get(series);
      await room?.close();
      erase();
    } finally {
      this.#open.delete(series);
      this.#leaving.delete(series);
    }
  }

  /** Tells everybody goodbye and waits until all that was accepted is written. */
  async close(): Promise<void> {
    const rooms = await Promise.all([...this.#open.values()]);
    await Promise.all(rooms.map((room) => room.close()));
  }

  #openRoom(series: string): Promise<SeriesRoom> {
    const { storage, hall, now, onFault } = this.#options;
    return Room.open<AnyRecord, Actor>({
      domain: roomDomain,
      storage: storage(series),
      hall: hall(series),
      now,
      epoch: this.#epoch,
      pace: allowanceOf,
      onFault,
    });
  }
}
