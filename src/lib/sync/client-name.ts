/**
 * The name of a client says when its page was opened, by the room's clock: that is how a room knows
 * whether it may have forgotten it.
 */

/** Characters of the time, in base 36: enough until the year 5188. */
const TIME = 9;
const named = /(?:^|\/)([0-9a-z]{9})-[A-Za-z0-9_-]{21}$/;

/**
 * @param now milliseconds since 1970, of the room
 * @param key 21 characters that nobody else has
 */
export function clientName(now: number, key: string): string {
  return `${Math.max(0, Math.round(now)).toString(36).padStart(TIME, '0')}-${key}`;
}

/**
 * Milliseconds since 1970; 0 for a name that does not say it, such as those of earlier versions.
 *
 * @param client its name, or its key in the table of clients, which ends with the name
 */
export function openedAt(client: string): number {
  const time = named.exec(client)?.[1];
  return time === undefined ? 0 : Number.parseInt(time, 36);
}

/**
 * When a client is taken to have been answered: never before its page was opened, also where the
 * room's clock has been set back since. Or it would be pruned, and known as one that never was.
 */
export function answeredAt(key: string, now: number): number {
  return Math.max(now, openedAt(key));
}
