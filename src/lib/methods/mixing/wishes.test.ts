import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSizes } from '../group-letters.ts';
import { seededRandom, shuffled } from '../random.ts';
import { SeatingState } from './seating-state.ts';
import { meetingsOf } from './meetings.ts';
import { placeWish } from './place-wish.ts';
import { repeatedPair, repeatWish } from './repeat-wish.ts';
import { ruleWish } from './rule-wish.ts';
import { search } from './search.ts';
import { spreadWish } from './spread-wish.ts';
import type { Wish } from './wish.ts';

const groups = 4;
const rooms = fc.record({
  people: fc.integer({ min: 4, max: 23 }),
  rounds: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(),
});
const swaps = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 23 }), fc.nat({ max: 23 })), {
  maxLength: 20,
});

/** Every kind of wish, about people of three labels who have met before and are bound by rules. */
function everyWish(state: SeatingState): Wish[] {
  const ids = [...new Array<number>(state.people).keys()].map(String);
  const labels = ids.map((_, person) => `label ${(person * person) % 3}`);
  const prices = Int32Array.from({ length: state.slots * groups }, (_, at) => (at * 7) % 5);
  return [
    ruleWish(
      [
        { rule: 0, kind: 'together', people: [0, 1, 2] },
        { rule: 1, kind: 'apart', people: [1, 3] },
        { rule: 2, kind: 'fixed', person: 3, group: 2 },
      ],
      state,
    ),
    spreadWish('labels', labels, state),
    repeatWish(meetingsOf(ids, [[['0', '1', '2', '3']], [['1', '3']]]), state, 0),
    placeWish('places', prices, state, { weight: 1, least: 0 }),
  ];
}

function dealt(people: number, rounds: number, seed: number): SeatingState {
  const random = seededRandom(seed);
  const seatings = Array.from({ length: rounds }, () => {
    const order = shuffled([...new Array<number>(people).keys()], random);
    return shuffled(groupSizes(people, groups), random).map((size) => order.splice(0, size));
  });
  return new SeatingState(people, seatings);
}

describe('wishes about a seating', () => {
  it('K1: incrementally updated costs equal recomputed costs after any swaps', () => {
    fc.assert(
      fc.property(rooms, swaps, ({ people, rounds, seed }, moves) => {
        const state = dealt(people, rounds, seed);
        const wishes = everyWish(state);
        const foretold = wishes.map(({ cost }) => cost);
        for (const [round, one, other] of moves) {
          if (round >= rounds || one >= state.slots || other >= state.slots) continue;
          if (!state.maySwap(round, one, other)) continue;
          for (const [at, wish] of wishes.entries()) {
            foretold[at] = (foretold[at] ?? 0) + wish.change(round, one, other);
          }
          state.swap(round, one, other);
          for (const wish of wishes) wish.swapped(round, one, other);
        }
        const afresh = everyWish(state).map(({ cost }) => cost);
        expect(wishes.map(({ cost }) => cost)).toEqual(afresh);
        expect(foretold).toEqual(afresh);
      }),
    );
  });

  it('K2: the cost of unevenness is zero if and only if every group has its rounded share of every label', () => {
    fc.assert(
      fc.property(rooms, ({ people, seed }) => {
        const state = dealt(people, 1, seed);
        const labels = Array.from({ length: people }, (_, at) => (at % 3 === 0 ? 'few' : 'many'));
        const even = ['few', 'many'].every((label) => {
          const counts = state
            .seating(0)
            .map((group) => group.filter((person) => labels[person] === label).length);
          return Math.max(...counts) - Math.min(...counts) <= 1;
        });
        expect(spreadWish('labels', labels, state).cost === 0).toBe(even);
      }),
    );
  });

  it('K3: the search never worsens an objective in favour of a later one', () => {
    // The two wishes are at odds: apart by the first, together by the second.
    const odd = [1, 3, 5, 7];
    const even = [0, 2, 4, 6];
    const pairs = even.map((one, at) => ({
      rule: at,
      kind: 'together' as const,
      people: [one, odd[at] ?? 0],
    }));
    for (const turned of [false, true]) {
      const state = dealt(8, 1, 1);
      const alike = (at: number): boolean => at % 2 === 0;
      const labels = Array.from({ length: 8 }, (_, at) => (alike(at) ? 'even' : 'odd'));
      const kinds = [
        // As many odd as even people in each group, or the even ones in the first two groups.
        spreadWish('labels', labels, state),
        placeWish(
          'places',
          Int32Array.from({ length: 32 }, (_, at) =>
            alike(Math.floor(at / 4)) === at % 4 < 2 ? 0 : 1,
          ),
          state,
          { weight: 2, least: 0 },
        ),
      ];
      if (turned) kinds.reverse();
      search(state, [...kinds, ruleWish(pairs, state)], {
        budget: 20_000,
        random: seededRandom(1),
      });
      expect(kinds[0]?.cost).toBe(0);
      expect(kinds[1]?.cost).toBeGreaterThan(0);
    }
  });

  it('K7: sizes differ by at most one after every permitted swap, including swaps with empty seats', () => {
    fc.assert(
      fc.property(rooms, swaps, ({ people, rounds, seed }, moves) => {
        const state = dealt(people, rounds, seed);
        for (const [round, one, other] of moves) {
          if (round >= rounds || one >= state.slots || other >= state.slots) continue;
          if (state.maySwap(round, one, other)) state.swap(round, one, other);
          const seating = state.seating(round);
          expect(seating.flat().toSorted((a, b) => a - b)).toEqual([
            ...new Array<number>(people).keys(),
          ]);
          const sizes = seating.map((group) => group.length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('K8: the number of repeated pairs outweighs how often those pairs have met before', () => {
    const met = Array.from({ length: 9 }, () => [['0', '1']]);
    const meetings = meetingsOf(['0', '1', '2', '3'], met);
    const cost = (seating: number[][]): number =>
      repeatWish(meetings, new SeatingState(4, [seating]), 0).cost;
    expect(
      cost([
        [0, 1],
        [2, 3],
      ]),
    ).toBe(repeatedPair + 9);
    expect(
      cost([
        [0, 2],
        [1, 3],
      ]),
    ).toBe(0);
  });
});
