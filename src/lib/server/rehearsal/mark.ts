/** What tells a rehearsal from the real thing, on every page and paper of it. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { View } from '#lib/workshop/define.ts';

/** The words go with the page: no page carries them that has no rehearsal to show. */
export interface Mark {
  readonly text: string;
  /** Once it has been ended. */
  readonly ended: string;
}

/** The mark of a series, in the language of the page that is being loaded; null: it is real. */
export function markOf(view: View, locale?: Locale): Mark | null {
  if (!view.list('series').some(({ rehearsal }) => rehearsal)) return null;
  const options = locale ? { locale } : {};
  return { text: m.rehearsal_mark({}, options), ended: m.rehearsal_mark_ended({}, options) };
}
