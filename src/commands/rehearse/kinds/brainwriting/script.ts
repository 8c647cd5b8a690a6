/** What everybody writes on the sheets that go round, and in which round. */
import * as v from 'valibot';
import { mostRounds } from '#lib/workshop/kinds/brainwriting/model.ts';
import { key, list, noteText, whole, type ScriptPart } from '../../format-fields.ts';

const idea = v.strictObject({
  ...{ by: key, round: whole(1, mostRounds), text: noteText },
  /** It builds on one that stands on the sheet, if there is any. */
  builds: v.optional(v.boolean(), false),
});

export const brainwritingScript = {
  fields: { ideas: v.optional(list(idea, 20_000), []) },
  references: { ideas: { by: 'participants' } },
} as const satisfies ScriptPart;
