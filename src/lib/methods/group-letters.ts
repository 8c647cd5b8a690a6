/** The smallest and the largest size that a facilitator may wish for. */
export const smallestGroup = 2;
export const largestGroup = 8;

/** The letter of a group by its place: 0 → A, 25 → Z, 26 → AA, 27 → AB, as columns in a sheet. */
export function groupLetter(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`Not a place: ${index}`);
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** The place that a letter stands for: A → 0, Z → 25, AA → 26. Undoes `groupLetter`. */
export function groupNumber(letter: string): number {
  if (!/^[A-Z]+$/.test(letter)) throw new RangeError(`Not a letter of a group: ${letter}`);
  return [...letter].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

/**
 * How many groups `people` make when groups of `size` are wanted.
 *
 * The sizes differ by at most one, no group is larger than eight, and nobody sits alone unless
 * there is only one person. Among the numbers of groups that allow this, the one is taken whose
 * average size is nearest to the wanted one. Where larger and smaller groups are equally near, the
 * smaller win, since everybody gets to speak more. In fives, 62 people make 12 groups (two of
 * them with six), 12 people sit 4 + 4 + 4 rather than 6 + 6, and 7 people 4 + 3.
 *
 * @param people number of people, 0 or more; 0 people make 0 groups
 * @param size wanted size, 2–8
 * @throws RangeError for a number that is not whole or out of range
 */
export function groupCount(people: number, size: number): number {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`Not a count: ${people}`);
  if (!Number.isSafeInteger(size) || size < smallestGroup || size > largestGroup) {
    throw new RangeError(`Not a group size: ${size}`);
  }
  if (people <= size) return Math.min(people, 1);
  const fewest = Math.ceil(people / largestGroup);
  const most = Math.floor(people / smallestGroup);
  let best = fewest;
  for (let count = fewest; count <= most; count += 1) {
    if (isAsNear(people, size, count, best)) best = count;
  }
  return best;
}

/** The sizes that `people` make in `groups` groups, largest first; they differ by at most one. */
export function groupSizes(people: number, groups: number): number[] {
  return Array.from({ length: groups }, (_, index) => Math.ceil((people - index) / groups));
}

/**
 * In how many rounds `people` can sit in groups of `size` before two must meet again, at the most:
 * each round uses up size − 1 of the people − 1 that somebody can meet. The bound of the "social
 * golfer" problem; it is not always reached.
 */
export function roundsWithoutRepeats(people: number, size: number): number {
  return size < 2 || people < 2 ? 0 : Math.floor((people - 1) / (size - 1));
}

/** Whether `count` groups come at least as near to the wanted size as `other` groups, on average. */
function isAsNear(people: number, size: number, count: number, other: number): boolean {
  // |people / count − size| against |people / other − size|, in whole numbers so that ties are ties.
  return Math.abs(people - size * count) * other <= Math.abs(people - size * other) * count;
}
