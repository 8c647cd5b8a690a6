/**
 * From the people in the room to the arguments of `group.form`, and the proof of how well it mixed.
 * Worked out by whoever asks for it, since it takes long; see `group.form`.
 */
import { groupLetter } from '../methods/group-letters.ts';
import { mixGroups } from '../methods/mixing.ts';
import { mixQuality, type MixQuality } from '../methods/mix-quality.ts';
import type { EarlierRounds } from '../methods/person.ts';
import { groupsOfRound } from './agenda.ts';
import { seatsAt } from './attendance.ts';
import type { View } from './noun.ts';
import type { Seat } from './seat.ts';
import type { Group } from './group.ts';
import type { Step } from './step.ts';

export interface FormedGroup {
  readonly id: string;
  readonly letter: string;
  readonly place: string | null;
  readonly seats: readonly string[];
}

/** A group with those who sit in it. */
export interface SeatedGroup {
  readonly group: Group;
  readonly seats: readonly Seat[];
}

/**
 * Who has sat with whom in every other round of the series. Formed-anew groups are not in it: that
 * people were listed together without having sat down is no meeting.
 */
export function earlierRounds(view: View, round: string): EarlierRounds {
  const others = view.list('membership').filter((one) => one.round !== round);
  return [...Map.groupBy(others, (one) => one.round).values()].map((members) =>
    [...Map.groupBy(members, (one) => one.group).values()].map((group) =>
      group.map((one) => one.seat),
    ),
  );
}

/**
 * Mixes everybody who has come into new groups for a round. A place belongs to a letter ("A sits
 * by the window") and stays with it when groups are mixed anew or a new round begins.
 *
 * @param wish size: people per group; seed: a whole number from 0; newId makes the ids of the groups
 */
export function mixedGroups(
  view: View,
  step: Step,
  wish: { readonly size: number; readonly seed: number; readonly newId: () => string },
): FormedGroup[] {
  const { size, seed, newId } = wish;
  const met = earlierRounds(view, step.id);
  const places = placesByLetter(view, step.workshop);
  return mixGroups(seatsAt(view, step.workshop), { size, seed, met }).map((seats, index) => {
    const letter = groupLetter(index);
    return { id: newId(), letter, place: places.get(letter) ?? null, seats };
  });
}

/** The groups of a round with their people, in order. */
export function seatedGroups(view: View, round: string): SeatedGroup[] {
  const members = Map.groupBy(
    view.list('membership').filter((one) => one.round === round),
    (one) => one.group,
  );
  return groupsOfRound(view, round).map((group) => ({
    group,
    seats: (members.get(group.id) ?? [])
      .flatMap((one) => view.get('seat', one.seat) ?? [])
      .filter((one) => !one.removed)
      .toSorted((a, b) => a.id.localeCompare(b.id)),
  }));
}

export function qualityOf(view: View, round: string, groups: readonly SeatedGroup[]): MixQuality {
  return mixQuality(
    groups.map(({ seats }) => seats),
    earlierRounds(view, round),
  );
}

function placesByLetter(view: View, workshop: string): Map<string, string | null> {
  const own = view.list('group').filter((one) => one.workshop === workshop);
  // What came later stands later in the list, and its places are the ones that hold.
  return new Map(own.map((one) => [one.letter, one.place]));
}
