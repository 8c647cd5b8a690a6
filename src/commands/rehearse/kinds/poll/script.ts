/** What everybody answers in polls: in which of the agenda's, and which time it is asked. */
import * as v from 'valibot';
import { mostRounds } from '#lib/workshop/kinds/poll/scales.ts';
import { anyText, key, list, whole, type ScriptPart } from '../../format-fields.ts';

const ballot = v.strictObject({
  ...{ by: key, poll: whole(1, 60), asked: whole(1, mostRounds), question: whole(1, 10) },
  ...{ value: whole(0, 8), comment: v.nullable(anyText) },
});

export const pollScript = {
  fields: { ballots: v.optional(list(ballot, 50_000), []) },
  references: { ballots: { by: 'participants' } },
} as const satisfies ScriptPart;
