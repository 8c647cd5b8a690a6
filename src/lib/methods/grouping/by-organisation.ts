import { mixRound, type MixOptions } from '../mixing.ts';
import type { Person } from '../person.ts';

export interface OrganisationGroup {
  /** Null where those sit together who are alone from their organisations. */
  readonly organisation: string | null;
  readonly ids: readonly string[];
}

/**
 * Groups of colleagues: nobody sits with another organisation. An organisation of many makes
 * several groups whose sizes differ by at most one, with its roles spread over them. Those who are
 * alone from their organisations sit together; if there is only one such person she joins the
 * smallest group, since nobody is left alone while there is somebody to talk to.
 *
 * @returns groups by organisation, in the order of their names by code unit; then the mixed ones
 */
export function byOrganisation(
  people: readonly Person[],
  options: Omit<MixOptions, 'groups'>,
): OrganisationGroup[] {
  const own = [...Map.groupBy(people, (person) => person.organisation)];
  const colleagues = own.filter(([, members]) => members.length > 1);
  const alone = own.flatMap(([, members]) => (members.length === 1 ? members : []));
  const groups = colleagues
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([organisation, members]) =>
      groupsOf(members, options).map((ids): OrganisationGroup => ({ organisation, ids })),
    );
  const [smallest] = groups.toSorted((one, other) => one.ids.length - other.ids.length);
  if (alone.length !== 1 || smallest === undefined) {
    return [...groups, ...groupsOf(alone, options).map((ids) => ({ organisation: null, ids }))];
  }
  const joined = { organisation: null, ids: [...smallest.ids, ...alone.map(({ id }) => id)] };
  return [...groups.filter((group) => group !== smallest), joined];
}

function groupsOf(
  people: readonly Person[],
  options: Omit<MixOptions, 'groups'>,
): readonly (readonly string[])[] {
  return mixRound(people, options).rounds[0] ?? [];
}
