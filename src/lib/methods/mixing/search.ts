import { randomBelow } from '../random.ts';
import type { SeatingState } from './seating-state.ts';
import { comparedTo, isFulfilled, type Wish } from './wish.ts';

export interface SearchOptions {
  /**
   * How many exchanges of places are tried at the most. Counted, never timed: the same seed gives
   * the same seating on a slow machine too.
   */
  readonly budget: number;
  readonly random: () => number;
  /**
   * True: two people who change places do so in every round, so that who meets whom stays what it
   * was but for the names. Only for wishes that look at each round by itself.
   */
  readonly inEveryRound?: boolean;
  /**
   * With `inEveryRound`, by person: only those of one number change places with each other, those of
   * a number below 0 with nobody.
   */
  readonly alike?: readonly number[];
  /** Ends the search as soon as it is true of the best state; every wish has all it can if not said. */
  readonly enough?: (wishes: readonly Wish[]) => boolean;
}

/**
 * Heat in units of one repeated pair: what is worse by that much is done with likelihood 1/e. The
 * figures were compared over 16 to 60 people in four to six rounds, with and without
 * organisations: hotter than 0.6 or colder than 0.15 found more repeats in as many exchanges.
 */
const hottest = 0.5;
const stages = 64;
/** 3 ^ (−1 / 64): after all stages a third of the heat is left. */
const cooling = 0.98298;
/** By what an earlier wish weighs more than the next one, in turns from cooling to cooling. */
const emphases = [1, 2, 0.5] as const;

/**
 * Changes places in the state, two slots at a time, until every wish has what it can have at the
 * most or the budget is used up, and leaves the state in the best state seen. States are compared
 * wish by wish, the first that differs decides: a later wish never costs an earlier one anything.
 *
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi, Science 220, 1983), each cooling twice as
 * slow as the last one, so that easy rooms take a moment and hard ones the whole budget; at the
 * end every exchange that is plainly better is made. On the way an earlier wish may be broken for
 * a while, or the search would be shut in where every exchange unsettles some organisation.
 * Tabu search on conflicts (Dotú & Van Hentenryck, "Scheduling social golfers locally", CPAIOR
 * 2005) was tried first, with eleven and more settings of tenure, patience and restarts: at its
 * best, on half as many exchanges, it left 13 to 15 repeated pairs where this leaves 0 to 2 (60
 * people of nine organisations, six rounds) and 6 to 9 where this leaves 1 or 2 (40 of seven, four).
 *
 * @returns how many exchanges were tried
 */
export function search(
  state: SeatingState,
  wishes: readonly Wish[],
  options: SearchOptions,
): number {
  const { budget, random, inEveryRound = false, alike, enough = isFulfilled } = options;
  const { slots, rounds } = state;
  if (state.groups < 2 || rounds === 0) return 0;
  const weights = wishes.map((wish) => wish.weight);
  let best = wishes.map((wish) => wish.cost);
  let bestState = state.saved();
  let tried = 0;
  let length = slots * rounds;
  for (let course = 0; tried < budget && !enough(wishes); course += 1) {
    emphasise(emphases[course % emphases.length] ?? 1);
    cool(Math.max(1, Math.min(length, Math.ceil((budget - tried) / stages))));
    length *= 2;
  }
  state.restore(bestState);
  for (const wish of wishes) wish.restart();
  if (!inEveryRound && !enough(wishes)) tried += polish(state, wishes, budget / 4);
  return tried;

  function emphasise(emphasis: number): void {
    let factor = 1;
    for (let at = wishes.length - 1; at >= 0; at -= 1) {
      const weight = wishes[at]?.weight ?? 0;
      weights[at] = weight * factor;
      // What weighs less than a repeated pair only breaks ties, whatever the emphasis.
      if (weight * (wishes[at]?.unit ?? 1) >= 1) factor *= emphasis;
    }
  }

  function cool(steps: number): void {
    let heat = hottest;
    for (let stage = 0; stage < stages; stage += 1) {
      for (let step = 0; step < steps; step += 1) {
        tried += 1;
        if (!tryExchange(heat) || comparedTo(best, wishes) >= 0) continue;
        best = wishes.map((wish) => wish.cost);
        bestState = state.saved();
        if (enough(wishes)) return;
      }
      heat *= cooling;
    }
  }

  function tryExchange(heat: number): boolean {
    const round = randomBelow(rounds, random);
    const one = randomBelow(inEveryRound ? state.people : slots, random);
    const other = randomBelow(inEveryRound ? state.people : slots, random);
    if (alike && (alike[one] !== alike[other] || (alike[one] ?? -1) < 0)) return false;
    const from = inEveryRound ? 0 : round;
    const to = inEveryRound ? rounds : round + 1;
    let worse = 0;
    let moves = false;
    for (let at = from; at < to; at += 1) {
      if (!state.maySwap(at, one, other)) continue;
      moves = true;
      for (let wish = 0; wish < wishes.length; wish += 1) {
        worse += (weights[wish] ?? 0) * (wishes[wish]?.change(at, one, other) ?? 0);
      }
    }
    if (!moves || (worse > 0 && random() >= likelihood(worse / heat))) return false;
    for (let at = from; at < to; at += 1) {
      if (state.maySwap(at, one, other)) exchange(state, wishes, at, one, other);
    }
    return true;
  }
}

/**
 * Makes every exchange that is better by the first wish it changes, until there is none or enough
 * have been tried. Everybody's exchanges are tried at least once.
 */
function polish(state: SeatingState, wishes: readonly Wish[], budget: number): number {
  const { slots, rounds } = state;
  const least = rounds * slots;
  let tried = 0;
  for (
    let since = 0, at = 0;
    since < least && (at < least || tried < budget);
    since += 1, at += 1
  ) {
    const round = Math.floor(at / slots) % rounds;
    const one = at % slots;
    for (let other = 0; other < slots; other += 1) {
      tried += 1;
      if (!state.maySwap(round, one, other)) continue;
      const first = wishes.find((wish) => wish.change(round, one, other) !== 0);
      if (first === undefined || first.change(round, one, other) > 0) continue;
      exchange(state, wishes, round, one, other);
      since = 0;
    }
  }
  return tried;
}

function exchange(
  state: SeatingState,
  wishes: readonly Wish[],
  round: number,
  one: number,
  other: number,
): void {
  state.swap(round, one, other);
  for (const wish of wishes) wish.swapped(round, one, other);
}

/** About e^−x, from x = 0 up, in arithmetic that no two machines round differently. */
function likelihood(x: number): number {
  if (x > 24) return 0;
  let power = 1 / (1 + x / 256);
  for (let squaring = 0; squaring < 8; squaring += 1) power *= power;
  return power;
}
