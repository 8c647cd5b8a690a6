/** A dot (prick): how much somebody wants a theme to come first. Nobody else ever sees whose. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { composedId, id, whole } from '../../model/fields.ts';
import type { KindModel } from '../kind-model.ts';

/** Its id is made of step, theme and seat: setting it twice is once. */
export const dotSchema = v.strictObject({
  type: v.literal('dot'),
  id: composedId('dot'),
  step: id('step'),
  theme: id('theme'),
  seat: id('seat'),
  dots: whole(0, 20),
});

export type Dot = v.InferOutput<typeof dotSchema>;

export function dotId(step: string, theme: string, seat: string): string {
  return idOf('dot', `${keyOf(step)}.${keyOf(theme)}.${keyOf(seat)}`);
}

/** The arguments of every mutation of a dot. */
export const dotArgs = {
  set: v.strictObject({ step: id('step'), theme: id('theme'), dots: whole(0, 20) }),
} as const;

/** The dots of a step, once it is closed. */
export interface Score {
  readonly type: 'score';
  readonly id: string;
  readonly step: string;
  readonly voters: number;
  /** Dots on themes that were dissolved: they are back with their givers, and count nowhere. */
  readonly givenBack: number;
  readonly themes: readonly {
    readonly theme: string;
    readonly dots: number;
    readonly seats: number;
  }[];
}

/**
 * How many dots people have given by now, and how many of them lie on one theme: what a facilitator
 * must know who lowers the budget. Never on which theme.
 */
export interface DotUse {
  readonly type: 'dotUse';
  readonly id: string;
  readonly step: string;
  /** By the number of dots, from 0: how many people have given so many. */
  readonly given: readonly number[];
  /** By the number of dots, from 0: how many people have put so many on one theme at most. */
  readonly most: readonly number[];
}

export const dotsModel = {
  settings: {
    /** Dots for each person, and at most so many of them on one theme. */
    dotBudget: whole(1, 20),
    dotMax: whole(1, 20),
  },
  // At most two on one theme: a third of the nine themes that a room can hold gets dots.
  defaults: { dotBudget: 3, dotMax: 2 },
  state: {},
  initial: {},
  records: { dot: { schema: dotSchema, args: dotArgs } },
  refusals: ['dot.over-budget', 'dot.closed'],
} as const satisfies KindModel;
