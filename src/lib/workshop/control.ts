/**
 * Who leads the room now (har kontrollen): one device of the facilitators, for each workshop. It
 * moves only when somebody claims it, never by who connects or goes. While nobody has claimed it,
 * whoever has a facilitator's link may lead.
 */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { id, lengths, ms, optionalText } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

const schema = v.strictObject({
  type: v.literal('control'),
  id: id('control'),
  workshop: id('workshop'),
  /** Null: it was let go, and whoever has the link may lead. */
  device: v.nullable(id('device')),
  /** What the others read: a name, if its owner wants one, and what they hold in their hands. */
  name: optionalText(lengths.name),
  means: v.picklist(['computer', 'phone']),
  since: ms,
});
export type Control = v.InferOutput<typeof schema>;

export const control = noun({
  type: 'control',
  schema,
  mutators: {
    /** Takes control, from whoever has it: a device that is dead cannot be asked. */
    claim: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        workshop: id('workshop'),
        name: schema.entries.name,
        means: schema.entries.means,
      }),
      run(tx, args, { actor, now }) {
        if (actor.role !== 'facilitator') return refuse('access.not-allowed');
        if (!tx.get('workshop', args.workshop)) return refuse('workshop.unknown');
        const { device } = actor;
        const before = tx.get('control', controlId(args.workshop));
        const since = before?.device === device ? before.since : now;
        tx.put({ type: 'control', id: controlId(args.workshop), ...args, device, since });
        return undefined;
      },
    }),
    /** Lets it go: from now on all who lead may. */
    release: mutator({
      may: { roles: ['facilitator'], steers: (_view, { workshop }) => workshop },
      args: v.strictObject({ workshop: id('workshop') }),
      run(tx, { workshop }, { now }) {
        const before = tx.get('control', controlId(workshop));
        if (!before) return tx.get('workshop', workshop) ? undefined : refuse('workshop.unknown');
        if (before.device !== null) tx.put({ ...before, device: null, name: null, since: now });
        return undefined;
      },
    }),
  },
});

/** There is one for each workshop. */
export function controlId(workshop: string): string {
  return idOf('control', keyOf(workshop));
}

/** Who leads a workshop; null while whoever has the link may. */
export function leaderOf(view: View, workshop: string): Control | null {
  const one = view.get('control', controlId(workshop));
  return one && one.device !== null ? one : null;
}

/** Whether somebody else than this device leads. */
export function leadsElsewhere(view: View, workshop: string, device: string): boolean {
  const leader = leaderOf(view, workshop);
  return leader !== null && leader.device !== device;
}
