/** What a facilitator may ask of who sits with whom. */
export type MixRule =
  /** All of them in one group. */
  | { readonly kind: 'together'; readonly people: readonly string[] }
  /** No two of them in one group. */
  | { readonly kind: 'apart'; readonly people: readonly string[] }
  /** In this group, by number: a host who stays at her table. */
  | { readonly kind: 'fixed'; readonly person: string; readonly group: number };

/** A rule about people and groups by number; `rule` is its place in the list it came from. */
export type NumberedRule =
  | { readonly rule: number; readonly kind: 'together'; readonly people: readonly number[] }
  | { readonly rule: number; readonly kind: 'apart'; readonly people: readonly number[] }
  | {
      readonly rule: number;
      readonly kind: 'fixed';
      readonly person: number;
      readonly group: number;
    };

/**
 * The rules that say anything about those present. Whoever is not among `ids` is left out, the
 * same person twice counts once, and who must sit with or away from nobody is bound by nothing.
 */
export function numbered(rules: readonly MixRule[], ids: readonly string[]): NumberedRule[] {
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  return rules.flatMap((given, rule): NumberedRule[] => {
    if (given.kind === 'fixed') {
      const person = numberOf.get(given.person);
      return person === undefined ? [] : [{ rule, kind: 'fixed', person, group: given.group }];
    }
    const people = [...new Set(given.people)].flatMap((id) => numberOf.get(id) ?? []);
    return people.length < 2 ? [] : [{ rule, kind: given.kind, people }];
  });
}

/** Whether the rule is kept in these groups, of those who are in them. */
export function isKept(rule: MixRule, groups: readonly (readonly string[])[]): boolean {
  if (rule.kind === 'fixed') {
    const group = groups.findIndex((members) => members.includes(rule.person));
    return group === -1 || group === rule.group;
  }
  const people = new Set(rule.people);
  const counts = groups.map((members) => members.filter((id) => people.has(id)).length);
  const present = counts.reduce((sum, count) => sum + count, 0);
  if (rule.kind === 'together') return counts.every((count) => count === 0 || count === present);
  return counts.every((count) => count <= 1);
}
