import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seriesFixture, facilitator, Series } from '../../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../../tests/simulation/operations/generators.ts';
import { newStep } from '../../../../../tests/support/new-step.ts';
import { isBestSpread } from '../../../methods/mix-quality.ts';
import { fewestRepeatedPairs } from '../../../methods/mixing/fewest-repeats.ts';
import { meetingsOf } from '../../../methods/mixing/meetings.ts';
import type { Actor } from '../../model/actor.ts';
import type { ArgsOf } from '../../model/mutations.ts';
import { seatsAt } from '../../people/attendance.ts';
import { isGroups, groupsBefore, roundsOf, seatedGroups, taskOf } from './forming.ts';
import type { SeatedGroup } from './seated-group.ts';
import { solve, type WishConflict } from './forming-task.ts';
import type { GroupingMethod } from './grouping.ts';
import { earlierRounds, groupOf } from '../../groups/membership.ts';
import { project } from '../../visibility/visibility.ts';
import { hostingOf } from './hosts.ts';
import { mixFigures } from './mix-figures.ts';

const server: Actor = { role: 'server' };
const w1 = 'workshop:w1';

/** A workshop with so many people of each organisation, and a step of groups for each method. */
class FormingFixture {
  readonly series = new Series();
  readonly #steps: string[];
  #at = 'step:welcome';
  #made = 0;

  constructor(
    organisations: readonly number[],
    methods: readonly GroupingMethod[],
    { size = 4, roles = 3 } = {},
  ) {
    for (const act of seriesFixture(0)) this.series.must(act.actor, act.name, act.args);
    this.series.must(facilitator, 'step.remove', { step: 'step:groups' });
    this.#steps = methods.map((_, at) => `step:round${at}`);
    for (const [at, grouping] of methods.entries()) {
      const order = 0.1 + at / 100;
      const step = newStep({
        id: `step:round${at}`,
        workshop: w1,
        kind: 'groups',
        order,
        grouping,
      });
      this.series.must(facilitator, 'step.add', step);
    }
    this.edit({ groupSize: size });
    for (let role = 2; role < roles; role += 1) {
      this.series.must(facilitator, 'role.add', { id: `role:r${role}`, name: `r${role}` });
    }
    const all = organisations.flatMap((count, at) => new Array<number>(count).fill(at));
    for (const [at] of organisations.entries()) {
      if (this.series.store.get('organisation', `organisation:o${at}`)) continue;
      const args = { id: `organisation:o${at}`, name: `o${at}`, kind: 'kommun' } as const;
      this.series.must(facilitator, 'organisation.add', args);
    }
    for (const [at, organisation] of all.entries()) this.come(at, organisation, (at * 7) % roles);
  }

  edit(change: ArgsOf<'workshop.edit'>['change']): void {
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
    if (!step || !isGroups(step)) throw new Error('no step');
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
  test('MR1: 24 people in fours for five rounds and 40 in fives for four rounds have no repeated pair in a workshop', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        expect(new FormingFixture([24], mixes(5), { size: 4, roles: 1 }).playAll(seed)).toBe(0);
        expect(new FormingFixture([40], mixes(4), { size: 5, roles: 1 }).playAll(seed)).toBe(0);
      }),
      { numRuns: 5 },
    );
  });

  test('MR2: 60 people of nine uneven organisations in fives for four rounds are spread as evenly as possible, with at most two repeated pairs above the lower bound', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        const fixture = new FormingFixture([14, 11, 9, 7, 6, 5, 4, 3, 1], mixes(4), {
          size: 5,
          roles: 12,
        });
        const repeated = fixture.playAll(seed);
        const sizes = fixture.ids(0).map(({ length }) => length);
        const people = seatsAt(fixture.series.store, w1);
        const meetings = meetingsOf(
          people.map(({ id }) => id),
          [],
        );
        const even = [people.map((person) => person.organisation)];
        const bound = fewestRepeatedPairs(meetings, { sizes, even, rounds: 4 });
        expect(repeated).toBeLessThanOrEqual(bound + 2);
        for (const round of [0, 1, 2, 3]) {
          const { organisations, organisationSpread } = fixture.figures(round);
          expect(isBestSpread(organisations)).toBe(true);
          expect(organisationSpread.worst).toBeLessThanOrEqual(organisationSpread.best + 1);
        }
      }),
      { numRuns: 3 },
    );
  });

  test('MR3: nobody counts as having met in a round that was planned ahead until it is opened', () => {
    const fixture = new FormingFixture([6, 6], mixes(3));
    fixture.open(0);
    fixture.form();
    expect(fixture.groups(2)).toHaveLength(3);
    expect(earlierRounds(fixture.series.store, 'step:round0')).toEqual([]);
    fixture.open(1);
    expect(earlierRounds(fixture.series.store, 'step:round0')).toHaveLength(1);
  });

  test('MR4: a group label keeps its place when groups are mixed again, including a place that was cleared', () => {
    const fixture = new FormingFixture([8], mixes(1));
    fixture.open(0);
    fixture.form(1);
    const [a = '', b = ''] = fixture.groups(0).map(({ group }) => group.id);
    const place = (group: string, where: string | null) =>
      fixture.series.must(facilitator, 'group.place', { group, place: where });
    place(a, 'vid fönstret');
    place(b, 'vid dörren');
    place(b, null);
    fixture.form(2);
    expect(fixture.groups(0).map(({ group }) => group.place)).toEqual(['vid fönstret', null]);
  });
});

