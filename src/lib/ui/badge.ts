/** Hues that the tokens `--group-1` … `--group-8` give. */
const HUES = 8;
const LETTERS = 26;

/** Number (1–8) of the group hue for the group at `index` (0, 1, 2 …). */
export function hueOf(index: number): number {
  return (index % HUES) + 1;
}

/** A … Z, then A2 … Z2 and so on, for the group at `index` (0, 1, 2 …). */
export function letterOf(index: number): string {
  const round = Math.floor(index / LETTERS);
  return String.fromCharCode(65 + (index % LETTERS)) + (round > 0 ? String(round + 1) : '');
}
