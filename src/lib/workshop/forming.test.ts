import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginnings, facilitator, Series } from '../../../tests/simulation/series.ts';
import { isBestSpread } from '../methods/mix-quality.ts';
import { fewestRepeatedPairs } from '../methods/mixing/fewest-repeats.ts';
import { meetingsOf } from '../methods/mixing/meetings.ts';
import type { Actor } from './actor.ts';
import { seatsAt } from './attendance.ts';
import { groupsBefore, roundsOf, seatedGroups, taskOf, type SeatedGroup } from './forming.ts';
import { solve, type WishConflict } from './forming-task.ts';
import type { GroupingMethod } from './grouping.ts';
import { earlierRounds, groupOf } from './membership.ts';
import { mixFigures } from './mix-figures.ts';

const server: Actor = { role: 'server' };
const w1 = 'workshop:w1';

/** A workshop with so many people of each organisation, and a step of groups for each method. */
class Hall {
  readonly series = new Series();
  readonly #steps: string[];
  #at = 'step:welcome';
  #made = 0;

  constructor(
    organisations: readonly number[],
    methods: readonly GroupingMethod[],
    { size = 4, roles = 3 } = {},
  ) {
    for (const act of beginnings(0)) this.series.must(act.actor, act.name, act.args);
    this.series.must(facilitator, 'step.remove', { step: 'step:groups' });
    this.#steps = methods.map((_, at) => `step:round${at}`);
    for (const [at, grouping] of methods.entries()) {
      this.series.must(facilitator, 'step.add', {
        ...{ id: this.#steps[at], workshop: w1, kind: 'groups', order: 0.1 + at / 100, grouping },
        ...{ title: 'x', instruction: '', questions: [], columns: [], minutes: null },
        ...{ dotBudget: 1, dotMax: 1, scale: 'fist' },
      });
    }
    this.edit({ groupSize: size });
    for (let role = 2; role < roles; role += 1) {
      this.series.must(facilitator, 'role.add', { id: `role:r${role}`, name: `r${role}` });
    }
    const all = organisations.flatMap((count, at) => new Array<number>(count).fill(at));
    for (const [at] of organisations.entries()) {
      if (this.series.store.get('organisation', `organisation:o${at}`)) continue;
      const args = { id: `organisation:o${at}`, name: `o${at}`, kind: 'kommun' };
      this.series.must(facilitator, 'organisation.add', args);
    }
    for (const [at, organisation] of all.entries()) this.come(at, organisation, (at * 7) % roles);
  }

  edit(change: object): void {
    this.series.must(facilitator, 'workshop.edit', { workshop: w1, change });
  }

  come(at: number, organisation: number, role: number): void {
    const seat = `seat:p${at}`;
    const about = { organisation: `organisation:o${organisation}`, role: `role:r${role}` };
    this.series.must(server, 'seat.take', { id: seat, ...about, name: null });
    this.series.must(server, 'seat.arrive', { seat, workshop: w1 });
  }

  wish(
    kind: 'together' | 'apart' | 'host',
    seats: readonly string[],
    letter: string | null = null,
  ) {
    this.#made += 1;
    const id = `wish:w${this.#made}`;
    this.series.must(facilitator, 'wish.add', { id, workshop: w1, kind, seats, letter });
    return id;
  }

  /** Goes to a round. */
  open(at: number): void {
    const step = this.#steps[at] ?? '';
    this.series.must(facilitator, 'step.start', { step, from: this.#at });
    this.#at = step;
  }

  /** Forms the groups of the round where the workshop stands; whether, and what stood in the way. */
  form(seed = 1): readonly WishConflict[] {
    const { store } = this.series;
    const step = store.get('step', this.#at);
    if (!step) throw new Error('no step');
    const task = structuredClone(taskOf(store, step, { seed }));
    const answer = solve(task);
    const newId = () => `group:g${(this.#made += 1)}`;
    for (const round of roundsOf(store, step, task, answer, newId)) {
      this.series.must(facilitator, 'group.form', round);
    }
    return answer.conflicts;
  }

  groups(at: number): SeatedGroup[] {
    return seatedGroups(this.series.store, this.#steps[at] ?? '');
  }

  ids(at: number): string[][] {
    return this.groups(at).map(({ seats }) => seats.map(({ id }) => id));
  }

  figures(at: number) {
    return mixFigures(this.series.store, this.#steps[at] ?? '');
  }

  /** Plays all rounds, one after the other, and counts pairs that meet again. */
  playAll(seed: number): number {
    return this.#steps.reduce((sum, _, at) => {
      this.open(at);
      if (this.groups(at).length === 0) this.form(seed + at);
      return sum + this.figures(at).repeatedPairs;
    }, 0);
  }
}

const mixes = (rounds: number): GroupingMethod[] => new Array<GroupingMethod>(rounds).fill('mix');

function sizesDiffer(groups: readonly (readonly string[])[]): number {
  const sizes = groups.map(({ length }) => length);
  return Math.max(...sizes) - Math.min(...sizes);
}

describe('rounds of a workshop', () => {
  test('MR1: of 24 people in fours for five rounds and 40 in fives for four nobody meets anybody twice', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        expect(new Hall([24], mixes(5), { size: 4, roles: 1 }).playAll(seed)).toBe(0);
        expect(new Hall([40], mixes(4), { size: 5, roles: 1 }).playAll(seed)).toBe(0);
      }),
      { numRuns: 5 },
    );
  });

  test('MR2: 60 people of nine uneven organisations in fives for four rounds are spread as evenly as can be, and at most two pairs beyond the bound meet again', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        const hall = new Hall([14, 11, 9, 7, 6, 5, 4, 3, 1], mixes(4), { size: 5, roles: 12 });
        const repeated = hall.playAll(seed);
        const sizes = hall.ids(0).map(({ length }) => length);
        const people = seatsAt(hall.series.store, w1);
        const meetings = meetingsOf(
          people.map(({ id }) => id),
          [],
        );
        const even = [people.map((one) => one.organisation)];
        const bound = fewestRepeatedPairs(meetings, { sizes, even, rounds: 4 });
        expect(repeated).toBeLessThanOrEqual(bound + 2);
        for (const round of [0, 1, 2, 3]) {
          const { organisations, organisationSpread } = hall.figures(round);
          expect(isBestSpread(organisations)).toBe(true);
          expect(organisationSpread.worst).toBeLessThanOrEqual(organisationSpread.best + 1);
        }
      }),
      { numRuns: 3 },
    );
  });

  test('MR3: rounds that are planned ahead are no rounds in which anybody has met, until they are opened', () => {
    const hall = new Hall([6, 6], mixes(3));
    hall.open(0);
    hall.form();
    expect(hall.groups(2)).toHaveLength(3);
    expect(earlierRounds(hall.series.store, 'step:round0')).toEqual([]);
    hall.open(1);
    expect(earlierRounds(hall.series.store, 'step:round0')).toHaveLength(1);
  });

  test('MR4: a letter keeps its place when it is mixed anew, also one that was cleared', () => {
    const hall = new Hall([8], mixes(1));
    hall.open(0);
    hall.form(1);
    const [a, b] = hall.groups(0).map(({ group }) => group.id);
    const place = (group: string | undefined, where: string | null) =>
      hall.series.must(facilitator, 'group.place', { group, place: where });
    place(a, 'vid fönstret');
    place(b, 'vid dörren');
    place(b, null);
    hall.form(2);
    expect(hall.groups(0).map(({ group }) => group.place)).toEqual(['vid fönstret', null]);
  });
});

