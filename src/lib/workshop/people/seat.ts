/**
 * A seat: a participant (deltagare) of a series, bound to a device of one's own, to one that was lent,
 * or to none. Never with an e-mail address
 * or a number; a name only if its owner wants one.
 */
import { refuse } from '../../sync/mutation.ts';
import { earlySteps } from '../agenda/agenda.ts';
import { attendanceOf, isFull, presentAt, wasLetIn } from './attendance.ts';
import { attendanceId } from '../model/attendance.ts';
import { joinRoundsAhead } from '../groups/membership.ts';
import { mutator, entity, type Tx, type View } from '../define.ts';
import { most } from '../model/most.ts';
import type { DomainCode } from '../refusals.ts';
import { endInquiries } from '../notes/end-inquiries.ts';
import { standingName } from './names.ts';
import { seatsPerWorkshop } from '../model/workshop.ts';
import { loanOf, seatSchema, type Seat, seatArgs } from '../model/seat.ts';

export const seat = entity({
  type: 'seat',
  schema: seatSchema,
  mutators: {
    /** Takes a seat in the series; the same seat again changes what it says of itself. */
    take: mutator({
      policy: { roles: ['server'] },
      args: seatArgs.take,
      run(tx, { phone, adds, ...args }, { now }) {
        const chosen = chosenIn(tx, args);
        if (typeof chosen === 'string') return refuse(chosen);
        const about = { ...args, ...chosen };
        const before = tx.get('seat', args.id);
        const added = Math.min(most.namesBySeat, (before?.added ?? 0) + adds);
        // By what it takes part is said once: a form that is sent again takes no device back.
        if (before) tx.put(settledIn({ ...before, ...about, added }, before));
        else {
          const started = { showsName: false, representative: false, removed: false };
          const fresh = { phone, ...started, loans: [], added };
          tx.put({ type: 'seat', ...about, ...fresh, createdAt: now });
        }
        return undefined;
      },
    }),
    /** Comes to a workshop; where groups have been formed, into the one that gains most by it. */
    arrive: mutator({
      policy: { roles: ['server'] },
      args: seatArgs.arrive,
      run(tx, { seat: seatId, workshop: workshopId }, { now }) {
        const workshop = tx.get('workshop', workshopId);
        const sitting = tx.get('seat', seatId);
        if (!workshop) return refuse('workshop.unknown');
        if (!sitting) return refuse('seat.unknown');
        if (sitting.removed) return refuse('access.removed');
        if (tx.get('attendance', attendanceId(seatId, workshopId))) return undefined;
        if (workshop.state === 'closed') return refuse('workshop.closed');
        if (workshop.locked) return refuse('workshop.locked');
        if (isFull(tx, workshopId)) return refuse('workshop.full');
        const admitted = !workshop.approve;
        // From home, while it takes answers early; whoever has no phone of their own is here.
        const early = sitting.phone === 'own' && earlySteps(tx, workshopId).length > 0;
        tx.put({ ...attendanceOf(seatId, workshopId, now), admitted, early });
        if (!admitted) return undefined;
        offerNamesOf(tx, sitting);
        if (!early) joinRoundsAhead(tx, workshopId, sitting);
        return undefined;
      },
    }),
    /** Who has sent something in ahead comes: the phone says so, or the facilitator sees it. */
    come: mutator({
      policy: { roles: ['participant', 'facilitator'], whileLent: 'text' },
      args: seatArgs.come,
      run(tx, { seat: seatId, workshop: workshopId, here }, { actor, now }) {
        const isOther =
          actor.role === 'participant' && (seatId !== actor.seat || workshopId !== actor.workshop);
        if (isOther) return refuse('access.not-yours');
        const ahead = tx.get('attendance', attendanceId(seatId, workshopId));
        const own = tx.get('seat', seatId);
        if (!ahead || !own) return refuse('seat.unknown');
        if (ahead.early !== here) return undefined;
        tx.put({ ...ahead, early: !here, arrivedAt: here ? now : ahead.arrivedAt });
        if (here && ahead.admitted && !own.removed) joinRoundsAhead(tx, workshopId, own);
        return undefined;
      },
      undo(view, { seat: seatId, workshop }) {
        const before = view.get('attendance', attendanceId(seatId, workshop));
        if (!before) return [];
        return [{ name: 'seat.come', args: { seat: seatId, workshop, here: !before.early } }];
      },
    }),
    /** Lets in who waits. There is no way back to waiting; who should not be here is removed. */
    admit: mutator({
      policy: { roles: ['facilitator'] },
      args: seatArgs.admit,
      run(tx, { workshop, seats }) {
        if (!tx.get('workshop', workshop)) return refuse('workshop.unknown');
        for (const seatId of seats) {
          const waiting = tx.get('attendance', attendanceId(seatId, workshop));
          const own = tx.get('seat', seatId);
          if (!waiting || !own) return refuse('seat.unknown');
          if (waiting.admitted) continue;
          tx.put({ ...waiting, admitted: true });
          offerNamesOf(tx, own);
          if (!own.removed && !waiting.early) joinRoundsAhead(tx, workshop, own);
        }
        return undefined;
      },
    }),
    represent: mutator({
      policy: { roles: ['participant'] },
      args: seatArgs.represent,
      run(tx, { representative }, { actor }) {
        const own = tx.get('seat', actor.seat);
        if (!own) return refuse('seat.unknown');
        tx.put({ ...own, representative });
        return undefined;
      },
    }),
    /** Whether the name may be called out to the room when one speaks. */
    showName: mutator({
      policy: { roles: ['participant'] },
      args: seatArgs.showName,
      run(tx, { shown }, { actor }) {
        const own = tx.get('seat', actor.seat);
        if (!own) return refuse('seat.unknown');
        tx.put({ ...own, showsName: shown });
        return undefined;
      },
    }),
    /** How many people share the phone: one writes, all are counted. */
    count: mutator({
      policy: { roles: ['participant'] },
      args: seatArgs.count,
      run(tx, { heads }, { actor }) {
        const came = tx.get('attendance', attendanceId(actor.seat, actor.workshop));
        if (!came) return refuse('seat.unknown');
        tx.put({ ...came, headcount: heads });
        return undefined;
      },
    }),
    /** The facilitator corrects what somebody chose by mistake. */
    correct: mutator({
      policy: { roles: ['facilitator'] },
      args: seatArgs.correct,
      run(tx, { seat: seatId, ...change }) {
        const before = tx.get('seat', seatId);
        if (!before) return refuse('seat.unknown');
        const chosen = chosenIn(tx, change);
        if (typeof chosen === 'string') return refuse(chosen);
        const after = settledIn({ ...before, ...chosen }, before);
        tx.put(after);
        if (wasLetIn(tx, seatId)) offerNamesOf(tx, after);
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
      policy: { roles: ['facilitator'] },
      args: seatArgs.remove,
      run(tx, { seat: seatId, removed }) {
        return setRemoved(tx, [seatId], removed);
      },
      undo(view, { seat: seatId }) {
        const removed = view.get('seat', seatId)?.removed;
        return removed === undefined
          ? []
          : [{ name: 'seat.remove', args: { seat: seatId, removed } }];
      },
    }),
    /** Shows many out at once, or lets them back in. */
    removeMany: mutator({
      policy: { roles: ['facilitator'] },
      args: seatArgs.removeMany,
      run: (tx, { seats, removed }) => setRemoved(tx, seats, removed),
      undo: (view, { seats }) =>
        [true, false].flatMap((removed) => {
          const own = seats.filter((seatId) => view.get('seat', seatId)?.removed === removed);
          return own.length === 0
            ? []
            : [{ name: 'seat.removeMany', args: { seats: own, removed } }];
        }),
    }),
    /**
     * A device was offered to somebody, beside the one that they have: until that takes the seat back,
     * the seat answers for nobody. Another offer ends what was lent before.
     */
    lend: mutator({
      policy: { roles: ['server'] },
      args: seatArgs.lend,
      run(tx, { seat: seatId, at }) {
        const before = tx.get('seat', seatId);
        if (!before) return refuse('seat.unknown');
        if (at === null) {
          // Whoever had no device has this one; who has one lends it for a time.
          if (before.phone === 'none') tx.put({ ...before, phone: 'lent' });
          return undefined;
        }
        if (before.loans.some(({ from }) => from === at)) return undefined;
        if (before.loans.length >= most.loans) return refuse('seat.lent');
        const loans = [...ended(before.loans, at), { from: at, until: null }];
        tx.put({ ...before, phone: 'lent', loans });
        return undefined;
      },
    }),
    /** The device of the seat takes it back. That it was lent stays written. */
    reclaim: mutator({
      policy: { roles: ['server'] },
      args: seatArgs.reclaim,
      run(tx, { seat: seatId, at }) {
        const before = tx.get('seat', seatId);
        if (!before) return refuse('seat.unknown');
        if (!loanOf(before)) return undefined;
        tx.put({ ...before, phone: 'own', loans: ended(before.loans, at) });
        return undefined;
      },
    }),
  },
});

function ended(loans: Seat['loans'], at: number): Seat['loans'] {
  return loans.map((loan) => (loan.until === null ? { ...loan, until: at } : loan));
}

/** Shows people out, or lets them back in: all of them or none. */
function setRemoved(tx: Tx, seatIds: readonly string[], removed: boolean) {
  const changed = new Set<string>();
  for (const seatId of seatIds) {
    const before = tx.get('seat', seatId);
    if (!before) return refuse('seat.unknown');
    if (before.removed === removed) continue;
    tx.put({ ...before, removed });
    changed.add(seatId);
  }
  const came = tx.list('attendance').filter(({ seat: own }) => changed.has(own));
  if (removed) {
    endInquiries(tx, new Set(came.map(({ workshop }) => workshop)));
    return undefined;
  }
  for (const workshop of new Set(came.map((attendance) => attendance.workshop))) {
    const isOver = tx.get('workshop', workshop)?.state === 'closed';
    if (!isOver && presentAt(tx, workshop) > seatsPerWorkshop) return refuse('workshop.full');
  }
  for (const { seat: seatId, workshop, admitted } of came) {
    const own = tx.get('seat', seatId);
    // Whoever is let in again sits where the others sit by now.
    if (own && admitted) joinRoundsAhead(tx, workshop, own);
  }
  return undefined;
}

/** What somebody has named who waited is in the lists from now on. */
function offerNamesOf(tx: Tx, { organisation, role }: Seat): void {
  const named = tx.get('organisation', organisation);
  if (named?.held) tx.put({ ...named, held: false });
  const called = tx.get('role', role);
  if (called?.held) tx.put({ ...called, held: false });
}

/**
 * The organisation and the role that somebody means: what was merged since a form was opened means the
 * one that took it in. A code: there is no such organisation or role.
 */
function chosenIn(
  view: View,
  { organisation, role }: Pick<Seat, 'organisation' | 'role'>,
): Pick<Seat, 'organisation' | 'role'> | DomainCode {
  if (!view.get('organisation', organisation)) return 'organisation.unknown';
  if (!view.get('role', role)) return 'role.unknown';
  return {
    organisation: standingName(view, 'organisation', organisation),
    role: standingName(view, 'role', role),
  };
}

/** A seat as it is changed: speaking for one organisation is not speaking for another. */
export function settledIn(after: Seat, before: Seat): Seat {
  return after.organisation === before.organisation ? after : { ...after, representative: false };
}
