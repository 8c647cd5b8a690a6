/** Who is in the room, as the facilitator's panel tells it. */
import type { Pulse } from '#lib/workshop/derived.ts';
import type { Group } from '#lib/workshop/group.ts';
import { groupOf } from '#lib/workshop/membership.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { Seat } from '#lib/workshop/seat.ts';

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
  pulse: Pulse | undefined,
): OrganisationLine[] {
  const connected = new Set(pulse?.connected);
  return [...Map.groupBy(seats, (seat) => seat.organisation)]
    .map(([id, own]) => ({
      id,
      name: view.get('organisation', id)?.name ?? '',
      seats: own,
      connected: own.filter((seat) => connected.has(seat.id)).length,
    }))
    .toSorted((a, b) => b.seats.length - a.seats.length || a.name.localeCompare(b.name, 'sv'));
}

export interface QuietLine {
  /** Null: those who sit in no group. */
  readonly group: Group | null;
  readonly seats: number;
  readonly quiet: readonly Seat[];
}

/** Who has not yet written or voted in the present step, by group; groups where all have, left out. */
export function quietAt(
  view: View,
  seats: readonly Seat[],
  round: string | null,
  pulse: Pulse | undefined,
): QuietLine[] {
  const active = new Set(pulse?.active);
  const byGroup = Map.groupBy(seats, (seat) => groupOf(view, round, seat.id)?.id ?? null);
  return [...byGroup]
    .map(([id, own]) => ({
      group: (id !== null && view.get('group', id)) || null,
      seats: own.length,
      quiet: own.filter((seat) => !active.has(seat.id)),
    }))
    .filter(({ quiet }) => quiet.length > 0)
    .toSorted((a, b) => (a.group?.order ?? Infinity) - (b.group?.order ?? Infinity));
}

/** "Anna Berg, enhetschef" or, without a name, "enhetschef": as somebody is called in the panel. */
export function callOf(view: View, seat: Seat): string {
  const role = view.get('role', seat.role)?.name ?? '';
  return seat.name ? `${seat.name}, ${role}` : role;
}
