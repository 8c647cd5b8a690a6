/** One page of somebody in the workshop, as the browser has it, without a screen. */
import { connect, type Handshake } from '#lib/client/connect.ts';
import { newKey } from '#lib/client/keys.ts';
import { MemoryOutbox } from '#lib/sync/replica/outbox.ts';
import type { ServerMessage, StorageState, WireMessage } from '#lib/sync/protocol/protocol.ts';
import { Replica } from '#lib/sync/replica/replica.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { View } from '#lib/workshop/define.ts';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

export interface ClientOptions {
  readonly address: string;
  readonly cookie: string;
  readonly handshake: Handshake;
  readonly actor: Actor;
  /** Ends every wait. */
  readonly signal: AbortSignal;
  /** Everything as it came over the wire, before the page reads it. */
  readonly onFrame?: (frame: WireMessage) => void;
  /** Every message, after the page has taken it in. */
  readonly onMessage: (message: ServerMessage<AnyRecord>) => void;
  readonly onConnection: (live: boolean) => void;
}

/** The room has shown a page out that a rehearsal needs. */
export class PageEnded extends Error {
  override readonly name = 'PageEnded';
}

/** What a page knows of an act once it has been done: which client, and which number it has. */
export interface SentMutation {
  readonly refused: string | null;
  /** `client/n`, as the room answers it; null when it was refused at once. */
  readonly key: string | null;
  /** The code of a refusal, here or in the room, or null. Waits for the room. */
  readonly settled: Promise<string | null>;
}

export class Client {
  readonly #options: ClientOptions;
  // Outlives the page, as what lies in a phone's storage does.
  readonly #outbox = new MemoryOutbox();
  readonly #waiting = new Set<() => void>();
  #replica: Replica<AnyRecord, Actor>;
  #disconnect: (() => void) | null = null;
  #live = false;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#replica = this.#newPage();
  }

  get view(): View {
    return this.#replica.view;
  }

  get live(): boolean {
    return this.#replica.live;
  }

  /** Whether the room can write to its disk, as it has told this page. */
  get storage(): StorageState {
    return this.#replica.storageState;
  }

  /** Acts without an answer. */
  get unsent(): number {
    return this.#replica.pending.length;
  }

  open(): void {
    const { address, cookie, handshake, onFrame, onMessage } = this.#options;
    this.#disconnect ??= connect(this.#replica, handshake, {
      address,
      headers: { cookie },
      onMessage,
      ...(onFrame && { onFrame }),
    });
  }

  /** Out of reach; what is done meanwhile waits in the outbox. */
  drop(): void {
    this.#disconnect?.();
    this.#disconnect = null;
  }

  /** The page is closed and opened anew: all that is left of it is its outbox. */
  async reload(): Promise<void> {
    this.drop();
    this.#replica = this.#newPage();
    await this.#replica.recover();
    this.open();
  }

  mutate(...[name, args]: MutationCall): SentMutation {
    const result = this.#replica.mutate({ name, args });
    if (result.refused !== null) {
      const { refused } = result;
      return { refused, key: null, settled: Promise.resolve(refused) };
    }
    const entry = this.#replica.pending.at(-1);
    const settled = result.settled.then((answer) => (answer.ok ? null : answer.code));
    return { refused: null, key: entry ? `${entry.client}/${entry.n}` : null, settled };
  }

  /**
   * Resolves with what the condition gives, as soon as that is neither null nor false.
   *
   * @throws PageEnded when the room ends the page for good
   */
  until<Value>(condition: () => Value | null | false): Promise<Value> {
    const { signal } = this.#options;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(look);
        signal.removeEventListener('abort', end);
      };
      const end = (): void => {
        leave();
        reject(signal.reason as Error);
      };
      const look = (): void => {
        const value = condition();
        const over = this.#replica.ended;
        if (value !== null && value !== false) resolve(value);
        else if (over) reject(new PageEnded(over));
        else return;
        leave();
      };
      this.#waiting.add(look);
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      else look();
    });
  }

  #newPage(): Replica<AnyRecord, Actor> {
    const { actor, onConnection } = this.#options;
    const replica: Replica<AnyRecord, Actor> = new Replica<AnyRecord, Actor>({
      domain: sharedDomain,
      actor,
      client: newKey(),
      outbox: this.#outbox,
      now: Date.now,
      onChange: () => {
        // A page that was closed says nothing any more.
        if (this.#replica !== replica) return;
        if (this.#live !== replica.live) {
          this.#live = replica.live;
          onConnection(this.#live);
        }
        for (const look of [...this.#waiting]) look();
      },
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    return replica;
  }
}
