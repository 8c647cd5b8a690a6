/** What is wrong with a form, as sentences for whoever filled it in. */
import { refusalSentence } from '#lib/text/refusals.ts';
import type { NotCreated } from './create-series.ts';

/** Sentences by field; under '' the one for the whole form, where no field is to blame. */
export function problemSentences({ code, problems }: NotCreated): Record<string, string> {
  const fields = Object.entries(problems);
  if (fields.length === 0) return { '': refusalSentence(code) };
  return Object.fromEntries(fields.map(([field, problem]) => [field, refusalSentence(problem)]));
}
