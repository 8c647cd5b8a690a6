/** The messages between a process with pages and the one that commands it. */
import type { Handshake } from '#lib/client/connect.ts';
import type { Seated } from '../support/seeded-workshop.ts';

export type Command =
  | { readonly order: 'open'; readonly url: string; readonly pages: readonly StormPage[] }
  /** Those of every so-many-th phone write a note; it waits in the outbox while nobody hears it. */
  | { readonly order: 'write'; readonly every: number; readonly round: number }
  | { readonly order: 'look' }
  | { readonly order: 'leave' };

export interface StormPage extends Seated {
  readonly handshake: Handshake;
}

/** `at`: milliseconds since 1970. */
export type Report =
  /** The page has been told everything, and has nothing left that it has not sent. */
  | { readonly report: 'back'; readonly page: number; readonly at: number }
  | { readonly report: 'gone'; readonly page: number }
  | { readonly report: 'ended'; readonly page: number; readonly why: string }
  | { readonly report: 'wrote'; readonly notes: readonly string[] }
  | { readonly report: 'seen'; readonly views: readonly string[] };
