/** What the facilitator does with a step's timer, as the next state of it. Times in milliseconds. */

export interface Timing {
  readonly endsAt: number | null;
  readonly pausedLeft: number | null;
}

interface Planned extends Timing {
  readonly minutes: number | null;
}

const MINUTE = 60_000;

/** A step without a planned time gets this many minutes when its timer is started. */
export const minutesWithoutPlan = 5;

export function isRunning({ endsAt }: Timing): boolean {
  return endsAt !== null;
}

/** Starts from the planned time, or goes on from where it was paused. */
export function started(step: Planned, now: number): Timing {
  const left = step.pausedLeft ?? (step.minutes ?? minutesWithoutPlan) * MINUTE;
  return { endsAt: now + left, pausedLeft: null };
}

/** Pauses with what is left; a timer that has run out is simply off. */
export function paused({ endsAt, pausedLeft }: Timing, now: number): Timing {
  if (endsAt === null) return { endsAt: null, pausedLeft };
  return { endsAt: null, pausedLeft: endsAt > now ? endsAt - now : null };
}

/**
 * Some minutes more, whatever state it is in. One that has run out gets them from now; one that has
 * not been started gets them on what was planned, and waits to be started.
 */
export function longer(
  { endsAt, pausedLeft, minutes: planned }: Planned,
  now: number,
  minutes = 1,
): Timing {
  const more = minutes * MINUTE;
  if (endsAt !== null) return { endsAt: Math.max(endsAt, now) + more, pausedLeft: null };
  const left = pausedLeft ?? (planned ?? minutesWithoutPlan) * MINUTE;
  return { endsAt: null, pausedLeft: left + more };
}

export const off: Timing = { endsAt: null, pausedLeft: null };
