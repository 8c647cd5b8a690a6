/** The open rooms of this process: one for each series, opened when somebody comes. */
import { Room } from '#lib/sync/room.ts';
import type { Hall } from '#lib/sync/connection.ts';
import type { RoomStorage } from '#lib/sync/storage.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { newKey } from '../access/tokens.ts';

export type SeriesRoom = Room<AnyRecord, Actor>;

export interface RoomsOptions {
  /** The storage of a series; null when there is no such series. */
  readonly storage: (series: string) => RoomStorage<AnyRecord> | null;
  readonly hall: (series: string) => Hall<AnyRecord>;
  readonly now: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
}

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #open = new Map<string, Promise<SeriesRoom | null>>();
  // Clocks of an earlier process mean nothing to this one.
  readonly #epoch = newKey();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** The room of a series, or null when there is no such series. */
  async room(series: string): Promise<SeriesRoom | null> {
    const before = this.#open.get(series);
    if (before) {
      const known = await before;
      if (known && !known.failed) return known;
      // Another caller may have begun to open it anew meanwhile.
      const again = this.#open.get(series);
      if (again && again !== before) return again;
    }
    const opening = this.#openRoom(series).then((room) => {
      // Nobody shall be able to fill the map with names of series that never were.
      if (!room) this.#open.delete(series);
      return room;
    });
    this.#open.set(series, opening);
    opening.catch(() => this.#open.delete(series));
    return opening;
  }

  /** Tells everybody goodbye and waits until all that was accepted is written. */
  async close(): Promise<void> {
    const rooms = await Promise.all([...this.#open.values()]);
    await Promise.all(rooms.map((room) => room?.close()));
  }

  async #openRoom(series: string): Promise<SeriesRoom | null> {
    const { storage: storageOf, hall, now, onFault } = this.#options;
    const storage = storageOf(series);
    if (!storage) return null;
    return Room.open<AnyRecord, Actor>({
      domain: roomDomain,
      storage,
      hall: hall(series),
      now,
      epoch: this.#epoch,
      onFault,
    });
  }
}
