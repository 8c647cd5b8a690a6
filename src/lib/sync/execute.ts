/** Checks and runs one mutation, in the same way on the page and in the room. */
import { safeParse } from 'valibot';
import { isWithin } from './protocol/bounds.ts';
import type { SharedDomain } from './domain.ts';
import { refuse, type Context, type Mutator, type Mutation, type Refusal } from './mutation.ts';
import type { RecordBase } from './record.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { Transaction } from './transaction.ts';

/** Codes of the engine itself; the domain has its own list. */
export const engineCodes = [
  'protocol.unknown-mutation',
  'protocol.malformed',
  'protocol.gap',
  'protocol.too-fast',
  'protocol.too-old',
  'storage.unavailable',
  'internal',
] as const;
export type EngineCode = (typeof engineCodes)[number];

/**
 * Runs a mutation on `store`.
 *
 * @returns its changes as a transaction that is not applied yet, or the refusal
 * @throws only what a mutator throws, which is a bug
 */
export function execute<R extends RecordBase, Actor>(
  domain: SharedDomain<R, Actor>,
  store: ReadStore<R>,
  mutation: Mutation,
  context: Context<Actor>,
): Transaction<R> | Refusal {
  const mutator = domain.mutators.get(mutation.name);
  if (!mutator) return refuse('protocol.unknown-mutation');
  if (!isWithin(mutation.args, domain.bounds(context.actor))) return refuse('protocol.malformed');
  const args = safeParse(mutator.args, mutation.args);
  if (!args.success) return refuse(codeOf(args.issues[0].message));
  const forbidden = domain.authorize(store, mutation.name, args.output, context);
  if (forbidden) return forbidden;
  const transaction = new Transaction<R>(store);
  const refusal = withParsedArgs<R, Actor>(mutator).run(transaction, args.output, context);
  return refusal ?? transaction;
}

/** The mutations that undo a mutation, determined before it runs; none where it cannot be undone. */
export function inverse<R extends RecordBase, Actor>(
  domain: SharedDomain<R, Actor>,
  store: ReadStore<R>,
  mutation: Mutation,
  context: Context<Actor>,
): readonly Mutation[] {
  const mutator = domain.mutators.get(mutation.name);
  if (!mutator?.undo) return [];
  const args = safeParse(mutator.args, mutation.args);
  return args.success
    ? (withParsedArgs<R, Actor>(mutator).undo?.(store, args.output, context) ?? [])
    : [];
}

/** The mutator for arguments of any type: it is called only with what its schema has parsed. */
function withParsedArgs<R extends RecordBase, Actor>(mutator: Mutator<R>) {
  return mutator as unknown as {
    run(tx: WriteStore<R>, args: unknown, context: Context<Actor>): Refusal | undefined;
    undo?(store: ReadStore<R>, args: unknown, context: Context<Actor>): readonly Mutation[];
  };
}

/** The code of a schema issue: its message where that is a code (`note.too-long`). */
export function codeOf(message: string): string {
  return /^[a-z]+\.[a-z-]+$/.test(message) ? message : 'protocol.malformed';
}
