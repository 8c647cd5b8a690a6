import type { RuleConflict } from './mixing/conflicts.ts';
import { effortFor, plan, type PlanEffort, type Planned } from './mixing/plan.ts';
import { roomOf, type MixRoom, type MixWishes } from './mixing/room.ts';
import { isFulfilled } from './mixing/wish.ts';
import type { Person } from './person.ts';
import { seededRandom } from './random.ts';

export interface MixOptions extends MixWishes {
  /** Whole number from 0; the same people, options and seed give the same groups. */
  readonly seed: number;
  /**
   * How many rounds after this one are thought of, so that they still find new people to meet; 2
   * if not said. Whoever knows the agenda says how many there are.
   */
  readonly ahead?: number;
  /** Exchanges of places tried at the most, some millions a second; by the room if not said. */
  readonly budget?: number;
}

/** Groups for one or several rounds, and what is to be said of them. */
export interface Mix {
  /** For each round, for each group, the ids of its people in the order of their ids. */
  readonly rounds: readonly (readonly (readonly string[])[])[];
  /** Rules that cannot be kept together. As much of them is kept as the search finds. */
  readonly conflicts: readonly RuleConflict[];
  /** How the groups were found: dealt as they are, searched for, or exact by arithmetic. */
  readonly way: Planned['way'];
  /** Whether it is proven that no other groups would be better. */
  readonly isBest: boolean;
}

/**
 * Mixes people into groups for the next round. Sizes differ by at most one. Beyond that, in order
 * of importance: as little of the rules is broken as possible; every organisation, then every role
 * is spread as evenly as possible; as few pairs as possible meet again; those who do have met as
 * seldom as possible; and of `current` as few as possible leave their group. Without rules the
 * first two spreads are always reached to the full (see `dealEvenly`), the others are searched
 * for. In which order the people are given does not matter.
 *
 * @returns for each group the ids of its people, in the order of their ids
 * @throws RangeError for a size, number of groups or seed out of range, or when two people have
 *   the same id
 */
export function mixGroups(people: readonly Person[], options: MixOptions): string[][] {
  const [groups = []] = mixRound(people, options).rounds;
  return groups.map((group) => [...group]);
}

/** `mixGroups`, with what is to be said of the groups. */
export function mixRound(people: readonly Person[], options: MixOptions): Mix {
  const room = roomOf(people, options);
  const random = seededRandom(options.seed);
  const ahead = options.ahead ?? 2;
  if (!Number.isSafeInteger(ahead) || ahead < 0) throw new RangeError(`Not rounds: ${ahead}`);
  let budget = options.budget ?? effortFor(people.length);
  if (room.groups.length === 0) return mixOf(room, 1);
  // Planned together with rounds to come, this one leaves them new people to meet. Where not all
  // of them can be had, fewer are thought of. Then this one is made the best it can be by itself.
  // The most rounds take the most finding, so each time half of what is left is spent.
  let found: Planned | undefined;
  for (let rounds = 1 + ahead; rounds > 1 && !(found && isFulfilled(found.wishes)); rounds -= 1) {
    budget /= 2;
    found = plan(room, rounds, { random, budget, ...fromFirst(found, rounds) });
  }
  const round = plan(room, 1, { random, budget, ...fromFirst(found, 1) });
  const way = round.way === 'dealt' ? found?.way : round.way;
  return mixOf(room, 1, { ...round, way: way ?? 'dealt' });
}

/**
 * Plans several rounds at once, with the same people and wishes in each. All rounds together have
 * as few repeated pairs as are found, where one after the other would sooner or later be shut in.
 * Whoever comes later is fitted in by `bestSeats`.
 *
 * @throws as `mixGroups` does
 */
export function planRounds(people: readonly Person[], rounds: number, options: MixOptions): Mix {
  if (!Number.isSafeInteger(rounds) || rounds < 0) {
    throw new RangeError(`Not a number of rounds: ${rounds}`);
  }
  const room = roomOf(people, options);
  const random = seededRandom(options.seed);
  const budget = options.budget ?? Math.min(3_000_000, rounds * effortFor(people.length));
  if (room.groups.length === 0) return mixOf(room, rounds);
  return mixOf(room, rounds, plan(room, rounds, { random, budget }));
}

function mixOf(room: MixRoom, rounds: number, planned?: Planned): Mix {
  const count = room.groups.length + room.locked.size;
  return {
    rounds: Array.from({ length: rounds }, (_, round) => {
      const mixed = planned?.state.seating(round) ?? [];
      return Array.from({ length: count }, (_group, group) => {
        const staying = room.locked.get(group);
        if (staying) return [...staying].sort(byCodeUnit);
        const members = mixed[room.groups.indexOf(group)] ?? [];
        return members.map((person) => room.ids[person] ?? '');
      });
    }),
    conflicts: room.conflicts,
    way: planned?.way ?? 'dealt',
    isBest: planned === undefined || isFulfilled(planned.wishes),
  };
}

/** The first rounds of what has been found, to go on from. */
function fromFirst(found: Planned | undefined, rounds: number): Pick<PlanEffort, 'from'> {
  if (found === undefined) return {};
  return { from: Array.from({ length: rounds }, (_, round) => found.state.seating(round)) };
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
