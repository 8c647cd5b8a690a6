/** The fields that a file of a rehearsal is made of. */
import * as v from 'valibot';
import { cleanText } from '#lib/workshop/model/fields.ts';

/** Longer than any honest text; bounds the work before anything else looks at it. */
export const anyText = v.pipe(v.string(), v.maxLength(10_000));
/** Something that people see: at least one visible character. */
export const label = v.pipe(
  anyText,
  v.check((value) => cleanText(value) !== ''),
);
export const key = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_.-]{1,60}$/u));
export const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((value) => !Number.isNaN(Date.parse(value))),
);
/** Characters as people count them: an emoji is one. */
export const noteText = v.pipe(
  anyText,
  v.check((value) => Array.from(value).length <= 400),
);

export function list<Item extends v.GenericSchema>(item: Item, most: number, fewest = 0) {
  return v.pipe(v.array(item), v.minLength(fewest), v.maxLength(most));
}

export function whole(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** What a field names, which must be in the file. */
export type Named = 'participants' | 'themes';

/** What a file may have for one kind of step: lists that may be missing. */
export interface ScriptPart {
  readonly fields: Readonly<Record<string, v.GenericSchema>>;
  /** By the list: which of its fields name something. */
  readonly references: Readonly<Record<string, Readonly<Record<string, Named>>>>;
}
