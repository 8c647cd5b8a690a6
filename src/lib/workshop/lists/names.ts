/** The entries of a text that holds one on each line, for fields without the import dialog. */
import { nameKeys } from '../../methods/name-keys.ts';
import { entriesOf, proposedColumn, type Wanted } from './entries.ts';
import { readList } from './read-list.ts';

export interface ListedNames {
  readonly names: readonly string[];
  /**
   * Whether the text was a plain list. Otherwise a column was chosen, and somebody should look at
   * the names before anything is made of them.
   */
  readonly plain: boolean;
}

/**
 * What is too long is among them, since the form says so at its field; what stands twice is not.
 *
 * @param text bounded by the caller
 */
export function namesIn(text: string, wanted: Wanted): ListedNames {
  const list = readList(text);
  const rules = { keys: nameKeys, existing: [], longest: Infinity };
  const entries = entriesOf(list, proposedColumn(list, wanted), wanted, rules);
  return {
    names: entries.filter(({ chosen }) => chosen).map(({ text }) => text),
    plain: list.columns.length <= 1,
  };
}
