/** How things of different heights are put on sheets that cannot grow: never shrunk, only turned. */

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
 * Lays sheets side by side on pages. Two sections on two lanes stand beside each other for as long
 * as both have something; otherwise the sheets follow one another.
 */
export function pagesOf<S extends { readonly key: string }>(
  sheets: readonly Sheet<S>[],
  lanes: number,
): Sheet<S>[][] {
  const ordered = lanes === 2 ? braided(sheets) : sheets;
  const pages: Sheet<S>[][] = [];
  for (let at = 0; at < ordered.length; at += lanes) pages.push(ordered.slice(at, at + lanes));
  return pages;
}

function braided<S extends { readonly key: string }>(sheets: readonly Sheet<S>[]) {
  const keys = [...new Set(sheets.map((sheet) => sheet.section.key))];
  if (keys.length !== 2) return sheets;
  const [left = [], right = []] = keys.map((key) =>
    sheets.filter((sheet) => sheet.section.key === key),
  );
  const both = Math.min(left.length, right.length);
  const pairs = left
    .slice(0, both)
    .flatMap((sheet, index) => [sheet, ...right.slice(index, index + 1)]);
  return [...pairs, ...left.slice(both), ...right.slice(both)];
}
