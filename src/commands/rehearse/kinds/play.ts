/** How a rehearsal plays the steps of one kind: the interface. */
import type { Persona } from '#lib/server/rehearsal/personas.ts';
import type { Phrases } from '#lib/text/rehearsal-phrases.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { RehearseOptions } from '../arguments.ts';
import type { Script, ScriptParticipant } from '../format.ts';
import type { MadePlan, OccasionRun } from '../occasion-run.ts';
import type { SortingReport } from './placing/sorting-report.ts';

export type { SortingReport };

/** What holds for all steps of an occasion together. */
export interface Course {
  /** Lets those in who arrive once there are groups; everybody comes in by the first call. */
  readonly joinLate: () => Promise<void>;
  /** The steps that were played before the workshop began. */
  readonly playedEarly: ReadonlySet<string>;
}

/** What came of a step. */
export interface StepOutcome {
  /** Whether what was counted is what people gave; left out where nothing is counted. */
  readonly countsRight?: boolean;
  /** How well the room has sorted its notes, for the report; left out where it has not. */
  readonly sorting?: SortingReport;
  /** What the series has planned from now on; left out where nothing was. */
  readonly plan?: MadePlan;
}

/** Somebody of the file who behaves, where the file does not tell, as simulated people do. */
export interface SimulatedPerson extends ScriptParticipant {
  readonly persona: Persona;
}

/** A later occasion, of which the file does not tell. */
export interface LaterOccasion {
  /** The file: of the first occasion. */
  readonly before: Script;
  /** Who comes back. */
  readonly people: readonly SimulatedPerson[];
  /** What simulated people say, in the language of the series. */
  readonly phrases: Phrases;
  /** Numbers in [0, 1), the same for the same seed. */
  readonly random: () => number;
}

/** What is left out happens in no step of the kind. */
export interface StepPlay<K extends StepKind = StepKind> {
  /** What people and facilitator do in it, from the moment at which everybody has come to it. */
  readonly play?: (run: OccasionRun, step: StepOf<K>, course: Course) => Promise<StepOutcome>;
  /** What people do in it before the workshop begins, where it takes answers by then. */
  readonly playEarly?: (run: OccasionRun, step: StepOf<K>) => Promise<void>;
  /** Changes an agenda as the command line asks. */
  readonly changeAgenda?: (run: OccasionRun) => Promise<void>;
  /** When an agenda that has no step of the kind gets one, and where. */
  readonly adding?: {
    /** True where the file has content for it, and the command line does not ask for another way. */
    readonly wanted: (script: Script, options: RehearseOptions) => boolean;
    /** It comes before the first step of this kind, where there is one. */
    readonly before?: StepKind;
    /** Otherwise after the last step of the first kind that is there, and else before the end. */
    readonly after?: readonly StepKind[];
  };
  /** It ends an agenda: what is added comes before it. */
  readonly endsAgenda?: true;
  /**
   * What those who come back give in a later occasion, in place of what the file has.
   *
   * @param steps those of the kind, in the order of the agenda; none where it has no such step
   */
  readonly later?: (steps: readonly StepOf<K>[], occasion: LaterOccasion) => Partial<Script>;
}
