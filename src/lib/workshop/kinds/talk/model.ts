/** What a group has agreed on in a talk, where the step asks for it. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { columns } from '../../model/column.ts';
import { composedId, id } from '../../model/fields.ts';
import { keyedChange, keyedTexts } from '../../model/keyed-texts.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

/** Its id is made of step and group: a group has one, whichever phone it is written on. */
export const agreedSchema = v.strictObject({
  type: v.literal('agreed'),
  id: composedId('agreed'),
  step: id('step'),
  group: id('group'),
  /** Under the headings of the step. */
  texts: keyedTexts,
  /** By the facilitator; visibly so. */
  hidden: v.boolean(),
});

export type Agreed = v.InferOutput<typeof agreedSchema>;

export function agreedId(step: string, group: string): string {
  return idOf('agreed', `${keyOf(step)}.${keyOf(group)}`);
}

const place = { step: id('step'), group: id('group') };

/** The arguments of every mutation of what is agreed. */
export const agreedArgs = {
  write: v.strictObject({ step: id('step'), ...keyedChange }),
  fill: v.strictObject({ ...place, ...keyedChange }),
  hide: v.strictObject({ ...place, hidden: v.boolean() }),
} as const;

/** How many groups have written, before it is shown: for the facilitator and the projector. */
export interface AgreedCounts {
  readonly type: 'agreedCounts';
  readonly id: string;
  readonly step: string;
  readonly groups: number;
  readonly of: number;
}

/** What the plan says of a talk: under each heading what the groups agreed on. */
export interface TalkResult {
  readonly kind: 'talk';
  /** Of the step. */
  readonly title: string;
  readonly fields: readonly { readonly title: string; readonly texts: readonly string[] }[];
}

export const talkModel = {
  ...plainKind,
  settings: {
    /** What each group is asked to agree on; none: they only talk. */
    columns,
  },
  defaults: { columns: [] },
  records: { agreed: { schema: agreedSchema, args: agreedArgs } },
} as const satisfies KindModel;
