/** What the console asks of a kind of step; each kind answers in kinds/<kind>/console.ts. */
import type { LucideIcon } from '@lucide/svelte';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { StepCounts } from '../step-counts.ts';

/** Something that the facilitator most likely does next. */
export interface NextAction {
  readonly label: string;
  readonly icon: LucideIcon;
  /** It has been pressed and is not done yet. */
  readonly busy?: boolean;
  /** A page that it opens in a tab of its own, instead of `run`. */
  readonly href?: string;
  readonly run: () => unknown;
}

export interface StepConsole<K extends StepKind = StepKind> {
  /** The step needs the whole width: the room's panel is then one press away. */
  readonly wide?: boolean;
  /** Everybody answers on the phone until the answers are revealed. */
  readonly answers?: {
    /** How many have answered. */
    readonly from: (counts: StepCounts) => number;
    /** That all have, and that nobody has for two minutes, in a sentence. */
    readonly all: () => string;
    readonly quiet: () => string;
  };
  /** Nobody can do anything in it yet; what is missing is said in the step's own view. */
  readonly lacks?: (step: StepOf<K>) => boolean;
  /** People work in it for a time that somebody starts, also where nobody answers on the phone. */
  readonly timed?: (step: StepOf<K>) => boolean;
  /** How answers are revealed; a kind without it has nothing to reveal. */
  readonly reveal?: {
    readonly label: () => string;
    readonly icon: LucideIcon;
    /** What the undo says after the answers were revealed, and after they were covered again. */
    readonly revealed: () => string;
    readonly covered: () => string;
    /** Whether there is anything to reveal; always, unless said. */
    readonly possible?: (step: StepOf<K>) => boolean;
  };
  /** What is to be done before going on, other than revealing answers; null: nothing. */
  readonly primary?: (step: StepOf<K>) => NextAction | null;
  /** What is not done yet that will be missed further on, in a sentence; null: nothing. */
  readonly unfinished?: (step: StepOf<K>) => string | null;
  /** For how many minutes its timer is started; the step's planned time, unless said. */
  readonly timerMinutes?: (step: StepOf<K>) => number | null;
  /** What the facilitator does now, in a sentence or two. */
  readonly leads: (step: StepOf<K>) => string;
  /** What the projector shows, in a few words. */
  readonly onScreen: (step: StepOf<K>) => string;
  /** What the phones show, in a few words. */
  readonly onPhones: (step: StepOf<K>) => string;
}
