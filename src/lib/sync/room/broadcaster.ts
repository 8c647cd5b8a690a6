/** The ports through which a room sends: to one peer, and to all peers of an audience. */
import type { ServerMessage } from '../protocol/protocol.ts';
import type { Audience, RecordBase } from '../record.ts';

/** The other end of a connection. Sending never throws and never waits. */
export interface Peer<R extends RecordBase> {
  /** Called at every hello, before it is answered: whether the peer can decompress. */
  accepts?(gzip: boolean): void;
  send(message: ServerMessage<R>): void;
  /** From here on the peer receives what is published to this audience. */
  join(audience: Audience): void;
  leave(audience: Audience): void;
  close(): void;
}

/** Sends one message to all peers of an audience, encoded once. */
export interface Broadcaster<R extends RecordBase> {
  publish(audience: Audience, message: ServerMessage<R>): void;
  /** Resolves when what was published has left, so that the next batch may be taken. */
  flushed(): Promise<void>;
  /** Resolves after some milliseconds. A port, so that a simulation can let its own time pass. */
  delay(ms: number): Promise<void>;
}
