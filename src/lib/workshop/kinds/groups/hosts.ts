/** Who stays at which table when a world café goes on: as somebody has said, or as is proposed. */
import type { View } from '../../define.ts';
import { offeredHost } from '../../groups/table-host.ts';
import { onTable } from '../../groups/seating.ts';
import { hostWish, wishesOf } from '../../groups/wish.ts';
import type { Group } from '../../model/group.ts';
import type { Seat } from '../../model/seat.ts';
import type { SeatedGroup } from './seated-group.ts';

export interface Hosting {
  readonly group: Group;
  /** Named by the facilitator or by themselves; null: nobody. */
  readonly host: string | null;
  /** Who stays if nobody says otherwise; null where there is a host, or nobody who could. */
  readonly proposed: Seat | null;
}

/**
 * The host of each of some tables.
 *
 * A table without one gets the person proposed who has sat there longest, since that person can tell
 * most; of several one of the organisation that has most people there, so that the others, who go on,
 * are of as many organisations as can be. Nobody about whom there is a wish: it could stand against it.
 */
export function hostingOf(view: View, tables: readonly SeatedGroup[]): Hosting[] {
  return tables.map(({ group, seats }) => {
    const named = wishesOf(view, group.workshop).find(
      ({ kind, letter }) => kind === 'host' && letter === group.letter,
    );
    const host = named?.seats[0] ?? offeredHost(view, group);
    if (host !== null) return { group, host, proposed: null };
    return { group, host, proposed: proposedFor(view, group, seats) };
  });
}

function proposedFor(view: View, group: Group, seats: readonly Seat[]): Seat | null {
  const wished = new Set(
    wishesOf(view, group.workshop).flatMap((wish) => (wish.kind === 'host' ? [] : wish.seats)),
  );
  const been = onTable(view, group.id);
  const roundsAt = ({ id }: Seat): number =>
    view.list('membership').filter(({ seat, group: at }) => seat === id && been.includes(at))
      .length;
  const colleagues = ({ organisation }: Seat): number =>
    seats.filter((seat) => seat.organisation === organisation).length;
  const ranked = seats
    .filter(({ id }) => !wished.has(id) && !hostWish(view, group.workshop, id))
    .map((seat) => ({ seat, rounds: roundsAt(seat), colleagues: colleagues(seat) }))
    .toSorted(
      (a, b) =>
        b.rounds - a.rounds || b.colleagues - a.colleagues || (a.seat.id < b.seat.id ? -1 : 1),
    );
  return ranked[0]?.seat ?? null;
}
