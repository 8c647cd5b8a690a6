import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSizes } from './group-letters.ts';
import { isBestSpread, mixQuality } from './mix-quality.ts';
import { mixGroups, mixRound, planRounds, type MixOptions } from './mixing.ts';
import { fewestRepeatedPairs } from './mixing/fewest-repeats.ts';
import { meetingsOf } from './mixing/meetings.ts';
import { isKept, type MixRule } from './mixing/rules.ts';
import type { EarlierRounds, Person } from './person.ts';

const seeds = fc.nat();
/** Sixty people from nine organisations, the largest with more people than there are groups. */
const uneven = [14, 11, 9, 7, 6, 5, 4, 3, 1];

describe('several rounds', () => {
  it('M13: 24 people in fours for five rounds and 40 in fives for four rounds have no repeated pair', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(repeatsIn(alike(24), planRounds(alike(24), 5, { size: 4, seed }).rounds)).toBe(0);
        expect(repeatsIn(alike(40), planRounds(alike(40), 4, { size: 5, seed }).rounds)).toBe(0);
      }),
      { numRuns: 8 },
    );
  });

  it('M14: mixed round by round with a known agenda, 40 people have no repeated pair and 24 at most one', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        // Of 400 seeds two left one pair that met again; a plan of all rounds at once left none.
        const fours = oneByOne(alike(24), 5, { size: 4, seed });
        expect(repeatsIn(alike(24), fours)).toBeLessThanOrEqual(1);
        expect(repeatsIn(alike(40), oneByOne(alike(40), 4, { size: 5, seed }))).toBe(0);
      }),
      { numRuns: 4 },
    );
  });

  it('M26: 16 people in fours meet everybody in five rounds mixed one by one, but only with look-ahead', () => {
    const blind = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const met: string[][][] = [];
      for (let round = 0; round < 5; round += 1) {
        met.push(mixGroups(alike(16), { size: 4, seed: seed + round, met, ahead: 0 }));
      }
      return repeatsIn(alike(16), met);
    });
    expect(Math.max(...blind)).toBeGreaterThan(0);
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(repeatsIn(alike(16), oneByOne(alike(16), 5, { size: 4, seed }))).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  it('M15: 60 people of nine uneven organisations in fives for four rounds are spread evenly without a repeated pair', () => {
    const people = from(uneven, 12);
    fc.assert(
      fc.property(seeds, (seed) => {
        const planned = planRounds(people, 4, { size: 5, seed }).rounds;
        for (const rounds of [planned, oneByOne(people, 4, { size: 5, seed })]) {
          for (const groups of rounds) {
            const { organisations, roles } = mixQuality(seatedAs(people, groups));
            expect(isBestSpread([...organisations, ...roles])).toBe(true);
          }
          expect(repeatsIn(people, rounds)).toBe(0);
        }
      }),
      { numRuns: 4 },
    );
  });

  it('M16: known combinatorial designs are used: 49 people in sevens and 38 of six organisations in fives, for eight rounds each', () => {
    const sevens = planRounds(alike(49), 8, { size: 7, seed: 1 });
    expect(sevens).toMatchObject({ way: 'designed', isBest: true });
    expect(repeatsIn(alike(49), sevens.rounds)).toBe(0);
    const people = from([8, 8, 8, 8, 4, 2], 1);
    const eight = planRounds(people, 8, { size: 5, seed: 1 });
    expect(repeatsIn(people, eight.rounds)).toBe(0);
    for (const groups of eight.rounds) {
      expect(isBestSpread(mixQuality(seatedAs(people, groups)).organisations)).toBe(true);
    }
  });

  it('M17: for up to eight people the result is optimal, objective by objective', () => {
    fc.assert(
      fc.property(smallRooms, seeds, ({ people, size, rules, met, current }, seed) => {
        const options = { size, seed, rules, met, ...(current && { current: current(people) }) };
        const groups = mixGroups(people, options);
        const best = everySeating(people, groups.length)
          .map((seating) => costs(people, seating, options))
          .reduce((one, other) => (compare(one, other) <= 0 ? one : other));
        expect(costs(people, groups, options)).toEqual(best);
      }),
      { numRuns: 120 },
    );
  });

  it('M18: no plan of several rounds has fewer repeated pairs than the lower bound', () => {
    fc.assert(
      fc.property(smallRooms, fc.integer({ min: 2, max: 3 }), ({ people, size, met }, rounds) => {
        const [first = []] = planRounds(people, 1, { size, seed: 1, budget: 0 }).rounds;
        const organisations = people.map(({ organisation }) => organisation);
        const even = everySeating(people, first.length).filter((groups) =>
          isBestSpread(mixQuality(seatedAs(people, groups)).organisations),
        );
        fc.pre(even.length ** (rounds - 1) < 3_000);
        const meetings = meetingsOf(
          people.map(({ id }) => id),
          met,
        );
        const bound = fewestRepeatedPairs(meetings, {
          sizes: groupSizes(people.length, first.length),
          even: [organisations],
          rounds,
        });
        expect(fewestIn(people, even, rounds, met)).toBeGreaterThanOrEqual(bound);
      }),
      { numRuns: 40 },
    );
  });

  it('M19: the lower bound of a plan is not trivial: it accounts for too many rounds and for dominant organisations', () => {
    const bound = (people: Person[], size: number, rounds: number): number =>
      fewestRepeatedPairs(
        meetingsOf(
          people.map(({ id }) => id),
          [],
        ),
        {
          sizes: groupSizes(people.length, people.length / size),
          even: [people.map(({ organisation }) => organisation)],
          rounds,
        },
      );
    expect(bound(alike(16), 4, 5)).toBe(0);
    expect(bound(alike(16), 4, 6)).toBe(24);
    // Four colleagues who never may meet leave everybody twelve others, four rounds' worth.
    expect(bound(from([4, 4, 4, 4], 1), 4, 4)).toBe(0);
    expect(bound(from([4, 4, 4, 4], 1), 4, 5)).toBe(24);
    // One pair of the four and two pairs across in each round: ten across, of eight there are.
    expect(bound(from([4, 2], 1), 2, 5)).toBe(2);
    // Eight of one organisation over four groups are two in each: 4 pairs of 28 a round.
    expect(bound(from([8, 8], 1), 4, 8)).toBeGreaterThanOrEqual(8);
  });
});

