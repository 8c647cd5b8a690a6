/** The outbox: mutations that the room has not answered, stored where a closed page cannot lose them. */
import * as v from 'valibot';
import { bytesOf } from '../protocol/bounds.ts';
import type { Mutation } from '../mutation.ts';
import { clientId, limits, numberedMutation } from '../protocol/protocol.ts';

export interface OutboxEntry extends Mutation {
  readonly client: string;
  readonly n: number;
  /** When it was first run, in milliseconds of the room's clock: a repetition does the same. */
  readonly at: number;
  /** The code with which it was refused for good; kept with its text until the writer dismisses it. */
  readonly refused: string | null;
}

const sendable = v.object({ ...numberedMutation.entries, client: clientId });

/** False for what no room could parse: stored by a faulty page, or damaged on the device. */
export function isSendable(entry: OutboxEntry): boolean {
  return v.is(sendable, entry) && bytesOf(entry.args) <= limits.pushed;
}

/** In the order in which they were run: each page's by number, since its clock may have been set back. */
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

/** The port to the device's own storage. A promise that rejects means: not stored. */
export interface OutboxStorage {
  load(): Promise<readonly OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(client: string, n: number): Promise<void>;
}

/** Lost when the page closes: for screens, rehearsals and devices without storage. */
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
