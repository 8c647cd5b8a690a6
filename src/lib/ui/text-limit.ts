/** How long a text may be. */
export interface TextLimit {
  readonly most: number;
  /**
   * How many more characters it may have, once it is as it will be kept: what was typed may be
   * longer, in letters that are put together and in characters that are not kept. Below nothing it
   * is too long by so many.
   */
  readonly left: (text: string) => number;
}