describe('every method on real records', () => {
  const before: readonly GroupingMethod[] = ['keep', 'hosts', 'cross', 'fours'];
  const methods: readonly GroupingMethod[] = [
    ...(['mix', 'keep', 'hosts', 'cross'] as const),
    ...(['pairs', 'fours', 'organisation', 'interest'] as const),
  ];

  test.each(methods)(
    'MR5: everybody who has come sits in one group, however many and whoever they are (%s)',
    (method) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 2, max: 8 }),
          fc.nat(),
          fc.boolean(),
          (organisations, size, seed, first) => {
            const rounds: GroupingMethod[] = first ? [method] : ['mix', method];
            const hall = new Hall(organisations, rounds, { size });
            for (const at of rounds.keys()) {
              hall.open(at);
              expect(hall.form(seed)).toEqual([]);
              const seated = hall.ids(at).flat();
              expect(seated.toSorted()).toEqual(
                seatsAt(hall.series.store, w1)
                  .map(({ id }) => id)
                  .toSorted(),
              );
              const letters = hall.groups(at).map(({ group }) => group.letter);
              expect(new Set(letters).size).toBe(letters.length);
            }
            const last = hall.ids(rounds.length - 1);
            const own = method === 'fours' && !first;
            if (method !== 'organisation' && !own) expect(sizesDiffer(last)).toBeLessThanOrEqual(1);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  test.each(before)('MR6: without groups to begin from the method mixes (%s)', (method) => {
    const hall = new Hall([6, 6], [method]);
    hall.open(0);
    expect(hall.form()).toEqual([]);
    expect(isBestSpread(hall.figures(0).organisations)).toBe(true);
  });

  test('MR7: kept groups are the same people at the same tables, and who is new has a seat', () => {
    const hall = new Hall([6, 6], ['mix', 'keep']);
    hall.open(0);
    hall.form();
    const first = hall.ids(0);
    hall.come(90, 0, 0);
    hall.open(1);
    hall.form();
    for (const [at, ids] of first.entries())
      expect(hall.ids(1)[at]).toEqual(expect.arrayContaining(ids));
    expect(hall.ids(1).flat()).toContain('seat:p90');
    expect(hall.figures(1).moves).toBe(0);
  });

  test('MR8: in a café hosts stay, and guests come to a table that they have not been at, with or without a host', () => {
    const hall = new Hall([8, 8], ['hosts', 'hosts', 'hosts']);
    hall.open(0);
    hall.form();
    const host = hall.ids(0)[1]?.[0] ?? '';
    hall.wish('host', [host], 'B');
    for (const round of [1, 2]) {
      hall.open(round);
      expect(hall.form(round)).toEqual([]);
    }
    const tables = (seat: string) =>
      [0, 1, 2].map((round) => hall.ids(round).findIndex((ids) => ids.includes(seat)));
    expect(tables(host)).toEqual([1, 1, 1]);
    for (const { id } of seatsAt(hall.series.store, w1)) {
      if (id !== host) expect(new Set(tables(id)).size).toBe(3);
    }
  });

  test('MR9: a jigsaw has somebody from each of the old groups in each new one', () => {
    const hall = new Hall([8, 8], ['mix', 'cross']);
    hall.open(0);
    hall.form();
    hall.open(1);
    hall.form();
    for (const ids of hall.ids(1)) {
      for (const old of hall.ids(0)) expect(ids.filter((id) => old.includes(id))).toHaveLength(1);
    }
  });

  test('MR10: pairs become fours whole, also when somebody has come or was moved meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
        fc.nat(3),
        fc.nat(),
        (organisations, late, seed) => {
          const hall = new Hall(organisations, ['pairs', 'fours']);
          hall.open(0);
          hall.form(seed);
          // Planned with the pairs: nothing has to be pressed in between.
          expect(hall.ids(1).flat().toSorted()).toEqual(hall.ids(0).flat().toSorted());
          const whole = (): void => {
            for (const pair of hall.ids(0)) {
              expect(
                hall.ids(1).filter((four) => pair.some((id) => four.includes(id))),
              ).toHaveLength(1);
            }
          };
          whole();
          for (let i = 0; i < late; i += 1) hall.come(90 + i, 0, 0);
          hall.open(1);
          hall.form(seed);
          whole();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('MR11: by organisation each group is called by its own, and by interest by what was chosen', () => {
    const hall = new Hall([4, 4], ['organisation', 'interest']);
    hall.open(0);
    hall.form();
    expect(hall.groups(0).map(({ group }) => group.topic)).toEqual(['o0', 'o1']);
    const change = { questions: ['Bemanning', 'Hemgång'] };
    hall.series.must(facilitator, 'step.edit', { step: 'step:round1', change });
    hall.open(1);
    for (const [at, { id }] of seatsAt(hall.series.store, w1).entries()) {
      const actor: Actor = { role: 'participant', seat: id, workshop: w1 };
      const topics = [at % 2 === 0 ? 'Hemgång' : 'Bemanning'];
      hall.series.must(actor, 'interest.choose', { step: 'step:round1', topics });
    }
    hall.form();
    for (const { group, seats } of hall.groups(1)) {
      for (const { id } of seats) {
        expect(hall.series.store.get('interest', `interest:round1.${id.slice(5)}`)?.topics).toEqual(
          [group.topic],
        );
      }
    }
  });
});

describe('wishes', () => {
  const seats = (...numbers: readonly number[]) => numbers.map((n) => `seat:p${n}`);

  test('MR12: what can be kept is kept in every round, and the figures say what is broken by hand', () => {
    const hall = new Hall([6, 6], mixes(2));
    const together = hall.wish('together', seats(0, 1));
    hall.wish('apart', seats(2, 3));
    hall.wish('host', seats(4), 'C');
    hall.open(0);
    expect(hall.form()).toEqual([]);
    for (const round of [0, 1]) {
      expect(hall.figures(round).broken).toEqual([]);
      expect(hall.groups(round)[2]?.seats.map(({ id }) => id)).toContain('seat:p4');
    }
    const elsewhere = hall.groups(0).find((one) => !one.seats.some(({ id }) => id === 'seat:p0'));
    const move = { seat: 'seat:p0', group: elsewhere?.group.id };
    hall.series.must(facilitator, 'move.announce', move);
    const who: Actor = { role: 'participant', seat: 'seat:p0', workshop: w1 };
    hall.series.must(who, 'move.go', { move: 'move:round0.p0' });
    expect(hall.figures(0).broken.map(({ id }) => id)).toEqual([together]);
  });

  test('MR28: where a number of groups is wished there are as many, in every round and beside locked ones, as far as nobody sits alone and no group is above eight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 40 }), (n, wished) => {
        const hall = new Hall([Math.ceil(n / 2), Math.floor(n / 2)], mixes(2));
        hall.edit({ groupCount: wished });
        hall.open(0);
        hall.form();
        const most = Math.max(1, Math.floor(n / 2));
        const made = Math.min(most, Math.max(Math.ceil(n / 8), wished));
        for (const round of [0, 1]) {
          const sizes = hall.groups(round).map(({ seats }) => seats.length);
          expect(sizes).toHaveLength(made);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
        }
      }),
      { numRuns: 25 },
    );
    const hall = new Hall([13, 9], mixes(2));
    hall.edit({ groupCount: 5 });
    hall.open(0);
    hall.form(1);
    const [first] = hall.groups(0);
    hall.series.must(facilitator, 'group.lock', { group: first?.group.id, locked: true });
    hall.form(2);
    expect(hall.groups(0)).toHaveLength(5);
    expect(hall.groups(0)[0]?.seats).toEqual(first?.seats);
    expect(hall.groups(1)).toHaveLength(5);
  });

  test('MR13: wishes that cannot be kept are named, and nothing is formed', () => {
    const named = (make: (hall: Hall) => string[], method: GroupingMethod = 'mix'): void => {
      const hall = new Hall([6, 6], [method]);
      hall.wish('apart', seats(8, 9));
      const wanted = make(hall);
      hall.open(0);
      const conflicts = hall.form();
      expect(hall.groups(0)).toEqual([]);
      expect(conflicts.flatMap(({ wishes }) => wishes).toSorted()).toEqual(wanted.toSorted());
    };
    named((hall) => [hall.wish('together', seats(0, 1)), hall.wish('apart', seats(0, 1))]);
    named((hall) => [hall.wish('together', seats(0, 1, 2, 3, 4))]);
    named((hall) => [hall.wish('host', seats(0), 'Q')]);
    named((hall) => [hall.wish('host', seats(0), 'A'), hall.wish('host', seats(0), 'B')]);
    named((hall) => [hall.wish('apart', seats(0, 1, 2, 3))]);
    named((hall) => [hall.wish('together', seats(0, 11))], 'organisation');
  });

  test('MR14: a locked group stays as it is with its notes when others are mixed anew, and takes nobody in', () => {
    const hall = new Hall([7, 6], mixes(1));
    hall.open(0);
    hall.form(1);
    const b = hall.groups(0)[1];
    hall.series.must(facilitator, 'group.lock', { group: b?.group.id, locked: true });
    hall.form(2);
    const again = hall.groups(0).find(({ group }) => group.id === b?.group.id);
    expect(again?.seats.map(({ id }) => id)).toEqual(b?.seats.map(({ id }) => id));
    expect(again?.group.letter).toBe('B');
    hall.come(90, 0, 0);
    expect(groupOf(hall.series.store, 'step:round0', 'seat:p90')?.id).not.toBe(b?.group.id);
    const wish = hall.wish('together', [b?.seats[0]?.id ?? '', 'seat:p90']);
    expect(hall.form(3)).toEqual([{ code: 'locked_group', wishes: [wish] }]);
  });

  test('MR15: who comes late sits with nobody that she must not sit with, and as seldom as can be with whom she has met', () => {
    const hall = new Hall([2, 2], mixes(2), { size: 2 });
    hall.open(0);
    hall.form();
    const groups = hall.groups(0);
    hall.series.must(server, 'seat.take', {
      ...{ id: 'seat:late', organisation: 'organisation:o0', role: 'role:r0', name: null },
    });
    hall.series.must(server, 'seat.arrive', { seat: 'seat:late', workshop: 'workshop:w2' });
    hall.series.must(server, 'seat.arrive', { seat: 'seat:late', workshop: w1 });
    const met = groupOf(hall.series.store, 'step:round0', 'seat:late');
    const beside =
      groups.find(({ group }) => group.id === met?.id)?.seats.map(({ id }) => id) ?? [];
    hall.wish('apart', ['seat:late', beside[0] ?? '']);
    hall.series.must(facilitator, 'seat.remove', { seat: 'seat:late', removed: true });
    hall.open(1);
    hall.form(7);
    hall.series.must(facilitator, 'seat.remove', { seat: 'seat:late', removed: false });
    expect(hall.figures(1).broken).toEqual([]);
  });
});

