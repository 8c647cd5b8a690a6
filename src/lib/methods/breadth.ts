/** Where a note comes from; null where that is not known or not said. */
export interface NoteOrigin {
  readonly group: string | null;
  readonly organisation: string | null;
}

/** From how many different groups and organisations something comes, of how many there were. */
export interface ExactBreadth {
  readonly groups: number;
  readonly ofGroups: number;
  readonly organisations: number;
  readonly ofOrganisations: number;
}

/** The same as it may be told: at least so many; null where the number is too small to be told. */
export interface Breadth {
  readonly groups: number | null;
  readonly ofGroups: number;
  /**
   * How many times the groups were formed of which those are counted: above one they are talks in
   * groups, of which there were more than there are tables.
   */
  readonly rounds: number;
  readonly organisations: number | null;
  readonly ofOrganisations: number;
}

/** Below this a number would say too much of those who are counted. */
export const leastTold = 3;
/** In a smaller room a single figure would say too much of a single person. */
export const leastPeople = 8;
/** So many people for each figure. */
const peoplePerFigure = 4;
/** However many phones are brought along. */
export const mostFigures = 16;

/** How many figures of breadth may be made in a workshop with so many people. */
export function figuresFor(people: number): number {
  if (people < leastPeople) return 0;
  return Math.min(mostFigures, Math.floor(people / peoplePerFigure));
}

/**
 * How broadly something was taken up: from how many different groups and organisations its notes
 * come, of how many there were. Ten notes from one group count as one group. Should notes come
 * from more than there are now (a group was dissolved since), the whole grows with them, so that
 * nobody reads "7 of 6".
 */
export function breadthOf(
  notes: readonly NoteOrigin[],
  all: { readonly groups: number; readonly organisations: number },
): ExactBreadth {
  const groups = distinct(notes.map((note) => note.group));
  const organisations = distinct(notes.map((note) => note.organisation));
  return {
    groups,
    ofGroups: Math.max(all.groups, groups),
    organisations,
    ofOrganisations: Math.max(all.organisations, organisations),
  };
}

/**
 * What may be told of a count: a lower bound, with a chance of one half the number itself and
 * otherwise one less. Whoever knows where all notes but one come from would read off the number
 * where that one comes from; of a bound that nobody can foresee, a single note changes little.
 *
 * @param bit drawn once for each count, and never known to anybody
 */
export function lowerBound(count: number, bit: 0 | 1): number | null {
  const bound = count - bit;
  return bound < leastTold ? null : bound;
}

function distinct(values: readonly (string | null)[]): number {
  return new Set(values.filter((value) => value !== null && value !== '')).size;
}

/**
 * Of how many kinds the organisations are at least that a told number speaks of, whichever they are: as
 * if they were of the kinds that have most. It is worked out from what is told already, so that it tells
 * nothing more of anybody. Null where the number is too small to be told.
 *
 * @param told so many organisations at least
 * @param ofKind how many organisations there are of each kind
 * @param unknown of how many nobody has said what kind they are: they may be of any
 */
export function leastKinds(
  told: number | null,
  ofKind: readonly number[],
  unknown: number,
): number | null {
  if (told === null) return null;
  let left = told - unknown;
  const kinds = ofKind.toSorted((a, b) => b - a).findIndex((count) => (left -= count) <= 0) + 1;
  return kinds < leastTold ? null : kinds;
}
