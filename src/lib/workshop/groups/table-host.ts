/** "I am the host": who stays at a table of a world café and tells the next guests what was said. */
import { refuse } from '../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../define.ts';
import type { Group } from '../model/group.ts';
import { isAnyKind } from '../model/step.ts';
import { tableHostArgs, tableHostId, tableHostSchema } from '../model/table-host.ts';
import { groupOf } from './membership.ts';

export const tableHost = entity({
  type: 'tableHost',
  schema: tableHostSchema,
  mutators: {
    /** Becomes the host of the own table in a round, or is it no longer. A table has one host. */
    offer: stepMutator({
      in: isAnyKind,
      args: tableHostArgs.offer,
      run(tx, { hosting }, { step, seat }) {
        const group = groupOf(tx, step.id, seat);
        if (!group?.cafe) return refuse('group.unknown');
        const host = offeredHost(tx, group);
        if (hosting && host !== null && host !== seat) return refuse('table.hosted');
        if (!hosting && host !== seat) return undefined;
        const now = hosting ? seat : null;
        const id = tableHostId(group.id);
        tx.put({ type: 'tableHost', id, step: step.id, group: group.id, host: now });
        return undefined;
      },
    }),
  },
});

/**
 * Who has offered to host a table and sits at it: in this round, or in one before from which the
 * notes on the table are. Null: nobody.
 */
export function offeredHost(view: View, group: Group): string | null {
  const own = view.get('tableHost', tableHostId(group.id));
  const host = own ? own.host : hostBefore(view, group);
  if (host === null || groupOf(view, group.round, host)?.id !== group.id) return null;
  return view.get('seat', host)?.removed === true ? null : host;
}

function hostBefore(view: View, { after }: Group): string | null {
  const before = after === null ? undefined : view.get('group', after);
  if (!before) return null;
  const own = view.get('tableHost', tableHostId(before.id));
  return own ? own.host : hostBefore(view, before);
}
