/** One peer's session in a room: what is known of the peer, and what is sent to it. */
import type { Answer } from '../mutation.ts';
import type { ServerMessage } from '../protocol/protocol.ts';
import type { Audience, RecordBase } from '../record.ts';
import type { Peer } from './broadcaster.ts';
import type { TokenBucket } from './token-bucket.ts';

export class Session<R extends RecordBase, Actor> {
  readonly actor: Actor;
  /** Whether what admitted the peer still does, such as a link that may be revoked. */
  readonly mayStay: () => boolean;
  /** Limits the messages of this session; null: no limit. */
  readonly messages: TokenBucket | null;
  /** Whether the room has counted this session among the actor's. */
  present = false;
  readonly #peer: Peer<R>;
  #audiences: ReadonlySet<Audience> | null = null;
  #answers = new Map<string, Answer[]>();
  #closed = false;

  constructor(peer: Peer<R>, actor: Actor, messages: TokenBucket | null, mayStay: () => boolean) {
    this.#peer = peer;
    this.actor = actor;
    this.messages = messages;
    this.mayStay = mayStay;
  }

  /** True once the peer has said hello and was admitted. */
  get greeted(): boolean {
    return this.#audiences !== null;
  }

  /** The audiences that the peer belongs to; none before its hello. */
  get audiences(): readonly Audience[] {
    return [...(this.#audiences ?? [])];
  }

  /** True once nothing is received or sent any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Whether the peer can decompress what it is sent. */
  accepts(gzip: boolean): void {
    this.#peer.accepts?.(gzip);
  }

  send(message: ServerMessage<R>): void {
    if (!this.#closed) this.#peer.send(message);
  }

  /** Answers a mutation of one of the peer's clients. Answers of one batch leave as one message. */
  answer(client: string, answer: Answer): void {
    if (this.#answers.size === 0) queueMicrotask(() => this.#sendAnswers());
    const waiting = this.#answers.get(client);
    if (waiting) waiting.push(answer);
    else this.#answers.set(client, [answer]);
  }

  /** Makes the peer belong to these audiences and no others. */
  setAudiences(audiences: readonly Audience[]): {
    readonly added: readonly Audience[];
    readonly dropped: readonly Audience[];
  } {
    const before = this.#audiences ?? new Set<Audience>();
    this.#audiences = new Set(audiences);
    const dropped = [...before].filter((audience) => !audiences.includes(audience));
    const added = audiences.filter((audience) => !before.has(audience));
    for (const audience of dropped) this.#peer.leave(audience);
    for (const audience of added) this.#peer.join(audience);
    return { added, dropped };
  }

  /** Nothing is received or sent from here on. */
  close(): void {
    this.#closed = true;
  }

  /** Closes the peer's connection. */
  disconnect(): void {
    this.#peer.close();
  }

  #sendAnswers(): void {
    const waiting = this.#answers;
    this.#answers = new Map();
    for (const [client, answers] of waiting) this.send({ t: 'answers', client, answers });
  }
}
