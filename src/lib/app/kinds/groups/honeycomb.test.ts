import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellHeight, combCapacity, combOf } from './honeycomb.ts';

const count = fc.integer({ min: 1, max: 40 });
const box = fc.record({
  width: fc.integer({ min: 40, max: 200 }),
  height: fc.integer({ min: 30, max: 90 }),
});

it('lies within its box, with a place for every group and none upon another', () => {
  fc.assert(
    fc.property(count, box, (groups, room) => {
      const { cell, cells } = combOf(groups, room, 46);
      expect(cells).toHaveLength(groups);
      expect(Math.min(...cells.flatMap(({ x, y }) => [x, y]))).toBeGreaterThan(-0.01);
      expect(Math.max(...cells.map(({ x }) => x)) + cell).toBeLessThan(room.width + 0.01);
      const lowest = Math.max(...cells.map(({ y }) => y)) + cell * cellHeight;
      expect(lowest).toBeLessThan(room.height + 0.01);
      // The centres of two hexagons that touch are one height apart.
      const apart = cells.flatMap((cell, index) =>
        cells.slice(index + 1).map((other) => Math.hypot(other.x - cell.x, other.y - cell.y)),
      );
      expect(Math.min(Infinity, ...apart)).toBeGreaterThan(cell * cellHeight - 0.01);
    }),
  );
});

it('turns a page rather than become too small to read', () => {
  fc.assert(
    fc.property(count, box, (groups, room) => {
      const share = combCapacity(groups, room, 27);
      expect(share).toBeGreaterThanOrEqual(1);
      if (share > 1) expect(combOf(share, room, 46).cell).toBeGreaterThanOrEqual(27);
    }),
  );
});

it('shows twelve groups with their places on one page of a 16:9 projector', () => {
  expect(combCapacity(12, { width: 160, height: 60 }, 27)).toBe(12);
});
