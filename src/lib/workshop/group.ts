/** A group (bikupa) of a round. A round is named by the step that formed it. */
import * as v from 'valibot';
import { refuse, type Refusal } from '../sync/mutation.ts';
import { groupsOfRound } from './agenda.ts';
import { attendanceId, seatsAt } from './attendance.ts';
import { id, lengths, optionalText, whole } from './fields.ts';
import { joinBest, membershipId, membershipOf } from './membership.ts';
import { mutator, noun, type View } from './noun.ts';
import type { DomainCode } from './refusals.ts';

const schema = v.strictObject({
  type: v.literal('group'),
  id: id('group'),
  workshop: id('workshop'),
  round: id('step'),
  order: whole(0, 1_000),
  letter: v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/)),
  /** Where it sits: "vid fönstret". */
  place: optionalText(lengths.name),
  /** Formed anew since: nobody sits in it, its notes remain. */
  dissolved: v.boolean(),
});
export type Group = v.InferOutput<typeof schema>;

const formed = v.strictObject({
  id: schema.entries.id,
  letter: schema.entries.letter,
  place: schema.entries.place,
  seats: v.pipe(v.array(id('seat')), v.maxLength(100)),
});

export const group = noun({
  type: 'group',
  schema,
  mutators: {
    /**
     * Forms the groups of a round, worked out by forming.ts wherever it was asked for.
     * Whoever has arrived since and is not in the list gets the seat that does most good.
     */
    form: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        round: id('step'),
        groups: v.pipe(v.array(formed), v.maxLength(500)),
      }),
      run(tx, { round, groups }) {
        const step = tx.get('step', round);
        if (!step) return refuse('step.unknown');
        const seats = groups.flatMap((one) => one.seats);
        if (new Set(seats).size !== seats.length) return refuse('group.uneven');
        for (const seat of seats) {
          const refused = notThere(tx, seat, step.workshop);
          if (refused) return refused;
        }
        const elsewhere = groups.some(({ id: groupId }) => {
          const before = tx.get('group', groupId);
          return before && before.round !== round;
        });
        if (elsewhere) return refuse('group.unknown');
        const kept = new Set(groups.map((one) => one.id));
        for (const old of groupsOfRound(tx, round)) {
          if (!kept.has(old.id)) tx.put({ ...old, dissolved: true });
        }
        for (const [order, { id: groupId, letter, place, seats: members }] of groups.entries()) {
          const { workshop } = step;
          tx.put({
            type: 'group',
            id: groupId,
            workshop,
            round,
            order,
            letter,
            place,
            dissolved: false,
          });
          for (const seat of members) tx.put(membershipOf(round, seat, groupId));
        }
        const sitting = new Set(seats);
        for (const old of tx.list('membership')) {
          if (old.round === round && !sitting.has(old.seat)) tx.remove(old.id);
        }
        for (const late of seatsAt(tx, step.workshop)) joinBest(tx, round, late);
        return undefined;
      },
      undo: (view, { round }) => [
        { name: 'group.form', args: { round, groups: arrangement(view, round) } },
      ],
    }),
    place: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ group: id('group'), place: schema.entries.place }),
      run(tx, { group: groupId, place }) {
        const before = tx.get('group', groupId);
        if (!before) return refuse('group.unknown');
        tx.put({ ...before, place });
        return undefined;
      },
      undo(view, { group: groupId }) {
        const before = view.get('group', groupId);
        return before
          ? [{ name: 'group.place', args: { group: groupId, place: before.place } }]
          : [];
      },
    }),
    move: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ seat: id('seat'), group: id('group') }),
      run(tx, { seat, group: groupId }) {
        const to = tx.get('group', groupId);
        if (!to || to.dissolved) return refuse('group.unknown');
        const refused = notThere(tx, seat, to.workshop);
        if (refused) return refused;
        tx.put(membershipOf(to.round, seat, groupId));
        return undefined;
      },
      undo(view, { seat, group: groupId }) {
        const round = view.get('group', groupId)?.round;
        const before = round && view.get('membership', membershipId(round, seat));
        return before ? [{ name: 'group.move', args: { seat, group: before.group } }] : [];
      },
    }),
  },
});

/** Only who has come and was let in sits in a group. */
function notThere(view: View, seat: string, workshop: string): Refusal<DomainCode> | undefined {
  const here = view.get('attendance', attendanceId(seat, workshop));
  if (!here || !view.get('seat', seat)) return refuse('seat.unknown');
  return here.admitted ? undefined : refuse('seat.waiting');
}

function arrangement(view: View, round: string): v.InferOutput<typeof formed>[] {
  const members = view.list('membership').filter((one) => one.round === round);
  return groupsOfRound(view, round).map(({ id: groupId, letter, place }) => ({
    id: groupId,
    letter,
    place,
    seats: members.filter((one) => one.group === groupId).map((one) => one.seat),
  }));
}
