/** What a phone has written and nobody has answered yet, kept where a closed page cannot lose it. */
import * as v from 'valibot';
import { bytesOf } from './bounds.ts';
import type { Mutation } from './mutation.ts';
import { clientId, limits, sentMutation } from './protocol.ts';

export interface OutboxEntry extends Mutation {
  readonly client: string;
  readonly n: number;
  /** When it was done, by the room's clock: a repetition does the same as the first run. */
  readonly at: number;
  /** Set when it was refused for good: kept with its text until the writer lets it go. */
  readonly refused: string | null;
}

const sendable = v.object({ ...sentMutation.entries, client: clientId });

/** False for what no room could read: kept by a broken page, or spoilt on the device. */
export function isSendable(entry: OutboxEntry): boolean {
  return v.is(sendable, entry) && bytesOf(entry.args) <= limits.pushed;
}

/** As they were done: each page's by number, for a clock may have been set back between two. */
export function inOrder<Entry extends OutboxEntry>(entries: readonly Entry[]): Entry[] {
  const latest = new Map<string, number>();
  const timed = entries
    .toSorted((a, b) => a.n - b.n)
    .map((entry) => {
      const at = Math.max(entry.at, latest.get(entry.client) ?? entry.at);
      latest.set(entry.client, at);
      return { entry, at };
    });
  return timed.toSorted((a, b) => a.at - b.at).map(({ entry }) => entry);
}

/** The port to the phone's own storage. A promise that rejects means: not kept. */
export interface OutboxStorage {
  load(): Promise<readonly OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(client: string, n: number): Promise<void>;
}

/** Forgets when the page closes: for screens, rehearsals and phones that forbid storage. */
export class MemoryOutbox implements OutboxStorage {
  readonly entries = new Map<string, OutboxEntry>();

  load(): Promise<readonly OutboxEntry[]> {
    return Promise.resolve([...this.entries.values()]);
  }

  put(entry: OutboxEntry): Promise<void> {
    this.entries.set(`${entry.client}/${entry.n}`, structuredClone(entry));
    return Promise.resolve();
  }

  remove(client: string, n: number): Promise<void> {
    this.entries.delete(`${client}/${n}`);
    return Promise.resolve();
  }
}
