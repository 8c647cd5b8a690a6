/** What the phone asks of a kind of step; each kind that differs answers in kinds/<kind>/phone.ts. */
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { Step, StepOf } from '#lib/workshop/model/step.ts';

export interface StepPhone<K extends StepKind = StepKind> {
  /**
   * Something is written in it, by whoever had begun also after the room has gone on: notes into its
   * columns, or what the kind's own `Writing.svelte` takes.
   */
  readonly writes?: 'columns' | 'own';
  /** What is said to a screen reader when it is revealed; nothing is revealed in it, unless said. */
  readonly saysRevealed?: () => string;
  /** Whether its intro has the instruction; as long as nothing is revealed, unless said. */
  readonly showsInstruction?: (step: StepOf<K>) => boolean;
  /** Whether its intro has the questions; always, unless said. */
  readonly showsQuestions?: (step: StepOf<K>) => boolean;
}

/** What a place to write in is given. It stays the same element when the room goes on. */
export interface WritingProps {
  readonly step: Step;
  /** The room is at this step; else it has left it while somebody was writing. */
  readonly present: boolean;
  /** Minutes in which it can still be sent, once the workshop is closed. */
  readonly minutesLeft?: number | undefined;
}
