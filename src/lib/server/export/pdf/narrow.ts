/** Which texts of a document stand in narrow columns, where a long word may have to be broken. */

/** No titles, names or goals: those are set smaller where they do not fit (`fitted` in look.typ). */
const narrow: ReadonlySet<string> = new Set(['indicator', 'comment', 'roles', 'role', 'judgement']);

/** Whether there is a word that may be broken in any of them. */
export function hasLongWords(data: unknown): boolean {
  let found = false;
  markNarrow(data, (text) => {
    found ||= /\p{L}{14,}/u.test(text);
    return text;
  });
  return found;
}

/** The same data with the texts of narrow columns passed through `mark`. */
export function markNarrow(value: unknown, mark: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return narrow.has(key) ? mark(value) : value;
  if (Array.isArray(value)) return value.map((item: unknown) => markNarrow(item, mark, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [
      name,
      markNarrow(item, mark, name),
    ]),
  );
}