describe('every method on real records', () => {
  const before: readonly GroupingMethod[] = ['keep', 'hosts', 'cross', 'fours'];
  const methods: readonly GroupingMethod[] = [
    ...(['mix', 'keep', 'hosts', 'cross'] as const),
    ...(['pairs', 'fours', 'organisation', 'interest'] as const),
  ];

  test.each(methods)(
    'MR5: every participant who has joined is in one group, whatever their number and organisations (%s)',
    (method) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 2, max: 8 }),
          fc.nat(),
          fc.boolean(),
          (organisations, size, seed, first) => {
            const rounds: GroupingMethod[] = first ? [method] : ['mix', method];
            const fixture = new FormingFixture(organisations, rounds, { size });
            for (const at of rounds.keys()) {
              fixture.open(at);
              expect(fixture.form(seed)).toEqual([]);
              const seated = fixture.ids(at).flat();
              expect(seated.toSorted()).toEqual(
                seatsAt(fixture.series.store, w1)
                  .map(({ id }) => id)
                  .toSorted(),
              );
              const letters = fixture.groups(at).map(({ group }) => group.letter);
              expect(new Set(letters).size).toBe(letters.length);
            }
            const last = fixture.ids(rounds.length - 1);
            const own = method === 'fours' && !first;
            if (method !== 'organisation' && !own) expect(sizesDiffer(last)).toBeLessThanOrEqual(1);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  test.each(before)(
    'MR6: a method that builds on earlier groups mixes if there are none (%s)',
    (method) => {
      const fixture = new FormingFixture([6, 6], [method]);
      fixture.open(0);
      expect(fixture.form()).toEqual([]);
      expect(isBestSpread(fixture.figures(0).organisations)).toBe(true);
    },
  );

  test('MR7: keeping the groups leaves everybody at their table and seats newcomers', () => {
    const fixture = new FormingFixture([6, 6], ['mix', 'keep']);
    fixture.open(0);
    fixture.form();
    const first = fixture.ids(0);
    fixture.come(90, 0, 0);
    fixture.open(1);
    fixture.form();
    for (const [at, ids] of first.entries())
      expect(fixture.ids(1)[at]).toEqual(expect.arrayContaining(ids));
    expect(fixture.ids(1).flat()).toContain('seat:p90');
    expect(fixture.figures(1).moves).toBe(0);
  });

  test('MR8: in a world café one person stays at each table, its host if there is one, and guests go to tables they have not visited', () => {
    const fixture = new FormingFixture([8, 8], ['hosts', 'hosts', 'hosts']);
    fixture.open(0);
    fixture.form();
    const host = fixture.ids(0)[1]?.[0] ?? '';
    fixture.wish('host', [host], 'B');
    for (const round of [1, 2]) {
      fixture.open(round);
      expect(fixture.form(round)).toEqual([]);
    }
    const tables = (seat: string) =>
      [0, 1, 2].map((round) => fixture.ids(round).findIndex((ids) => ids.includes(seat)));
    expect(tables(host)).toEqual([1, 1, 1]);
    const visited = seatsAt(fixture.series.store, w1).map(({ id }) => new Set(tables(id)).size);
    expect(visited.filter((size) => size === 1)).toHaveLength(4);
    expect(visited.filter((size) => size === 3)).toHaveLength(12);
  });

  test.each([
    ['alike', 6, [24], 0],
    ['alike', 3, [24], 0],
    ['alike', 0, [24], 0],
    ['uneven', 6, [8, 6, 6, 4], 3],
    ['uneven', 0, [8, 6, 6, 4], 3],
  ] as const)(
    'MR30: in a café of 24 people who are alike no pair meets again in three rounds, and of uneven organisations at most three, with named hosts and without (%s, %i named)',
    (_, named, organisations, most) => {
      for (const seed of [1, 2, 3]) {
        const roles = organisations.length === 1 ? 1 : 3;
        const fixture = new FormingFixture(organisations, ['hosts', 'hosts', 'hosts'], { roles });
        fixture.open(0);
        fixture.form(seed);
        for (const { group, seats } of fixture.groups(0).slice(0, named)) {
          fixture.wish('host', [seats[0]?.id ?? ''], group.letter);
        }
        for (const round of [1, 2]) {
          fixture.open(round);
          expect(fixture.form(seed)).toEqual([]);
          const { repeatedPairs } = fixture.figures(round);
          expect(repeatedPairs, `seed ${seed}, round ${round}`).toBeLessThanOrEqual(most);
        }
      }
    },
  );

  test.each([
    ['alike', [24], 0],
    ['of four organisations', [6, 6, 6, 6], 0],
    ['of uneven organisations', [8, 6, 6, 4], 3],
  ] as const)(
    'MR37: at four tables of six no more pairs meet again in three rounds than the lower bound, and of uneven organisations at most three more (%s)',
    (_, organisations, over) => {
      for (const named of [0, 4]) {
        for (const seed of [1, 2, 3, 4]) {
          const fixture = new FormingFixture(organisations, ['hosts', 'hosts', 'hosts'], {
            ...{ roles: 1, size: 6 },
          });
          fixture.open(0);
          fixture.form(seed);
          for (const { group, seats } of fixture.groups(0).slice(0, named)) {
            fixture.wish('host', [seats[0]?.id ?? ''], group.letter);
          }
          for (const round of [1, 2]) {
            fixture.open(round);
            expect(fixture.form(seed)).toEqual([]);
            const { repeatedPairs, fewestRepeatedPairs: least } = fixture.figures(round);
            const most = least + over;
            expect(repeatedPairs, `${named} named, seed ${seed}`).toBeLessThanOrEqual(most);
            expect(least).toBe(8);
          }
        }
      }
    },
  );

  test('MR31: however small a café, no table changes places as a whole, and of people who are alike at most one pair more than must meets again', () => {
    const cafés = [6, 8, 9, 12].flatMap((people) => [1, 3].map((roles) => ({ people, roles })));
    for (const { people, roles } of cafés) {
      for (let seed = 1; seed <= 4; seed += 1) {
        const fixture = new FormingFixture([people], ['hosts', 'hosts'], { size: 3, roles });
        fixture.open(0);
        fixture.form(seed);
        fixture.open(1);
        fixture.form(seed);
        const [before, after] = [fixture.ids(0), fixture.ids(1)];
        for (const [at, old] of before.entries()) {
          const whole = after.filter(
            (now, place) => place !== at && old.every((id) => now.includes(id)),
          );
          expect([people, seed, whole]).toEqual([people, seed, []]);
        }
        const { repeatedPairs, fewestRepeatedPairs: least } = fixture.figures(1);
        // Roles that are spread evenly leave fewer ways to go.
        if (roles === 1) expect(repeatedPairs, `${people}, ${seed}`).toBeLessThanOrEqual(least + 1);
      }
    }
  });

  test('MR33: a table without a host has somebody proposed who has sat there longest, and nobody about whom there is a wish', () => {
    const fixture = new FormingFixture([8, 8], ['hosts', 'hosts']);
    fixture.open(0);
    fixture.form();
    const store = () => fixture.series.store;
    const [first] = hostingOf(store(), fixture.groups(0));
    expect(first?.host).toBeNull();
    const proposed = first?.proposed?.id ?? '';
    expect(fixture.ids(0)[0]).toContain(proposed);
    fixture.wish('apart', [proposed, fixture.ids(0)[1]?.[0] ?? '']);
    const other = hostingOf(store(), fixture.groups(0))[0]?.proposed?.id ?? '';
    expect(fixture.ids(0)[0]).toContain(other);
    expect(other).not.toBe(proposed);
    fixture.open(1);
    fixture.form();
    // Whoever stayed has sat there longest, and is proposed again.
    expect(hostingOf(store(), fixture.groups(1))[0]?.proposed?.id).toBe(other);
  });

  test('MR32: one person at a table can say that they host it and take it back; those at the table and facilitators are told, and nobody else', () => {
    const fixture = new FormingFixture([8, 8], ['hosts', 'hosts']);
    fixture.open(0);
    fixture.form();
    const [host = '', other = ''] = fixture.ids(0)[1] ?? [];
    const offer = (seat: string, hosting: boolean) =>
      fixture.series.do(
        actorMutation({ role: 'participant', seat, workshop: w1 }, 'tableHost.offer', {
          ...{ step: 'step:round0', hosting },
        }),
      );
    expect(offer(host, true)).toBeNull();
    expect(offer(other, true)).toBe('table.hosted');
    const [, second] = fixture.groups(0);
    const id = `tableHost:${second?.group.id.slice('group:'.length)}`;
    const record = fixture.series.store.get('tableHost', id);
    if (!record) throw new Error('nobody hosts');
    const told = project(record, fixture.series.store).map(([audience]) => audience);
    expect(told).toEqual(['host', second?.group.id, second?.group.id.replace('group:', 'table:')]);
    expect(hostingOf(fixture.series.store, fixture.groups(0))[1]?.host).toBe(host);
    fixture.open(1);
    fixture.form();
    expect(fixture.ids(1)[1]).toContain(host);
    expect(offer(host, false)).toBeNull();
    expect(offer(other, true)).toBeNull();
  });

  test('MR9: each jigsaw group has somebody from each of the former groups', () => {
    const fixture = new FormingFixture([8, 8], ['mix', 'cross']);
    fixture.open(0);
    fixture.form();
    fixture.open(1);
    fixture.form();
    for (const ids of fixture.ids(1)) {
      for (const old of fixture.ids(0))
        expect(ids.filter((id) => old.includes(id))).toHaveLength(1);
    }
  });

  test('MR10: pairs join into fours without being split, even if somebody has joined or moved meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
        fc.nat(3),
        fc.nat(),
        (organisations, late, seed) => {
          const fixture = new FormingFixture(organisations, ['pairs', 'fours']);
          fixture.open(0);
          fixture.form(seed);
          // Planned with the pairs: nothing has to be pressed in between.
          expect(fixture.ids(1).flat().toSorted()).toEqual(fixture.ids(0).flat().toSorted());
          const whole = (): void => {
            for (const pair of fixture.ids(0)) {
              expect(
                fixture.ids(1).filter((four) => pair.some((id) => four.includes(id))),
              ).toHaveLength(1);
            }
          };
          whole();
          for (let i = 0; i < late; i += 1) fixture.come(90 + i, 0, 0);
          fixture.open(1);
          fixture.form(seed);
          whole();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('MR11: groups by organisation are named after their organisation, and groups by interest after their topic', () => {
    const fixture = new FormingFixture([4, 4], ['organisation', 'interest']);
    fixture.open(0);
    fixture.form();
    expect(fixture.groups(0).map(({ group }) => group.topic)).toEqual(['o0', 'o1']);
    const change = { questions: ['Bemanning', 'Hemgång'] };
    fixture.series.must(facilitator, 'step.edit', { step: 'step:round1', change });
    fixture.open(1);
    for (const [at, { id }] of seatsAt(fixture.series.store, w1).entries()) {
      const actor: Actor = { role: 'participant', seat: id, workshop: w1 };
      const topics = [at % 2 === 0 ? 'Hemgång' : 'Bemanning'];
      fixture.series.must(actor, 'interest.choose', { step: 'step:round1', topics });
    }
    fixture.form();
    for (const { group, seats } of fixture.groups(1)) {
      for (const { id } of seats) {
        expect(
          fixture.series.store.get('interest', `interest:round1.${id.slice(5)}`)?.topics,
        ).toEqual([group.topic]);
      }
    }
  });
});

describe('wishes', () => {
  const seats = (...numbers: readonly number[]) => numbers.map((n) => `seat:p${n}`);

  test('MR12: satisfiable seating wishes are satisfied in every round, and wishes broken by a manual move are reported', () => {
    const fixture = new FormingFixture([6, 6], mixes(2));
    const together = fixture.wish('together', seats(0, 1));
    fixture.wish('apart', seats(2, 3));
    fixture.wish('host', seats(4), 'C');
    fixture.open(0);
    expect(fixture.form()).toEqual([]);
    for (const round of [0, 1]) {
      expect(fixture.figures(round).broken).toEqual([]);
      expect(fixture.groups(round)[2]?.seats.map(({ id }) => id)).toContain('seat:p4');
    }
    const elsewhere = fixture
      .groups(0)
      .find((group) => !group.seats.some(({ id }) => id === 'seat:p0'));
    const move = { seat: 'seat:p0', group: elsewhere?.group.id ?? '' };
    fixture.series.must(facilitator, 'move.announce', move);
    const who: Actor = { role: 'participant', seat: 'seat:p0', workshop: w1 };
    fixture.series.must(who, 'move.go', { move: 'move:round0.p0' });
    expect(fixture.figures(0).broken.map(({ id }) => id)).toEqual([together]);
  });

  test('MR28: a wanted number of groups is met in every round, also beside locked groups, as long as nobody is alone and no group exceeds eight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 40 }), (n, wished) => {
        const fixture = new FormingFixture([Math.ceil(n / 2), Math.floor(n / 2)], mixes(2));
        fixture.edit({ groupCount: wished });
        fixture.open(0);
        fixture.form();
        const most = Math.max(1, Math.floor(n / 2));
        const made = Math.min(most, Math.max(Math.ceil(n / 8), wished));
        for (const round of [0, 1]) {
          const sizes = fixture.groups(round).map(({ seats }) => seats.length);
          expect(sizes).toHaveLength(made);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
        }
      }),
      { numRuns: 25 },
    );
    const fixture = new FormingFixture([13, 9], mixes(2));
    fixture.edit({ groupCount: 5 });
    fixture.open(0);
    fixture.form(1);
    const [first] = fixture.groups(0);
    fixture.series.must(facilitator, 'group.lock', { group: first?.group.id ?? '', locked: true });
    fixture.form(2);
    expect(fixture.groups(0)).toHaveLength(5);
    expect(fixture.groups(0)[0]?.seats).toEqual(first?.seats);
    expect(fixture.groups(1)).toHaveLength(5);
  });

  test('MR13: if seating wishes conflict, they are named and no groups are formed', () => {
    const named = (
      make: (fixture: FormingFixture) => string[],
      method: GroupingMethod = 'mix',
    ): void => {
      const fixture = new FormingFixture([6, 6], [method]);
      fixture.wish('apart', seats(8, 9));
      const wanted = make(fixture);
      fixture.open(0);
      const conflicts = fixture.form();
      expect(fixture.groups(0)).toEqual([]);
      expect(conflicts.flatMap(({ wishes }) => wishes).toSorted()).toEqual(wanted.toSorted());
    };
    named((fixture) => [fixture.wish('together', seats(0, 1)), fixture.wish('apart', seats(0, 1))]);
    named((fixture) => [fixture.wish('together', seats(0, 1, 2, 3, 4))]);
    named((fixture) => [fixture.wish('host', seats(0), 'Q')]);
    named((fixture) => [fixture.wish('host', seats(0), 'A'), fixture.wish('host', seats(0), 'B')]);
    named((fixture) => [fixture.wish('apart', seats(0, 1, 2, 3))]);
    named((fixture) => [fixture.wish('together', seats(0, 11))], 'organisation');
  });

  test('MR14: a locked group keeps its people and notes when others are mixed again, and accepts nobody', () => {
    const fixture = new FormingFixture([7, 6], mixes(1));
    fixture.open(0);
    fixture.form(1);
    const b = fixture.groups(0)[1];
    fixture.series.must(facilitator, 'group.lock', { group: b?.group.id ?? '', locked: true });
    fixture.form(2);
    const again = fixture.groups(0).find(({ group }) => group.id === b?.group.id);
    expect(again?.seats.map(({ id }) => id)).toEqual(b?.seats.map(({ id }) => id));
    expect(again?.group.letter).toBe('B');
    fixture.come(90, 0, 0);
    expect(groupOf(fixture.series.store, 'step:round0', 'seat:p90')?.id).not.toBe(b?.group.id);
    const wish = fixture.wish('together', [b?.seats[0]?.id ?? '', 'seat:p90']);
    expect(fixture.form(3)).toEqual([{ code: 'locked_group', wishes: [wish] }]);
  });

  test('MR15: a latecomer is seated with nobody they must avoid, and with as few people they have met as possible', () => {
    const fixture = new FormingFixture([2, 2], mixes(2), { size: 2 });
    fixture.open(0);
    fixture.form();
    const groups = fixture.groups(0);
    fixture.series.must(server, 'seat.take', {
      ...{ id: 'seat:late', organisation: 'organisation:o0', role: 'role:r0', name: null },
    });
    fixture.series.must(server, 'seat.arrive', { seat: 'seat:late', workshop: 'workshop:w2' });
    fixture.series.must(server, 'seat.arrive', { seat: 'seat:late', workshop: w1 });
    const met = groupOf(fixture.series.store, 'step:round0', 'seat:late');
    const beside =
      groups.find(({ group }) => group.id === met?.id)?.seats.map(({ id }) => id) ?? [];
    fixture.wish('apart', ['seat:late', beside[0] ?? '']);
    fixture.series.must(facilitator, 'seat.remove', { seat: 'seat:late', removed: true });
    fixture.open(1);
    fixture.form(7);
    fixture.series.must(facilitator, 'seat.remove', { seat: 'seat:late', removed: false });
    expect(fixture.figures(1).broken).toEqual([]);
  });
});

