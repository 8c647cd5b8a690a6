import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCount } from './group-letters.ts';
import { isBestSpread, mixQuality } from './mix-quality.ts';
import { mixGroups } from './mixing.ts';
import type { Person } from './person.ts';

const sizes = fc.integer({ min: 2, max: 8 });
const seeds = fc.nat();
/** What always holds does so after any number of exchanges. */
const budgets = fc.constantFrom(0, 100, 20_000);
const rooms = roomsOf(0, 90);

describe('mixing people into groups', () => {
  it('M1: everybody present, and nobody else, is in exactly one group', () => {
    fc.assert(
      fc.property(rooms, sizes, seeds, budgets, (people, size, seed, budget) => {
        const seated = mixGroups(people, { size, seed, budget }).flat();
        expect(seated.toSorted()).toEqual(idsOf(people).toSorted());
      }),
    );
  });

  it('M2: group sizes differ by at most one, and the number of groups follows from the wanted size', () => {
    fc.assert(
      fc.property(rooms, sizes, seeds, budgets, (people, size, seed, budget) => {
        const groups = mixGroups(people, { size, seed, budget });
        expect(groups).toHaveLength(groupCount(people.length, size));
        const counts = groups.map((group) => group.length);
        if (counts.length > 0) {
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('M3: every organisation is spread over the groups as evenly as its number of people allows', () => {
    fc.assert(
      fc.property(rooms, sizes, seeds, budgets, (people, size, seed, budget) => {
        const groups = seatedAs(people, mixGroups(people, { size, seed, budget }));
        expect(isBestSpread(mixQuality(groups).organisations)).toBe(true);
      }),
    );
  });

  it('M4: every role is spread as evenly as its number of people allows, at the same time as the organisations', () => {
    fc.assert(
      fc.property(rooms, sizes, seeds, budgets, (people, size, seed, budget) => {
        const groups = seatedAs(people, mixGroups(people, { size, seed, budget }));
        expect(isBestSpread(mixQuality(groups).roles)).toBe(true);
      }),
    );
  });

  it('M5: avoiding repeated pairs never makes sizes, organisations or roles less even', () => {
    fc.assert(
      fc.property(roomsOf(4, 40), sizes, seeds, budgets, (people, size, seed, budget) => {
        const met = [mixGroups(people, { size, seed, budget })];
        met.push(mixGroups(people, { size, seed: seed + 1, met, budget }));
        const next = mixGroups(people, { size, seed: seed + 2, met, budget });
        const quality = mixQuality(seatedAs(people, next), met);
        const counts = next.map((group) => group.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(isBestSpread(quality.organisations)).toBe(true);
        expect(isBestSpread(quality.roles)).toBe(true);
        expect(quality.repeatedPairs).toBeGreaterThanOrEqual(quality.fewestRepeatedPairs);
      }),
      { numRuns: 25 },
    );
  });

  it('M6: equal people, rounds and seed give equal groups, whatever the order of the input', () => {
    fc.assert(
      fc.property(roomsOf(2, 40), sizes, seeds, budgets, (people, size, seed, budget) => {
        const met = [mixGroups(people, { size, seed: seed + 1, budget })];
        const once = mixGroups(people, { size, seed, met, budget });
        expect(mixGroups(people.toReversed(), { size, seed, met, budget })).toEqual(once);
      }),
      { numRuns: 20 },
    );
  });

  it('M7: a different seed gives a different mix', () => {
    const people = peopleOf(40, 5, 6);
    const mixes = [1, 2, 3, 4].map((seed) => JSON.stringify(mixGroups(people, { size: 5, seed })));
    expect(new Set(mixes).size).toBe(4);
  });

  it('M8: no pair meets again while that is easy to avoid', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const people = peopleOf(60, 9, 12);
        const met: string[][][] = [];
        for (let round = 0; round < 3; round += 1) {
          const groups = mixGroups(people, { size: 5, seed: seed + round, met });
          expect(mixQuality(seatedAs(people, groups), met).repeatedPairs).toBe(0);
          met.push(groups);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('M9: the number of repeated pairs equals the minimum found by exhaustive search', () => {
    fc.assert(
      fc.property(roomsOf(6, 6), seeds, (people, seed) => {
        const met = [mixGroups(people, { size: 3, seed })];
        met.push(mixGroups(people, { size: 3, seed: seed + 1, met }));
        const found = mixGroups(people, { size: 3, seed: seed + 2, met });
        const repeats = mixQuality(seatedAs(people, found), met).repeatedPairs;
        const every = halves(people).map((groups) => mixQuality(groups, met));
        const even = every.filter((quality) =>
          isBestSpread([...quality.organisations, ...quality.roles]),
        );
        expect(repeats).toBe(Math.min(...even.map((quality) => quality.repeatedPairs)));
      }),
      { numRuns: 40 },
    );
  });

  it('M10: people who are no longer present do not count as having met', () => {
    const people = peopleOf(20, 4, 4);
    const guests = [['gone', 'away', 'p1'], ['left']];
    expect(mixGroups(people, { size: 4, seed: 5, met: [guests] })).toEqual(
      mixGroups(people, { size: 4, seed: 5 }),
    );
  });

  it('M11: the fourth round of five hundred people is mixed as evenly as the first, with few repeated pairs', () => {
    const people = peopleOf(500, 15, 25);
    const met: string[][][] = [];
    for (let round = 0; round < 4; round += 1) {
      met.push(mixGroups(people, { size: 5, seed: round, met }));
    }
    const last = met.pop() ?? [];
    const quality = mixQuality(seatedAs(people, last), met);
    expect(isBestSpread([...quality.organisations, ...quality.roles])).toBe(true);
    // Mixed without regard to earlier rounds, about 24 of the 1,000 pairs would meet again.
    expect(quality.repeatedPairs).toBeLessThan(8);
  });

  it('M12: duplicate ids and a size or seed out of range are refused', () => {
    const twice = [person('a', 'x', 'r'), person('a', 'y', 'r')];
    expect(() => mixGroups(twice, { size: 5, seed: 1 })).toThrow(RangeError);
    expect(() => mixGroups(peopleOf(5, 2, 2), { size: 1, seed: 1 })).toThrow(RangeError);
    expect(() => mixGroups(peopleOf(9, 2, 2), { size: 4, seed: -1 })).toThrow(RangeError);
  });
});

/** Rooms in which few or many organisations and roles meet, some of them unknown (empty). */
function roomsOf(minLength: number, maxLength: number): fc.Arbitrary<Person[]> {
  return fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom('', 'big'), fc.stringMatching(/^[a-f]$/)),
        fc.oneof(fc.constantFrom('', 'nurse'), fc.stringMatching(/^[r-z]$/)),
      ),
      { minLength, maxLength, size: 'max' },
    )
    .map((pairs) => pairs.map(([organisation, role], at) => person(`p${at}`, organisation, role)));
}

function peopleOf(people: number, organisations: number, roles: number): Person[] {
  return Array.from({ length: people }, (_, at) =>
    person(`p${at}`, `o${at % organisations}`, `r${(at * 7) % roles}`),
  );
}

function person(id: string, organisation: string, role: string): Person {
  return { id, organisation, role };
}

function idsOf(people: readonly Person[]): string[] {
  return people.map(({ id }) => id);
}

function seatedAs(people: readonly Person[], groups: readonly string[][]): Person[][] {
  return groups.map((group) => people.filter(({ id }) => group.includes(id)));
}

/** Every way to part six people into two groups of three. */
function halves(people: readonly Person[]): Person[][][] {
  const [first, ...rest] = people;
  if (first === undefined) return [];
  return rest.flatMap((second, at) =>
    rest.slice(at + 1).map((third) => {
      const group = [first, second, third];
      return [group, people.filter((person) => !group.includes(person))];
    }),
  );
}