describe('rules of a mix', () => {
  it('M20: rules that can be satisfied are satisfied in every round, and sizes stay even', () => {
    fc.assert(
      fc.property(roomsWithRules, seeds, ({ people, rules }, seed) => {
        const mix = planRounds(people, 2, { size: 4, seed, rules, budget: 4_000 });
        for (const groups of mix.rounds) {
          if (mix.conflicts.length === 0) {
            expect(rules.filter((rule) => !isKept(rule, groups))).toEqual([]);
          } else expect(rules.every((rule) => isKept(rule, groups))).toBe(false);
          const sizes = groups.map((group) => group.length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('M21: locked groups stay unchanged, and the other people are mixed among themselves', () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 7 }), (seed, locked) => {
        const people = from([9, 8, 7, 5, 3], 4);
        const current = mixGroups(people, { size: 4, seed, budget: 2_000 });
        const groups = mixGroups(people, {
          size: 4,
          seed: seed + 1,
          current,
          locked,
          budget: 4_000,
        });
        for (const group of locked) expect(groups[group]).toEqual(current[group]);
        expect(groups.flat().toSorted()).toEqual(current.flat().toSorted());
        expect(groups.map((group) => group.length)).toEqual(current.map((group) => group.length));
      }),
      { numRuns: 15 },
    );
  });

  it('M22: a rule that contradicts a locked group is reported, and newcomers still get a group', () => {
    const people = alike(8);
    const [first = [], second = []] = mixGroups(people, { size: 4, seed: 1 });
    const [one = '', other = ''] = [first[0], second[0]];
    const rules: MixRule[] = [
      { kind: 'together', people: [one, other] },
      { kind: 'fixed', person: one, group: 1 },
      { kind: 'apart', people: first.slice(0, 2) },
      { kind: 'apart', people: [one, other] },
    ];
    const options = { size: 4, seed: 2, current: [first, second], rules };
    expect(mixRound(people, { ...options, locked: [0, 1] }).conflicts).toEqual([
      { code: 'locked_group', rules: [0] },
      { code: 'locked_group', rules: [1] },
      { code: 'locked_group', rules: [2] },
    ]);
    const more = [...people, ...alike(9).slice(8)];
    const grown = mixRound(more, { size: 4, seed: 2, current: [first, second], locked: [0, 1] });
    expect(grown.rounds.flat(2).toSorted()).toEqual(more.map(({ id }) => id).toSorted());
  });

  it('M23: groups are unchanged when no improvement is possible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), seeds, (count, seed) => {
        const people = alike(count);
        const current = mixGroups(people, { size: 4, seed, budget: 0 });
        expect(mixGroups(people, { size: 4, seed: seed + 1, current, ahead: 0 })).toEqual(current);
      }),
      { numRuns: 10 },
    );
  });

  it('M24: any further attribute is spread on request', () => {
    const people = from([10, 10, 10], 1).map((person, at) => ({
      ...person,
      attributes: { years: at % 4 === 0 ? 'new' : 'old' },
    }));
    const groups = mixGroups(people, {
      size: 5,
      seed: 1,
      evenly: ['organisation', 'role', 'years'],
    });
    const newcomers = groups.map(
      (group) =>
        people.filter(({ id, attributes }) => group.includes(id) && attributes.years === 'new')
          .length,
    );
    expect(Math.max(...newcomers) - Math.min(...newcomers)).toBeLessThanOrEqual(1);
  });

  it('M25: no people, one, two, a single organisation and more groups than people are all handled, and everybody gets a seat', () => {
    expect(mixGroups([], { size: 5, seed: 1 })).toEqual([]);
    expect(planRounds([], 2, { size: 5, seed: 1 }).rounds).toEqual([[], []]);
    expect(mixGroups(alike(1), { size: 5, seed: 1 })).toEqual([['p000']]);
    expect(mixGroups(alike(2), { size: 2, seed: 1, groups: 9 })).toEqual([['p000', 'p001']]);
    expect(planRounds(alike(9), 0, { size: 3, seed: 1 }).rounds).toEqual([]);
    expect(mixGroups(alike(9), { size: 3, seed: 1, groups: 50 }).map((own) => own.length)).toEqual(
      expect.arrayContaining([2, 2, 2, 3]),
    );
    expect(mixGroups(alike(60), { size: 5, seed: 1, groups: 1 })).toHaveLength(8);
    const told = mixRound(alike(6), {
      size: 3,
      seed: 1,
      rules: [{ kind: 'apart', people: ['p000', 'p001', 'p002', 'p002', 'nobody'] }],
    });
    expect(told.conflicts).toEqual([{ code: 'too_many_apart', rules: [0] }]);
    for (const wrong of [{ groups: 0 }, { groups: 1.5 }, { ahead: -1 }]) {
      expect(() => mixGroups(alike(9), { size: 3, seed: 1, ...wrong })).toThrow(RangeError);
    }
    expect(() => planRounds(alike(9), -1, { size: 3, seed: 1 })).toThrow(RangeError);
  });
});

