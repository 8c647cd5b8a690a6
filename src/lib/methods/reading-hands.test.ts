import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealHands } from './reading-hands.ts';

const notes = fc
  .array(fc.constantFrom('works', 'develop', 'next'), { maxLength: 120 })
  .map((columns) => columns.map((column, at) => ({ id: `note:n${at}`, column })));
const dealt = fc.record({
  notes,
  hands: fc.integer({ min: 0, max: 40 }),
  size: fc.integer({ min: 1, max: 12 }),
  salt: fc.string({ maxLength: 5 }),
});

test('NT1: each note is read by as many groups as any other, or one more, and each group reads ten or all', () => {
  fc.assert(
    fc.property(dealt, ({ notes: all, hands, size, salt }) => {
      const given = dealHands(all, { hands, size, salt });
      expect(given).toHaveLength(hands);
      for (const hand of given) {
        expect(new Set(hand).size).toBe(Math.min(size, all.length));
        expect(hand).toHaveLength(Math.min(size, all.length));
      }
      const seen = all.map(({ id }) => given.filter((hand) => hand.includes(id)).length);
      if (seen.length > 0) expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(1);
    }),
  );
});

test('NT2: each group reads of each column as large a part as there is, and one note more or less changes hardly anything', () => {
  fc.assert(
    fc.property(dealt, ({ notes: all, hands, size, salt }) => {
      const columnOf = new Map(all.map(({ id, column }) => [id, column]));
      const given = dealHands(all, { hands, size, salt });
      for (const hand of given) {
        for (const column of new Set(columnOf.values())) {
          const part = [...columnOf.values()].filter((own) => own === column).length / all.length;
          const read = hand.filter((id) => columnOf.get(id) === column).length;
          expect(Math.abs(read - hand.length * part)).toBeLessThanOrEqual(2);
        }
      }
      // The order in which they are listed says nothing.
      expect(dealHands(all.toReversed(), { hands, size, salt })).toEqual(given);
    }),
  );
});
