/** How a room gets sole access to its storage. */
import type { RecordBase } from '../record.ts';
import { FencedError, type RoomStorage, type StoredRoom } from './storage.ts';

/**
 * Loads what is stored and fences off whoever wrote before: another room on the same storage can
 * commit no more, or it would answer for mutations that this one does not know.
 */
export async function takeOver<R extends RecordBase>(
  storage: RoomStorage<R>,
): Promise<StoredRoom<R>> {
  for (;;) {
    const stored = await storage.load();
    const clock = await fence(storage, stored.clock);
    // Null: somebody has written since it was read.
    if (clock !== null) return { ...stored, clock };
  }
}

/**
 * Makes an empty commit; null when there was another commit first. Where nothing can be written,
 * nobody else can write either; where nothing was ever written, there is nobody to fence off.
 */
async function fence<R extends RecordBase>(
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
