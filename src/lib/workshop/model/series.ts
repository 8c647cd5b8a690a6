/** A series: the work that is carried from one workshop to the next, and its plan. */
import * as v from 'valibot';
import { id, lengths, ms, openText, optionalText, text } from './fields.ts';
import { planStates } from './terms.ts';

export const templates = [
  'utvecklingsplan',
  'samradsgrupp',
  'tre-traffar',
  'erfarenhetskonferens',
  'motesplats',
] as const;

export type Template = (typeof templates)[number];

/** What a series leads to: how it is worded and put in order is in results/results.ts. */
export const results = ['plan', 'questions', 'agreements', 'summary', 'year'] as const;

export type Result = (typeof results)[number];

export const about = {
  title: text(lengths.line),
  purpose: openText(lengths.paragraph),
  /** The authority that keeps the record, and its diary number (diarienummer). */
  authority: optionalText(lengths.line),
  diaryNumber: optionalText(lengths.name),
};

export const seriesSchema = v.strictObject({
  type: v.literal('series'),
  id: id('series'),
  ...about,
  language: v.picklist(['sv', 'en']),
  template: v.picklist(templates),
  result: v.picklist(results),
  planState: v.picklist(planStates),
  planVersion: v.number(),
  planDecidedBy: optionalText(lengths.line),
  planDecidedOn: v.nullable(v.string()),
  /** A copy in which made-up people rehearse a workshop: see rehearsal.ts. No mutator sets it. */
  rehearsal: v.boolean(),
  createdAt: ms,
});

export type Series = v.InferOutput<typeof seriesSchema>;

/** The arguments of every mutation of a series. */
export const seriesArgs = {
  create: v.strictObject({
    id: id('series'),
    title: about.title,
    purpose: about.purpose,
    language: v.picklist(['sv', 'en']),
    template: v.picklist(templates),
    /** Else a plan. */
    result: v.exactOptional(v.picklist(results)),
  }),
  /** Chooses what the series leads to: nothing that has been done or written changes with it. */
  lead: v.strictObject({ series: id('series'), result: v.picklist(results) }),
  edit: v.strictObject({
    series: id('series'),
    change: v.partial(v.strictObject(about)),
    /** The texts as they were when their writer began. */
    base: v.exactOptional(v.partial(v.strictObject(about))),
  }),
} as const;
