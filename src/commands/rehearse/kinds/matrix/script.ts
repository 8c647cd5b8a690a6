/** What everybody thinks of effort and impact, where the agenda asks. */
import * as v from 'valibot';
import { key, list, whole, type ScriptPart } from '../../format-fields.ts';

const placement = v.strictObject({
  ...{ by: key, theme: key },
  ...{ effort: whole(1, 5), impact: whole(1, 5) },
});

export const matrixScript = {
  fields: { placements: v.optional(list(placement, 50_000), []) },
  references: { placements: { by: 'participants', theme: 'themes' } },
} as const satisfies ScriptPart;
