/** A group (bikupa) of a round. A round is named by the step that formed it. */
import * as v from 'valibot';
import { refuse, type Refusal } from '../sync/mutation.ts';
import { groupsOfRound } from './agenda.ts';
import { attendanceId, seatsAt } from './attendance.ts';
import { id, lengths, optionalText, whole } from './fields.ts';
import { joinBest, membershipOf } from './membership.ts';
import { mutator, noun, type View } from './noun.ts';
import type { DomainCode } from './refusals.ts';
import type { Step } from './step.ts';

const schema = v.strictObject({
  type: v.literal('group'),
  id: id('group'),
  workshop: id('workshop'),
  round: id('step'),
  order: whole(0, 1_000),
  letter: v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/)),
  /** Where it sits: "vid fönstret". */
  place: optionalText(lengths.name),
  /** What it talks about, or whose group it is, where groups were made by that. */
  topic: optionalText(lengths.comment),
  /** Stays as it is when the round is formed anew, and takes nobody in while others do. */
  locked: v.boolean(),
  /** Of a world café: its notes stay with the table, and whoever comes to the table next sees them. */
  cafe: v.boolean(),
  /** The group of the round before whose notes lie on this table. */
  after: v.nullable(id('group')),
  /** Formed anew since: nobody sits in it, its notes remain. */
  dissolved: v.boolean(),
});
export type Group = v.InferOutput<typeof schema>;

const formed = v.strictObject({
  id: schema.entries.id,
  letter: schema.entries.letter,
  place: schema.entries.place,
  seats: v.pipe(v.array(id('seat')), v.maxLength(100)),
  topic: v.optional(schema.entries.topic, null),
  locked: v.optional(schema.entries.locked, false),
  cafe: v.optional(schema.entries.cafe, false),
  after: v.optional(schema.entries.after, null),
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
      may: {
        roles: ['facilitator'],
        // Ahead of its step it is preparation.
        steers(view, { round }) {
          const step = view.get('step', round);
          return step?.openedAt === null ? null : step?.workshop;
        },
      },
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
        if (!groups.every((one) => mayInherit(tx, one, step))) return refuse('group.unknown');
        const kept = new Set(groups.map((one) => one.id));
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
    lock: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ group: id('group'), locked: schema.entries.locked }),
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

/** Only who has come and was let in sits in a group. */
export function notThere(
  view: View,
  seat: string,
  workshop: string,
): Refusal<DomainCode> | undefined {
  const here = view.get('attendance', attendanceId(seat, workshop));
  if (!here || !view.get('seat', seat)) return refuse('seat.unknown');
  return here.admitted ? undefined : refuse('seat.waiting');
}

function arrangement(view: View, round: string): v.InferOutput<typeof formed>[] {
  const members = view.list('membership').filter((one) => one.round === round);
  return groupsOfRound(view, round).map((one) => ({
    ...{ id: one.id, letter: one.letter, place: one.place, topic: one.topic },
    ...{ locked: one.locked, cafe: one.cafe, after: one.after },
    seats: members.filter(({ group: own }) => own === one.id).map(({ seat }) => seat),
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

/** The groups whose notes lie on a group's table: its own, and those before it in a world café. */
export function onTable(view: View, groupId: string): string[] {
  const found: string[] = [];
  for (let at: string | null = groupId; at !== null && !found.includes(at);) {
    found.push(at);
    at = view.get('group', at)?.after ?? null;
  }
  return found;
}
