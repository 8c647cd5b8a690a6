/** Who is in the room, as the facilitator's panel tells it. */
import { m } from '#lib/text/generated/messages.js';
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

/** What may need a look: nobody of a group has contact, or it has not begun though others have. */
export type Trouble = 'cut-off' | 'not-begun';

export interface HealthLine {
  /** Null: those who sit in no group. */
  readonly group: Group | null;
  readonly seats: readonly Seat[];
  /** How many of them take part by a phone: the others are never without contact, nor silent. */
  readonly phones: number;
  /** Without contact just now. */
  readonly away: readonly Seat[];
  /** Have not yet written or answered in the present step. */
  readonly quiet: readonly Seat[];
  readonly trouble: Trouble | null;
}

/**
 * How the groups are, those that need a look first.
 *
 * @param asking whether everybody is asked for something in the present step
 */
export function healthAt(
  view: View,
  seats: readonly Seat[],
  round: string | null,
  { pulse, asking }: { readonly pulse: Pulse | undefined; readonly asking: boolean },
): HealthLine[] {
  const active = new Set(pulse?.active);
  const connected = new Set(pulse?.connected);
  const lines = [...Map.groupBy(seats, (seat) => groupOf(view, round, seat.id)?.id ?? null)].map(
    ([id, own]) => {
      const phones = own.filter((seat) => seat.phone !== 'none');
      return {
        group: (id !== null && view.get('group', id)) || null,
        seats: own,
        phones: phones.length,
        away: phones.filter((seat) => !connected.has(seat.id)),
        quiet: asking ? phones.filter((seat) => !active.has(seat.id)) : [],
      };
    },
  );
  const begun = lines.filter(({ phones, quiet }) => quiet.length < phones).length;
  const troubleOf = ({ phones, away, quiet }: (typeof lines)[number]): Trouble | null => {
    if (phones === 0) return null;
    if (away.length === phones) return 'cut-off';
    const late = asking && quiet.length === phones && begun * 2 >= lines.length;
    return late ? 'not-begun' : null;
  };
  return lines
    .map((line) => ({ ...line, trouble: troubleOf(line) }))
    .toSorted(
      (a, b) =>
        Number(a.trouble === null) - Number(b.trouble === null) ||
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
  const words = wanted.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return seats.filter((seat) => {
    const group = groupOf(view, round, seat.id);
    const about = [
      callOf(view, seat),
      view.get('organisation', seat.organisation)?.name,
      group && `bikupa ${group.letter}`,
    ];
    const text = about.join(' ').toLocaleLowerCase('sv');
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
  const role = view.get('role', seat.role)?.name ?? '';
  return seat.name ? `${seat.name}, ${role}` : role;
}
