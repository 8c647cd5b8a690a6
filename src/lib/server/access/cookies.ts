/** The cookies that carry access: one for each series and kind, so that none replaces another. */
import { keyOf } from '#lib/sync/record.ts';

export type AccessKind = 'facilitator' | 'screen' | 'plan' | 'seat';

/** Half a year: a series goes on between its workshops. In seconds. */
const MAX_AGE = 60 * 60 * 24 * 183;

export function cookieName(kind: AccessKind, series: string): string {
  return `bikupa_${kind}_${keyOf(series)}`;
}

/** The series that cookies of these names are for, of one kind. */
export function seriesNamed(kind: AccessKind, names: readonly string[]): readonly string[] {
  const start = cookieName(kind, '');
  return names
    .filter((name) => name.startsWith(start))
    .map((name) => `series:${name.slice(start.length)}`);
}

/** Out of reach of scripts, and sent to nobody but this server. */
export function cookieOptions(url: URL) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: url.protocol === 'https:',
    maxAge: MAX_AGE,
  };
}

export { MAX_AGE as cookieMaxAge };