const smallRooms = fc
  .record({
    labels: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y')), {
      minLength: 4,
      maxLength: 8,
    }),
    size: fc.integer({ min: 2, max: 4 }),
    met: fc.array(fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 }), { maxLength: 3 }),
    rules: fc.array(ruleAmong(4), { maxLength: 2 }),
    hasCurrent: fc.boolean(),
  })
  .map(({ labels, size, met, rules, hasCurrent }) => {
    const people = labels.map(([organisation, role], at) => person(at, organisation, role));
    const earlier = met.map((groupOf) =>
      [0, 1, 2].map((group) => people.filter((_, at) => groupOf[at] === group).map(({ id }) => id)),
    );
    const halves = (own: readonly Person[]): string[][] => [
      own.slice(0, own.length / 2).map(({ id }) => id),
      own.slice(own.length / 2).map(({ id }) => id),
    ];
    return { people, size, rules, met: earlier, current: hasCurrent ? halves : undefined };
  });

const roomsWithRules = fc.record({
  people: fc.integer({ min: 8, max: 20 }).map((count) => from([count - 4, 4], 3)),
  rules: fc.array(ruleAmong(8), { minLength: 1, maxLength: 4 }),
});

function ruleAmong(people: number): fc.Arbitrary<MixRule> {
  const someone = fc.nat({ max: people - 1 }).map(idOf);
  const some = fc.uniqueArray(someone, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    fc.record({ kind: fc.constant('together' as const), people: some }),
    fc.record({ kind: fc.constant('apart' as const), people: some }),
    fc.record({
      kind: fc.constant('fixed' as const),
      person: someone,
      group: fc.nat({ max: 1 }),
    }),
  );
}

