/**
 * What a facilitator wishes of who sits with whom in a workshop, in all its rounds; nobody else
 * sees it. A wish that is taken back stays as removed.
 */
import * as v from 'valibot';
import type { MixRule } from '../methods/mixing/rules.ts';
import { refuse } from '../sync/mutation.ts';
import { attendanceId } from './attendance.ts';
import { id } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

const letter = v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/));

const about = {
  id: id('wish'),
  workshop: id('workshop'),
  /** In one group; no two in one group; the host of a table, who stays there. */
  kind: v.picklist(['together', 'apart', 'host']),
  /** Two or more; of a host one. */
  seats: v.pipe(v.array(id('seat')), v.minLength(1), v.maxLength(100)),
  /** The host's table; null in the other wishes. */
  letter: v.nullable(letter),
};

const schema = v.strictObject({ type: v.literal('wish'), ...about, removed: v.boolean() });
export type Wish = v.InferOutput<typeof schema>;

export const wish = noun({
  type: 'wish',
  schema,
  mutators: {
    add: mutator({
      may: { roles: ['facilitator'] },
      args: v.pipe(
        v.strictObject(about),
        v.check(({ kind, seats, letter: table }) => {
          const different = new Set(seats).size;
          return kind === 'host'
            ? seats.length === 1 && table !== null
            : different > 1 && different === seats.length && table === null;
        }),
      ),
      run(tx, args) {
        if (!tx.get('workshop', args.workshop)) return refuse('workshop.unknown');
        for (const seat of args.seats) {
          if (!tx.get('attendance', attendanceId(seat, args.workshop)))
            return refuse('seat.unknown');
        }
        if (tx.get('wish', args.id)) return undefined;
        tx.put({ type: 'wish', ...args, removed: false });
        return undefined;
      },
      undo: (view, args) =>
        view.get('wish', args.id)
          ? []
          : [{ name: 'wish.remove', args: { wish: args.id, removed: true } }],
    }),
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ wish: id('wish'), removed: v.boolean() }),
      run(tx, { wish: wishId, removed }) {
        const before = tx.get('wish', wishId);
        if (!before) return refuse('wish.unknown');
        tx.put({ ...before, removed });
        return undefined;
      },
      undo(view, { wish: wishId }) {
        const removed = view.get('wish', wishId)?.removed;
        return removed === undefined
          ? []
          : [{ name: 'wish.remove', args: { wish: wishId, removed } }];
      },
    }),
  },
});

/** The wishes that stand, in the order in which they were made. */
export function wishesOf(view: View, workshop: string): Wish[] {
  return view.list('wish').filter((one) => one.workshop === workshop && !one.removed);
}

/** The wish that makes somebody the host of a table, if there is one. */
export function hostWish(view: View, workshop: string, seat: string): Wish | undefined {
  return wishesOf(view, workshop).find(({ kind, seats }) => kind === 'host' && seats[0] === seat);
}

/**
 * A wish as the mixing takes it.
 *
 * @param groupAt the number of the group that a letter names; −1 where there is none
 */
export function ruleOf({ kind, seats, letter: table }: Wish, groupAt: (letter: string) => number) {
  if (kind !== 'host') return { kind, people: seats } satisfies MixRule;
  const [person = ''] = seats;
  return { kind: 'fixed', person, group: groupAt(table ?? '') } satisfies MixRule;
}

/** With whom somebody must not sit. */
export function apartFrom(view: View, workshop: string, seat: string): string[] {
  return wishesOf(view, workshop)
    .filter(({ kind, seats }) => kind === 'apart' && seats.includes(seat))
    .flatMap(({ seats }) => seats.filter((other) => other !== seat));
}
