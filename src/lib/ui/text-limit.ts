/**
 * How long a text may be. `lengthOf` gives the length that it will have once it is kept: what was
 * typed may be longer, in letters that are put together and in characters that are not kept.
 */
export interface TextLimit {
  readonly most: number;
  readonly lengthOf: (text: string) => number;
}

/** How many more characters a text may have; below nothing it is too long by so many. */
export function charactersLeft(text: string, { most, lengthOf }: TextLimit): number {
  // What nobody could keep is not measured exactly: that takes time with every letter.
  return most - (text.length > most * 4 ? text.length : lengthOf(text));
}
