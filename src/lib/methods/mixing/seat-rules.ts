import { clustersOf, type Cluster } from './clusters.ts';
import type { NumberedRule } from './rules.ts';

/** The group of everybody whom a rule binds; or that there is no such seating; or not known. */
export type RuleSeating =
  | { readonly answer: 'seated'; readonly groupOf: ReadonlyMap<number, number> }
  | { readonly answer: 'none' | 'unknown' };

/** Seats tried before the answer is that it is not known; rules of a real room need a few dozen. */
const patience = 20_000;

interface Table {
  size: number;
  readonly clusters: number[];
}

/**
 * Seats everybody whom a rule binds so that all rules are kept and the others can fill up the
 * groups to sizes that differ by at most one, or finds that this cannot be.
 *
 * To ask it is to colour a graph with as many people of each colour as there are chairs, so it is
 * done by backtracking: the cluster of people with the fewest groups left goes first (Brélaz, "New
 * methods to color the vertices of a graph", CACM 22, 1979), and of several empty groups, which
 * are all the same to it, only one is tried.
 *
 * @param people everybody present, `groups` the number of groups
 */
export function seatByRules(
  rules: readonly NumberedRule[],
  people: number,
  groups: number,
): RuleSeating {
  const clusters = clustersOf(rules);
  const small = Math.floor(people / groups);
  const large = people % groups;
  if (clusters.some((cluster) => cluster.isTorn || cluster.groups.length > 1))
    return { answer: 'none' };
  const tables = Array.from({ length: groups }, (): Table => ({ size: 0, clusters: [] }));
  const seated = new Map<number, number>();
  let over = 0;
  let tries = 0;

  const answer = seatNext();
  if (answer !== true) return { answer: answer === false ? 'none' : 'unknown' };
  const groupOf = new Map<number, number>();
  for (const [cluster, group] of seated) {
    for (const person of clusters[cluster]?.people ?? []) groupOf.set(person, group);
  }
  return { answer: 'seated', groupOf };

  /** True, false, or undefined when patience is at an end. */
  function seatNext(): boolean | undefined {
    const next = mostBound();
    if (next === undefined) return true;
    let triedEmpty = false;
    for (const group of next.groups) {
      const table = tables[group];
      if (table === undefined) continue;
      const isFree = table.size === 0 && next.cluster.groups.length === 0;
      if (isFree && triedEmpty) continue;
      triedEmpty ||= isFree;
      tries += 1;
      if (tries > patience) return undefined;
      const size = next.cluster.people.length;
      const grows = table.size <= small && table.size + size > small ? 1 : 0;
      table.size += size;
      table.clusters.push(next.place);
      over += grows;
      seated.set(next.place, group);
      const answer = seatNext();
      if (answer !== false) return answer;
      seated.delete(next.place);
      over -= grows;
      table.clusters.pop();
      table.size -= size;
    }
    return false;
  }

  /** Of those not yet seated the one with the fewest groups it may sit in, then the largest. */
  function mostBound(): { cluster: Cluster; place: number; groups: number[] } | undefined {
    let best: { cluster: Cluster; place: number; groups: number[] } | undefined;
    for (const [place, cluster] of clusters.entries()) {
      if (seated.has(place)) continue;
      const open = [...tables.keys()].filter((group) => mayTake(group, cluster));
      const outside = cluster.groups.some((group) => group < 0 || group >= groups);
      const allowed = outside ? [] : open;
      const first =
        best === undefined ||
        allowed.length < best.groups.length ||
        (allowed.length === best.groups.length &&
          cluster.people.length > best.cluster.people.length);
      if (first) best = { cluster, place, groups: allowed };
    }
    return best;
  }

  function mayTake(group: number, cluster: Cluster): boolean {
    const table = tables[group];
    if (table === undefined) return false;
    if (cluster.groups.length > 0 && !cluster.groups.includes(group)) return false;
    const size = table.size + cluster.people.length;
    if (size > small + (large > 0 ? 1 : 0)) return false;
    if (size > small && table.size <= small && over >= large) return false;
    return !table.clusters.some((other) => cluster.apart.includes(other));
  }
}
