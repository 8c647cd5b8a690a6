/** The fields that records and mutations are made of, each with the refusal it gives. */
import * as v from 'valibot';

/** Longest texts, in characters (UTF-16 units, as the text field counts them). */
export const lengths = { line: 160, note: 500, paragraph: 2_000, comment: 500, name: 60 } as const;

// Controls but tab and newline; marks that turn the direction of what follows them; the BOM.
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

// Anything that is drawn: no spaces, fillers, joiners, or marks without a letter to stand on.
const drawn =
  /(?![\p{Default_Ignorable_Code_Point}\u2800\u{1d159}])[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u;

/**
 * Marks on one letter beyond the thirtieth. No language comes near (UAX #15, stream-safe text), and
 * to put marks in order takes time by the square of their number.
 */
const stackedMarks = /(\p{M}{30})\p{M}+/gu;

/**
 * Text as it is kept: one form of each letter (NFC), nothing invisible that steers a screen. Text in
 * which there is nothing to be seen is empty.
 */
export function cleanText(text: string): string {
  const visible = text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, '');
  if (!drawn.test(visible)) return '';
  // Only now: what was taken away may have stood between a letter and its accent.
  const normal = visible.replace(stackedMarks, '$1').normalize('NFC');
  // Again: a few marks are two in this form.
  return normal.replace(stackedMarks, '$1').trim();
}

function cleaned(max: number) {
  return v.pipe(
    v.string(),
    // Bounds the work before cleaning; a phone never gets here, it counts as you type.
    v.maxLength(max * 4, 'text.too-long'),
    v.transform(cleanText),
    v.maxLength(max, 'text.too-long'),
  );
}

/** Text that must say something. */
export function text(max: number) {
  return v.pipe(cleaned(max), v.minLength(1, 'text.empty'));
}

/** Text that may be empty. */
export function openText(max: number) {
  return cleaned(max);
}

/** Text that may be missing: empty becomes null. */
export function optionalText(max: number) {
  return v.pipe(
    v.nullable(cleaned(max)),
    v.transform((value) => (value === '' ? null : value)),
  );
}

/** An id of a record of this type; whoever creates the record makes the key. */
export function id(type: string) {
  return v.pipe(v.string(), v.regex(new RegExp(`^${type}:[A-Za-z0-9_-]{1,40}$`)));
}

/** An id that is composed of other records' keys, with dots between: there can be only one. */
export function composedId(type: string) {
  return v.pipe(v.string(), v.regex(new RegExp(`^${type}:[A-Za-z0-9_.-]{1,130}$`)));
}

/** A day as `YYYY-MM-DD`, in the calendar. */
export const day = v.pipe(
  v.string(),
  v.isoDate('date.invalid'),
  // Parsing alone takes 31 February for 3 March.
  v.check((value) => {
    const at = Date.parse(value);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
  }, 'date.invalid'),
);

/** Milliseconds since 1970 or a duration in milliseconds. */
export const ms = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

export function whole(min: number, max: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
}
