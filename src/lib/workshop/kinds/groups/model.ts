/** What somebody wants to talk about in a step that makes groups by interest. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import type { RoundProof } from '../../../methods/mix-proof.ts';
import { composedId, id, lengths, text, whole } from '../../model/fields.ts';
import { groupSchema } from '../../model/group.ts';
import type { Wish } from '../../model/wish.ts';
import { plainKind, type KindModel } from '../kind-model.ts';
import { groupingMethods } from './grouping.ts';

/** So many may be chosen. */
export const mostInterests = 3;

export const topics = v.pipe(v.array(text(lengths.comment)), v.maxLength(mostInterests));

export const interestSchema = v.strictObject({
  type: v.literal('interest'),
  id: composedId('interest'),
  step: id('step'),
  seat: id('seat'),
  /** The best liked first; what is no topic of the step any more counts for nothing. */
  topics,
});

export type Interest = v.InferOutput<typeof interestSchema>;

export function interestId(step: string, seat: string): string {
  return idOf('interest', `${keyOf(step)}.${keyOf(seat)}`);
}

/** The arguments of every mutation of an interest. */
export const interestArgs = {
  choose: v.strictObject({ step: id('step'), topics }),
} as const;

/** So many are expected at most: as many as a workshop seats. */
export const mostExpected = 500;

/** A chair that was planned for somebody of whom only this is known; null: that is not known. */
const chair = v.strictObject({
  organisation: v.nullable(id('organisation')),
  role: v.nullable(id('role')),
  /** Whoever gets it is host of the table. */
  host: v.boolean(),
});

/**
 * Who is expected in a step of groups, and how they were seated before anybody had come. Its id is
 * made of the step: there is one.
 */
export const expectedSchema = v.strictObject({
  type: v.literal('expected'),
  id: composedId('expected'),
  step: id('step'),
  organisations: v.pipe(
    v.array(v.strictObject({ organisation: id('organisation'), count: whole(1, mostExpected) })),
    v.maxLength(500),
  ),
  roles: v.pipe(
    v.array(v.strictObject({ role: id('role'), count: whole(1, mostExpected) })),
    v.maxLength(200),
  ),
  groups: v.pipe(
    v.array(
      v.strictObject({
        letter: groupSchema.entries.letter,
        place: groupSchema.entries.place,
        chairs: v.pipe(v.array(chair), v.maxLength(100)),
      }),
    ),
    v.maxLength(250),
  ),
});

export type Expected = v.InferOutput<typeof expectedSchema>;

export function expectedId(step: string): string {
  return idOf('expected', keyOf(step));
}

/** The arguments of every mutation of what is expected. */
export const expectedArgs = {
  set: v.strictObject({
    step: id('step'),
    organisations: expectedSchema.entries.organisations,
    roles: expectedSchema.entries.roles,
    groups: expectedSchema.entries.groups,
  }),
} as const;

export interface MixFigures extends Omit<RoundProof, 'brokenRules'> {
  readonly groups: number;
  readonly sizes: { readonly fewest: number; readonly most: number };
  /** Wishes that are not kept as people sit now, since somebody was moved or came late. */
  readonly broken: readonly Wish[];
}

/** What the projector shows of a mix, without anybody in it. Sent when it is shown, never stored. */
export interface MixShown extends Omit<MixFigures, 'broken'> {
  readonly type: 'mix';
  readonly id: string;
  readonly workshop: string;
  /** How many wishes are not kept; whose they are is nobody's business here. */
  readonly broken: number;
}

export const groupsModel = {
  ...plainKind,
  settings: {
    /** How the groups are made. */
    grouping: v.picklist(groupingMethods),
  },
  defaults: { grouping: 'mix' },
  records: {
    interest: { schema: interestSchema, args: interestArgs },
    expected: { schema: expectedSchema, args: expectedArgs },
  },
  refusals: ['expected.too-many'],
} as const satisfies KindModel;
