/**
 * What the room works out of what each person has answered in private: shown when the facilitator
 * shows it, and then without who said what. Sent like records, never stored.
 */
import { idOf, keyOf } from '../sync/record.ts';
import { peopleAt } from './attendance.ts';
import { ballotsOf } from './ballot.ts';
import type { View } from './noun.ts';
import { placementLevels, placementsOf } from './placement.ts';
import { scales } from './scales.ts';
import { isStanding, lineOf, type SpeakerState } from './speaker.ts';
import type { Step } from './step.ts';
import { standingTheme } from './theme.ts';

/** The placements of a matrix, once it is closed. */
export interface Spread {
  readonly type: 'spread';
  readonly id: string;
  readonly step: string;
  /** How many people have placed something; of a theme, how many placements there are. */
  readonly voters: number;
  readonly themes: readonly {
    readonly theme: string;
    readonly voters: number;
    /** How many chose each level, from little to much. */
    readonly effort: readonly number[];
    readonly impact: readonly number[];
  }[];
}

/** The answers to a poll: of every time it has asked and shown what was said. */
export interface Outcome {
  readonly type: 'outcome';
  readonly id: string;
  readonly step: string;
  readonly rounds: readonly {
    readonly asked: number;
    readonly questions: readonly {
      /** How many people have answered: who shares a phone gives one answer together. */
      readonly voters: number;
      /** How many chose each value of the scale, in its order. */
      readonly counts: readonly number[];
      /** What would make it acceptable, by the alphabet: the order in which they came would tell. */
      readonly comments: readonly string[];
    }[];
  }[];
}

/** Who has the floor and who waits for it, as it is called out: by label, never by seat. */
export interface Floor {
  readonly type: 'floor';
  readonly id: string;
  readonly step: string;
  readonly line: readonly {
    readonly label: string;
    readonly group: string | null;
    readonly state: SpeakerState;
    readonly order: number;
  }[];
}

export function spreadOf(step: Step, view: View): Spread {
  const placements = placementsOf(view, step.id);
  const byTheme = Map.groupBy(placements, (one) => standingTheme(view, one.theme));
  return {
    type: 'spread',
    id: idOf('spread', keyOf(step.id)),
    step: step.id,
    voters: peopleAt(view, step.workshop)(placements.map(({ seat }) => seat)),
    themes: [...byTheme]
      .map(([theme, own]) => ({
        theme,
        voters: new Set(own.map(({ seat }) => seat)).size,
        effort: placementLevels.map((level) => own.filter((one) => one.effort === level).length),
        impact: placementLevels.map((level) => own.filter((one) => one.impact === level).length),
      }))
      .toSorted((a, b) => a.theme.localeCompare(b.theme)),
  };
}

/**
 * Whether so many answers can stand in a document that outlives the room. Of one or two, whoever
 * knows who was there would know who said what; three is the least that official statistics tell.
 *
 * @param counts how many gave each answer
 */
export function isTellable(counts: readonly number[]): boolean {
  return counts.reduce((sum, count) => sum + count, 0) >= 3;
}

/** Null while nothing of it has been shown. */
export function outcomeOf(step: Step, view: View): Outcome | null {
  const shown = step.revealed ? step.asked : step.asked - 1;
  if (shown === 0) return null;
  const people = peopleAt(view, step.workshop);
  return {
    type: 'outcome',
    id: idOf('outcome', keyOf(step.id)),
    step: step.id,
    rounds: Array.from({ length: shown }, (_, before) => {
      const ballots = ballotsOf(view, step.id, before + 1);
      return {
        asked: before + 1,
        questions: step.questions.map((_question, at) => {
          const own = ballots.filter(({ question }) => question === at);
          return {
            voters: people(own.map(({ seat }) => seat)),
            counts: scales[step.scale].values.map(
              (value) => own.filter((one) => one.value === value).length,
            ),
            comments: own
              .flatMap(({ comment }) => comment ?? [])
              .toSorted((a, b) => a.localeCompare(b, 'sv')),
          };
        }),
      };
    }),
  };
}

/** Null where nobody has had the floor or asked for it. */
export function floorOf(step: Step, view: View): Floor | null {
  const line = lineOf(view, step.id);
  if (line.length === 0) return null;
  return {
    type: 'floor',
    id: idOf('floor', keyOf(step.id)),
    step: step.id,
    line: line.map(({ label, who, state, order }) => ({
      label,
      group: who.startsWith('group:') ? who : null,
      state,
      order,
    })),
  };
}

/** How many are called before somebody; null where the turn is not to come. */
export function turnsBefore(floor: Floor | undefined, order: number): number | null {
  const waiting = floor?.line.filter(isStanding) ?? [];
  if (!waiting.some((one) => one.order === order)) return null;
  return waiting.filter((one) => one.order < order).length;
}
