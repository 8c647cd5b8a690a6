import type { NumberedRule } from './rules.ts';

/** People who must sit together, or somebody alone whom another rule binds. */
export interface Cluster {
  readonly people: readonly number[];
  /** The groups that somebody among them is fixed to; more than one can never be kept. */
  readonly groups: readonly number[];
  /** The clusters, by place, of which somebody must not sit with somebody of this one. */
  readonly apart: readonly number[];
  /** Two of the cluster's own people must sit apart: this can never be kept. */
  readonly isTorn: boolean;
}

/** The people whom the rules bind, gathered by who must sit with whom. */
export function clustersOf(rules: readonly NumberedRule[]): Cluster[] {
  const parents = new Map<number, number>();
  const rootOf = (person: number): number => {
    const parent = parents.get(person) ?? person;
    parents.set(person, parent);
    return parent === person ? person : rootOf(parent);
  };
  for (const rule of rules) {
    if (rule.kind === 'fixed') rootOf(rule.person);
    else for (const person of rule.people) rootOf(person);
    if (rule.kind !== 'together') continue;
    const [first = -1, ...rest] = rule.people;
    for (const person of rest) parents.set(rootOf(person), rootOf(first));
  }
  const members = Map.groupBy([...parents.keys()], rootOf);
  const places = new Map([...members.keys()].map((root, place) => [root, place]));
  const clusters = [...members.values()].map((people) => ({
    people,
    groups: new Set<number>(),
    apart: new Set<number>(),
    isTorn: false,
  }));
  const clusterOf = (person: number) => clusters[places.get(rootOf(person)) ?? -1];
  for (const rule of rules) {
    if (rule.kind === 'fixed') clusterOf(rule.person)?.groups.add(rule.group);
    if (rule.kind !== 'apart') continue;
    for (const one of rule.people) {
      for (const other of rule.people) {
        const own = clusterOf(one);
        if (one === other || own === undefined) continue;
        if (own === clusterOf(other)) own.isTorn = true;
        else own.apart.add(places.get(rootOf(other)) ?? -1);
      }
    }
  }
  return clusters.map((cluster) => ({
    ...cluster,
    groups: [...cluster.groups],
    apart: [...cluster.apart],
  }));
}
