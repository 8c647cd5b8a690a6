import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestRepeatedMeetings, fewestRepeatedPairs } from './fewest-repeats.ts';
import { groupSizes } from '../group-letters.ts';
import { meetingsOf } from './meetings.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const rounds = fc.array(
  fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }).map((groupOf) => split(groupOf, 4)),
  { maxLength: 4 },
);

describe('bounds of repeats', () => {
  it('K4: no seating of six people has fewer repeats than the lower bounds', () => {
    fc.assert(
      fc.property(rounds, fc.integer({ min: 1, max: 3 }), (met, groups) => {
        const meetings = meetingsOf(ids, met);
        const sizes = groupSizes(ids.length, groups);
        const pairs = fewestRepeatedPairs(meetings, { sizes });
        const times = fewestRepeatedMeetings(meetings, { sizes });
        for (const seating of everySeating(groups)) {
          const together = pairsIn(seating).map(([one, other]) => meetings.times(one, other));
          expect(together.filter((count) => count > 0).length).toBeGreaterThanOrEqual(pairs);
          expect(together.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(times);
        }
      }),
    );
  });

  it('K5: the lower bounds are not trivial: they account for a full earlier group and for people who have all met', () => {
    const all = meetingsOf(ids, [[ids]]);
    expect(fewestRepeatedPairs(all, { sizes: [3, 3] })).toBe(6);
    const threes = meetingsOf(ids, [
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
    ]);
    expect(fewestRepeatedPairs(threes, { sizes: [3, 3] })).toBe(2);
    expect(fewestRepeatedPairs(threes, { sizes: [2, 2, 2] })).toBe(0);
  });

  it('K6: meetings are counted once per round, symmetrically, and only among people present', () => {
    const meetings = meetingsOf(['a', 'b', 'c'], [[['a', 'b', 'gone']], [['b', 'a'], ['c']]]);
    expect(meetings.times(0, 1)).toBe(2);
    expect(meetings.times(1, 0)).toBe(2);
    expect(meetings.times(0, 2)).toBe(0);
    expect(meetings.times(0, 0)).toBe(0);
  });
});

function split(groupOf: readonly number[], groups: number): string[][] {
  return Array.from({ length: groups }, (_, group) =>
    ids.filter((_id, at) => groupOf[at] === group),
  );
}

/** Every assignment of six people to groups with the even sizes. */
function everySeating(groups: number): number[][][] {
  const wanted = groupSizes(ids.length, groups);
  return Array.from({ length: groups ** ids.length }, (_, code) => {
    const members = Array.from({ length: groups }, (): number[] => []);
    for (const person of ids.keys())
      members[Math.floor(code / groups ** person) % groups]?.push(person);
    return members;
  }).filter((members) => members.every((group, at) => group.length === wanted[at]));
}

function pairsIn(groups: readonly (readonly number[])[]): [number, number][] {
  return groups.flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other): [number, number] => [one, other])),
  );
}
