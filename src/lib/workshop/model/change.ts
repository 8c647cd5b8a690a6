/** Changes to some fields of a record, and what takes them back. */
import { mergeLists, mergeTexts } from '../../methods/merge-texts.ts';

type Given<Change> = { [K in keyof Change]: Exclude<Change[K], undefined> };

/** The fields that were given: a missing field leaves what is there. */
export function given<Change extends object>(change: Change): Given<Change> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Change>;
}

/** What stood in the fields of a change before it: what takes it back. */
export function sameKeys<Change extends object>(before: object, change: Change): Change {
  const old = before as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(change).map((key) => [key, old[key]])) as Change;
}

/** The fields that hold free text: words of people, which two may write at once. */
const freeTexts: ReadonlySet<string> = new Set([
  ...['title', 'purpose', 'authority', 'diaryNumber', 'nextStep', 'planDecidedBy', 'place'],
  ...['instruction', 'questions', 'columns', 'currentState', 'goal', 'role', 'name'],
  ...['indicator', 'support', 'effect', 'statusReason'],
]);

/**
 * A change with what somebody else has written since: in every text of which is told what it was
 * when its writer began (`base`), both keep their words. Other fields are as the change says.
 */
export function mergedWith<Change extends object>(
  before: object,
  change: Change,
  base: object | undefined,
): Change {
  if (!base) return change;
  const now = new Map(Object.entries(before));
  const began = new Map(Object.entries(base));
  const entries = Object.entries(change).map(([field, mine]: [string, unknown]) => {
    const twice = began.has(field) && freeTexts.has(field);
    return [field, twice ? merged(began.get(field), mine, now.get(field)) : mine];
  });
  return Object.fromEntries(entries) as Change;
}

/** The texts among the fields of a change, as they are in a record: the base of what undoes it. */
export function textsIn<Change extends object>(record: object, change: Change): Partial<Change> {
  const texts = Object.entries(sameKeys(record, change)).filter(([field]) => freeTexts.has(field));
  return Object.fromEntries(texts) as Partial<Change>;
}

function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isText(base) && isText(mine) && isText(theirs)) {
    return mergeTexts(base ?? '', mine ?? '', theirs ?? '') || mine;
  }
  if (isTitled(base) && isTitled(mine) && isTitled(theirs)) return mergedTitles(base, mine, theirs);
  if (!isList(base) || !isList(mine) || !isList(theirs)) return mine;
  const [was, own, other] = [base, mine, theirs];
  if (was.length !== own.length || was.length !== other.length) return mergeLists(was, own, other);
  return was.map((text, at) => mergeTexts(text, own[at] ?? '', other[at] ?? ''));
}

interface Titled {
  readonly key: string;
  readonly title: string;
}

/** Columns: those that are there as one has left them, each with the words of both. */
function mergedTitles(
  base: readonly Titled[],
  mine: readonly Titled[],
  theirs: readonly Titled[],
): readonly Titled[] {
  const titleIn = (list: readonly Titled[], key: string) =>
    list.find((column) => column.key === key)?.title;
  return mine.map((column) => {
    const [was, now] = [titleIn(base, column.key), titleIn(theirs, column.key)];
    if (was === undefined || now === undefined) return column;
    return { ...column, title: mergeTexts(was, column.title, now) };
  });
}

function isTitled(value: unknown): value is readonly Titled[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null && 'title' in item)
  );
}

function isText(value: unknown): value is string | null {
  return typeof value === 'string' || value === null;
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
