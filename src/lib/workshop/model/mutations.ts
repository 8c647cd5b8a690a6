/** Every mutation there is, by its name on the wire (`note.post`), typed down to its arguments. */
import type { GenericSchema, InferInput } from 'valibot';
import type { Models, RecordType } from './models.ts';

/** Names of mutations: type of record and verb. */
export type MutationName = {
  [T in RecordType]: `${T}.${keyof Models[T]['args'] & string}`;
}[RecordType];

/** What is only read: lists may come from frozen records. */
type Unchanging<T> = T extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Unchanging<T[K]> }
    : T;

/** The arguments of a mutation, as they are handed in. */
export type ArgsOf<Name extends MutationName> =
  Name extends `${infer T extends RecordType}.${infer Verb}`
    ? Verb extends keyof Models[T]['args']
      ? Unchanging<InferInput<Extract<Models[T]['args'][Verb], GenericSchema>>>
      : never
    : never;

/** One mutation, as data. */
export type MutationOf<Name extends MutationName> = {
  readonly name: Name;
  readonly args: ArgsOf<Name>;
};

/** Any mutation of the domain: a name with the arguments of another one does not compile. */
export type DomainMutation = { [Name in MutationName]: MutationOf<Name> }[MutationName];

/** A mutation as the arguments of a call: a name, and the arguments that belong to it. */
export type MutationCall = {
  [Name in MutationName]: readonly [name: Name, args: ArgsOf<Name>];
}[MutationName];

/** A mutation as data, checked down to its arguments where it is made. */
export function mutation<Name extends MutationName>(
  name: Name,
  args: ArgsOf<Name>,
): MutationOf<Name> {
  return { name, args };
}
