/**
 * Three-way merge of what two people wrote in one field: no word of either is lost. Each has changed
 * one stretch of the text that both began from. Where the stretches lie apart, both changes are made;
 * where they meet, both versions stand, one after the other. By words, so that none is cut in two.
 */

/** A stretch of what was there, from one place up to another, and what stands there instead. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly string[];
}

/**
 * @param base what both began from
 * @param mine what one has made of it
 * @param theirs what stands there now
 * @returns both; mostly `mine` is recognised where it has been merged in already
 */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  const apart = [base, mine, theirs].some((text) => text.includes('\n')) ? '\n' : ' / ';
  const merged = mergeLists(words(base), words(mine), words(theirs), apart);
  return merged.join('').trim();
}

/**
 * The same for lists whose elements are taken whole: what both have changed is there twice.
 *
 * @param apart stands between two versions
 */
export function mergeLists(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  apart?: string,
): readonly string[] {
  const [own, other] = [changeOf(base, mine), changeOf(base, theirs)];
  if (isNothing(own)) return theirs;
  if (isNothing(other)) return mine;
  // Where it stands between the same words as in `mine`, or all of `mine` does, it was merged before.
  if (holds(framed(theirs), surrounded(mine, own))) return theirs;
  if (own.parts.some(isWord) && holds(framed(theirs), mine.filter(isWord))) return theirs;
  if (own.to < other.from) return applied(base, own, other);
  if (other.to < own.from) return applied(base, other, own);
  if (holds([...other.parts.filter(isWord), end], own.parts.filter(isWord))) return theirs;
  const from = Math.min(own.from, other.from);
  const to = Math.max(own.to, other.to);
  const stretch = (change: Change) => [
    ...base.slice(from, change.from),
    ...change.parts,
    ...base.slice(change.to, to),
  ];
  const first = stretch(other);
  const second = stretch(own);
  const both = first.length > 0 && second.length > 0;
  const between = apart === undefined || !both ? [] : [apart];
  // Space before the second version would stand beside what sets the two apart.
  while (apart !== undefined && both && second[0]?.trim() === '') second.shift();
  return [...base.slice(0, from), ...first, ...between, ...second, ...base.slice(to)];
}

function words(text: string): readonly string[] {
  return text.split(/(\s+)/u).filter((part) => part !== '');
}

function changeOf(base: readonly string[], now: readonly string[]): Change {
  const most = Math.min(base.length, now.length);
  let from = 0;
  while (from < most && base[from] === now[from]) from += 1;
  let kept = 0;
  while (kept < most - from && base.at(-1 - kept) === now.at(-1 - kept)) kept += 1;
  return { from, to: base.length - kept, parts: now.slice(from, now.length - kept) };
}

function isNothing({ from, to, parts }: Change): boolean {
  return from === to && parts.length === 0;
}

function applied(base: readonly string[], first: Change, then: Change): readonly string[] {
  return [
    ...base.slice(0, first.from),
    ...first.parts,
    ...base.slice(first.to, then.from),
    ...then.parts,
    ...base.slice(then.to),
  ];
}

const start = Symbol('start');
const end = Symbol('end');
type Word = string | typeof start | typeof end;

/** The words of a text between its start and its end. */
function framed(parts: readonly string[]): readonly Word[] {
  return [start, ...parts.filter(isWord), end];
}

/** What was changed, with the word before it and the one after. */
function surrounded(text: readonly string[], { from, parts }: Change): readonly Word[] {
  const before = text.slice(0, from).findLast(isWord) ?? start;
  const after = text.slice(from + parts.length).find(isWord) ?? end;
  return [before, ...parts.filter(isWord), after];
}

function isWord(part: string): boolean {
  return part.trim() !== '';
}

/** Whether all words of one stand in the other, one after the other. */
function holds(parts: readonly Word[], wanted: readonly Word[]): boolean {
  return parts.some((_, at) => wanted.every((word, i) => parts[at + i] === word));
}
