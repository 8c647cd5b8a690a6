/** How people who place and check notes go wrong, and how long they take: made up, and always the same. */
import { randomBelow } from '#lib/methods/random.ts';

/** What a writer who was wrong says when asked once more. */
export const secondAnswers = ['independent', 'persisting'] as const;
export type SecondAnswer = (typeof secondAnswers)[number];

export interface Skill {
  /** How often a writer taps what was meant. */
  readonly writers: number;
  /** How often somebody who checks taps what the writer meant. */
  readonly checkers: number;
  /** `independent`: right as often as the first time; `persisting`: wrong again in the same way. */
  readonly second: SecondAnswer;
  /** How often somebody who checks wrongly is led to the same wrong place as everybody else who is. */
  readonly misled: number;
  /** How often somebody who checks wrongly simply says yes to what is proposed. */
  readonly agreeable: number;
}

/** Those of the issue; a quarter of the wrong checks say yes, and a quarter are wrong together. */
export const usualSkill: Skill = {
  ...{ writers: 0.92, checkers: 0.85, second: 'persisting' },
  ...{ misled: 0.25, agreeable: 0.25 },
};

/**
 * People's time, in milliseconds: to tap a note one has written, to read and tap one of somebody else's.
 * A note has ten words on average, which are read in two and a half seconds (Brysbaert 2019).
 */
export const tapMs = { own: 5_000, check: 7_000, second: 7_000 } as const;
/** What the facilitator takes to go on when everybody is done. */
export const goOnMs = 5_000;
/** Everybody takes between so much and twice as much of the usual time. */
const fastest = 2 / 3;

/** How quick somebody is: what the usual times are multiplied by. */
export function paceOf(random: () => number): number {
  return fastest * (1 + random());
}

/** Taps of people to whom notes mean something: which places there are, and what each writer meant. */
export class Taps {
  readonly #places: readonly string[];
  readonly #skill: Skill;
  readonly #random: () => number;
  readonly #tempting = new Map<string, string>();

  constructor(places: readonly string[], skill: Skill, random: () => number) {
    this.#places = places;
    this.#skill = skill;
    this.#random = random;
  }

  first(meant: string): string {
    return this.#random() < this.#skill.writers ? meant : this.#wrong(meant);
  }

  second(meant: string, first: string): string {
    if (this.#skill.second === 'independent') return this.first(meant);
    return first === meant ? meant : first;
  }

  /** @param proposed what the note is said to belong to; null: nothing is said */
  check(note: string, meant: string, proposed: string | null): string {
    if (this.#random() < this.#skill.checkers) return meant;
    const how = this.#random();
    if (how < this.#skill.agreeable && proposed !== null && proposed !== meant) return proposed;
    if (how < this.#skill.agreeable + this.#skill.misled) {
      const tempting = this.#tempting.get(note) ?? this.#wrong(meant);
      this.#tempting.set(note, tempting);
      return tempting;
    }
    return this.#wrong(meant);
  }

  #wrong(meant: string): string {
    const others = this.#places.filter((place) => place !== meant);
    return others[randomBelow(Math.max(1, others.length), this.#random)] ?? meant;
  }
}
