/**
 * What the file does not hold: it tells of one occasion, and a series goes on. People come back, and
 * place and answer as the simulated people of rehearsals do; the same for the same seed.
 */
import { shuffled } from '#lib/methods/random.ts';
import { drawPersonas, phrasesIn } from '#lib/server/rehearsal/personas.ts';
import type { Phrases } from '#lib/text/rehearsal-phrases.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { Script, ScriptParticipant } from './format.ts';
import type { SimulatedPerson } from './kinds/play.ts';
import { laterContent } from './kinds/plays.ts';

/** Of those who were there, how many come to the next occasion. */
const COMING_BACK = 0.75;
/** Fewer than this are no meeting. */
const FEWEST = 2;
/** Time between two occasions, in milliseconds. */
const BETWEEN_MS = 28 * 24 * 60 * 60_000;

/** Who comes back to a later occasion: most, not all, in the order of the file. */
export function comingBack(
  people: readonly ScriptParticipant[],
  random: () => number,
): ScriptParticipant[] {
  const many = Math.max(Math.min(FEWEST, people.length), Math.round(people.length * COMING_BACK));
  const back = new Set(shuffled(people, random).slice(0, many));
  return people.filter((person) => back.has(person));
}

/** The day of a later occasion, `YYYY-MM-DD`: four weeks from one to the next. */
export function dayOfOccasion(first: string, number: number): string {
  const day = Date.parse(`${first.slice(0, 10)}T00:00:00Z`) + (number - 1) * BETWEEN_MS;
  return new Date(day).toISOString().slice(0, 10);
}

/**
 * The file of a later occasion: for each of its steps what those who came back give to it.
 *
 * @param steps its agenda, in order
 */
export function laterScript(
  before: Script,
  steps: readonly Step[],
  people: readonly ScriptParticipant[],
  random: () => number,
): Script {
  const phrases = phrasesIn(before.series.language);
  const simulated = withPersonas(people, phrases, random);
  return {
    ...before,
    participants: [...people],
    ...laterContent(steps, { before, people: simulated, phrases, random }),
  };
}

function withPersonas(
  people: readonly ScriptParticipant[],
  phrases: Phrases,
  random: () => number,
): SimulatedPerson[] {
  const personas = drawPersonas(people.length, { organisations: [], roles: [] }, phrases, random);
  return people.flatMap((person, at) => {
    const persona = personas[at];
    return persona ? [{ ...person, persona }] : [];
  });
}
