/** A group (bikupa) of a round. A round is named by the step that formed it. */
import type * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { groupsOfRound } from '../agenda/agenda.ts';
import { seatsAt } from '../people/attendance.ts';
import { notThere } from './seating.ts';
import { joinBest, membershipOf } from './membership.ts';
import { mutator, entity, type View } from '../define.ts';
import type { Step } from '../model/step.ts';
import type { formed } from '../model/group.ts';
import { groupSchema, groupArgs } from '../model/group.ts';

export const group = entity({
  type: 'group',
  schema: groupSchema,
  mutators: {
    /**
     * Forms the groups of a round, worked out by forming.ts wherever it was asked for.
     * Whoever has arrived since and is not in the list gets the seat that does most good.
     */
    form: mutator({
      policy: {
        roles: ['facilitator'],
        // Ahead of its step it is preparation.
        requiresControl(view, { round }) {
          const step = view.get('step', round);
          return step?.openedAt === null ? null : step?.workshop;
        },
      },
      args: groupArgs.form,
      run(tx, { round, groups }) {
        const step = tx.get('step', round);
        if (!step) return refuse('step.unknown');
        const seats = groups.flatMap((group) => group.seats);
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
        if (!groups.every((group) => mayInherit(tx, group, step))) return refuse('group.unknown');
        const kept = new Set(groups.map((group) => group.id));
        for (const old of groupsOfRound(tx, round)) {
          if (!kept.has(old.id)) tx.put({ ...old, dissolved: true });
        }
        for (const [order, { seats: members, ...about }] of groups.entries()) {
          const { workshop } = step;
          const before = tx.get('group', about.id);
          // Who sees its notes was promised to those who wrote them.
          const promised = before && { cafe: before.cafe, after: before.after };
          tx.put({
            type: 'group',
            ...about,
            ...promised,
            workshop,
            round,
            order,
            dissolved: false,
          });
          for (const seat of members) tx.put(membershipOf(round, seat, about.id));
        }
        const sitting = new Set(seats);
        for (const old of tx.list('membership')) {
          if (old.round === round && !sitting.has(old.seat)) tx.remove(old.id);
        }
        for (const told of tx.list('move')) if (told.round === round) tx.remove(told.id);
        joinBest(tx, round, seatsAt(tx, step.workshop));
        return undefined;
      },
      undo: (view, { round }) => [
        { name: 'group.form', args: { round, groups: arrangement(view, round) } },
      ],
    }),
    place: mutator({
      policy: { roles: ['facilitator'] },
      args: groupArgs.place,
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
    lock: mutator({
      policy: { roles: ['facilitator'] },
      args: groupArgs.lock,
      run(tx, { group: groupId, locked }) {
        const before = tx.get('group', groupId);
        if (!before) return refuse('group.unknown');
        tx.put({ ...before, locked });
        return undefined;
      },
      undo(view, { group: groupId }) {
        const before = view.get('group', groupId);
        return before
          ? [{ name: 'group.lock', args: { group: groupId, locked: before.locked } }]
          : [];
      },
    }),
  },
});

function arrangement(view: View, round: string): v.InferOutput<typeof formed>[] {
  const members = view.list('membership').filter((membership) => membership.round === round);
  return groupsOfRound(view, round).map((group) => ({
    ...{ id: group.id, letter: group.letter, place: group.place, topic: group.topic },
    ...{ locked: group.locked, cafe: group.cafe, after: group.after },
    seats: members.filter(({ group: own }) => own === group.id).map(({ seat }) => seat),
  }));
}

/** Notes stay with a table only where those who wrote them there were told so. */
function mayInherit(
  view: View,
  { id: groupId, cafe, after }: v.InferOutput<typeof formed>,
  { workshop }: Step,
): boolean {
  if (after === null) return true;
  const before = view.get('group', after);
  return cafe && after !== groupId && before?.cafe === true && before.workshop === workshop;
}
