/** The outbox in IndexedDB: survives a closed tab, a dead battery and days without network. */
import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { MemoryOutbox, type OutboxEntry, type OutboxStorage } from '#lib/sync/replica/outbox.ts';

/**
 * One database for each person and workshop on this device. Where the browser stores nothing
 * (private windows, storage switched off) every call rejects, and the view shows it.
 */
export class IndexedOutbox implements OutboxStorage {
  readonly #store: UseStore;

  constructor(owner: string) {
    this.#store = withStrictDurability(createStore(`bikupa-outbox-${owner}`, 'entries'));
  }

  async load(): Promise<readonly OutboxEntry[]> {
    const all = await entries<string, OutboxEntry>(this.#store);
    return all.map(([, entry]) => entry);
  }

  put(entry: OutboxEntry): Promise<void> {
    return set(keyOf(entry.client, entry.n), entry, this.#store);
  }

  remove(client: string, n: number): Promise<void> {
    return del(keyOf(client, n), this.#store);
  }
}

/**
 * By default browsers report a write when the system has it, which a dead battery undoes. Strict
 * durability waits until it is on the disk.
 */
function withStrictDurability(use: UseStore): UseStore {
  // Asynchronous, so that storage that is switched off and throws at once rejects like any other.
  return async (mode, run) =>
    use('readonly', ({ name, transaction: { db } }) =>
      run(db.transaction(name, mode, { durability: 'strict' }).objectStore(name)),
    );
}

/** The outbox of an owner; in memory for null, and where the browser has no IndexedDB. */
export function outboxFor(owner: string | null): OutboxStorage {
  return owner === null || typeof indexedDB === 'undefined'
    ? new MemoryOutbox()
    : new IndexedOutbox(owner);
}

function keyOf(client: string, n: number): string {
  return `${client}/${n}`;
}
