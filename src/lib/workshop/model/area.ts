/** A priority area (utvecklingsområde) of the plan, from a theme. */
import * as v from 'valibot';
import { id, lengths, ms, openText, text } from './fields.ts';

export const about = {
  title: text(lengths.line),
  currentState: openText(lengths.paragraph),
  goal: openText(lengths.paragraph),
  order: v.number(),
};

export const areaSchema = v.strictObject({
  type: v.literal('area'),
  id: id('area'),
  theme: v.nullable(id('theme')),
  ...about,
  removed: v.boolean(),
  createdAt: ms,
});

export type Area = v.InferOutput<typeof areaSchema>;

/** The arguments of every mutation of a area. */
export const areaArgs = {
  create: v.strictObject({
    id: id('area'),
    theme: v.nullable(id('theme')),
    title: about.title,
  }),
  edit: v.strictObject({
    area: id('area'),
    change: v.partial(v.strictObject(about)),
    /** The texts as they were when their writer began. */
    base: v.exactOptional(v.partial(v.strictObject(about))),
  }),
  remove: v.strictObject({ area: id('area'), removed: v.boolean() }),
} as const;
