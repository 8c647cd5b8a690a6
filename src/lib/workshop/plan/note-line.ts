/** A note as documents have it. */
import type { ColumnTone } from '../model/terms.ts';

/** A note as a reader may see it: never with its author. */
export interface NoteLine {
  readonly id: string;
  readonly text: string;
  /** The column's own title, such as "Fungerar bra". */
  readonly column: string;
  readonly tone: ColumnTone;
  /** The occasion's title, such as "Workshop 1". */
  readonly occasion: string;
}
