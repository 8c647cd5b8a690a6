import type { EarlierRounds } from '../person.ts';

/** How often people have sat together; people are numbered by their place in a list. */
export interface Meetings {
  readonly people: number;
  /** In how many earlier rounds the two have sat in the same group; 0 for oneself. */
  readonly times: (one: number, other: number) => number;
  /** Earlier groups with those present alone, per round, without groups of fewer than two. */
  readonly rounds: readonly (readonly (readonly number[])[])[];
}

/**
 * Counts who has met whom among the people present. Ids in `rounds` that are not in `ids` are
 * left out: somebody who has gone home can neither be met again nor missed.
 */
export function meetingsOf(ids: readonly string[], rounds: EarlierRounds): Meetings {
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const people = ids.length;
  const counts = new Uint16Array(people * people);
  const present = rounds.map((groups) =>
    groups.map((group) => placesIn(group, placeOf)).filter((group) => group.length > 1),
  );
  for (const group of present.flat()) {
    for (const one of group) {
      for (const other of group) {
        if (one === other) continue;
        const cell = one * people + other;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
  }
  return {
    people,
    times: (one, other) => counts[one * people + other] ?? 0,
    rounds: present,
  };
}

function placesIn(group: readonly string[], placeOf: ReadonlyMap<string, number>): number[] {
  const places = new Set<number>();
  for (const id of group) {
    const place = placeOf.get(id);
    if (place !== undefined) places.add(place);
  }
  return [...places];
}