/** What a seating costs, most important first, counted the slow way. */
function costs(
  people: readonly Person[],
  groups: readonly (readonly string[])[],
  { rules = [], met = [], current = [] }: MixOptions,
): number[] {
  const groupOf = new Map(groups.flatMap((own, group) => own.map((id) => [id, group])));
  const times = new Map<string, number>();
  for (const [one, other] of met.flat().flatMap(pairsIn)) {
    times.set(`${one} ${other}`, (times.get(`${one} ${other}`) ?? 0) + 1);
  }
  const again = groups.flatMap(pairsIn).map(([one, other]) => times.get(`${one} ${other}`) ?? 0);
  const broken = rules.flatMap((rule): MixRule[] => {
    if (rule.kind === 'fixed') return groupOf.get(rule.person) === rule.group ? [] : [rule];
    const present = rule.people.filter((id) => groupOf.has(id));
    return pairsIn(present)
      .filter(([one, other]) => {
        const areTogether = groupOf.get(one) === groupOf.get(other);
        return areTogether === (rule.kind === 'apart');
      })
      .map(() => rule);
  });
  return [
    broken.length,
    excess(people, groups, ({ organisation }) => organisation),
    excess(people, groups, ({ role }) => role),
    again.filter((count) => count > 0).length,
    again.reduce((sum, count) => sum + count, 0),
    current.flatMap((own, group) =>
      own.filter((id) => group < groups.length && groupOf.get(id) !== group),
    ).length,
  ];
}

/** People beyond the rounded-up or short of the rounded-down share, over labels and groups. */
function excess(
  people: readonly Person[],
  groups: readonly (readonly string[])[],
  labelOf: (person: Person) => string,
): number {
  return [...Map.groupBy(people, labelOf).values()].reduce((sum, own) => {
    const share = own.length / groups.length;
    const counts = groups.map((group) => own.filter(({ id }) => group.includes(id)).length);
    return counts.reduce(
      (all, count) => all + Math.max(0, count - Math.ceil(share), Math.floor(share) - count),
      sum,
    );
  }, 0);
}

/** Every way to seat people in numbered groups whose sizes differ by at most one. */
function everySeating(people: readonly Person[], groups: number): string[][][] {
  const small = Math.floor(people.length / groups);
  const large = people.length % groups;
  const found: string[][][] = [];
  function seat(at: number, members: readonly (readonly string[])[]): void {
    const next = people[at];
    if (next === undefined) {
      found.push(members.map((own) => [...own]));
      return;
    }
    for (const [group, own] of members.entries()) {
      const over = members.filter((other) => other.length > small).length;
      if (own.length > small || (own.length === small && over === large)) continue;
      seat(
        at + 1,
        members.map((other, to) => (to === group ? [...other, next.id] : other)),
      );
    }
  }
  seat(
    0,
    Array.from({ length: groups }, () => []),
  );
  return found;
}

/** The fewest repeated pairs of any sequence of these seatings. */
function fewestIn(
  people: readonly Person[],
  seatings: readonly string[][][],
  rounds: number,
  met: EarlierRounds,
): number {
  if (rounds === 0) return 0;
  // Of the first round only those count that differ by more than the groups' numbers.
  const distinct = new Map(
    seatings.map((groups) => [JSON.stringify(groups.map((own) => own.join()).toSorted()), groups]),
  );
  return [...distinct.values()].reduce((fewest, groups) => {
    const own = mixQuality(seatedAs(people, groups), met).repeatedPairs;
    if (own >= fewest) return fewest;
    const rest = fewestIn(people, [...distinct.values()], rounds - 1, [...met, groups]);
    return Math.min(fewest, own + rest);
  }, Infinity);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function pairsIn(ids: readonly string[]): [string, string][] {
  const sorted = ids.toSorted();
  return sorted.flatMap((one, at) =>
    sorted.slice(at + 1).map((other): [string, string] => [one, other]),
  );
}

function oneByOne(people: readonly Person[], rounds: number, options: MixOptions): string[][][] {
  const met: string[][][] = [];
  for (let round = 0; round < rounds; round += 1) {
    met.push(
      mixGroups(people, {
        ...options,
        seed: options.seed + round,
        met,
        ahead: rounds - 1 - round,
      }),
    );
  }
  return met;
}

function repeatsIn(people: readonly Person[], rounds: EarlierRounds): number {
  return rounds.reduce((sum, groups, round) => {
    const quality = mixQuality(seatedAs(people, groups), rounds.slice(0, round));
    return sum + quality.repeatedPairs;
  }, 0);
}

function seatedAs(people: readonly Person[], groups: readonly (readonly string[])[]): Person[][] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return groups.map((group) => group.flatMap((id) => byId.get(id) ?? []));
}

/** People who have nothing that could be spread. */
function alike(count: number): Person[] {
  return from([count], 1);
}

function from(organisations: readonly number[], roles: number): Person[] {
  return organisations
    .flatMap((count, at) => new Array<string>(count).fill(`o${at}`))
    .map((organisation, at) => person(at, organisation, `r${(at * 7) % roles}`));
}

function person(at: number, organisation: string, role: string): Person {
  return { id: idOf(at), organisation, role };
}

function idOf(at: number): string {
  return `p${String(at).padStart(3, '0')}`;
}
