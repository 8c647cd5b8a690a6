/**
 * What a facilitator wishes of who sits with whom in a workshop, in all its rounds; nobody else
 * sees it. A wish that is taken back stays as removed.
 */
import type { MixRule } from '../../methods/mixing/rules.ts';
import { refuse } from '../../sync/mutation.ts';
import { attendanceId } from '../model/attendance.ts';
import { most } from '../model/most.ts';
import { mutator, entity, type View } from '../define.ts';
import { wishSchema, type Wish, wishArgs } from '../model/wish.ts';

export const wish = entity({
  type: 'wish',
  schema: wishSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator'] },
      args: wishArgs.add,
      run(tx, args) {
        if (!tx.get('workshop', args.workshop)) return refuse('workshop.unknown');
        for (const seat of args.seats) {
          if (!tx.get('attendance', attendanceId(seat, args.workshop)))
            return refuse('seat.unknown');
        }
        if (tx.get('wish', args.id)) return undefined;
        const others = tx.list('wish').filter(({ workshop }) => workshop === args.workshop);
        if (others.length >= most.wishes) return refuse('wish.too-many');
        tx.put({ type: 'wish', ...args, removed: false });
        return undefined;
      },
      undo: (view, args) =>
        view.get('wish', args.id)
          ? []
          : [{ name: 'wish.remove', args: { wish: args.id, removed: true } }],
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: wishArgs.remove,
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
  return view.list('wish').filter((wish) => wish.workshop === workshop && !wish.removed);
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
