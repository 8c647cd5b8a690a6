/** Why there is no rehearsal, as a sentence. Apart from the other refusals: phones never need it. */
import { m } from './generated/messages.js';

const sentences = {
  'rehearsal.begun': m.rehearsal_refused_begun,
  'rehearsal.itself': m.rehearsal_refused_itself,
  'rehearsal.other': m.rehearsal_refused_other,
  'rehearsal.over': m.rehearsal_refused_over,
  'rehearsal.sorted': m.rehearsal_refused_sorted,
  'rehearsal.too-many': m.rehearsal_refused_many,
  'storage.unavailable': m.refusal_storage_unavailable,
} as const;

export type RehearsalCode = keyof typeof sentences;

export function rehearsalSentence(code: RehearsalCode): string {
  return sentences[code]();
}
