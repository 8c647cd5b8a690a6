/** A standing item of a series: what each of its meetings comes back to, as it was last worded. */
import * as v from 'valibot';
import { id, lengths, text } from './fields.ts';
import { most } from './most.ts';

/** Active: the next meeting has it. Resting: not for now. Ended: it is done with. */
export const standingStates = ['active', 'resting', 'ended'] as const;
export type StandingState = (typeof standingStates)[number];

export const standingItemSchema = v.strictObject({
  type: v.literal('standingItem'),
  id: id('standingItem'),
  text: text(lengths.comment),
  state: v.picklist(standingStates),
  order: v.number(),
  /** The meetings that had it, by id. */
  workshops: v.pipe(v.array(id('workshop')), v.maxLength(most.workshops)),
});

export type StandingItem = v.InferOutput<typeof standingItemSchema>;

const item = id('standingItem');

/** The arguments of every mutation of a standing item. */
export const standingItemArgs = {
  add: v.strictObject({ id: item, text: standingItemSchema.entries.text }),
  word: v.strictObject({ item, text: standingItemSchema.entries.text }),
  turn: v.strictObject({ item, state: standingItemSchema.entries.state }),
  move: v.strictObject({ item, order: v.number() }),
  /** A meeting has it on its agenda, or no longer. */
  raise: v.strictObject({ item, workshop: id('workshop'), raised: v.boolean() }),
  remove: v.strictObject({ item }),
} as const;
