/** A column (spalt) in which notes lie. */
import * as v from 'valibot';
import { lengths, text } from './fields.ts';
import { most } from './most.ts';
import { columnTones } from './terms.ts';

export const column = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  title: text(lengths.name),
  tone: v.picklist(columnTones),
});

export type Column = v.InferOutput<typeof column>;

/** The columns of a step in which something is written: a setting that several kinds have. */
export const columns = v.pipe(v.array(column), v.maxLength(most.columns, 'column.too-many'));
