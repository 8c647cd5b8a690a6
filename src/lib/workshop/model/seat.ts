/**
 * A seat: a participant (deltagare) of a series, bound to a device of one's own, to one that was lent,
 * or to none. Never with an e-mail address
 * or a number; a name only if its owner wants one.
 */
import * as v from 'valibot';
import { maxHeadcount } from './attendance.ts';
import { id, lengths, ms, optionalText, whole } from './fields.ts';
import { most } from './most.ts';
import { seatsPerWorkshop } from './workshop.ts';

/** What somebody takes part by: an own device, one that was lent at the workshop, or paper. */
export const phones = ['own', 'lent', 'none'] as const;

export const about = {
  organisation: id('organisation'),
  role: id('role'),
  name: optionalText(lengths.name),
};

export const seatSchema = v.strictObject({
  type: v.literal('seat'),
  id: id('seat'),
  ...about,
  /** `lent` from when a device was offered: whoever has the seat is told that there may be one. */
  phone: v.picklist(phones),
  /** The name, if there is one, may be called out to the room when it is one's turn to speak. */
  showsName: v.boolean(),
  /** Says what the organisation's stance is; taken on by the person, seen by the facilitator. */
  representative: v.boolean(),
  /** Shown out by the facilitator: keeps what was written, sees and does nothing more. */
  removed: v.boolean(),
  /** When devices were lent to it, the last one at the end: kept, so that its owner can read it. */
  loans: v.pipe(
    v.array(
      v.strictObject({
        from: ms,
        /** When its own device took it back; null: it is lent. */
        until: v.nullable(ms),
      }),
    ),
    v.maxLength(most.loans),
    v.readonly(),
  ),
  /** How many organisations and roles it has added to the lists, ever. */
  added: whole(0, most.namesBySeat),
  createdAt: ms,
});

export type Seat = v.InferOutput<typeof seatSchema>;
export type Loan = Seat['loans'][number];

/** The loan of a seat while it is lent; null while only its own device has it. */
export function loanOf({ loans }: Pick<Seat, 'loans'>): Loan | null {
  const last = loans.at(-1);
  return last?.until === null ? last : null;
}

/** Seats of a series, at whichever of its workshops. */
export const seatsOfSeries = v.pipe(
  v.array(id('seat')),
  v.maxLength(most.workshops * seatsPerWorkshop),
  v.readonly(),
);

const seats = v.pipe(v.array(id('seat')), v.minLength(1), v.maxLength(seatsPerWorkshop));

/** The arguments of every mutation of a seat. */
export const seatArgs = {
  take: v.strictObject({
    id: id('seat'),
    ...about,
    phone: v.optional(seatSchema.entries.phone, 'own'),
    /** How many organisations and roles were added to the lists for it. */
    adds: v.optional(whole(0, 2), 0),
  }),
  come: v.strictObject({ seat: id('seat'), workshop: id('workshop'), here: v.boolean() }),
  arrive: v.strictObject({ seat: id('seat'), workshop: id('workshop') }),
  admit: v.strictObject({
    workshop: id('workshop'),
    seats,
  }),
  represent: v.strictObject({ representative: v.boolean() }),
  count: v.strictObject({ heads: whole(1, maxHeadcount) }),
  showName: v.strictObject({ shown: v.boolean() }),
  correct: v.strictObject({
    seat: id('seat'),
    organisation: about.organisation,
    role: about.role,
  }),
  remove: v.strictObject({ seat: id('seat'), removed: v.boolean() }),
  removeMany: v.strictObject({ seats, removed: v.boolean() }),
  /** `at` null: to somebody who had no device, and from now on has this one. */
  lend: v.strictObject({ seat: id('seat'), at: v.nullable(ms) }),
  reclaim: v.strictObject({ seat: id('seat'), at: ms }),
} as const;
