/**
 * A seat: a participant (deltagare) of a series, bound to a device of one's own, to one that was lent,
 * or to none. Never with an e-mail address
 * or a number; a name only if its owner wants one.
 */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { attendanceId, attendanceOf, mostHeads } from './attendance.ts';
import { id, lengths, ms, optionalText, whole } from './fields.ts';
import { joinRoundsAhead } from './membership.ts';
import { mutator, noun } from './noun.ts';
import { seatsPerWorkshop } from './workshop.ts';

/** What somebody takes part by: an own device, one that was lent at the workshop, or paper. */
export const phones = ['own', 'lent', 'none'] as const;

const about = {
  organisation: id('organisation'),
  role: id('role'),
  name: optionalText(lengths.name),
};

const schema = v.strictObject({
  type: v.literal('seat'),
  id: id('seat'),
  ...about,
  /** `lent` from when a device was offered: whoever has the seat is told that there may be one. */
  phone: v.picklist(phones),
  /** Says what the organisation's stance is; taken on by the person, seen by the facilitator. */
  representative: v.boolean(),
  /** Shown out by the facilitator: keeps what was written, sees and does nothing more. */
  removed: v.boolean(),
  createdAt: ms,
});
export type Seat = v.InferOutput<typeof schema>;

export const seat = noun({
  type: 'seat',
  schema,
  mutators: {
    /** Takes a seat in the series; the same seat again changes what it says of itself. */
    take: mutator({
      may: { roles: ['server'] },
      args: v.strictObject({
        id: id('seat'),
        ...about,
        phone: v.optional(schema.entries.phone, 'own'),
      }),
      run(tx, args, { now }) {
        if (!tx.get('organisation', args.organisation)) return refuse('organisation.unknown');
        if (!tx.get('role', args.role)) return refuse('role.unknown');
        const before = tx.get('seat', args.id);
        if (before) tx.put(settledIn({ ...before, ...args }, before));
        else {
          tx.put({ type: 'seat', ...args, representative: false, removed: false, createdAt: now });
        }
        return undefined;
      },
    }),
    /** Comes to a workshop; where groups have been formed, into the one that gains most by it. */
    arrive: mutator({
      may: { roles: ['server'] },
      args: v.strictObject({ seat: id('seat'), workshop: id('workshop') }),
      run(tx, { seat: seatId, workshop: workshopId }, { now }) {
        const workshop = tx.get('workshop', workshopId);
        const sitting = tx.get('seat', seatId);
        if (!workshop) return refuse('workshop.unknown');
        if (!sitting) return refuse('seat.unknown');
        if (sitting.removed) return refuse('access.removed');
        if (tx.get('attendance', attendanceId(seatId, workshopId))) return undefined;
        if (workshop.state === 'closed') return refuse('workshop.closed');
        if (workshop.locked) return refuse('workshop.locked');
        const arrived = tx.list('attendance').filter((one) => one.workshop === workshopId);
        if (arrived.length >= seatsPerWorkshop) return refuse('workshop.full');
        const admitted = !workshop.approve;
        tx.put({ ...attendanceOf(seatId, workshopId, now), admitted });
        if (admitted) joinRoundsAhead(tx, workshopId, sitting);
        return undefined;
      },
    }),
    /** Lets in who waits. There is no way back to waiting; who should not be here is removed. */
    admit: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        workshop: id('workshop'),
        seats: v.pipe(v.array(id('seat')), v.minLength(1), v.maxLength(seatsPerWorkshop)),
      }),
      run(tx, { workshop, seats }) {
        if (!tx.get('workshop', workshop)) return refuse('workshop.unknown');
        for (const seatId of seats) {
          const waiting = tx.get('attendance', attendanceId(seatId, workshop));
          const own = tx.get('seat', seatId);
          if (!waiting || !own) return refuse('seat.unknown');
          if (waiting.admitted) continue;
          tx.put({ ...waiting, admitted: true });
          if (!own.removed) joinRoundsAhead(tx, workshop, own);
        }
        return undefined;
      },
    }),
    represent: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ representative: v.boolean() }),
      run(tx, { representative }, { actor }) {
        const own = actor.role === 'participant' ? tx.get('seat', actor.seat) : undefined;
        if (!own) return refuse('seat.unknown');
        tx.put({ ...own, representative });
        return undefined;
      },
    }),
    /** How many people share the phone: one writes, all are counted. */
    count: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ heads: whole(1, mostHeads) }),
      run(tx, { heads }, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const came = tx.get('attendance', attendanceId(actor.seat, actor.workshop));
        if (!came) return refuse('seat.unknown');
        tx.put({ ...came, heads });
        return undefined;
      },
    }),
    /** The facilitator corrects what somebody chose by mistake. */
    correct: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        seat: id('seat'),
        organisation: about.organisation,
        role: about.role,
      }),
      run(tx, { seat: seatId, ...change }) {
        const before = tx.get('seat', seatId);
        if (!before) return refuse('seat.unknown');
        if (!tx.get('organisation', change.organisation)) return refuse('organisation.unknown');
        if (!tx.get('role', change.role)) return refuse('role.unknown');
        tx.put(settledIn({ ...before, ...change }, before));
        return undefined;
      },
      undo(view, { seat: seatId }) {
        const before = view.get('seat', seatId);
        if (!before) return [];
        const { organisation, role } = before;
        return [{ name: 'seat.correct', args: { seat: seatId, organisation, role } }];
      },
    }),
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ seat: id('seat'), removed: v.boolean() }),
      run(tx, { seat: seatId, removed }) {
        const before = tx.get('seat', seatId);
        if (!before) return refuse('seat.unknown');
        tx.put({ ...before, removed });
        // Whoever is let in again sits where the others sit by now.
        const came = tx.list('attendance').filter((one) => one.seat === seatId && one.admitted);
        if (removed) return undefined;
        for (const { workshop } of came) joinRoundsAhead(tx, workshop, before);
        return undefined;
      },
      undo(view, { seat: seatId }) {
        const removed = view.get('seat', seatId)?.removed;
        return removed === undefined
          ? []
          : [{ name: 'seat.remove', args: { seat: seatId, removed } }];
      },
    }),
  },
});

// Speaking for one organisation is not speaking for another.
function settledIn(after: Seat, before: Seat): Seat {
  return after.organisation === before.organisation ? after : { ...after, representative: false };
}