describe('bad input', () => {
  test('MR16: one, two, all of one organisation, one beside locked groups: all get a seat', () => {
    for (const count of [1, 2, 3]) {
      const hall = new Hall([count], ['mix', 'cross', 'pairs', 'fours'], { size: 8 });
      for (const round of [0, 1, 2, 3]) {
        hall.open(round);
        expect(hall.form()).toEqual([]);
        expect(hall.ids(round).flat()).toHaveLength(count);
      }
    }
    const hall = new Hall([8], mixes(1));
    hall.open(0);
    hall.form();
    for (const { group } of hall.groups(0)) {
      hall.series.must(facilitator, 'group.lock', { group: group.id, locked: true });
    }
    hall.come(90, 0, 0);
    hall.form();
    expect(hall.ids(0).flat()).toHaveLength(9);
    expect(hall.ids(0)).toHaveLength(2);
  });

  test('MR17: somebody in two workshops of a series meets in both, and sits where she is', () => {
    const hall = new Hall([4, 4], mixes(1));
    hall.series.must(server, 'seat.arrive', { seat: 'seat:p0', workshop: 'workshop:w2' });
    hall.open(0);
    hall.form();
    const step = hall.series.store.get('step', 'step:groups-2');
    if (!step) throw new Error('no step');
    const task = taskOf(hall.series.store, step, { seed: 1 });
    expect(task.people.map(({ id }) => id)).toEqual(['seat:p0']);
    expect(task.met).toHaveLength(1);
    expect(groupsBefore(hall.series.store, step)).toEqual([]);
  });
});
