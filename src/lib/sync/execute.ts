/** One mutation, checked and run: the same few lines on the phone and in the room. */
import { safeParse } from 'valibot';
import { isWithin } from './bounds.ts';
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
  'storage.unavailable',
  'internal',
] as const;
export type EngineCode = (typeof engineCodes)[number];

/**
 * Runs a mutation over `store` and returns its changes as a transaction that nobody has applied
 * yet, or why it may not happen. Throws only what a mutator throws, which is a bug.
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
  const forbidden = domain.permit(store, mutation.name, args.output, context);
  if (forbidden) return forbidden;
  const transaction = new Transaction<R>(store);
  const refusal = passed(mutator).run(transaction, args.output, context);
  return refusal ?? transaction;
}

/** What takes a mutation back, judged before it runs. */
export function inverse<R extends RecordBase, Actor>(
  domain: SharedDomain<R, Actor>,
  store: ReadStore<R>,
  mutation: Mutation,
  context: Context<Actor>,
): readonly Mutation[] {
  const mutator = domain.mutators.get(mutation.name);
  if (!mutator?.undo) return [];
  const args = safeParse(mutator.args, mutation.args);
  return args.success ? (passed(mutator).undo?.(store, args.output, context) ?? []) : [];
}

/** The mutator with its arguments' type given back: only arguments that its schema has passed. */
function passed<R extends RecordBase, Actor>(mutator: Mutator<R, Actor>) {
  return mutator as unknown as {
    run(tx: WriteStore<R>, args: unknown, context: Context<Actor>): Refusal | undefined;
    undo?(store: ReadStore<R>, args: unknown, context: Context<Actor>): readonly Mutation[];
  };
}

/** A schema names its refusal as its message (`note.too-long`); anything else is malformed. */
export function codeOf(message: string): string {
  return /^[a-z]+\.[a-z-]+$/.test(message) ? message : 'protocol.malformed';
}
