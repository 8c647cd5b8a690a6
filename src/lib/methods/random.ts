/**
 * A seeded source of numbers in [0, 1): the same seed gives the same sequence on every machine,
 * so that a mix can be repeated and explained afterwards. Not for secrets.
 *
 * The generator is sfc32 (small fast counting) by Chris Doty-Humphrey, public domain, with the
 * seeding of his PractRand: state (0, low word, high word, 1) and twelve rounds thrown away.
 *
 * @param seed an integer from 0 to Number.MAX_SAFE_INTEGER
 */
export function seededRandom(seed: number): () => number {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`Not a seed: ${seed}`);
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;

  function next(): number {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  }

  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** A whole number from 0 up to but not including `limit` (a positive integer). */
export function randomBelow(limit: number, random: () => number): number {
  return Math.floor(random() * limit);
}

/** The items in an order in which every order is equally likely (Fisher–Yates, Durstenfeld 1964). */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const pool = [...items];
  const drawn: Item[] = [];
  while (pool.length > 0) drawn.push(...pool.splice(randomBelow(pool.length, random), 1));
  return drawn;
}
