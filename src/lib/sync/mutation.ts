/** Mutations: what people do, as data; mutators: what it does to the records, as pure functions. */
import type { GenericSchema } from 'valibot';
import type { RecordBase } from './record.ts';
import type { ReadStore, WriteStore } from './store.ts';

export interface Mutation {
  readonly name: string;
  readonly args: unknown;
}

/** The n-th mutation of one client (a page that was opened once), counted from 1. */
export interface NumberedMutation extends Mutation {
  readonly n: number;
}

/** A refusal with a code from a closed list; a table in text/ has a sentence for each code. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
}

export function refuse<Code extends string>(code: Code): Refusal<Code> {
  return { refused: code };
}

/** What a mutator knows besides the records. `now`: milliseconds since 1970, of the room. */
export interface Context<Actor> {
  readonly now: number;
  readonly actor: Actor;
}

/**
 * What a mutation does to the records. Runs optimistically on the page and with authority in the
 * room: no clock, no randomness, no I/O. It sets and never toggles, so that running it twice is
 * the same as once. `undo` returns the mutations that undo it, before it has run. In a registry the
 * type of the arguments is known to its own schema only; `execute` parses them with it.
 */
export interface Mutator<R extends RecordBase> {
  readonly args: GenericSchema;
  readonly run: (tx: WriteStore<R>, args: never, context: never) => Refusal | undefined;
  readonly undo?: (store: ReadStore<R>, args: never, context: never) => readonly Mutation[];
}

/** The room's answer to a mutation. `retry`: it is to be sent again; otherwise a refusal is final. */
export type Answer =
  | { readonly n: number; readonly ok: true }
  | { readonly n: number; readonly ok: false; readonly code: string; readonly retry: boolean };

/** The answer that uses no number up: the mutation is to be sent again later. */
export function retryLater(n: number, code: string): Answer {
  return { n, ok: false, code, retry: true };
}
