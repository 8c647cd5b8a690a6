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

/** One minute more, whatever state it is in; one that has run out gets a minute from now. */
export function longer({ endsAt, pausedLeft }: Timing, now: number): Timing {
  if (pausedLeft !== null) return { endsAt: null, pausedLeft: pausedLeft + MINUTE };
  return { endsAt: Math.max(endsAt ?? now, now) + MINUTE, pausedLeft: null };
}

export const off: Timing = { endsAt: null, pausedLeft: null };
