/** Continue, adjust or stop: what each thinks, in private, and what the room then decides. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import {
  composedId,
  day,
  id,
  lengths,
  ms,
  openText,
  optionalText,
  whole,
} from '../../model/fields.ts';
import { most } from '../../model/most.ts';
import { seatsPerWorkshop } from '../../model/workshop.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

/** fortsätta · justera · avsluta */
export const courses = ['continue', 'adjust', 'stop'] as const;
export type Course = (typeof courses)[number];

/** Its id is made of step and seat: answering twice is answering once. */
export const opinionSchema = v.strictObject({
  type: v.literal('opinion'),
  id: composedId('opinion'),
  step: id('step'),
  seat: id('seat'),
  /** null: taken back. */
  course: v.nullable(v.picklist(courses)),
  /** Shown without its writer, together with the answers. */
  reason: optionalText(lengths.comment),
});

export type Opinion = v.InferOutput<typeof opinionSchema>;

export function opinionId(step: string, seat: string): string {
  return idOf('opinion', `${keyOf(step)}.${keyOf(seat)}`);
}

/** How often a step decides anew, at the most. */
export const mostDecisions = 20;

const number = whole(1, mostDecisions);

/**
 * What the room has decided, as the facilitator has recorded it. A draft until it is made; from then
 * on nothing in it changes: a later decision of the step has the next number and this one is kept.
 */
export const decisionSchema = v.strictObject({
  type: v.literal('decision'),
  id: composedId('decision'),
  step: id('step'),
  number,
  course: v.nullable(v.picklist(courses)),
  /** In the words of the room, and why. */
  wording: openText(lengths.paragraph),
  /** The day on which those who decided meet next. */
  next: v.nullable(day),
  /** When it was made; null: it is a draft. */
  madeAt: v.nullable(ms),
  /** How many people had come by then, and from which organisations: worked out, never typed in. */
  people: whole(0, 8 * seatsPerWorkshop),
  organisations: v.pipe(v.array(id('organisation')), v.maxLength(most.organisations), v.readonly()),
});

export type Decision = v.InferOutput<typeof decisionSchema>;

export function decisionId(step: string, numbered: number): string {
  return idOf('decision', `${keyOf(step)}.${numbered}`);
}

const said = {
  course: decisionSchema.entries.course,
  wording: decisionSchema.entries.wording,
  next: decisionSchema.entries.next,
};

/** The arguments of every mutation of an opinion. */
export const opinionArgs = {
  give: v.strictObject({
    step: id('step'),
    course: opinionSchema.entries.course,
    reason: opinionSchema.entries.reason,
  }),
} as const;

/** The arguments of every mutation of a decision. */
export const decisionArgs = {
  /** `base`: the wording when its writer began. */
  write: v.strictObject({
    step: id('step'),
    number,
    change: v.partial(v.strictObject(said)),
    base: v.exactOptional(said.wording),
  }),
  make: v.strictObject({ step: id('step'), number, at: v.nullable(ms) }),
} as const;

/** What people think, once it is shown: how many each, and the reasons by the alphabet. */
export interface Leanings {
  readonly type: 'leanings';
  readonly id: string;
  readonly step: string;
  /** How many people have answered: who shares a phone gives one answer together. */
  readonly voters: number;
  /** How many answers each of `courses` got, in their order. */
  readonly counts: readonly number[];
  /** Which reason belongs to which answer is told to nobody. */
  readonly reasons: readonly string[];
}

/** What the plan says of a decision: the one that stands, and how people thought. */
export interface DecideResult {
  readonly kind: 'decide';
  /** Of the step. */
  readonly title: string;
  readonly decision: {
    readonly course: Course;
    readonly wording: string;
    readonly next: string | null;
    /** Milliseconds since 1970. */
    readonly madeAt: number;
    readonly people: number;
    /** Their names. */
    readonly organisations: readonly string[];
  } | null;
  /** null: not shown, or so few that a number would tell who. */
  readonly leanings: Pick<Leanings, 'voters' | 'counts' | 'reasons'> | null;
}

export const decideModel = {
  ...plainKind,
  records: {
    opinion: { schema: opinionSchema, args: opinionArgs },
    decision: { schema: decisionSchema, args: decisionArgs },
  },
} as const satisfies KindModel;
