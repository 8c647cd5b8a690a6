/** A theme (tema): what notes have in common. Belongs to the series, so the next workshop has it. */
import * as v from 'valibot';
import { id, lengths, ms, text } from './fields.ts';
import { themeNatures } from './terms.ts';
import { most } from './most.ts';

export const themeSchema = v.strictObject({
  type: v.literal('theme'),
  id: id('theme'),
  /** Where it was named. */
  workshop: id('workshop'),
  title: text(lengths.line),
  /** null: nobody has said. */
  nature: v.nullable(v.picklist(themeNatures)),
  /** Words by which notes are suggested for it, beside those of its title. */
  keywords: v.pipe(v.array(text(lengths.name)), v.maxLength(most.keywords)),
  /** Notes that were chosen to speak for it, by id; one that lies elsewhere by now does not. */
  quotes: v.pipe(v.array(id('note')), v.maxLength(most.quotes)),
  order: v.number(),
  /** The theme that took it in, so that its dots follow; null while it stands for itself. */
  mergedInto: v.nullable(id('theme')),
  removed: v.boolean(),
  createdAt: ms,
});

export type Theme = v.InferOutput<typeof themeSchema>;

export const notes = v.pipe(v.array(id('note')), v.maxLength(2_000));

/** The arguments of every mutation of a theme. */
export const themeArgs = {
  create: v.strictObject({
    id: id('theme'),
    workshop: id('workshop'),
    title: themeSchema.entries.title,
    notes,
  }),
  rename: v.strictObject({
    theme: id('theme'),
    title: themeSchema.entries.title,
    /** The title when its writer began. */
    base: v.exactOptional(themeSchema.entries.title),
  }),
  sort: v.strictObject({ theme: id('theme'), nature: themeSchema.entries.nature }),
  /** Adds a word by which notes are suggested, or takes it away. */
  keyword: v.strictObject({
    theme: id('theme'),
    keyword: text(lengths.name),
    present: v.boolean(),
  }),
  /** Lets a note speak for the theme, or no longer. */
  quote: v.strictObject({ theme: id('theme'), note: id('note'), present: v.boolean() }),
  move: v.strictObject({ theme: id('theme'), order: v.number() }),
  merge: v.strictObject({ from: id('theme'), into: id('theme') }),
  remove: v.strictObject({ theme: id('theme') }),
} as const;
