/** The outbox in IndexedDB: survives a closed tab, a dead battery and days without network. */
import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { MemoryOutbox, type OutboxEntry, type OutboxStorage } from '#lib/sync/outbox.ts';

/**
 * One database for each series and person on this device. Where the browser keeps nothing
 * (private windows, storage switched off) every call rejects, and the replica says so.
 */
export class IndexedOutbox implements OutboxStorage {
  readonly #store: UseStore;

  constructor(owner: string) {
    this.#store = toTheDisk(createStore(`bikupa-outbox-${owner}`, 'entries'));
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
 * Browsers call a write done when the system has taken it, which a dead battery undoes. This waits
 * until it is on the disk.
 */
function toTheDisk(use: UseStore): UseStore {
  return (mode, run) =>
    use('readonly', ({ name, transaction: { db } }) =>
      run(db.transaction(name, mode, { durability: 'strict' }).objectStore(name)),
    );
}

/** The outbox for an owner; in memory where nothing needs to outlive the page. */
export function outboxFor(owner: string | null): OutboxStorage {
  return owner === null || typeof indexedDB === 'undefined'
    ? new MemoryOutbox()
    : new IndexedOutbox(owner);
}

function keyOf(client: string, n: number): string {
  return `${client}/${n}`;
}
