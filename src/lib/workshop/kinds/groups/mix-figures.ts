/** How well a round is mixed, counted afresh from who sits where: the proof that is shown. */
import { mixProof, type RoundProof } from '../../../methods/mix-proof.ts';
import { isKept } from '../../../methods/mixing/rules.ts';
import { idOf, keyOf } from '../../../sync/record.ts';
import { roundOf } from '../../agenda/agenda.ts';
import { groupsBefore, placeOf, seatedGroups } from './forming.ts';
import type { SeatedGroup } from './seated-group.ts';
import { roundsBefore } from '../../groups/membership.ts';
import type { MixFigures, MixShown } from './model.ts';
import type { View } from '../../define.ts';
import { ruleOf, wishesOf } from '../../groups/wish.ts';
import type { Wish } from '../../model/wish.ts';
import type { Workshop } from '../../model/workshop.ts';

/**
 * The figures of a round whose groups are formed.
 *
 * @param seated its groups, if they are at hand
 */
export function mixFigures(
  view: View,
  round: string,
  seated: readonly SeatedGroup[] = seatedGroups(view, round),
): MixFigures {
  const step = view.get('step', round);
  const people = seated.flatMap(({ seats }) => seats);
  const groups = seated.map(({ seats }) => seats.map(({ id }) => id));
  const sizes = groups.map(({ length }) => length);
  const proof = mixProof(people, [groups], { met: roundsBefore(view, round) });
  const row = proof.rounds[0] ?? nothing;
  const before = step ? lettersOf(groupsBefore(view, step)) : new Map<string, string>();
  const now = lettersOf(seated);
  const wishes = step ? wishesOf(view, step.workshop) : [];
  return {
    organisations: row.organisations,
    organisationSpread: row.organisationSpread,
    roles: row.roles,
    roleSpread: row.roleSpread,
    repeatedPairs: row.repeatedPairs,
    fewestRepeatedPairs: row.fewestRepeatedPairs,
    newPairs: row.newPairs,
    groups: seated.length,
    sizes: { fewest: Math.min(...sizes, Infinity), most: Math.max(...sizes, 0) },
    moves: [...now].filter(([seat, letter]) => (before.get(seat) ?? letter) !== letter).length,
    broken: wishes.filter((wish) => !stands(wish, seated, groups)),
  };
}

/** The figures of the present round for its projector. */
export function mixShown(workshop: Workshop, view: View): MixShown | null {
  const round = roundOf(view, workshop.id, workshop.step);
  if (!round) return null;
  const figures = mixFigures(view, round.id);
  const about = { id: idOf('mix', keyOf(workshop.id)), workshop: workshop.id };
  return { type: 'mix', ...about, ...figures, broken: figures.broken.length };
}

const nothing: RoundProof = {
  ...{ organisations: [], roles: [], repeatedPairs: 0, fewestRepeatedPairs: 0, newPairs: 0 },
  ...{ organisationSpread: { worst: 0, best: 0 }, roleSpread: { worst: 0, best: 0 } },
  ...{ moves: 0, brokenRules: [] },
};

function lettersOf(groups: readonly SeatedGroup[]): Map<string, string> {
  return new Map(groups.flatMap(({ group, seats }) => seats.map(({ id }) => [id, group.letter])));
}

function stands(
  wish: Wish,
  seated: readonly SeatedGroup[],
  groups: readonly (readonly string[])[],
): boolean {
  return isKept(
    ruleOf(wish, (letter) => placeOf(seated, letter)),
    groups,
  );
}
