/**
 * What made-up people say in a rehearsal: sentences that somebody could have written, of no place
 * and about nobody. `{where}` stands for one of the places.
 */
import type { ColumnTone, OrganisationKind } from '../workshop/plan/terms.ts';

/** What notes are about; its title is what a theme of them is called. */
export type VoiceTopic = { readonly title: string } & Readonly<
  Record<ColumnTone, readonly string[]>
>;

export interface Voices {
  /** Where the series has none of its own. */
  readonly organisations: readonly { readonly name: string; readonly kind: OrganisationKind }[];
  readonly roles: readonly string[];
  readonly places: readonly string[];
  readonly topics: readonly VoiceTopic[];
  /** For columns that ask for something of their own, by the column's key. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** What would make a proposal acceptable. */
  readonly doubts: readonly string[];
  /** With a stance that is no plain yes. */
  readonly reservations: readonly string[];
}
