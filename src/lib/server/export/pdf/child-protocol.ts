/** What the server and its child process say to each other: JSON in, PDF and one line of JSON out. */

/** Sent on the child's standard input. */
export interface ChildJob {
  /** Which document: the name of its template without `.typ`. */
  readonly template: 'plan' | 'handout';
  /** The template's input, with every word and date already chosen. */
  readonly data: unknown;
  /** The language of the document. */
  readonly lang: string;
  /** Stands for a text that cannot be shown at all. */
  readonly instead: string;
  /** Seconds since 1970, written into the PDF as the moment it was made. */
  readonly createdAt: number;
}

/** The last line of the child's standard error; the PDF is on its standard output when `ok`. */
export type ChildReport =
  | { readonly ok: true; readonly standard: 'ua-1' | null; readonly replaced: readonly string[] }
  | { readonly ok: false; readonly detail: string };

/** Reads the report from what the child wrote on standard error, or null when there is none. */
export function readReport(stderr: string): ChildReport | null {
  const line = stderr.trimEnd().split('\n').at(-1) ?? '';
  try {
    const report: unknown = JSON.parse(line);
    return isReport(report) ? report : null;
  } catch {
    return null;
  }
}

function isReport(value: unknown): value is ChildReport {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true
    ? 'standard' in value && 'replaced' in value && Array.isArray(value.replaced)
    : 'detail' in value && typeof value.detail === 'string';
}
