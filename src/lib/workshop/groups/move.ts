/**
 * A move (flytt) of which somebody has been told: to which group, and from when. Nobody is moved
 * without time to finish a sentence and find the way.
 */
import { refuse } from '../../sync/mutation.ts';
import { notThere } from './seating.ts';
import { membershipOf } from './membership.ts';
import { membershipId } from '../model/membership.ts';
import { mutator, entity, type Tx } from '../define.ts';
import { moveSchema, moveId, moveArgs } from '../model/move.ts';

/** Milliseconds between the notice and the move. */
export const noticeMs = 30_000;

export const move = entity({
  type: 'move',
  schema: moveSchema,
  mutators: {
    /** Tells somebody to go to another group. Who sits in none of the round needs no notice. */
    announce: mutator({
      policy: { roles: ['facilitator'] },
      args: moveArgs.announce,
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
      policy: { roles: ['facilitator'] },
      args: moveArgs.cancel,
      run(tx, { move: key }) {
        if (tx.get('move', key)) tx.remove(key);
        return undefined;
      },
    }),
    /** Goes, at once or when the time has come: by the page of who moves. */
    go: mutator({
      policy: {
        roles: ['participant'],
        whileLent: 'text',
        own: (view, { move: key }, seat) => (view.get('move', key)?.seat ?? seat) === seat,
      },
      args: moveArgs.go,
      run(tx, { move: key }) {
        carryOut(tx, key);
        return undefined;
      },
    }),
    /** The time has come for somebody whose phone sleeps: by the page of a facilitator. */
    carry: mutator({
      policy: { roles: ['facilitator'] },
      args: moveArgs.carry,
      run(tx, { move: key }, { now }) {
        const told = tx.get('move', key);
        if (told && now < told.at) return refuse('move.pending');
        carryOut(tx, key);
        return undefined;
      },
    }),
  },
});

function carryOut(tx: Tx, key: string): void {
  const told = tx.get('move', key);
  if (!told) return;
  tx.remove(key);
  const to = tx.get('group', told.group);
  // Formed anew since: then everybody has a group already.
  if (to && !to.dissolved) tx.put(membershipOf(told.round, told.seat, told.group));
}
