/**
 * Who leads the room now (har kontrollen): one device of the facilitators, for each workshop. It
 * moves only when somebody claims it, never by who connects or goes. While nobody has claimed it,
 * whoever has a facilitator's link may lead.
 */
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity, type View } from '../define.ts';
import { controlSchema, type Control, controlId, controlArgs } from '../model/control.ts';

export const control = entity({
  type: 'control',
  schema: controlSchema,
  mutators: {
    /** Takes control, from whoever has it: a device that is dead cannot be asked. */
    claim: mutator({
      policy: { roles: ['facilitator'] },
      args: controlArgs.claim,
      run(tx, args, { actor, now }) {
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
      policy: { roles: ['facilitator'], requiresControl: (_view, { workshop }) => workshop },
      args: controlArgs.release,
      run(tx, { workshop }, { now }) {
        const before = tx.get('control', controlId(workshop));
        if (!before) return tx.get('workshop', workshop) ? undefined : refuse('workshop.unknown');
        if (before.device !== null) tx.put({ ...before, device: null, name: null, since: now });
        return undefined;
      },
    }),
  },
});

/** Who leads a workshop; null while whoever has the link may. */
export function leaderOf(view: View, workshop: string): Control | null {
  const control = view.get('control', controlId(workshop));
  return control && control.device !== null ? control : null;
}

/** Whether somebody else than this device leads. */
export function leadsElsewhere(view: View, workshop: string, device: string): boolean {
  const leader = leaderOf(view, workshop);
  return leader !== null && leader.device !== device;
}
