/** Where a countdown stands; `last-minute` begins with exactly sixty seconds left. */
export type Phase = 'off' | 'paused' | 'running' | 'last-minute' | 'over';

export const MINUTE_MS = 60_000;

/** What is left in milliseconds, never below 0; null when no time is set. A pause wins. */
export function timeLeft(
  endsAt: number | null,
  pausedLeft: number | null,
  now: number,
): number | null {
  if (pausedLeft !== null) return Math.max(0, pausedLeft);
  return endsAt === null ? null : Math.max(0, endsAt - now);
}

/** The phase for what is left (see `timeLeft`). */
export function phaseOf(left: number | null, paused: boolean): Phase {
  if (left === null) return 'off';
  if (paused) return 'paused';
  if (left <= 0) return 'over';
  return left <= MINUTE_MS ? 'last-minute' : 'running';
}

/** m:ss, rounded up so that 0:00 means that the time is over: 61 000 → "1:01", 200 → "0:01". */
export function clockText(left: number): string {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
