/** What the report of a rehearsal says of the rounds in which people sat in groups. */
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { isGroups, seatedGroups } from '#lib/workshop/kinds/groups/forming.ts';
import type { GroupingMethod } from '#lib/workshop/kinds/groups/grouping.ts';
import { mixFigures } from '#lib/workshop/kinds/groups/mix-figures.ts';
import type { OccasionRun } from '../../occasion-run.ts';

/** A round in `report.json`. */
export interface RoundReport {
  /** By letter; people by their ids in the file. */
  readonly groups: readonly (readonly string[])[];
  readonly method: GroupingMethod;
  /** Of the organisation, and of the role, that is furthest from even, beside the best it can be. */
  readonly organisationSpread: { readonly worst: number; readonly best: number };
  readonly roleSpread: { readonly worst: number; readonly best: number };
  /** Pairs that have sat together before, beside a number that no mix as even could fall below. */
  readonly repeatedPairs: number;
  readonly repeatedPairsBound: number;
  /** People who sit at another table than in the round before. */
  readonly moves: number;
  /** Milliseconds that forming the groups took; 0 where they were planned with an earlier round. */
  readonly solveMs: number;
}

/** The rounds in the order of the agenda, as people sat in the end. */
export function roundReports({ host, workshop, phones, solveMs }: OccasionRun): RoundReport[] {
  const people = new Map([...phones.values()].map(({ seat, person }) => [seat, person.id]));
  const steps = stepsOf(host.view, workshop).filter(isGroups);
  return steps.flatMap((step): RoundReport[] => {
    const seated = seatedGroups(host.view, step.id);
    if (seated.length === 0) return [];
    const figures = mixFigures(host.view, step.id, seated);
    const { organisationSpread, roleSpread, repeatedPairs, moves } = figures;
    return [
      {
        groups: seated.map(({ seats }) => seats.flatMap(({ id }) => people.get(id) ?? []).sort()),
        method: step.grouping,
        ...{ organisationSpread, roleSpread, repeatedPairs },
        repeatedPairsBound: figures.fewestRepeatedPairs,
        moves,
        solveMs: Math.round((solveMs.get(step.id) ?? 0) * 10) / 10,
      },
    ];
  });
}
