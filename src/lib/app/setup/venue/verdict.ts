/** From what was measured to what it means: pure, so that every verdict can be tried. */
import { seatsPerWorkshop } from '#lib/workshop/model/workshop.ts';

export type Mark = 'waiting' | 'good' | 'fair' | 'bad' | 'note';

/** What has been found out so far; null: not yet. */
export interface Findings {
  /** Milliseconds of each ping that was answered. */
  readonly pings: readonly number[];
  readonly socket: boolean | null;
  readonly polling: boolean | null;
  /** Whether what answered was the server: `between` through a proxy, `other` something else. */
  readonly answered: 'server' | 'between' | 'other' | null;
  /** Other devices that have reached the server of late. */
  readonly others: number;
}

/** Where the page stands. */
export interface Venue {
  readonly address: string;
  readonly local: boolean;
  readonly alone: boolean;
  /** For how many devices the network has addresses; null where that says nothing. */
  readonly addresses: number | null;
}

export type Verdict =
  | { readonly kind: 'good' | 'fair'; readonly phones: number }
  | { readonly kind: 'bad' | 'unreached' };

/** Milliseconds up to which a network is quick, and from which on even patience has an end. */
const QUICK = 150;
const QUICK_WORST = 1_000;
const SLOW = 1_500;
/** What a slow network, or one without WebSocket, is trusted with. */
const FEW = 40;

/** The middle one and the worst of some measurements; null without any. */
export function spreadOf(
  pings: readonly number[],
): { readonly median: number; readonly worst: number } | null {
  const sorted = pings.toSorted((a, b) => a - b);
  const worst = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return worst === undefined || median === undefined ? null : { median, worst };
}

export function speedMark(pings: readonly number[]): Mark {
  const spread = spreadOf(pings);
  if (!spread || spread.median > SLOW) return 'bad';
  return spread.median <= QUICK && spread.worst <= QUICK_WORST ? 'good' : 'fair';
}

/**
 * How many phones, at most: as many as a workshop takes, never more than the network has addresses
 * for, and only a few where it is slow or WebSocket is stopped. Where nobody but the computer
 * itself has come, nothing is known.
 */
export function verdictOf(found: Findings, venue: Venue): Verdict {
  const speed = speedMark(found.pings);
  const reaches = found.socket === true || found.polling === true;
  if (found.answered === 'other' || !reaches || speed === 'bad') return { kind: 'bad' };
  if (venue.alone || (venue.local && found.others === 0)) return { kind: 'unreached' };
  const most = Math.min(seatsPerWorkshop, venue.addresses ?? seatsPerWorkshop);
  const slow = speed === 'fair' || found.socket === false;
  return slow ? { kind: 'fair', phones: Math.min(most, FEW) } : { kind: 'good', phones: most };
}
