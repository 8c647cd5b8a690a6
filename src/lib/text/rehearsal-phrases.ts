/**
 * What simulated people write: sentences that somebody could have written, which name no real place
 * and nobody. `{where}` stands for one of the places.
 */
import type { ColumnTone, OrganisationKind } from '../workshop/model/terms.ts';

/** What notes are about; its title is what a theme of them is called. */
export type PhraseTopic = { readonly title: string } & Readonly<
  Record<ColumnTone, readonly string[]>
>;

export interface Phrases {
  /** Where the series has none of its own. */
  readonly organisations: readonly { readonly name: string; readonly kind: OrganisationKind }[];
  readonly roles: readonly string[];
  readonly places: readonly string[];
  readonly topics: readonly PhraseTopic[];
  /** For columns that ask for something of their own, by the column's key. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** To a question about the own note. */
  readonly answers: readonly string[];
  /** What would make a proposal acceptable. */
  readonly doubts: readonly string[];
  /** Why somebody wants to continue, adjust or stop. */
  readonly reasons: readonly string[];
  /** With a stance that is no plain yes. */
  readonly reservations: readonly string[];
}
