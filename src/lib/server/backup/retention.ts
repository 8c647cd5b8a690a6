/** Which copies of the database are kept: the latest, then fewer and fewer the older they are. */

export interface Copy {
  /** The file's name within its folder. */
  readonly name: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  readonly bytes: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The rule, in numbers; docs/operations.md has it in words. */
export const retention = { latest: 10, hours: 24, days: 30 } as const;
/** As many as the rule ever keeps. A day of 24 hours, begun at any minute, touches 25 of the clock. */
export const mostCopies = retention.latest + retention.hours + 1 + retention.days + 1;

/**
 * What the rule keeps of these, newest first: the latest ten, the last one of every hour for a day
 * and of every day for thirty days (UTC). Asked after each copy or once at the end, it keeps the
 * same. A copy from the future, made while the clock was wrong, counts among the latest only.
 *
 * @param now milliseconds since 1970
 */
export function toKeep(copies: readonly Copy[], now: number): readonly Copy[] {
  const sorted = newestFirst(copies);
  const kept = new Set(sorted.slice(0, retention.latest));
  for (const [unit, age] of [
    [HOUR_MS, retention.hours * HOUR_MS],
    [DAY_MS, retention.days * DAY_MS],
  ] as const) {
    const seen = new Set<number>();
    for (const copy of sorted) {
      const period = Math.floor(copy.at / unit);
      if (copy.at > now || copy.at <= now - age || seen.has(period)) continue;
      seen.add(period);
      kept.add(copy);
    }
  }
  return sorted.filter((copy) => kept.has(copy));
}

/**
 * What has to go so that this much is free, oldest first; never the newest, which is what a copy is
 * for. It may still not be enough.
 */
export function toFree(copies: readonly Copy[], free: number, wanted: number): readonly Copy[] {
  const going: Copy[] = [];
  let gained = free;
  for (const copy of newestFirst(copies).slice(1).reverse()) {
    if (gained >= wanted) break;
    going.push(copy);
    gained += copy.bytes;
  }
  return going;
}

function newestFirst(copies: readonly Copy[]): Copy[] {
  return [...copies].sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}
