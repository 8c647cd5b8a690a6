/** One peer in a room: says hello once, then sends mutations and hears what its audiences hear. */
import { safeParse } from 'valibot';
import type { Audience } from './domain.ts';
import { notNow, type Answer, type Numbered } from './mutation.ts';
import {
  clientMessage,
  protocolVersion,
  sentMutation,
  type ByeCode,
  type ClientMessage,
  type Held,
  type Layer,
  type ServerMessage,
  type StorageState,
} from './protocol.ts';
import type { RecordBase } from './record.ts';

/** The other end of a connection. Sending never throws and never waits. */
export interface Peer<R extends RecordBase> {
  send(message: ServerMessage<R>): void;
  join(audience: Audience): void;
  leave(audience: Audience): void;
  close(): void;
}

/** Where peers stand together: sends one message to all of an audience, encoded once. */
export interface Hall<R extends RecordBase> {
  publish(audience: Audience, message: ServerMessage<R>): void;
  /** Resolves when what was published has left, so that the next flush may be made. */
  drained(): Promise<void>;
  /** Resolves after some milliseconds, by the hall's own clock. */
  pause(ms: number): Promise<void>;
}

/** A mutation, or the number of one that cannot be read: it is answered in its turn all the same. */
export type Sent = Numbered | { readonly n: number; readonly unreadable: true };

interface RoomSide<R extends RecordBase> {
  readonly now: () => number;
  readonly epoch: string;
  readonly storageState: () => StorageState;
  readonly audiences: () => readonly Audience[] | null;
  readonly layer: (audience: Audience, since: number | null, marks?: string) => Layer<R>;
  readonly held: (audience: Audience) => Held;
  /** This page held something else than it was told. */
  readonly differed: (audiences: readonly Audience[]) => void;
  readonly greet: (client: string, next: number) => void;
  readonly enqueue: (client: string, mutation: Sent, answer: (answer: Answer) => void) => void;
  /** False when this connection says more than it may. */
  readonly mayTalk: () => boolean;
  /** False when this actor, over all connections, does more than it may. */
  readonly mayAct: () => boolean;
  readonly opened: () => void;
  readonly closed: () => void;
  readonly mayStay: () => boolean;
}

export class Connection<R extends RecordBase, Actor> {
  readonly actor: Actor;
  readonly #peer: Peer<R>;
  readonly #room: RoomSide<R>;
  #audiences: Set<Audience> | null = null;
  #answers = new Map<string, Answer[]>();
  #over = false;

  constructor(peer: Peer<R>, actor: Actor, room: RoomSide<R>) {
    this.#peer = peer;
    this.actor = actor;
    this.#room = room;
  }

  /** True once it has said hello and was let in. */
  get greeted(): boolean {
    return this.#audiences !== null;
  }

  /** Takes whatever came over the wire. */
  receive(raw: unknown): void {
    if (this.#over) return;
    if (!this.#room.mayTalk()) {
      this.end('protocol.too-fast');
      return;
    }
    const parsed = safeParse(clientMessage, raw);
    if (!parsed.success) {
      this.end('protocol.malformed');
      return;
    }
    const message = parsed.output;
    if (message.t === 'ping') this.#pong(message.at);
    else if (message.t === 'hello') this.#hello(message);
    else if (this.#audiences) this.#push(message);
    else this.end('protocol.malformed');
  }

  tell(message: ServerMessage<R>): void {
    if (!this.#over) this.#peer.send(message);
  }

  /** What the actor may see has perhaps changed: tells what is new and what is gone. */
  refreshAudiences(): void {
    const before = this.#audiences;
    if (!before || this.#over) return;
    const now = this.#room.audiences();
    if (!now) {
      this.end('access.ended');
      return;
    }
    const drop = [...before].filter((audience) => !now.includes(audience));
    const added = now.filter((audience) => !before.has(audience));
    if (drop.length === 0 && added.length === 0) return;
    for (const audience of drop) this.#peer.leave(audience);
    for (const audience of added) this.#peer.join(audience);
    this.#audiences = new Set(now);
    const add = added.map((audience) => this.#room.layer(audience, null));
    this.tell({ t: 'audiences', add, drop });
  }

  /** Ends it when what let it in does so no longer, such as a link that was revoked. */
  review(): void {
    if (!this.#over && !this.#room.mayStay()) this.end('access.ended');
  }

  /** Ends it from our side, with a reason that the peer can show. */
  end(code: ByeCode): void {
    if (this.#over) return;
    this.tell({ t: 'bye', code });
    this.closed();
    this.#peer.close();
  }

  /** The peer is gone. */
  closed(): void {
    if (this.#over) return;
    this.#over = true;
    this.#room.closed();
  }

  /** Comes after all that was told before, so the page can compare what it holds. */
  #pong(at: number): void {
    const holds = [...(this.#audiences ?? [])].sort().map((audience) => this.#room.held(audience));
    this.tell({ t: 'pong', at, now: this.#room.now(), holds });
  }

  #hello(hello: Extract<ClientMessage, { t: 'hello' }>): void {
    if (hello.protocol !== protocolVersion) {
      this.end('protocol.stale');
      return;
    }
    const audiences = this.#room.audiences();
    if (!audiences) {
      this.end('access.ended');
      return;
    }
    for (const { client, next } of hello.clients) this.#room.greet(client, next);
    const differing = new Set(hello.differing);
    const differed = [...(this.#audiences ?? [])].filter((audience) => differing.has(audience));
    if (differed.length > 0) this.#room.differed(differed);
    const first = this.#audiences === null;
    for (const audience of audiences) this.#peer.join(audience);
    this.#audiences = new Set(audiences);
    const same = hello.epoch === this.#room.epoch;
    const since = new Map(Object.entries(same ? hello.since : {}));
    const marks = new Map(Object.entries(hello.marks ?? {}));
    this.tell({
      t: 'welcome',
      epoch: this.#room.epoch,
      now: this.#room.now(),
      storage: this.#room.storageState(),
      layers: audiences.map((audience) =>
        this.#room.layer(audience, since.get(audience) ?? null, marks.get(audience)),
      ),
    });
    if (first) this.#room.opened();
  }

  #push(push: Extract<ClientMessage, { t: 'push' }>): void {
    const answer = (one: Answer): void => this.#answer(push.client, one);
    let tooFast = false;
    for (const raw of push.mutations) {
      // What comes after one that is put off would only be a gap.
      tooFast ||= !this.#room.mayAct();
      const read = safeParse(sentMutation, raw);
      if (tooFast) answer(notNow(raw.n, 'protocol.too-fast'));
      else if (read.success) this.#room.enqueue(push.client, read.output, answer);
      else this.#room.enqueue(push.client, { n: raw.n, unreadable: true }, answer);
    }
  }

  /** Answers of one flush leave as one message. */
  #answer(client: string, answer: Answer): void {
    if (this.#answers.size === 0) queueMicrotask(() => this.#sendAnswers());
    const waiting = this.#answers.get(client);
    if (waiting) waiting.push(answer);
    else this.#answers.set(client, [answer]);
  }

  #sendAnswers(): void {
    const waiting = this.#answers;
    this.#answers = new Map();
    for (const [client, answers] of waiting) this.tell({ t: 'answers', client, answers });
  }
}
