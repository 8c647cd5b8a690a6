import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSeat, bestSeats, type SeatedGroup } from './latecomer.ts';
import { mixGroups, planRounds } from './mixing.ts';
import type { EarlierRounds, Person } from './person.ts';

const people = fc
  .array(fc.tuple(fc.constantFrom('o1', 'o2', 'o3'), fc.constantFrom('r1', 'r2')), {
    minLength: 1,
    maxLength: 40,
  })
  .map((pairs) => pairs.map(([organisation, role], at) => ({ id: `p${at}`, organisation, role })));
const late: Person = { id: 'late', organisation: 'o1', role: 'r1' };

describe('seats for latecomers', () => {
  it('L1: group sizes that differ by at most one still do after every latecomer', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 8 }), fc.nat(), (present, size, seed) => {
        const groups = seated(present, size, seed).map((group) => ({
          id: group.id,
          members: [...group.members],
        }));
        for (let arrival = 0; arrival < 10; arrival += 1) {
          const newcomer = { ...late, id: `late ${arrival}` };
          const seat = bestSeat(newcomer, groups);
          groups.find(({ id }) => id === seat)?.members.push(newcomer);
          const sizes = groups.map(({ members }) => members.length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
        expect(groups.flatMap(({ members }) => members)).toHaveLength(present.length + 10);
      }),
    );
  });

  it('L2: the chosen group is the best by size, then organisation, then role, then repeated pairs', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 6 }), fc.nat(), (present, size, seed) => {
        const groups = seated(present, size, seed);
        const met = [[['late', ...present.slice(0, 5).map(({ id }) => id)]]];
        const seat = bestSeat(late, groups, met);
        const order = groups.toSorted((one, other) => rank(one, met) - rank(other, met));
        expect(seat).toBe(order[0]?.id);
      }),
    );
  });

  it('L3: seating a latecomer moves nobody else', () => {
    const groups = seated(
      [
        { ...late, id: 'a' },
        { ...late, id: 'b' },
      ],
      2,
      1,
    );
    const before = structuredClone(groups);
    bestSeat(late, groups);
    expect(groups).toEqual(before);
  });

  it('L4: full groups still accept latecomers, and without groups there is no seat', () => {
    const eight = Array.from({ length: 8 }, (_, at) => ({ ...late, id: `p${at}` }));
    expect(bestSeat(late, [{ id: 'A', members: eight }])).toBe('A');
    expect(bestSeat(late, [])).toBeNull();
  });

  it('L5: a person who already has a seat is judged as if they had none', () => {
    const other = { ...late, id: 'x', organisation: 'o9' };
    const groups = [
      { id: 'A', members: [late, other] },
      {
        id: 'B',
        members: [
          { ...other, id: 'y' },
          { ...other, id: 'z' },
        ],
      },
    ];
    expect(bestSeat(late, groups)).toBe('A');
  });
});

describe('seats in rounds that are planned', () => {
  it('L6: a latecomer gets the best seat in each planned round, given whom they sit with in the earlier ones', () => {
    const present = Array.from({ length: 24 }, (_, at) => ({ ...late, id: `p${at}` }));
    const plan = planRounds(present, 4, { size: 4, seed: 3 }).rounds;
    const rounds = plan.map((groups) =>
      groups.map((ids, at) => ({
        id: `group ${at}`,
        members: present.filter(({ id }) => ids.includes(id)),
      })),
    );
    const seats = bestSeats(late, rounds);
    const met: string[][][] = [];
    for (const [round, groups] of rounds.entries()) {
      expect(seats[round]).toBe(bestSeat(late, groups, met));
      const beside = groups.find(({ id }) => id === seats[round])?.members ?? [];
      met.push([[late.id, ...beside.map(({ id }) => id)]]);
    }
    // Seated as if each round were her first she would meet the same people again.
    const blind = rounds.flatMap((groups) => groups[0]?.members ?? []);
    const seated = seats.flatMap(
      (seat, round) => rounds[round]?.find(({ id }) => id === seat)?.members ?? [],
    );
    expect(new Set(seated).size).toBeGreaterThan(new Set(blind).size);
    expect(bestSeats(late, [[], ...rounds])[0]).toBeNull();
  });

  it('L7: among equal sizes a latecomer gets a group without anybody they must avoid, and a locked one only if all are locked', () => {
    const other = { ...late, id: 'x' };
    const stranger = { id: 'y', organisation: 'o9', role: 'r9' };
    const groups = [
      { id: 'A', members: [stranger] },
      { id: 'B', members: [other] },
    ];
    expect(bestSeat(late, groups)).toBe('A');
    expect(bestSeat(late, groups, [], ['y'])).toBe('B');
    const locked = groups.map((group) => ({ ...group, locked: group.id === 'A' }));
    expect(bestSeat(late, locked)).toBe('B');
    const all = groups.map((group) => ({ ...group, locked: true }));
    expect(bestSeat(late, all)).toBe('A');
  });
});

/** The rule as one number; every part stays well below a hundred. */
function rank({ members }: SeatedGroup, met: EarlierRounds): number {
  const known = new Set(met.flat(2));
  const parts = [
    members.length,
    members.filter(({ organisation }) => organisation === late.organisation).length,
    members.filter(({ role }) => role === late.role).length,
    members.filter(({ id }) => known.has(id)).length,
  ];
  return parts.reduce((value, part) => value * 100 + part, 0);
}

function seated(present: readonly Person[], size: number, seed: number): SeatedGroup[] {
  // How well they are mixed makes no difference here.
  return mixGroups(present, { size, seed, budget: 1_000 }).map((ids, at) => ({
    id: `group ${at}`,
    members: present.filter(({ id }) => ids.includes(id)),
  }));
}
