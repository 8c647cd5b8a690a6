/** What the server knows of one kind of step: how simulated people behave in it, and what is printed. */
import type { Locale } from '#lib/text/words.ts';
import type { KindResult, StepKind } from '#lib/workshop/kinds/models.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { StepBehaviour } from '../rehearsal/behaviour.ts';

/** A text in the language of what is printed. */
export type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

type RunSheet = readonly [you: Message, phones: Message, screen: Message];

/** A sheet as its template gets it: `<kind>/sheet.typ` lays it out. */
export interface PrintSheet {
  readonly kind: StepKind;
}

/** A result as its template gets it: `<kind>/result.typ` lays it out. */
export interface PrintResult {
  readonly kind: KindResult['kind'];
}

export interface ServerKind<K extends StepKind = StepKind> {
  readonly kind: K;
  readonly behaviour: StepBehaviour<K>;
  /** What the facilitator does, what phones show, what the projector shows. */
  readonly runSheet: RunSheet | ((step: StepOf<K>) => RunSheet);
  /** The sheets on which people without a phone take part. */
  readonly sheets?: (step: StepOf<K>, language: Locale) => readonly PrintSheet[];
  /** What it gave, in the words and numbers that are printed. */
  readonly result?: (result: Extract<KindResult, { kind: K }>, language: Locale) => PrintResult;
}

/** Ties what is said of a kind to the fields that its steps have. */
export function defineServerKind<K extends StepKind>(definition: ServerKind<K>): ServerKind<K> {
  return definition;
}
