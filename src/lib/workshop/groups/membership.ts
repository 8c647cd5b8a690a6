/** A membership: who sits in which group. Its id is made of round and seat: one group a round. */
import { bestSeat } from '../../methods/latecomer.ts';
import type { EarlierRounds, Person } from '../../methods/person.ts';
import { groupsOfRound, roundsAhead, stepsOf } from '../agenda/agenda.ts';
import { seatsAt } from '../people/attendance.ts';
import type { Group } from '../model/group.ts';
import { entity, type Tx, type View } from '../define.ts';
import type { Step } from '../model/step.ts';
import { apartFrom } from './wish.ts';
import { membershipSchema, type Membership, membershipId } from '../model/membership.ts';

export const membership = entity({ type: 'membership', schema: membershipSchema, mutators: {} });

export function membershipOf(round: string, seat: string, group: string): Membership {
  return { type: 'membership', id: membershipId(round, seat), seat, round, group };
}

/** The group in which somebody sits in a round, or null. */
export function groupOf(view: View, round: string | null, seat: string): Group | null {
  const found = round === null ? undefined : view.get('membership', membershipId(round, seat));
  return (found && view.get('group', found.group)) ?? null;
}

/** The group in which somebody sat before a round of the same workshop, or null. */
export function groupBefore(view: View, round: string, seat: string): Group | null {
  const at = view.get('step', round);
  if (!at) return null;
  const earlier = stepsOf(view, at.workshop).filter(
    ({ order, openedAt }) => order < at.order && openedAt !== null,
  );
  return earlier.flatMap(({ id: step }) => groupOf(view, step, seat) ?? []).at(-1) ?? null;
}

/**
 * Who has sat with whom in the other rounds of the series. A round that lies ahead is none in which
 * anybody has met, nor are groups that were formed anew: who was only listed has not sat down.
 */
export function earlierRounds(view: View, round: string): EarlierRounds {
  return meetingsIn(view, (step) => step?.openedAt !== null && step?.id !== round);
}

/** The same of rounds that come before one on the agenda, and of earlier workshops. */
export function roundsBefore(view: View, round: string): EarlierRounds {
  const here = view.get('step', round);
  const at = here && view.get('workshop', here.workshop);
  return meetingsIn(view, (step) => {
    if (!step || !here || !at || step.openedAt === null) return false;
    if (step.workshop === here.workshop) return step.order < here.order;
    return (view.get('workshop', step.workshop)?.order ?? 0) < at.order;
  });
}

function meetingsIn(view: View, counts: (step: Step | undefined) => boolean): EarlierRounds {
  const rounds = new Map<string, boolean>();
  const others = view.list('membership').filter(({ round }) => {
    const known = rounds.get(round) ?? counts(view.get('step', round));
    rounds.set(round, known);
    return known;
  });
  return [...Map.groupBy(others, (other) => other.round).values()].map((members) =>
    [...Map.groupBy(members, (member) => member.group).values()].map((group) =>
      group.map((member) => member.seat),
    ),
  );
}

/**
 * Seats latecomers where each does most good, one after the other, and moves nobody. Does nothing
 * for those who sit, nor where there are no groups.
 */
export function joinBest(tx: Tx, round: string, people: readonly Person[]): void {
  const standing = people.filter(({ id: seat }) => !groupOf(tx, round, seat));
  const formed = groupsOfRound(tx, round);
  const workshop = formed[0]?.workshop;
  if (standing.length === 0 || workshop === undefined) return;
  const sitting = Map.groupBy(
    tx.list('membership').filter((membership) => membership.round === round),
    (membership) => membership.group,
  );
  const groups = formed.map(({ id: groupId, locked }) => ({
    ...{ id: groupId, locked },
    members: (sitting.get(groupId) ?? [])
      .flatMap((membership) => tx.get('seat', membership.seat) ?? [])
      .filter((seat) => !seat.removed)
      .map((seat): Person => seat),
  }));
  const met = earlierRounds(tx, round);
  for (const person of standing) {
    const best = bestSeat(person, groups, met, apartFrom(tx, workshop, person.id));
    groups.find(({ id: groupId }) => groupId === best)?.members.push(person);
    if (best) tx.put(membershipOf(round, person.id, best));
  }
}

/**
 * Gives everybody present, or only one, a group of each round that is on or still to come. Moves
 * nobody. To be called wherever somebody comes or a round comes to lie ahead.
 */
export function joinRoundsAhead(tx: Tx, workshop: string, only?: Person): void {
  const people = only ? [only] : seatsAt(tx, workshop);
  for (const round of roundsAhead(tx, workshop)) {
    joinBest(tx, round.id, people);
  }
}
