/** Who is in the room, as the facilitator's panel tells it. */
import { searchText } from '#lib/methods/search-text.ts';
import { m } from '#lib/text/generated/messages.js';
import type { Activity } from '#lib/workshop/model/derived.ts';
import type { Group } from '#lib/workshop/model/group.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { nameOf } from '#lib/workshop/people/names.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Seat } from '#lib/workshop/model/seat.ts';

export interface OrganisationLine {
  readonly id: string;
  readonly name: string;
  readonly seats: readonly Seat[];
  readonly connected: number;
}

/** The organisations that have come, largest first, with those who came from them. */
export function organisationsAt(
  view: View,
  seats: readonly Seat[],
  activity: Activity | undefined,
): OrganisationLine[] {
  const connected = new Set(activity?.connected);
  return [...Map.groupBy(seats, (seat) => seat.organisation)]
    .map(([id, own]) => ({
      id,
      name: nameOf(view, 'organisation', id),
      seats: own,
      connected: own.filter((seat) => connected.has(seat.id)).length,
    }))
    .toSorted((a, b) => b.seats.length - a.seats.length || a.name.localeCompare(b.name, 'sv'));
}

export interface HealthLine {
  /** Null: those who sit in no group. */
  readonly group: Group | null;
  readonly seats: readonly Seat[];
  /** How many of them take part by a phone: the others are never without contact. */
  readonly phones: number;
  /** Without contact just now. */
  readonly away: readonly Seat[];
  /** Nobody of them has contact. */
  readonly cutOff: boolean;
}

/** How the groups are, those without any contact first. */
export function healthAt(
  view: View,
  seats: readonly Seat[],
  round: string | null,
  activity: Activity | undefined,
): HealthLine[] {
  const connected = new Set(activity?.connected);
  return [...Map.groupBy(seats, (seat) => groupOf(view, round, seat.id)?.id ?? null)]
    .map(([id, own]) => {
      const phones = own.filter((seat) => seat.phone !== 'none');
      const away = phones.filter((seat) => !connected.has(seat.id));
      return {
        group: (id !== null && view.get('group', id)) || null,
        seats: own,
        phones: phones.length,
        away,
        cutOff: phones.length > 0 && away.length === phones.length,
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.cutOff) - Number(a.cutOff) ||
        (a.group?.order ?? Infinity) - (b.group?.order ?? Infinity),
    );
}

/** People of whom every word that is looked for stands in name, role, organisation or group. */
export function findPeople(
  view: View,
  seats: readonly Seat[],
  round: string | null,
  wanted: string,
): Seat[] {
  const words = searchText(wanted).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return seats.filter((seat) => {
    const group = groupOf(view, round, seat.id);
    const about = [
      callOf(view, seat),
      nameOf(view, 'organisation', seat.organisation),
      group && `bikupa ${group.letter}`,
    ];
    const text = searchText(about.join(' '));
    // One letter is a group's name, and not the beginning of any word.
    return words.every((word) =>
      ` ${text} `.includes(word.length === 1 ? ` ${word} ` : ` ${word}`),
    );
  });
}

/** "utan telefon", "inte ansluten" … ; empty where there is nothing to say. */
export function contactOf({ id, phone }: Seat, connected: ReadonlySet<string>): string {
  if (phone === 'none') return m.host_no_phone();
  if (!connected.has(id)) return m.host_away();
  return phone === 'lent' ? m.host_lent() : '';
}

/** "Anna Berg, enhetschef" or, without a name, "enhetschef": as somebody is called in the panel. */
export function callOf(view: View, seat: Seat): string {
  const role = nameOf(view, 'role', seat.role);
  return seat.name ? `${seat.name}, ${role}` : role;
}
