/** What comes back from a form of the console, as far as it is looked at. */
export interface FormAnswer {
  readonly type: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** Where to go on; null: nothing has come of it. */
export function hrefIn({ type, data }: FormAnswer): string | null {
  const href = type === 'success' ? data?.['href'] : null;
  return typeof href === 'string' ? href : null;
}

/** The sentence of a refusal, or null. */
export function refusedIn({ type, data }: FormAnswer): string | null {
  const refused = type === 'failure' ? data?.['refused'] : null;
  return typeof refused === 'string' ? refused : null;
}
