/**
 * What a series begins with, as data: which steps its workshops have, how long each takes and what
 * people write under. The words are in text/, in the language of the series.
 */
import type { ColumnTone } from './plan/terms.ts';
import type { Template } from './series.ts';
import type { StepKind } from './step-kinds.ts';

/** The first workshop of a series, and every later one: those begin with what the first led to. */
export type Occasion = 'first' | 'later';

export interface StepTemplate {
  readonly kind: StepKind;
  /** Planned time; null: as long as it takes. */
  readonly minutes: number | null;
}

/** Under what the notes are written; each has a question of its own. */
export type ColumnKey = 'works' | 'develop' | 'action' | 'needed';

export interface ColumnTemplate {
  readonly key: ColumnKey;
  readonly tone: ColumnTone;
}

export interface OccasionTemplate {
  readonly steps: readonly StepTemplate[];
  readonly columns: readonly ColumnTemplate[];
}

export type SeriesTemplate = Readonly<Record<Occasion, OccasionTemplate>>;

/** The templates that run from start to finish today. */
export const startable = ['utvecklingsplan'] as const satisfies readonly Template[];
export type Startable = (typeof startable)[number];

/** Dots per person, and at most so many on one theme: a third of the nine themes a room can hold. */
export const defaultDots = { dotBudget: 3, dotMax: 2 } as const;

/** What a step has unless something else is wished for. */
export const stepDefaults = { ...defaultDots, scale: 'fist' } as const;

/** People in a group unless something else is wished for. */
export const defaultGroupSize = 5;

export const seriesTemplates: Readonly<Record<Startable, SeriesTemplate>> = {
  utvecklingsplan: {
    first: {
      steps: [
        { kind: 'welcome', minutes: 10 },
        { kind: 'groups', minutes: 10 },
        { kind: 'notes', minutes: 25 },
        { kind: 'themes', minutes: 20 },
        { kind: 'dots', minutes: 5 },
        { kind: 'plan', minutes: 25 },
        { kind: 'close', minutes: 10 },
      ],
      columns: [
        { key: 'works', tone: 'works' },
        { key: 'develop', tone: 'develop' },
      ],
    },
    later: {
      steps: [
        { kind: 'welcome', minutes: 15 },
        { kind: 'groups', minutes: 5 },
        { kind: 'notes', minutes: 30 },
        { kind: 'themes', minutes: 15 },
        { kind: 'dots', minutes: 5 },
        { kind: 'plan', minutes: 40 },
        { kind: 'close', minutes: 10 },
      ],
      columns: [
        { key: 'action', tone: 'neutral' },
        { key: 'needed', tone: 'develop' },
      ],
    },
  },
};
