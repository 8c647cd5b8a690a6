/** That a question of a step was made of what had been sent in before the workshop. */
import * as v from 'valibot';
import { id, lengths, text } from './fields.ts';

/** A question is made of so many notes at the most. */
export const mostOrigins = 100;

export const mainQuestionSchema = v.strictObject({
  type: v.literal('mainQuestion'),
  id: id('mainQuestion'),
  /** To which it was sent in. */
  step: id('step'),
  /** In which it is asked. */
  askedIn: id('step'),
  /** As it is worded there. */
  text: text(lengths.comment),
  notes: v.pipe(v.array(id('note')), v.minLength(1), v.maxLength(mostOrigins)),
  removed: v.boolean(),
});

export type MainQuestion = v.InferOutput<typeof mainQuestionSchema>;

/** The arguments of every mutation of a main question. */
export const mainQuestionArgs = {
  make: v.strictObject({
    id: id('mainQuestion'),
    step: id('step'),
    askedIn: id('step'),
    text: mainQuestionSchema.entries.text,
    notes: mainQuestionSchema.entries.notes,
  }),
  remove: v.strictObject({ id: id('mainQuestion'), removed: v.boolean() }),
} as const;
