/** A membership: who sits in which group. Its id is made of round and seat: one group a round. */
import * as v from 'valibot';
import { bestSeat } from '../methods/latecomer.ts';
import type { Person } from '../methods/person.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { groupsOfRound, roundsAhead } from './agenda.ts';
import { seatsAt } from './attendance.ts';
import { composedId, id } from './fields.ts';
import type { Group } from './group.ts';
import { noun, type Tx, type View } from './noun.ts';

const schema = v.strictObject({
  type: v.literal('membership'),
  id: composedId('membership'),
  seat: id('seat'),
  round: id('step'),
  group: id('group'),
});
export type Membership = v.InferOutput<typeof schema>;

export const membership = noun({ type: 'membership', schema, mutators: {} });

export function membershipId(round: string, seat: string): string {
  return idOf('membership', `${keyOf(round)}.${keyOf(seat)}`);
}

export function membershipOf(round: string, seat: string, group: string): Membership {
  return { type: 'membership', id: membershipId(round, seat), seat, round, group };
}

/** The group in which somebody sits in a round, or null. */
export function groupOf(view: View, round: string | null, seat: string): Group | null {
  const found = round === null ? undefined : view.get('membership', membershipId(round, seat));
  return (found && view.get('group', found.group)) ?? null;
}

/** Seats a latecomer where it does most good, and moves nobody. Does nothing for the seated. */
export function joinBest(tx: Tx, round: string, person: Person): void {
  if (groupOf(tx, round, person.id)) return;
  const members = tx.list('membership').filter((one) => one.round === round);
  const groups = groupsOfRound(tx, round).map(({ id: groupId }) => ({
    id: groupId,
    members: members
      .filter((one) => one.group === groupId)
      .flatMap((one) => tx.get('seat', one.seat) ?? [])
      .filter((one) => !one.removed),
  }));
  const best = bestSeat(person, groups);
  if (best) tx.put(membershipOf(round, person.id, best));
}

/**
 * Gives everybody present, or only one, a group of each round that is on or still to come. Moves
 * nobody. To be called wherever somebody comes or a round comes to lie ahead.
 */
export function joinRoundsAhead(tx: Tx, workshop: string, only?: Person): void {
  const people = only ? [only] : seatsAt(tx, workshop);
  for (const round of roundsAhead(tx, workshop)) {
    for (const person of people) joinBest(tx, round.id, person);
  }
}
