/** Where a note comes from; null where that is not known or not said. */
export interface NoteOrigin {
  readonly group: string | null;
  readonly organisation: string | null;
}

export interface Breadth {
  readonly groups: number;
  readonly ofGroups: number;
  readonly organisations: number;
  readonly ofOrganisations: number;
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
): Breadth {
  const groups = distinct(notes.map((note) => note.group));
  const organisations = distinct(notes.map((note) => note.organisation));
  return {
    groups,
    ofGroups: Math.max(all.groups, groups),
    organisations,
    ofOrganisations: Math.max(all.organisations, organisations),
  };
}

function distinct(values: readonly (string | null)[]): number {
  return new Set(values.filter((value) => value !== null && value !== '')).size;
}
