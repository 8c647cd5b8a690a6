import { randomBelow, shuffled } from '../random.ts';
import { dealEvenly } from './dealing.ts';
import type { NumberedRule } from './rules.ts';
import { seatByRules } from './seat-rules.ts';

/** For each person, by number, her label; most important attribute first. */
export type Labels = readonly (readonly string[])[];

/**
 * A first seating for the search: without rules one in which the first two attributes are as even
 * as numbers allow; with rules that can be kept together one that keeps them, the others dealt so
 * that organisations are spread while chairs last.
 *
 * @returns for each group its people; sizes differ by at most one
 */
export function firstSeating(
  people: number,
  groups: number,
  about: {
    readonly labels: Labels;
    readonly rules: readonly NumberedRule[];
    readonly random: () => number;
  },
): number[][] {
  const { labels, rules, random } = about;
  const bound = rules.length > 0 ? seatByRules(rules, people, groups) : { answer: 'none' as const };
  const members = Array.from({ length: groups }, (): number[] => []);
  if (bound.answer !== 'seated') {
    const nothing = new Array<string>(people).fill('');
    const [organisation = nothing, role = nothing] = labels;
    const dealt = dealEvenly({ organisation, role }, groups, random);
    for (const [person, group] of dealt.entries()) members[group]?.push(person);
    return members;
  }
  for (const [person, group] of bound.groupOf) members[group]?.push(person);
  const others = [...new Array<number>(people).keys()].filter(
    (person) => !bound.groupOf.has(person),
  );
  const chairs = chairsOf(members, people);
  for (const person of shuffled(others, random)) {
    const open = [...members.keys()].filter(
      (group) => (members[group]?.length ?? 0) < (chairs[group] ?? 0),
    );
    const counts = open.map((group) => alikeIn(members[group] ?? [], person, labels[0] ?? []));
    const fewest = Math.min(...counts);
    const best = open.filter((_, at) => counts[at] === fewest);
    members[best[randomBelow(best.length, random)] ?? 0]?.push(person);
  }
  return members;
}

/** The size of each group, so that those who sit already have room. */
function chairsOf(members: readonly (readonly number[])[], people: number): number[] {
  const small = Math.floor(people / members.length);
  let large = people % members.length;
  const order = [...members.keys()].sort(
    (one, other) => (members[other]?.length ?? 0) - (members[one]?.length ?? 0),
  );
  const chairs = new Array<number>(members.length).fill(small);
  for (const group of order) {
    if (large === 0) break;
    chairs[group] = small + 1;
    large -= 1;
  }
  return chairs;
}

function alikeIn(members: readonly number[], person: number, labels: readonly string[]): number {
  return members.filter((member) => labels[member] === labels[person]).length;
}
