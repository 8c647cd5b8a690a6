/** Changes to some fields of a record, and what takes them back. */

type Given<Change> = { [K in keyof Change]: Exclude<Change[K], undefined> };

/** The fields that were given: a missing field leaves what is there. */
export function given<Change extends object>(change: Change): Given<Change> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Change>;
}

/** What stood in the fields of a change before it: what takes it back. */
export function sameKeys(before: object, change: object): Record<string, unknown> {
  const old = before as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(change).map((key) => [key, old[key]]));
}
