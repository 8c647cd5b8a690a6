/** Passing sheets on: who gets which, so that nobody gets a sheet twice and as many as can be move. */
import { shuffled } from './random.ts';

export interface PassedSheet {
  readonly sheet: string;
  /** Who has held it. */
  readonly held: ReadonlySet<string>;
}

/**
 * Gives each person at most one sheet that they have not held, and as many sheets as possible to
 * somebody. Where all have held the same number of sheets, everybody gets one: a Latin rectangle can
 * always be completed by a row (Hall 1945).
 *
 * People and sheets are shuffled before anything is chosen, so that no two people and no two sheets
 * are told apart by anything but what they have held: the next sheet of somebody comes from each of
 * the others with the same probability, in each round anew.
 *
 * @param people in order of precedence, where there are fewer sheets than people: those of one list
 *   before those of the next
 * @returns by sheet, who gets it; sheets that nobody can get are left out
 */
export function passOn(
  sheets: readonly PassedSheet[],
  people: readonly (readonly string[])[],
  random: () => number,
): ReadonlyMap<string, string> {
  const mixed = shuffled(sheets, random);
  const holders = new Map<string, string>();
  const wanted = new Map<string, readonly PassedSheet[]>();
  // The augmenting paths of Kuhn (1955): whoever has got a sheet keeps one, perhaps another.
  const give = (person: string, tried: Set<string>): boolean =>
    (wanted.get(person) ?? []).some(({ sheet }) => {
      if (tried.has(sheet)) return false;
      tried.add(sheet);
      const holder = holders.get(sheet);
      if (holder !== undefined && !give(holder, tried)) return false;
      holders.set(sheet, person);
      return true;
    });
  for (const person of people.flatMap((list) => shuffled(list, random))) {
    const open = mixed.filter(({ held }) => !held.has(person));
    // What few have held comes first, or it might never have gone round.
    const own = shuffled(open, random).toSorted((a, b) => a.held.size - b.held.size);
    wanted.set(person, own);
    give(person, new Set());
  }
  return holders;
}

/** A seed from anything that can be written down: FNV-1a, twice 26 bits. */
export function seedFrom(parts: readonly string[]): number {
  let high = 2_166_136_261;
  let low = 84_696_351;
  for (const letter of parts.join('\n')) {
    const code = letter.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 16_777_619);
    low = Math.imul(low ^ (code + 0x9e37), 16_777_619);
  }
  const bits = (hash: number) => (hash ^ (hash >>> 15)) & 0x3ffffff;
  return bits(high) * 2 ** 26 + bits(low);
}
