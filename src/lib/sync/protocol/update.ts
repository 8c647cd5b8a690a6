/** What a room tells an audience of its records. */
import type { Audience, RecordBase, Visible } from '../record.ts';

/** The records of one audience (a snapshot), or what changed in them (a delta). */
export interface AudienceUpdate<R extends RecordBase> {
  readonly audience: Audience;
  /** The clock that a delta builds on; null: a snapshot, which replaces what the page holds. */
  readonly since: number | null;
  readonly clock: number;
  readonly put: readonly Visible<R>[];
  readonly remove: readonly string[];
  /**
   * Only in a snapshot for a page that sent its record hashes: the concatenated hashes of records
   * that are to be removed. What else the page holds stays, and `put` has what it lacks.
   */
  readonly staleHashes?: string;
}
