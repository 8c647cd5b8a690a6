/** The simulated people of a rehearsal: as different from each other as those of a real workshop. */
import { randomBelow } from '#lib/methods/random.ts';
import { englishPhrases } from '#lib/text/rehearsal-phrases-en.ts';
import { swedishPhrases } from '#lib/text/rehearsal-phrases-sv.ts';
import type { Phrases } from '#lib/text/rehearsal-phrases.ts';
import type { Locale } from '#lib/text/words.ts';
import type { Named } from '../http/join-form.ts';

/** Milliseconds within which most people arrive, and after which late ones do. */
const ARRIVING_MS = 22_000;
const LATE_MS = { from: 60_000, to: 150_000 } as const;

/** How one simulated person behaves, from the first step to the last. */
export interface Persona {
  readonly organisation: Named;
  readonly role: Named;
  /** Milliseconds after people can join. */
  readonly arrivesAfter: number;
  /** A factor on how long everything takes: 1 is usual. */
  readonly pace: number;
  /** The number of notes in a step; 0 for those who only listen. */
  readonly notes: number;
  /** Writes longer than others, and finishes a note also when the step is over. */
  readonly slow: boolean;
  /** Represents the organisation in the plan. */
  readonly represents: boolean;
  /** How far the person agrees with proposals, from 0, against everything, to 1. */
  readonly agreement: number;
}

interface Listed {
  readonly id: string;
}

export function phrasesIn(language: Locale): Phrases {
  return language === 'sv' ? swedishPhrases : englishPhrases;
}

/**
 * Draws personas for the organisations and roles of a series, or for made-up ones where it has none.
 * Organisations differ in size, but each has somebody if there are enough people.
 */
export function drawPersonas(
  count: number,
  lists: { readonly organisations: readonly Listed[]; readonly roles: readonly Listed[] },
  phrases: Phrases,
  random: () => number,
): Persona[] {
  const organisations = listed(
    lists.organisations,
    phrases.organisations.map(({ name }) => name),
  );
  const roles = listed(lists.roles, phrases.roles);
  const weights = organisations.map(() => 0.4 + random());
  const seen = new Set<number>();
  return Array.from({ length: count }, (_, at) => {
    const own = at < organisations.length ? at : weighted(weights, random());
    const represents = !seen.has(own);
    seen.add(own);
    const late = at > 0 && random() < 0.1;
    // People arrive in small groups, with pauses in between.
    const together = Math.floor(at / 3) / Math.ceil(count / 3);
    const onTime = ARRIVING_MS * Math.min(1, together + 0.04 * random()) + 1_500 * random();
    return {
      organisation: organisations[own] ?? { name: '–' },
      role: roles[randomBelow(roles.length, random)] ?? { name: '–' },
      arrivesAfter: Math.round(late ? between(LATE_MS, random()) : onTime),
      pace: 0.7 + 0.6 * random(),
      notes: random() < 0.12 ? 0 : 1 + randomBelow(4, random),
      slow: random() < 0.15,
      represents,
      agreement: 0.25 + 0.75 * random(),
    };
  });
}

export function between(range: { readonly from: number; readonly to: number }, at: number): number {
  return range.from + (range.to - range.from) * at;
}

/** The index of the weight that a number in [0, 1) falls on, in proportion to the weights. */
export function weighted(weights: readonly number[], at: number): number {
  let left = at * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return Math.max(0, found);
}

function listed(own: readonly Listed[], madeUp: readonly string[]): Named[] {
  return own.length > 0 ? own.map(({ id }) => ({ id })) : madeUp.map((name) => ({ name }));
}
