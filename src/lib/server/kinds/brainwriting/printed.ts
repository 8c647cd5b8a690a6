/** A sheet on paper, which goes round by hand: a row for each round, a field for each idea. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

export interface PrintRoundSheet {
  readonly kind: 'brainwriting';
  readonly step: string;
  readonly questions: readonly string[];
  readonly how: string;
  readonly round: string;
  readonly idea: string;
  /** Ideas of each person, side by side. */
  readonly ideas: number;
}

/** One sheet for each person: as many copies are printed as there are people without a phone. */
export function roundSheets(
  { title, questions, ideasEach }: StepOf<'brainwriting'>,
  locale: Locale,
): readonly PrintRoundSheet[] {
  return [
    {
      kind: 'brainwriting',
      step: title,
      questions: questions.slice(0, 3),
      how: m.brainwriting_print_how({ n: ideasEach }, { locale }),
      round: m.brainwriting_print_round({}, { locale }),
      idea: m.brainwriting_print_idea({}, { locale }),
      ideas: Math.min(3, ideasEach),
    },
  ];
}
