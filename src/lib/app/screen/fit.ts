/**
 * How things of different heights are put on sheets that cannot grow. Of a few readable layouts the
 * largest is chosen that needs the fewest pages; nothing is shrunk below them, and nothing is cut.
 */

export interface Section<Item> {
  readonly key: string;
  readonly items: readonly Item[];
}

/** A part of a section that fits; `from` counts in the section's items. */
export interface Sheet<S> {
  readonly section: S;
  readonly from: number;
  readonly to: number;
}

export interface Measures {
  /** Height of a sheet, of the gap between items, and of a section's heading with its gap. */
  readonly capacity: number;
  readonly gap: number;
  readonly head: (section: string) => number;
  readonly item: (item: string) => number;
}

/**
 * Pours the items of every section into sheets, in order. An item that is higher than a sheet gets
 * one of its own; a section without items gets one for its heading.
 */
export function sheetsOf<S extends Section<{ readonly id: string }>>(
  sections: readonly S[],
  { capacity, gap, head, item }: Measures,
): Sheet<S>[] {
  const sheets: Sheet<S>[] = [];
  for (const section of sections) {
    const space = capacity - head(section.key);
    let from = 0;
    let used = 0;
    for (const [index, entry] of section.items.entries()) {
      const height = item(entry.id);
      if (index > from && used + gap + height > space) {
        sheets.push({ section, from, to: index });
        from = index;
        used = height;
      } else {
        used += (index > from ? gap : 0) + height;
      }
    }
    sheets.push({ section, from, to: section.items.length });
  }
  return sheets;
}

/**
 * Lays sheets side by side on pages, as many on each as there are lanes. Two sections share the lanes
 * for as long as both have something; otherwise the sheets follow one another.
 */
export function pagesOf<S extends { readonly key: string }>(
  sheets: readonly Sheet<S>[],
  lanes: number,
): Sheet<S>[][] {
  const keys = [...new Set(sheets.map((sheet) => sheet.section.key))];
  const [left = [], right = []] = keys.map((key) =>
    sheets.filter((sheet) => sheet.section.key === key),
  );
  if (keys.length !== 2 || lanes < 2) return chunked(sheets, lanes);
  const pages: Sheet<S>[][] = [];
  const [ofLeft, ofRight] = sharesOf(left.length, right.length, lanes);
  while (left.length > 0 && right.length > 0) {
    const here = left.splice(0, ofLeft);
    const there = right.splice(0, ofRight);
    // What one no longer needs, the other gets.
    here.push(...left.splice(0, lanes - here.length - there.length));
    there.push(...right.splice(0, lanes - here.length - there.length));
    pages.push([...here, ...there]);
  }
  return [...pages, ...chunked([...left, ...right], lanes)];
}

/** How many lanes each of two sections gets, by how much it has: at least one. */
function sharesOf(left: number, right: number, lanes: number): readonly [number, number] {
  const first = Math.round((left / (left + right)) * lanes);
  const share = Math.max(1, Math.min(lanes - 1, first));
  return [share, lanes - share];
}

function chunked<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}

/** By how much the highest item is higher than a sheet of its own: so much of it would be cut. */
export function excessOf(
  sections: readonly Section<{ readonly id: string }>[],
  { capacity, head, item }: Measures,
): number {
  const excess = sections.flatMap(({ key, items }) =>
    items.map(({ id }) => item(id) - (capacity - head(key))),
  );
  return Math.max(0, ...excess);
}

/**
 * The first of the layouts, which go from large to small, in which the least is cut, and of those the
 * first that needs the fewest pages.
 */
export function bestOf<L extends { readonly excess: number; readonly pages: readonly unknown[] }>(
  layouts: readonly [L, ...(readonly L[])],
): L {
  const [largest, ...others] = layouts;
  return others.reduce((best, layout) => {
    const less = layout.excess - best.excess || layout.pages.length - best.pages.length;
    return less < 0 ? layout : best;
  }, largest);
}
