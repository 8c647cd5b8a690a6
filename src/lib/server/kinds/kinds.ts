/** What the server knows of each kind of step: the registry in which all others look it up. */
import type { Locale } from '#lib/text/words.ts';
import type { View } from '#lib/workshop/define.ts';
import type { KindResult, StepKind } from '#lib/workshop/kinds/models.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { PlannedMutation, Prompt, StepBehaviour } from '../rehearsal/behaviour.ts';
import { brainwriting } from './brainwriting/kind.ts';
import { cards } from './cards/kind.ts';
import { close } from './close/kind.ts';
import { decide } from './decide/kind.ts';
import { dots } from './dots/kind.ts';
import { groups } from './groups/kind.ts';
import { matrix } from './matrix/kind.ts';
import { naming } from './naming/kind.ts';
import { notes } from './notes/kind.ts';
import { placing } from './placing/kind.ts';
import { plan } from './plan/kind.ts';
import { poll } from './poll/kind.ts';
import { round } from './round/kind.ts';
import { talk } from './talk/kind.ts';
import { themes } from './themes/kind.ts';
import { welcome } from './welcome/kind.ts';
import type { PrintResult, PrintSheet, ServerKind } from './kind.ts';

const kinds: { readonly [K in StepKind]: ServerKind<K> } = {
  welcome,
  round,
  groups,
  cards,
  talk,
  notes,
  brainwriting,
  naming,
  placing,
  themes,
  dots,
  matrix,
  poll,
  decide,
  plan,
  close,
};

// Looked up by the kind of the step, or of the result, that it is then given.
function kindOf(kind: StepKind): ServerKind {
  return kinds[kind] as unknown as ServerKind;
}

/**
 * How people behave in steps of a kind. Provkör lets them act at their own pace: a step has filled
 * within forty seconds. The simulation in tests lets them act among faults, and the command
 * `rehearse` draws from them what its file does not say.
 */
export function behaviourOf(kind: StepKind): StepBehaviour {
  return kindOf(kind).behaviour;
}

/** What a step asks of people now, by name; mostly nothing once what they gave is shown. */
export function promptsOf(step: Step, view: View): readonly string[] {
  const { prompts, goesOn } = behaviourOf(step.kind);
  return step.revealed && !goesOn ? [] : prompts(step, view);
}

/** What one person plans to do about a prompt. */
export function planFor(prompt: Prompt): readonly PlannedMutation[] {
  return behaviourOf(prompt.step.kind).plan(prompt);
}

/** What the run sheet says of a step: what the facilitator does, phones show, the projector shows. */
export function runSheetOf(step: Step, locale: Locale): readonly [string, string, string] {
  const { runSheet } = kindOf(step.kind);
  const [you, phones, screen] = typeof runSheet === 'function' ? runSheet(step) : runSheet;
  return [you({}, { locale }), phones({}, { locale }), screen({}, { locale })];
}

/** The sheets on which people without a phone take part in a step. */
export function printSheets(step: Step, language: Locale): readonly PrintSheet[] {
  return kindOf(step.kind).sheets?.(step, language) ?? [];
}

/** What a step gave, in the words and numbers that are printed. */
export function printResult(result: KindResult, language: Locale): PrintResult {
  const print = kindOf(result.kind).result as
    ((result: KindResult, language: Locale) => PrintResult) | undefined;
  if (!print) throw new Error(`Steps of the kind ${result.kind} print no result.`);
  return print(result, language);
}
