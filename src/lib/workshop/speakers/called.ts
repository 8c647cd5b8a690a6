/** How those in a line are called out, so that two of one role in one organisation are told apart. */
import type { View } from '../define.ts';
import { cleanText, lengths } from '../model/fields.ts';
import type { Speaker } from '../model/speaker.ts';
import type { Step } from '../model/step.ts';
import { standingName } from '../people/names.ts';
import { hasCome } from '../people/attendance.ts';

export interface Called {
  readonly speaker: Speaker;
  /** With the name of whoever has agreed to that, else numbered where others look the same. */
  readonly label: string;
  readonly fresh: boolean;
}

/** Those in a line, in its order, as the whole room is told. */
export function calledOut(view: View, step: Step, line: readonly Speaker[]): Called[] {
  const organisations = newOrganisations(view, step.workshop);
  const named = line.map((speaker) => {
    const seat = speaker.who.startsWith('seat:') ? view.get('seat', speaker.who) : undefined;
    const name = seat?.showsName === true ? seat.name : null;
    const of = seat && standingName(view, 'organisation', seat.organisation);
    const label = name === null ? speaker.label : `${name}, ${speaker.label}`;
    return { speaker, label: fitting(label), fresh: of !== undefined && organisations.has(of) };
  });
  // In the order in which they came into the line, which is nobody's name.
  const seen = new Map<string, number>();
  return named.map((called) => {
    const same = named.filter(({ label }) => label === called.label).length;
    if (same < 2) return called;
    const n = (seen.get(called.label) ?? 0) + 1;
    seen.set(called.label, n);
    return n === 1 ? called : { ...called, label: fitting(`${called.label} (${n})`) };
  });
}

function fitting(label: string): string {
  return label.length <= lengths.line ? label : `${cleanText(label.slice(0, lengths.line - 1))}…`;
}

/**
 * The organisations that have come to a workshop and were at none before it in its series; none at the
 * first, where all are new.
 */
export function newOrganisations(view: View, workshop: string): ReadonlySet<string> {
  const order = view.get('workshop', workshop)?.order ?? 0;
  const earlier = view
    .list('workshop')
    .filter((other) => other.order < order && other.openedAt !== null);
  if (earlier.length === 0) return new Set();
  const here = new Set<string>();
  const known = new Set<string>();
  for (const { id, organisation } of view.list('seat')) {
    const of = standingName(view, 'organisation', organisation);
    if (hasCome(view, id, workshop)) here.add(of);
    if (earlier.some((other) => hasCome(view, id, other.id))) known.add(of);
  }
  return new Set([...here].filter((of) => !known.has(of)));
}

/**
 * One person from each organisation that has come, new organisations first, then in the order of the
 * list: whoever speaks for it, else whoever came first.
 */
export function oneOfEach(
  view: View,
  workshop: string,
  seats: readonly {
    readonly id: string;
    readonly organisation: string;
    readonly representative: boolean;
  }[],
): string[] {
  const fresh = newOrganisations(view, workshop);
  const orderOf = (id: string): number => view.get('organisation', id)?.order ?? 0;
  const byOrganisation = new Map<string, (typeof seats)[number]>();
  for (const seat of seats) {
    const of = standingName(view, 'organisation', seat.organisation);
    const before = byOrganisation.get(of);
    if (!before || (seat.representative && !before.representative)) byOrganisation.set(of, seat);
  }
  return [...byOrganisation]
    .toSorted(([a], [b]) => Number(fresh.has(b)) - Number(fresh.has(a)) || orderOf(a) - orderOf(b))
    .map(([, { id }]) => id);
}
