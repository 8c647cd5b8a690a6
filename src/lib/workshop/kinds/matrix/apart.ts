/** Where signs stand on the map of effort and impact, so that none covers another. */

/** The map's own units a side. */
export const SIDE = 1_000;
const MIDDLE = SIDE / 2;

/** How far from the edge the outermost levels lie: above and below stand the quadrants' names. */
const BESIDE = 90;
const ABOVE = 140;

/** Of the name of a quadrant, at its upper or lower edge: nothing stands on it. */
const NAME = 60;

/** The place of a level of effort, 1 to 5, from the left edge. */
export function across(effort: number): number {
  return BESIDE + ((effort - 1) / 4) * (SIDE - 2 * BESIDE);
}

/** The place of a level of impact, 1 to 5, from the upper edge. */
export function down(impact: number): number {
  return SIDE - ABOVE - ((impact - 1) / 4) * (SIDE - 2 * ABOVE);
}

interface Judged {
  readonly effort: number;
  readonly impact: number;
}

/** From the map's upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A point for each, in their order: where it was judged to lie, and where several lie at the same
 * place, around it. Each stands wholly in its own quadrant, on the map and beside all others, as long as
 * a quadrant has room for its own; where it has not, they stand closer, but never on each other.
 *
 * @param diameter of a sign, in units of the map
 */
export function standApart(all: readonly Judged[], diameter: number): Point[] {
  const inQuadrants = Map.groupBy(all.keys(), (index) => quadrantOf(all[index]));
  const points = new Map<number, Point>();
  for (const indices of inQuadrants.values()) {
    const own = [...indices];
    for (let size = diameter; ; size *= 0.9) {
      const found = placedIn(
        own.map((index) => all[index] ?? { effort: 3, impact: 3 }),
        size,
      );
      if (!found) continue;
      for (const [at, index] of own.entries()) points.set(index, found[at] ?? { x: 0, y: 0 });
      break;
    }
  }
  return all.map((_judged, index) => points.get(index) ?? { x: MIDDLE, y: MIDDLE });
}

/** In one quadrant; null where not all have room in this size. */
function placedIn(judged: readonly Judged[], size: number): Point[] | null {
  const stood: Point[] = [];
  for (const one of judged) {
    const wanted = { x: across(one.effort), y: down(one.impact) };
    const room = roomOf(one, size);
    const free = [wanted, ...around(wanted, size)]
      .map(({ x, y }) => ({ x: clamp(x, room.x), y: clamp(y, room.y) }))
      .filter((point) => stood.every((other) => distance(point, other) >= size));
    const [nearest] = free.toSorted((a, b) => distance(a, wanted) - distance(b, wanted));
    if (!nearest) return null;
    stood.push(nearest);
  }
  return stood;
}

/** Points of a honeycomb with one in the middle, as far as a quadrant reaches. */
function around({ x, y }: Point, size: number): Point[] {
  const row = size * Math.sqrt(0.75);
  const reach = Math.ceil(MIDDLE / row);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, step) => step - reach);
  return steps.flatMap((up) =>
    steps.map((aside) => ({
      x: x + (aside + (up % 2 === 0 ? 0 : 0.5)) * size * ROUNDING,
      y: y + up * row * ROUNDING,
    })),
  );
}

/** So that neighbours are not found to be too near by a rounding. */
const ROUNDING = 1.000_001;

type Span = readonly [number, number];

/** Where the middle of a sign may be, so that all of it stands in its quadrant. */
function roomOf({ effort, impact }: Judged, size: number): { readonly x: Span; readonly y: Span } {
  const low: Span = [size / 2, MIDDLE - size / 2];
  const high: Span = [MIDDLE + size / 2, SIDE - size / 2];
  const upper: Span = [low[0] + NAME, low[1]];
  const lower: Span = [high[0], high[1] - NAME];
  return { x: effort < 3 ? low : high, y: impact >= 3 ? upper : lower };
}

function quadrantOf(judged: Judged | undefined): string {
  return `${(judged?.effort ?? 3) < 3} ${(judged?.impact ?? 3) >= 3}`;
}

function clamp(value: number, [from, to]: Span): number {
  return Math.max(from, Math.min(value, to));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
