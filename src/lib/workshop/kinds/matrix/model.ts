/** A placement (placering): how much effort somebody thinks that something takes, and what it gives. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { composedId, id, whole } from '../../model/fields.ts';
import type { Quadrant } from '../../model/terms.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

/** From little to much, both ways. */
export const placementLevels = [1, 2, 3, 4, 5] as const;

export const level = whole(1, placementLevels.length);

/** Its id is made of step, subject and seat: placing twice is placing once. */
export const placementSchema = v.strictObject({
  type: v.literal('placement'),
  id: composedId('placement'),
  step: id('step'),
  /** What was judged: a theme or, in a step that rates actions, an action. */
  theme: v.nullable(id('theme')),
  action: v.nullable(id('action')),
  seat: id('seat'),
  /** Both null: taken back. */
  effort: v.nullable(level),
  impact: v.nullable(level),
});

export type Placement = v.InferOutput<typeof placementSchema>;

/** @param subject the theme or action */
export function placementId(step: string, subject: string, seat: string): string {
  return idOf('placement', `${keyOf(step)}.${keyOf(subject)}.${keyOf(seat)}`);
}

/** What people judge in a step. */
export const ratedSubjects = ['themes', 'actions'] as const;
export type RatedSubject = (typeof ratedSubjects)[number];

/** The arguments of every mutation of a placement. */
export const placementArgs = {
  set: v.strictObject({
    step: id('step'),
    theme: v.optional(v.nullable(id('theme')), null),
    action: v.optional(v.nullable(id('action')), null),
    at: v.nullable(v.strictObject({ effort: level, impact: level })),
  }),
} as const;

/** The placements of a matrix, once it is closed. */
export interface Spread {
  readonly type: 'spread';
  readonly id: string;
  readonly step: string;
  /** How many people have placed something; of a theme, how many placements there are. */
  readonly voters: number;
  readonly subjects: readonly {
    /** Of the theme or action. */
    readonly subject: string;
    readonly voters: number;
    /** How many chose each level, from little to much. */
    readonly effort: readonly number[];
    readonly impact: readonly number[];
  }[];
}

/** A theme or an action as it was judged. */
export interface JudgedLine {
  readonly id: string;
  readonly title: string;
  readonly corner: Quadrant;
  /** How many have judged it: one for each phone. */
  readonly judgements: number;
  /** How many chose each level, from little to much. */
  readonly effort: readonly number[];
  readonly impact: readonly number[];
}

/** What the plan says of a matrix: what people have answered in private, never who said what. */
export interface MatrixResult {
  readonly kind: 'matrix';
  /** The step's own title. */
  readonly title: string;
  readonly people: number;
  /** What anybody has judged, the most effect for the least effort first; one of the two is empty. */
  readonly themes: readonly JudgedLine[];
  readonly actions: readonly JudgedLine[];
}

export const matrixModel = {
  ...plainKind,
  settings: {
    /** What people judge. */
    rates: v.picklist(ratedSubjects),
  },
  defaults: { rates: 'themes' },
  records: { placement: { schema: placementSchema, args: placementArgs } },
  refusals: ['placement.closed'],
} as const satisfies KindModel;
