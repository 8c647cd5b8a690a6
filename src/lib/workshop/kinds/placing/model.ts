/** What writers and others say of where notes belong, and what the room tells of it. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { composedId, id, lengths, optionalText } from '../../model/fields.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

/** What happens in the step, one after the other; each part can be left out. */
export const parts = ['place', 'check', 'again', 'done'] as const;
export type Part = (typeof parts)[number];

/** Where a note belongs: a theme, or none of them: then it is parked. */
const choice = v.union([id('theme'), v.literal('none')]);
export type Choice = v.InferOutput<typeof choice>;

/** Longest reason: a word. */
export const longestReason = 24;
/** So many notes stand beside one that is checked. */
export const mostExamples = 3;

/** What the writer of a note says of it. Its id is made of step and note: there is one. */
export const intentSchema = v.strictObject({
  type: v.literal('intent'),
  id: composedId('intent'),
  step: id('step'),
  note: id('note'),
  seat: id('seat'),
  /** null: nothing, or taken back. */
  choice: v.nullable(choice),
  /** A theme that is missing, by the name that the writer gives it. */
  wish: optionalText(lengths.name),
  /** A second theme, which counts for breadth and for nothing else. */
  also: v.nullable(id('theme')),
  /** What the writer says when asked once more. */
  second: v.nullable(choice),
});

export type Intent = v.InferOutput<typeof intentSchema>;

export function intentId(step: string, note: string): string {
  return idOf('intent', `${keyOf(step)}.${keyOf(note)}`);
}

/** That somebody is given a note of somebody else to read, and what they say of it. */
export const checkSchema = v.strictObject({
  type: v.literal('check'),
  id: composedId('check'),
  step: id('step'),
  note: id('note'),
  seat: id('seat'),
  /** Where it is said to belong; null: nothing is said. */
  proposed: v.nullable(choice),
  /** Notes that are said to belong there too. */
  examples: v.pipe(v.array(id('note')), v.maxLength(mostExamples), v.readonly()),
  given: v.boolean(),
  /** null, where it is given: does not know. */
  choice: v.nullable(choice),
  /** In a word, where it is another place. */
  reason: optionalText(longestReason),
});

export type Check = v.InferOutput<typeof checkSchema>;

export function checkId(step: string, note: string, seat: string): string {
  return idOf('check', `${keyOf(step)}.${keyOf(note)}.${keyOf(seat)}`);
}

/**
 * That what many have said was shown at once: to those who check, or to everybody as the notes were put
 * where they belong. Each happens once in a step, and is never taken back: what is said afterwards, or
 * once more, would be seen to be of those few who said it.
 */
export const batchSchema = v.strictObject({
  type: v.literal('batch'),
  id: composedId('batch'),
  step: id('step'),
  part: v.picklist(['check', 'done']),
  /** Of which it was shown to those who check what their writers had said; sent to nobody. */
  notes: v.pipe(v.array(id('note')), v.maxLength(20_000), v.readonly()),
});

export type Batch = v.InferOutput<typeof batchSchema>;

export function batchId(step: string, of: Batch['part']): string {
  return idOf('batch', `${keyOf(step)}.${of}`);
}

const part = v.picklist(parts);

/** The arguments of every mutation of an intent. */
export const intentArgs = {
  place: v.strictObject({
    step: id('step'),
    note: id('note'),
    choice: intentSchema.entries.choice,
    wish: intentSchema.entries.wish,
    also: intentSchema.entries.also,
  }),
  answer: v.strictObject({ step: id('step'), note: id('note'), choice }),
} as const;

/** The arguments of every mutation of a check. */
export const checkArgs = {
  give: v.strictObject({
    step: id('step'),
    check: checkSchema.entries.id,
    choice: checkSchema.entries.choice,
    reason: checkSchema.entries.reason,
  }),
  /** `from` is where the caller stood: two presses are one. */
  deal: v.strictObject({ step: id('step'), from: part, part }),
} as const;

/** How far the present part has come: for the facilitator and the projector. */
export interface PlacingProgress {
  readonly type: 'placingProgress';
  readonly id: string;
  readonly step: string;
  /** Of those who have something to do, how many tenths are done; null: so few that it would tell who. */
  readonly tenths: number | null;
  /** Names of themes that writers miss, by the alphabet; told together with what is offered. */
  readonly wishes: readonly string[];
}

/** That others put a note elsewhere: for its writer alone, who is asked once more. */
export interface Doubt {
  readonly type: 'doubt';
  readonly id: string;
  readonly step: string;
  readonly note: string;
  /** Where others put it, in the order of the themes: not how many, nor who. */
  readonly places: readonly Choice[];
  /** By the alphabet. */
  readonly reasons: readonly string[];
}

/** What is left to the people in the room: notes with the places between which to choose. */
export interface OpenPlaces {
  readonly type: 'openPlaces';
  readonly id: string;
  readonly step: string;
  readonly notes: readonly { readonly note: string; readonly places: readonly Choice[] }[];
}

export const placingModel = {
  ...plainKind,
  state: {
    part,
  },
  initial: { part: 'place' },
  records: {
    intent: { schema: intentSchema, args: intentArgs },
    check: { schema: checkSchema, args: checkArgs },
    batch: { schema: batchSchema, args: {} },
  },
  refusals: ['sorting.over'],
} as const satisfies KindModel;
