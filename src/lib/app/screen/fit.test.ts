import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf, excessOf, pagesOf, sheetsOf } from './fit.ts';

const heights = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
const sectionsOf = (lists: readonly number[][]) =>
  lists.map((list, section) => ({
    key: `s${section}`,
    items: list.map((height, index) => ({ id: `s${section} n${index}`, height })),
  }));
const some = fc.array(heights, { minLength: 1, maxLength: 4 }).map(sectionsOf);
const heightIn = (sections: ReturnType<typeof sectionsOf>) => {
  const all = new Map(
    sections.flatMap(({ items }) => items.map((entry) => [entry.id, entry.height])),
  );
  return (id: string) => all.get(id) ?? 0;
};

describe('sheets', () => {
  it('hold every item once, in order, and never more than fits but for a giant alone', () => {
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 30, max: 100 }),
        fc.integer({ min: 0, max: 9 }),
        (sections, capacity, gap) => {
          const sheets = sheetsOf(sections, {
            capacity,
            gap,
            head: () => 10,
            item: heightIn(sections),
          });
          const shown = sheets.flatMap(({ section, from, to }) => section.items.slice(from, to));
          expect(shown).toEqual(sections.flatMap(({ items }) => items));
          for (const { section, from, to } of sheets) {
            const own = section.items.slice(from, to);
            const used = own.reduce(
              (sum, entry) => sum + entry.height,
              10 + gap * (own.length - 1),
            );
            if (own.length > 1) expect(used).toBeLessThanOrEqual(capacity);
          }
        },
      ),
    );
  });

  it('shows the heading of a section that has nothing yet', () => {
    const sheets = sheetsOf(sectionsOf([[], [5]]), {
      capacity: 50,
      gap: 0,
      head: () => 0,
      item: () => 5,
    });
    expect(sheets.map(({ section, from, to }) => [section.key, from, to])).toEqual([
      ['s0', 0, 0],
      ['s1', 0, 1],
    ]);
  });
});

describe('pages', () => {
  it('lose no sheet and hold no more than their lanes', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(1, 2, 3), (sections, lanes) => {
        const sheets = sheetsOf(sections, {
          capacity: 80,
          gap: 2,
          head: () => 5,
          item: heightIn(sections),
        });
        const pages = pagesOf(sheets, lanes);
        expect(new Set(pages.flat())).toEqual(new Set(sheets));
        expect(pages.flat()).toHaveLength(sheets.length);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(lanes);
      }),
    );
  });

  it('keep two columns side by side, and give both lanes to the one that goes on', () => {
    const sections = sectionsOf([
      [1, 1, 1, 1, 1],
      [1, 1],
    ]);
    const one = { capacity: 1, gap: 0, head: () => 0, item: () => 1 };
    const pages = pagesOf(sheetsOf(sections, one), 2);
    expect(pages.map((page) => page.map(({ section }) => section.key))).toEqual([
      ['s0', 's1'],
      ['s0', 's1'],
      ['s0', 's0'],
      ['s0'],
    ]);
  });

  it('share three lanes between two columns by how much each has', () => {
    const sections = sectionsOf([
      [1, 1],
      [1, 1, 1, 1],
    ]);
    const one = { capacity: 1, gap: 0, head: () => 0, item: () => 1 };
    const pages = pagesOf(sheetsOf(sections, one), 3);
    expect(pages.map((page) => page.map(({ section, from }) => `${section.key} ${from}`))).toEqual([
      ['s0 0', 's1 0', 's1 1'],
      ['s0 1', 's1 2', 's1 3'],
    ]);
  });
});

describe('layouts', () => {
  it('SC6: of the layouts of a view the projector takes the largest that needs the fewest pages', () => {
    const laid = (...counts: readonly number[]) => {
      const [first = 0, ...others] = counts;
      const layout = (pages: number) => ({
        excess: 0,
        pages: Array.from({ length: pages }, () => []),
      });
      const all = [layout(first), ...others.map(layout)] as const;
      return all.indexOf(bestOf(all));
    };
    expect(laid(1, 1, 1)).toBe(0);
    expect(laid(2, 1, 1)).toBe(1);
    expect(laid(3, 2, 1)).toBe(2);
    expect(laid(3, 3, 2, 2)).toBe(2);
    expect(laid(2, 3)).toBe(0);
  });

  it('SC11: nothing that the projector lists is cut by the edge of its place, however wide the picture is and whatever was shown before (one long item)', () => {
    const sections = [{ key: 's', items: [{ id: 'long' }, { id: 'short' }] }];
    const laid = (...sizes: readonly [number, ...number[]]) => {
      const layouts = sizes.map((size) => {
        const item = (id: string) => (id === 'long' ? 40 : 5) * size;
        const measures = { capacity: 100, gap: 0, head: () => 10, item };
        const pages = pagesOf(sheetsOf(sections, measures), 1);
        return { size, excess: excessOf(sections, measures), pages };
      });
      const [largest, ...others] = layouts;
      if (!largest) throw new Error('no layout');
      return bestOf([largest, ...others]);
    };
    expect(laid(3, 2, 1).size).toBe(2);
    expect(laid(2, 1).size).toBe(2);
    // Where it fits in none, the least is cut in the smallest.
    expect(laid(5, 4, 3)).toMatchObject({ size: 3, excess: 30 });
  });
});
