/** A bug that is put into the source. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Text that is there exactly once, and what takes its place. */
  readonly edits: readonly (readonly [find: string, replace: string])[];
  /** How the titles begin of which at least one must fail: a rule's number, or words. */
  readonly by: string;
}
