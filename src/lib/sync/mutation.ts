/** Mutations: what people do, as data; mutators: what that does to the records, as pure functions. */
import type { GenericSchema } from 'valibot';
import type { RecordBase } from './record.ts';
import type { ReadStore, WriteStore } from './store.ts';

export interface Mutation {
  readonly name: string;
  readonly args: unknown;
}

/** A mutation on its way: the n-th of one client (a page that was opened once), counted from 1. */
export interface Numbered extends Mutation {
  readonly n: number;
}

/** A "no" with a code from a closed list; one table in text/ turns codes into sentences. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
}

export function refuse<Code extends string>(code: Code): Refusal<Code> {
  return { refused: code };
}

/** All that a mutator may know besides the records. `now`: milliseconds since 1970, of the room. */
export interface Context<Actor> {
  readonly now: number;
  readonly actor: Actor;
}

/**
 * What a mutation does to the records. Runs optimistically on the phone and with authority in the
 * room: no clock, no randomness, no I/O. It sets and never toggles, so that running it twice is
 * the same as once. `undo` says what takes it back, judged before it has run. In a registry the
 * type of the arguments is known to its own schema only; `execute` lets nothing else through.
 */
export interface Mutator<R extends RecordBase, Actor> {
  readonly args: GenericSchema;
  readonly run: (tx: WriteStore<R>, args: never, context: Context<Actor>) => Refusal | undefined;
  readonly undo?: (
    store: ReadStore<R>,
    args: never,
    context: Context<Actor>,
  ) => readonly Mutation[];
}

/** What became of a mutation. `retry`: not now, send it again; otherwise the refusal is final. */
export type Answer =
  | { readonly n: number; readonly ok: true }
  | { readonly n: number; readonly ok: false; readonly code: string; readonly retry: boolean };

/** The answer that costs nothing: send it again after a while. */
export function notNow(n: number, code: string): Answer {
  return { n, ok: false, code, retry: true };
}
