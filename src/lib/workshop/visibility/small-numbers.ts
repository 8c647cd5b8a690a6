/** The one rule for numbers that are too small to be told. */

/**
 * Whether so many answers can stand in a document that outlives the room. Of one or two, whoever
 * knows who was there would know who said what; three is the least that official statistics tell.
 *
 * @param counts how many gave each answer
 */
export function isTellable(counts: readonly number[]): boolean {
  return counts.reduce((sum, count) => sum + count, 0) >= 3;
}
