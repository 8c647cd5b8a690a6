/** What is wrong with a form, as sentences for whoever filled it in. */
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import type { NotCreated } from './create-series.ts';

/** Sentences by field; under '' the one for the whole form, where no field is to blame. */
export function problemSentences({ code, problems }: NotCreated): Record<string, string> {
  const fields = Object.entries(problems);
  if (fields.length === 0) return { '': refusalSentence(code) };
  return Object.fromEntries(
    fields.map(([field, problem]) => [field, emptied(field, problem) ?? refusalSentence(problem)]),
  );
}

/** What to write in a field that was left empty, for what every series needs. */
function emptied(field: string, problem: string): string | undefined {
  if (problem !== 'text.empty') return undefined;
  return field === 'series.title' ? m.setup_series_title_empty() : undefined;
}
