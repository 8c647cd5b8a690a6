/**
 * What the room looks at together on the projector: where whoever leads has led it, and what the
 * projector itself says of its pages. Holds for the step in which it came about, and in no other.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { id, whole } from './fields.ts';

/** More pages than any view has. */
const pageNumber = whole(0, 999);

/** A view of the projector by the name that it has there. */
const place = v.pipe(v.string(), v.maxLength(120));

/** What can be discussed. */
const thing = v.pipe(v.string(), v.regex(/^(?:action|area|note|theme):[A-Za-z0-9_-]{1,40}$/));

export const focusSchema = v.strictObject({
  type: v.literal('focus'),
  id: id('focus'),
  workshop: id('workshop'),
  /** Where the workshop stood; null before it was opened. */
  step: v.nullable(id('step')),
  /** What is being discussed: the projector stays at the page that shows it. */
  on: v.nullable(thing),
  /** The page of `place` to which it was turned, from 0. Without `on` and `page` pages turn alone. */
  page: v.nullable(pageNumber),
  /** What the projector has told: which view it shows, at which page of how many, if they turn. */
  place,
  at: pageNumber,
  count: pageNumber,
  turning: v.boolean(),
});

export type Focus = v.InferOutput<typeof focusSchema>;

/** There is one for each workshop. */
export function focusId(workshop: string): string {
  return idOf('focus', keyOf(workshop));
}

const { workshop, step, at, count, turning } = focusSchema.entries;
const here = { workshop, step, place };

/** The arguments of every mutation of a focus. */
export const focusArgs = {
  set: v.strictObject({ workshop, step, on: thing }),
  turn: v.strictObject({ ...here, page: focusSchema.entries.page }),
  tell: v.strictObject({ step, place, at, count, turning }),
} as const;
