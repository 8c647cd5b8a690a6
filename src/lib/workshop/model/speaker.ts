/**
 * A speaker (talare): who has the floor in a step, and who comes next. Groups that report back,
 * everybody in a round, and those who have raised a hand stand in the same line.
 */
import * as v from 'valibot';
import { composedId, id, lengths, text, whole } from './fields.ts';
import { idOf, keyOf } from '../../sync/record.ts';

export const speakerStates = ['waiting', 'speaking', 'done', 'passed'] as const;

export type SpeakerState = (typeof speakerStates)[number];

export const who = v.union([id('seat'), id('group')]);

/**
 * Its id is made of step and of who it is: nobody stands in a line twice. Seen by the facilitator
 * and by who it is; the room is told the labels, by `speakerQueueOf`.
 */
export const speakerSchema = v.strictObject({
  type: v.literal('speaker'),
  id: composedId('speaker'),
  step: id('step'),
  who,
  /** As it is called out: "Bikupa C", or role and organisation; never a name. */
  label: text(lengths.line),
  state: v.picklist(speakerStates),
  /** By a raised hand, not by the facilitator. */
  asked: v.boolean(),
  order: whole(0, 100_000),
});

export type Speaker = v.InferOutput<typeof speakerSchema>;

/** A place in a line. What is not said is as it was, or as for somebody who is put there anew. */
export const place = v.strictObject({
  ...{ who, label: speakerSchema.entries.label },
  asked: v.exactOptional(speakerSchema.entries.asked),
  order: v.exactOptional(speakerSchema.entries.order),
});

export function speakerId(step: string, whose: string): string {
  return idOf('speaker', `${keyOf(step)}.${keyOf(whose)}`);
}

/** The arguments of every mutation of a speaker. */
export const speakerArgs = {
  line: v.strictObject({
    step: id('step'),
    line: v.pipe(v.array(place), v.maxLength(500)),
  }),
  call: v.strictObject({ step: id('step'), speaker: v.nullable(speakerSchema.entries.id) }),
  mark: v.strictObject({ speaker: speakerSchema.entries.id, state: speakerSchema.entries.state }),
  ask: v.strictObject({ step: id('step'), asking: v.boolean() }),
} as const;
