/** A ballot (svar): what somebody says to a proposal, on the scale of the step. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { composedId, id, lengths, optionalText, whole } from '../../model/fields.ts';
import type { KindModel } from '../kind-model.ts';
import { mostRounds, scaleNames, type ScaleName } from './scales.ts';

/** Its id is made of step, round, question and seat: answering twice is answering once. */
export const ballotSchema = v.strictObject({
  type: v.literal('ballot'),
  id: composedId('ballot'),
  step: id('step'),
  /** Which time the step asked: from 1. */
  asked: whole(1, mostRounds),
  /** Which of the step's questions: from 0. */
  question: whole(0, 9),
  seat: id('seat'),
  /** On the step's scale; null: taken back. */
  value: v.nullable(whole(0, 8)),
  /** What would make it acceptable. Shown without its writer, together with the answers. */
  comment: optionalText(lengths.comment),
});

export type Ballot = v.InferOutput<typeof ballotSchema>;

export function ballotId(step: string, asked: number, question: number, seat: string): string {
  return idOf('ballot', `${keyOf(step)}.${asked}.${question}.${keyOf(seat)}`);
}

/** The arguments of every mutation of a ballot. */
export const ballotArgs = {
  cast: v.strictObject({
    step: id('step'),
    asked: ballotSchema.entries.asked,
    question: ballotSchema.entries.question,
    value: ballotSchema.entries.value,
    comment: ballotSchema.entries.comment,
  }),
  ask: v.strictObject({ step: id('step'), asked: ballotSchema.entries.asked }),
} as const;

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

/** What the plan says of one question of a poll: what people have answered in private, never who. */
export interface PollResult {
  readonly kind: 'poll';
  readonly question: string;
  readonly scale: ScaleName;
  /** From the first time it was asked to the latest that was shown; at least one. */
  readonly rounds: readonly {
    /** Who answered: whoever shares a phone counts as well. */
    readonly people: number;
    /** How many answers, one for each phone, each value of the scale got, in its order. */
    readonly counts: readonly number[];
    /** What would make it acceptable. */
    readonly comments: readonly string[];
  }[];
}

export const pollModel = {
  settings: {
    /** On what is answered. */
    scale: v.picklist(scaleNames),
  },
  defaults: { scale: 'fist' },
  state: {
    /** Which time it asks. Earlier times stay. */
    asked: whole(1, mostRounds),
  },
  initial: { asked: 1 },
  records: { ballot: { schema: ballotSchema, args: ballotArgs } },
  refusals: ['ballot.closed', 'ballot.unknown-question', 'ballot.off-scale'],
} as const satisfies KindModel;
