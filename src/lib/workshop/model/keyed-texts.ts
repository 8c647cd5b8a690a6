/** Texts under the headings of a step's columns, in one record: a card, what a group agrees on. */
import * as v from 'valibot';
import { mergeTexts } from '../../methods/merge-texts.ts';
import { column } from './column.ts';
import { lengths, openText, text } from './fields.ts';
import { most } from './most.ts';

/** At most one for each heading; one without text is left out. */
export const keyedTexts = v.pipe(
  v.array(v.strictObject({ key: column.entries.key, text: text(lengths.comment) })),
  v.maxLength(most.columns),
  v.readonly(),
);

export type KeyedTexts = v.InferOutput<typeof keyedTexts>;

/** What is written, under which heading; `base`: what stood there when its writer began. */
export const keyedChange = {
  key: column.entries.key,
  text: openText(lengths.comment),
  base: openText(lengths.comment),
};

export type KeyedChange = {
  readonly [Field in keyof typeof keyedChange]: string;
};

/** The text under a heading; empty where there is none. */
export function textUnder(texts: KeyedTexts, heading: string): string {
  return texts.find(({ key }) => key === heading)?.text ?? '';
}

/** The texts with one of them replaced, in the same order whichever came first. */
export function withText(texts: KeyedTexts, heading: string, value: string): KeyedTexts {
  const others = texts.filter(({ key }) => key !== heading);
  const all = value === '' ? others : [...others, { key: heading, text: value }];
  return all.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * What stands under a heading after somebody has written there: both keep their words where somebody
 * else has written meanwhile. Null: it is longer than fits.
 */
export function mergedText({ text: mine, base }: KeyedChange, now: string): string | null {
  const merged = mergeTexts(base, mine, now);
  return merged.length <= lengths.comment ? merged : null;
}