describe('bad input', () => {
  test('MR16: one person, two, a single organisation and one newcomer beside locked groups all get a seat', () => {
    for (const count of [1, 2, 3]) {
      const fixture = new FormingFixture([count], ['mix', 'cross', 'pairs', 'fours'], { size: 8 });
      for (const round of [0, 1, 2, 3]) {
        fixture.open(round);
        expect(fixture.form()).toEqual([]);
        expect(fixture.ids(round).flat()).toHaveLength(count);
      }
    }
    const fixture = new FormingFixture([8], mixes(1));
    fixture.open(0);
    fixture.form();
    for (const { group } of fixture.groups(0)) {
      fixture.series.must(facilitator, 'group.lock', { group: group.id, locked: true });
    }
    fixture.come(90, 0, 0);
    fixture.form();
    expect(fixture.ids(0).flat()).toHaveLength(9);
    expect(fixture.ids(0)).toHaveLength(2);
  });

  test('MR17: meetings of a person in several workshops of a series all count, and they are seated where they are present', () => {
    const fixture = new FormingFixture([4, 4], mixes(1));
    fixture.series.must(server, 'seat.arrive', { seat: 'seat:p0', workshop: 'workshop:w2' });
    fixture.open(0);
    fixture.form();
    const step = fixture.series.store.get('step', 'step:groups-2');
    if (!step || !isGroups(step)) throw new Error('no step');
    const task = taskOf(fixture.series.store, step, { seed: 1 });
    expect(task.people.map(({ id }) => id)).toEqual(['seat:p0']);
    expect(task.met).toHaveLength(1);
    expect(groupsBefore(fixture.series.store, step)).toEqual([]);
  });
});
