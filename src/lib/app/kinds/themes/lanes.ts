/**
 * Notes side by side in lanes. Each stays in the lane in which it was first seen: what is sorted away
 * leaves the others of its lane to move up, and nothing changes sides under a finger.
 */

/** Letters on a line of a lane, and lines that a note takes beside those of its text. */
const LETTERS = 26;
const AROUND = 1.2;

interface Thing {
  readonly id: string;
  readonly text: string;
}

export class Lanes {
  #count = 0;
  #deal = 0;
  readonly #laneOf = new Map<string, number>();

  /** The same things in so many lanes; another number of lanes, or another deal, deals them anew. */
  arrange<T extends Thing>(things: readonly T[], count: number, deal = 0): T[][] {
    if (count !== this.#count || deal !== this.#deal) {
      this.#count = count;
      this.#deal = deal;
      this.#laneOf.clear();
    }
    const lanes = Array.from({ length: count }, (): T[] => []);
    const heights = new Array<number>(count).fill(0);
    const put = (thing: T, lane: number): void => {
      lanes[lane]?.push(thing);
      heights[lane] = (heights[lane] ?? 0) + heightOf(thing);
    };
    const fresh: T[] = [];
    for (const thing of things) {
      const lane = this.#laneOf.get(thing.id);
      if (lane === undefined) fresh.push(thing);
      else put(thing, lane);
    }
    for (const thing of fresh) {
      const lane = heights.indexOf(Math.min(...heights));
      this.#laneOf.set(thing.id, lane);
      put(thing, lane);
    }
    return lanes;
  }
}

function heightOf({ text }: Thing): number {
  return Math.ceil(text.length / LETTERS) + AROUND;
}
