/** Where hexagons lie so that they make a comb: flat side up, row by row from the left. */

export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface Comb {
  /** Width of a cell; its height is that times `cellHeight`. */
  readonly cell: number;
  /** The upper left corner of each cell, in the box's units. */
  readonly cells: readonly { readonly x: number; readonly y: number }[];
}

/** Height of a hexagon of width 1 that lies on a side. */
export const cellHeight = Math.sqrt(3) / 2;

/** The comb of `count` cells that fills a box best, centred in it; no cell wider than `widest`. */
export function combOf(count: number, box: Box, widest: number): Comb {
  let best = { columns: 1, cell: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const size = sizeOf(count, columns);
    const cell = Math.min(box.width / size.width, box.height / size.height, widest);
    if (cell > best.cell) best = { columns, cell };
  }
  const { columns, cell } = best;
  const places = placesOf(count, columns);
  const size = sizeOf(count, columns);
  const left = (box.width - size.width * cell) / 2;
  const top = (box.height - size.height * cell) / 2;
  return { cell, cells: places.map(({ x, y }) => ({ x: left + x * cell, y: top + y * cell })) };
}

/**
 * How many cells a page holds when `count` are shared out evenly and none is narrower than
 * `narrowest`. At least one, however small the box.
 */
export function combCapacity(count: number, box: Box, narrowest: number): number {
  for (let pages = 1; pages < count; pages += 1) {
    const share = Math.ceil(count / pages);
    if (combOf(share, box, narrowest).cell >= narrowest) return share;
  }
  return 1;
}

/** For cells of width 1. The last row stands in the middle. */
function placesOf(count: number, columns: number) {
  const rows = Math.ceil(count / columns);
  const rest = count - (rows - 1) * columns;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const first = row === rows - 1 ? Math.floor((columns - rest) / 2) : 0;
    const column = first + (index % columns);
    return { x: column * 0.75, y: (row + (column % 2) / 2) * cellHeight };
  });
}

function sizeOf(count: number, columns: number): Box {
  const places = placesOf(count, columns);
  return {
    width: Math.max(...places.map(({ x }) => x)) + 1,
    height: Math.max(...places.map(({ y }) => y)) + cellHeight,
  };
}
