import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evennessCost, pairCost, type MixCost, type Seating } from './mixing-cost.ts';
import { improveSeating } from './mixing-search.ts';
import { seededRandom } from './random.ts';

const groups = 4;
const seatings = fc.array(fc.nat({ max: groups - 1 }), { minLength: 2, maxLength: 24 });
const swaps = fc.array(fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 23 })), { maxLength: 20 });

describe('costs of a seating', () => {
  it('K1: after any swaps a cost is what counting afresh gives', () => {
    fc.assert(
      fc.property(
        seatings,
        swaps,
        fc.infiniteStream(fc.nat({ max: 3 })),
        (groupOf, moves, labels) => {
          const labelOf = groupOf.map(() => `label ${String(labels.next().value)}`);
          const kinds = [
            (): MixCost => evennessCost('labels', labelOf, groups),
            (): MixCost => pairCost('pairs', (one, other) => (one * other) % 3, 0),
          ];
          for (const kind of kinds) {
            const seating = seatingOf(groupOf);
            const cost = kind();
            let value = cost.start(seating);
            for (const [one, other] of moves) {
              if (one >= groupOf.length || other >= groupOf.length) continue;
              if (seating.groupOf[one] === seating.groupOf[other]) continue;
              value += cost.change(seating, one, other);
              swap(seating, one, other);
              cost.swapped(seating, one, other);
            }
            expect(value).toBe(kind().start(seating));
          }
        },
      ),
    );
  });

  it('K2: unevenness is nought exactly when every group has the rounded share of every label', () => {
    fc.assert(
      fc.property(seatings, (groupOf) => {
        const labels = groupOf.map((_, person) => (person % 3 === 0 ? 'few' : 'many'));
        const even = ['few', 'many'].every((label) => {
          const counts = Array.from(
            { length: groups },
            (_, group) => groupOf.filter((at, who) => at === group && labels[who] === label).length,
          );
          return Math.max(...counts) - Math.min(...counts) <= 1;
        });
        const cost = evennessCost('labels', labels, groups).start(seatingOf(groupOf));
        expect(cost === 0).toBe(even);
      }),
    );
  });

  it('K3: the search never costs an earlier wish anything for the sake of a later one', () => {
    // The two wishes are at odds: apart by the first, together by the second.
    const apart = pairCost('apart', (one, other) => (one % 2 === other % 2 ? 1 : 0), 0);
    const together = pairCost('together', (one, other) => (one % 2 === other % 2 ? 0 : 1), 0);
    const mixed = seatingOf([0, 0, 1, 1, 2, 2, 3, 3]);
    const best = seatingOf(improveSeating(mixed, [apart, together], seededRandom(1)));
    expect(apart.start(best)).toBe(0);
    const turned = seatingOf(improveSeating(mixed, [together, apart], seededRandom(1)));
    expect(together.start(turned)).toBe(0);
  });
});

function seatingOf(groupOf: readonly number[]): Seating {
  const members = Array.from({ length: groups }, (): number[] => []);
  for (const [person, group] of groupOf.entries()) members[group]?.push(person);
  return { groupOf: [...groupOf], members };
}

function swap(seating: Seating, one: number, other: number): void {
  const groupOf = [...seating.groupOf];
  seating.groupOf[one] = groupOf[other] ?? 0;
  seating.groupOf[other] = groupOf[one] ?? 0;
  const next = seatingOf(seating.groupOf);
  for (const [group, members] of next.members.entries()) {
    seating.members[group]?.splice(0, Infinity, ...members);
  }
}
