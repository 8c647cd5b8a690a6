/** Minutes as people say them: "25 min", "1 tim 40 min". */
import { m } from '#lib/text/generated/messages.js';

export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return m.setup_minutes({ n: rest });
  return rest === 0 ? m.setup_hours({ hours }) : m.setup_hours_minutes({ hours, minutes: rest });
}

/** The planned time of an agenda; steps that take as long as they take count nothing. */
export function totalText(steps: readonly { readonly minutes: number | null }[]): string {
  return durationText(steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0));
}
