/** What comes back from a form about rehearsals, as far as it is looked at. */
interface Result {
  readonly type: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** Where to go on; null: nothing has come of it. */
export function hrefIn({ type, data }: Result): string | null {
  const href = type === 'success' ? data?.['href'] : null;
  return typeof href === 'string' ? href : null;
}

/** The sentence of a refusal, or null. */
export function refusedIn({ type, data }: Result): string | null {
  const refused = type === 'failure' ? data?.['refused'] : null;
  return typeof refused === 'string' ? refused : null;
}
