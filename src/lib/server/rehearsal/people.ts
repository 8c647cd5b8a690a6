/** Who comes to a rehearsal: people that are as unlike each other as those of a real hall. */
import { randomBelow } from '#lib/methods/random.ts';
import { englishVoices } from '#lib/text/rehearsal-voices-en.ts';
import { swedishVoices } from '#lib/text/rehearsal-voices-sv.ts';
import type { Voices } from '#lib/text/rehearsal-voices.ts';
import type { Locale } from '#lib/text/words.ts';
import type { Named } from '../join-form.ts';

/** Milliseconds in which those come who are on time, and after which the late ones do. */
const COMING_MS = 22_000;
const LATE_MS = { from: 60_000, to: 150_000 } as const;

/** What somebody is like, from the first step to the last. */
export interface Nature {
  readonly organisation: Named;
  readonly role: Named;
  /** Milliseconds after the doors have opened. */
  readonly comesAfter: number;
  /** How long everything takes: 1 is usual. */
  readonly pace: number;
  /** Notes in a step; 0 for those who only listen. */
  readonly notes: number;
  /** Still writes when others are done, and finishes the sentence when the room has gone on. */
  readonly slow: boolean;
  /** Speaks for the organisation when it comes to the plan. */
  readonly represents: boolean;
  /** From 0, against everything, to 1. */
  readonly willing: number;
}

interface Listed {
  readonly id: string;
}

export function voicesIn(language: Locale): Voices {
  return language === 'sv' ? swedishVoices : englishVoices;
}

/**
 * Draws so many people for the organisations and roles of a series, or for made-up ones where it
 * has none. Organisations come unevenly, but each is there if there are people enough.
 */
export function drawPeople(
  many: number,
  lists: { readonly organisations: readonly Listed[]; readonly roles: readonly Listed[] },
  voices: Voices,
  random: () => number,
): Nature[] {
  const organisations = listed(
    lists.organisations,
    voices.organisations.map(({ name }) => name),
  );
  const roles = listed(lists.roles, voices.roles);
  const weights = organisations.map(() => 0.4 + random());
  const seen = new Set<number>();
  return Array.from({ length: many }, (_, at) => {
    const own = at < organisations.length ? at : weighted(weights, random());
    const represents = !seen.has(own);
    seen.add(own);
    const late = at > 0 && random() < 0.1;
    // A few come through the door together, then nobody for a moment.
    const together = Math.floor(at / 3) / Math.ceil(many / 3);
    const onTime = COMING_MS * Math.min(1, together + 0.04 * random()) + 1_500 * random();
    return {
      organisation: organisations[own] ?? { name: '–' },
      role: roles[randomBelow(roles.length, random)] ?? { name: '–' },
      comesAfter: Math.round(late ? between(LATE_MS, random()) : onTime),
      pace: 0.7 + 0.6 * random(),
      notes: random() < 0.12 ? 0 : 1 + randomBelow(4, random),
      slow: random() < 0.15,
      represents,
      willing: 0.25 + 0.75 * random(),
    };
  });
}

export function between(range: { readonly from: number; readonly to: number }, at: number): number {
  return range.from + (range.to - range.from) * at;
}

/** The place of a weight that a number in [0, 1) falls upon. */
export function weighted(weights: readonly number[], at: number): number {
  let left = at * weights.reduce((sum, one) => sum + one, 0);
  const found = weights.findIndex((one) => (left -= one) < 0);
  return Math.max(0, found);
}

function listed(own: readonly Listed[], madeUp: readonly string[]): Named[] {
  return own.length > 0 ? own.map(({ id }) => ({ id })) : madeUp.map((name) => ({ name }));
}
