/**
 * A move (flytt) of which somebody has been told: to which group, and from when. Nobody is moved
 * without time to finish a sentence and find the way.
 */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id, ms } from './fields.ts';
import { notThere } from './group.ts';
import { membershipId, membershipOf } from './membership.ts';
import { mutator, noun, type Tx } from './noun.ts';

/** Milliseconds between the notice and the move. */
export const noticeMs = 30_000;

/** Its id is made of round and seat: nobody is on the way to two groups. */
const schema = v.strictObject({
  type: v.literal('move'),
  id: composedId('move'),
  seat: id('seat'),
  round: id('step'),
  group: id('group'),
  /** From then on it is done, by the page of whoever moves or by a facilitator's. */
  at: ms,
});
export type Move = v.InferOutput<typeof schema>;

export const move = noun({
  type: 'move',
  schema,
  mutators: {
    /** Tells somebody to go to another group. Who sits in none of the round needs no notice. */
    announce: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ seat: id('seat'), group: id('group') }),
      run(tx, { seat, group: groupId }, { now }) {
        const to = tx.get('group', groupId);
        if (!to || to.dissolved) return refuse('group.unknown');
        const refused = notThere(tx, seat, to.workshop);
        if (refused) return refused;
        const before = tx.get('membership', membershipId(to.round, seat));
        const told = tx.get('move', moveId(to.round, seat));
        if (told && told.group !== groupId) return refuse('move.pending');
        if (told || before?.group === groupId) return undefined;
        if (!before) tx.put(membershipOf(to.round, seat, groupId));
        else {
          const key = moveId(to.round, seat);
          const about = { seat, round: to.round, group: groupId };
          tx.put({ type: 'move', id: key, ...about, at: now + noticeMs });
        }
        return undefined;
      },
      undo(view, { seat, group: groupId }) {
        const round = view.get('group', groupId)?.round;
        const key = round && moveId(round, seat);
        if (!key || view.get('move', key) || !view.get('membership', membershipId(round, seat))) {
          return [];
        }
        return [{ name: 'move.cancel', args: { move: key } }];
      },
    }),
    /** Takes the notice back; who has gone already stays where they are. */
    cancel: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ move: composedId('move') }),
      run(tx, { move: key }) {
        if (tx.get('move', key)) tx.remove(key);
        return undefined;
      },
    }),
    /** Goes, at once or when the time has come: by the page of who moves. */
    go: mutator({
      may: {
        roles: ['participant'],
        own: (view, { move: key }, seat) => (view.get('move', key)?.seat ?? seat) === seat,
      },
      args: v.strictObject({ move: composedId('move') }),
      run(tx, { move: key }) {
        carryOut(tx, key);
        return undefined;
      },
    }),
    /** The time has come for somebody whose phone sleeps: by the page of a facilitator. */
    carry: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ move: composedId('move') }),
      run(tx, { move: key }, { now }) {
        const told = tx.get('move', key);
        if (told && now < told.at) return refuse('move.pending');
        carryOut(tx, key);
        return undefined;
      },
    }),
  },
});

export function moveId(round: string, seat: string): string {
  return idOf('move', `${keyOf(round)}.${keyOf(seat)}`);
}

function carryOut(tx: Tx, key: string): void {
  const told = tx.get('move', key);
  if (!told) return;
  tx.remove(key);
  const to = tx.get('group', told.group);
  // Formed anew since: then everybody has a group already.
  if (to && !to.dissolved) tx.put(membershipOf(told.round, told.seat, told.group));
}
