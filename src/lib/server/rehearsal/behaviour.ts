/** How simulated people behave in one kind of step: the interface, and what its implementations share. */
import { randomBelow } from '#lib/methods/random.ts';
import type { Phrases } from '#lib/text/rehearsal-phrases.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { View } from '#lib/workshop/define.ts';
import { between, type Persona } from './personas.ts';

/** With what somebody decides on a mutation, at the moment at which it is due. */
export interface Situation {
  /** What this person can see now. */
  readonly view: View;
  readonly seat: string;
  readonly persona: Persona;
  readonly phrases: Phrases;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly newKey: () => string;
  /** True when nobody has written this sentence in the step before; from then on somebody has. */
  readonly isNew: (sentence: string) => boolean;
}

export interface PlannedMutation {
  /** Milliseconds after the prompt. */
  readonly delay: number;
  /** True when it is sent also after the step: a note that was begun is finished. */
  readonly outlastsStep: boolean;
  /** Null: by now there is nothing to do. */
  readonly decide: (situation: Situation) => DomainMutation | null;
}

/** Who is asked what. */
export interface Prompt<K extends StepKind = StepKind> {
  readonly step: StepOf<K>;
  /** One of the names that `prompts` gave for the step. */
  readonly name: string;
  readonly persona: Persona;
  readonly random: () => number;
}

/** How simulated people behave in one kind of step: the mutations that a phone offers there. */
export interface StepBehaviour<K extends StepKind = StepKind> {
  /**
   * What a step asks of people now, by name. Everybody responds to each name once.
   *
   * @param view what all phones of the workshop see
   */
  readonly prompts: (step: StepOf<K>, view: View) => readonly string[];
  /** It asks something also when what people gave is shown. */
  readonly goesOn?: true;
  /** What one person plans to do about a prompt, drawn with the prompt's random numbers. */
  readonly plan: (prompt: Prompt<K>) => readonly PlannedMutation[];
}

/** A step in which people only listen. */
export const listening: StepBehaviour = { prompts: () => [], plan: () => [] };

/** A mutation within some milliseconds, at the pace of the person. */
export function planned(
  { persona, random }: Pick<Prompt, 'persona' | 'random'>,
  within: { readonly from: number; readonly to: number },
  decide: PlannedMutation['decide'],
  outlastsStep = false,
): PlannedMutation {
  return { delay: Math.round(persona.pace * between(within, random())), outlastsStep, decide };
}

/** A plan that only a share of the people have, from 0 to 1. */
export function bySome(
  { random }: Pick<Prompt, 'random'>,
  share: number,
  plan: () => PlannedMutation,
): readonly PlannedMutation[] {
  return random() < share ? [plan()] : [];
}

/** One of the items, or undefined where there are none. */
export function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[randomBelow(Math.max(1, items.length), random)];
}

/** How much all people like something on average, from 0 to 1: the same for whoever asks. */
export function popularity(of: string): number {
  let hash = 2_166_136_261;
  for (const letter of of) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
