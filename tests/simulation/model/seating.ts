/** Who sits where, computed from the records alone, without the code of the domain. */
import type { View } from '#lib/workshop/define.ts';

/** The group in which a seat writes in a step: of the latest round formed up to that step. */
export function groupWhereSits(view: View, stepId: string, seat: string): string | null {
  const step = view.get('step', stepId);
  if (!step) return null;
  const standing = view
    .list('group')
    .filter((group) => group.workshop === step.workshop && !group.dissolved);
  let latest: { readonly id: string; readonly order: number } | null = null;
  for (const { round } of standing) {
    const formed = view.get('step', round);
    if (!formed || formed.order > step.order) continue;
    // Of two rounds at the same place in the agenda the one with the greater id counts.
    const later =
      !latest ||
      formed.order > latest.order ||
      (formed.order === latest.order && formed.id.localeCompare(latest.id) > 0);
    if (later) latest = formed;
  }
  const sits = view
    .list('membership')
    .find((membership) => membership.seat === seat && membership.round === latest?.id);
  return sits?.group ?? null;
}

/**
 * For each round by how many people its largest group is larger than its smallest, of those that
 * take people in.
 */
export function unevenness(view: View): Map<string, number> {
  const sizes = new Map<string, Map<string, number>>();
  for (const group of view.list('group')) {
    if (group.dissolved || group.locked) continue;
    const round = sizes.get(group.round) ?? new Map<string, number>();
    sizes.set(group.round, round.set(group.id, 0));
  }
  for (const { round, group, seat } of view.list('membership')) {
    const counts = sizes.get(round);
    const count = counts?.get(group);
    if (count === undefined || view.get('seat', seat)?.removed !== false) continue;
    counts?.set(group, count + 1);
  }
  return new Map(
    [...sizes].map(([round, counts]) => [
      round,
      Math.max(...counts.values()) - Math.min(...counts.values()),
    ]),
  );
}
