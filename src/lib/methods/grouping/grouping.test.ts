import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBestSpread, mixQuality } from '../mix-quality.ts';
import { mixGroups, mixRound, planRounds } from '../mixing.ts';
import { cheapestAssignment } from '../mixing/assignment.ts';
import type { Person } from '../person.ts';
import { byInterest } from './by-interest.ts';
import { byOrganisation } from './by-organisation.ts';
import { jigsaw } from './jigsaw.ts';
import { keepGroups } from './keep.ts';
import { pairsToFours } from './pairs-to-fours.ts';
import { repairGroups } from './repair.ts';
import { withHosts } from './world-cafe.ts';

const seeds = fc.nat();
const counts = fc.integer({ min: 0, max: 45 });
/** What these properties say holds after any number of exchanges. */
const budget = 3_000;

describe('ways to make groups', () => {
  it('MX8: keeping the groups moves nobody, drops people who have left and seats newcomers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 40 }), seeds, (count, seed) => {
        const people = peopleOf(count);
        const groups = mixGroups(people, { size: 4, seed, budget });
        const gone = people[seed % count];
        const now = [...people.filter((person) => person !== gone), guest('new 1'), guest('new 2')];
        const kept = keepGroups(now, groups);
        for (const [at, members] of groups.entries()) {
          const staying = members.filter((id) => id !== gone?.id);
          expect(kept[at]?.slice(0, staying.length)).toEqual(staying);
        }
        expect(kept.flat().toSorted()).toEqual(now.map(({ id }) => id).toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('MX9: in a world café hosts stay, and guests change to new tables and new people', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const people = peopleOf(30);
        const [first = []] = planRounds(people, 1, { size: 5, seed }).rounds;
        const hosts = first.map((table) => table[0] ?? null);
        const options = withHosts({ size: 5, seed: seed + 1, met: [first] }, hosts);
        const { rounds } = planRounds(people, 2, options);
        for (const tables of rounds) {
          for (const [table, host] of hosts.entries()) expect(tables[table]).toContain(host);
        }
        const all = [first, ...rounds];
        for (const { id } of people.filter((person) => !hosts.includes(person.id))) {
          const visited = all.map((tables) => tables.findIndex((table) => table.includes(id)));
          expect(new Set(visited).size).toBe(3);
        }
        const byId = new Map(people.map((person) => [person.id, person]));
        for (const [at, tables] of all.entries()) {
          const seated = tables.map((table) => table.flatMap((id) => byId.get(id) ?? []));
          expect(mixQuality(seated, all.slice(0, at)).repeatedPairs).toBe(0);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('MX10: a jigsaw group has one person from each former group, whatever the organisations', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 2, max: 8 }),
        seeds,
        (groups, size, seed) => {
          const people = peopleOf(groups * size);
          const old = mixGroups(people, { size, groups, seed, budget: 0 });
          const { rounds } = jigsaw(people, old, { size, seed, budget });
          expect(rounds[0]).toHaveLength(size);
          for (const group of rounds[0] ?? []) {
            for (const before of old) {
              expect(before.filter((id) => group.includes(id))).toHaveLength(1);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('MX11: a jigsaw with many or uneven former groups spreads each of them as evenly as possible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), seeds, (count, seed) => {
        const people = peopleOf(count);
        const old = mixGroups(people, { size: 5, seed, budget: 0 });
        const groups = jigsaw(people, old, { size: 5, seed, budget }).rounds[0] ?? [];
        const sizes = groups.map((group) => group.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(8);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        for (const before of old) {
          const each = groups.map((group) => before.filter((id) => group.includes(id)).length);
          expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('MX12: pairs join into fours without being split, everybody is in one of each, and nobody is alone', () => {
    fc.assert(
      fc.property(counts, seeds, (count, seed) => {
        const people = peopleOf(count);
        const { pairs, fours } = pairsToFours(people, { seed, budget });
        const ids = people.map(({ id }) => id).toSorted();
        expect(pairs.flat().toSorted()).toEqual(ids);
        expect(fours.flat().toSorted()).toEqual(ids);
        for (const pair of pairs) {
          expect(fours.filter((four) => pair.some((id) => four.includes(id)))).toHaveLength(1);
          if (count > 1) expect([2, 3]).toContain(pair.length);
        }
        for (const four of fours) {
          if (count >= 4) expect(four.length).toBeGreaterThanOrEqual(4);
          if (count >= 12) expect(four.length).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('MX13: two people of one organisation are a pair only if their four cannot be paired otherwise', () => {
    const four = ['a', 'b', 'a', 'b'].map((organisation, at) => person(at, organisation, 'r'));
    const organisationOf = new Map(four.map(({ id, organisation }) => [id, organisation]));
    const { pairs } = pairsToFours(four, { seed: 1, met: [[['p00', 'p01']]] });
    expect(pairs.map((pair) => pair.map((id) => organisationOf.get(id)).toSorted())).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(pairs).not.toContainEqual(['p00', 'p01']);
  });

  it('MX14: grouping by organisation mixes organisations only for people who would otherwise be alone', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), seeds, (count, organisations, seed) => {
        const people = peopleOf(count, organisations);
        const groups = byOrganisation(people, { size: 4, seed, budget });
        const ids = people.map(({ id }) => id).toSorted();
        expect(groups.flatMap((group) => [...group.ids]).toSorted()).toEqual(ids);
        for (const group of groups) {
          const own = people.filter(({ id }) => group.ids.includes(id));
          const names = new Set(own.map(({ organisation }) => organisation));
          if (group.organisation !== null) expect([...names]).toEqual([group.organisation]);
          if (count > 1) expect(own.length).toBeGreaterThan(1);
        }
        const mixed = groups.filter(({ organisation }) => organisation === null);
        const alone = people.filter(
          (person) =>
            people.filter(({ organisation }) => organisation === person.organisation).length === 1,
        );
        expect(mixed.length > 0).toBe(alone.length > 0);
      }),
      { numRuns: 60 },
    );
  });

  it('MX15: no other assignment is cheaper', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.nat({ max: 9 }), { minLength: 36, maxLength: 36 }),
        (count, prices) => {
          const price = (row: number, column: number): number => prices[row * 6 + column] ?? 0;
          const total = (columns: readonly number[]): number =>
            columns.reduce((sum, column, row) => sum + price(row, column), 0);
          const found = cheapestAssignment(count, price);
          const all = permutations([...new Array<number>(count).keys()]);
          expect(found.toSorted((a, b) => a - b)).toEqual([...new Array<number>(count).keys()]);
          expect(total(found)).toBe(Math.min(...all.map(total)));
        },
      ),
    );
  });

  it('MX16: grouping by interest keeps sizes even, and no exchange of two people satisfies more choices', () => {
    const topics = ['home', 'school', 'work'];
    fc.assert(
      fc.property(
        fc.array(fc.shuffledSubarray(topics), { minLength: 2, maxLength: 40 }),
        seeds,
        (chosen, seed) => {
          const people = peopleOf(chosen.length);
          const choices = new Map(people.map(({ id }, at) => [id, chosen[at] ?? []]));
          const found = byInterest(people, topics, choices, { size: 5, seed, budget });
          const sizes = found.groups.map(({ ids }) => ids.length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          expect(found.groups.flatMap(({ ids }) => [...ids]).toSorted()).toEqual(
            people.map(({ id }) => id).toSorted(),
          );
          const rank = (id: string, topic: string): number => {
            const at = choices.get(id)?.indexOf(topic) ?? -1;
            return at === -1 ? topics.length : at;
          };
          const longest = Math.max(...chosen.map((own) => own.length));
          const seats = found.groups.flatMap(({ topic, ids }) => ids.map((id) => ({ id, topic })));
          const sum = (own: typeof seats): number =>
            own.reduce((all, { id, topic }) => all + Math.min(longest, rank(id, topic)), 0);
          for (const one of seats) {
            for (const other of seats) {
              const now = sum([one, other]);
              const swapped = sum([
                { id: one.id, topic: other.topic },
                { id: other.id, topic: one.topic },
              ]);
              expect(now).toBeLessThanOrEqual(swapped);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('MX17: everybody whose choice can be met gets it, and the number of people who got theirs is reported', () => {
    const people = peopleOf(12);
    const choices = new Map(
      people.map(({ id }, at) => [id, at < 8 ? ['home', 'work'] : ['work', 'nothing known']]),
    );
    const found = byInterest(people, ['home', 'work', 'sea'], choices, { size: 4, seed: 1 });
    expect(found.groups.map(({ topic }) => topic)).toEqual(['home', 'home', 'work']);
    expect(found).toMatchObject({ byChoice: [12, 0], others: 0 });
    expect(byInterest([], ['home'], new Map(), { size: 4, seed: 1 }).groups).toEqual([]);
    const crowd = byInterest(people, ['home'], new Map([['p00', ['home']]]), { size: 4, seed: 1 });
    expect(crowd).toMatchObject({ byChoice: [1], others: 11 });
  });

  it('MX18: a repair moves the minimum number of people that even sizes require, and only on request', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 40 }),
        fc.array(fc.nat({ max: 39 }), { maxLength: 8 }),
        seeds,
        (count, missing, seed) => {
          const everybody = peopleOf(count);
          const groups = mixGroups(everybody, { size: 5, seed, budget: 500 });
          const people = everybody.filter((_, at) => !missing.includes(at));
          fc.pre(people.length > 0);
          const repair = repairGroups(people, groups, { size: 5, seed, budget });
          const now = repair.groups;
          expect(now.flat().toSorted()).toEqual(people.map(({ id }) => id).toSorted());
          const sizes = now.map((own) => own.length).filter((size) => size > 0);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          // Counted afresh: everybody beyond what her group keeps has to go.
          const left = groups
            .map((own) => own.filter((id) => people.some((person) => person.id === id)).length)
            .toSorted((one, other) => other - one);
          const share = people.length / sizes.length;
          const fewest = left.reduce((sum, size, at) => {
            const keeps = at < people.length % sizes.length ? Math.ceil(share) : Math.floor(share);
            return sum + (at < sizes.length ? Math.max(0, size - keeps) : size);
          }, 0);
          expect(repair.moves).toHaveLength(fewest);
          for (const { id, from, to } of repair.moves) {
            expect(groups[from]).toContain(id);
            expect(now[to]).toContain(id);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('MX19: a repair dissolves a group that would be too small and leaves locked groups unchanged', () => {
    const groups = [
      ['p00', 'p01', 'p02', 'p03'],
      ['p04', 'p05', 'p06', 'p07'],
      ['p08', 'p09', 'p10', 'p11'],
    ];
    const people = peopleOf(12).filter(
      ({ id }) => !['p05', 'p06', 'p07', 'p11', 'p10'].includes(id),
    );
    const repair = repairGroups(people, groups, { size: 4, seed: 1 });
    expect(repair.dissolved).toEqual([1]);
    expect(repair.moves).toEqual([{ id: 'p04', from: 1, to: 2 }]);
    const locked = repairGroups(people, groups, { size: 4, seed: 1, locked: [0, 2] });
    expect(locked).toMatchObject({ moves: [], dissolved: [] });
    expect(locked.groups).toEqual([groups[0], ['p04'], ['p08', 'p09']]);
    expect(repairGroups([], groups, { size: 4, seed: 1 })).toMatchObject({ moves: [] });
    const crowd = repairGroups(peopleOf(30), groups, { size: 4, seed: 1 });
    expect(crowd.groups.flat()).toHaveLength(30);
    expect(Math.max(...crowd.groups.map((own) => own.length))).toBeLessThanOrEqual(8);
  });

  it('MX20: absent hosts fix no table, and organisations are spread around the hosts', () => {
    const people = peopleOf(20);
    const options = withHosts({ size: 5, seed: 1, budget: 50_000 }, ['p00', 'gone', null, 'p01']);
    const { rounds, conflicts } = mixRound(people, options);
    const tables = rounds[0] ?? [];
    expect(conflicts).toEqual([]);
    expect([tables[0]?.includes('p00'), tables[3]?.includes('p01')]).toEqual([true, true]);
    const seated = tables.map((table) => people.filter(({ id }) => table.includes(id)));
    expect(isBestSpread(mixQuality(seated).organisations)).toBe(true);
  });
});

function peopleOf(count: number, organisations = 4): Person[] {
  return Array.from({ length: count }, (_, at) =>
    person(at, `o${(at * at) % organisations}`, `r${at % 3}`),
  );
}

function guest(id: string): Person {
  return { id, organisation: 'guests', role: 'guest' };
}

function person(at: number, organisation: string, role: string): Person {
  return { id: `p${String(at).padStart(2, '0')}`, organisation, role };
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}
