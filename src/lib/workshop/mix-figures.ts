/** How well a round is mixed, counted afresh from who sits where: the proof that is shown. */
import { mixProof, type RoundProof } from '../methods/mix-proof.ts';
import type { Spread } from '../methods/mix-quality.ts';
import { isKept } from '../methods/mixing/rules.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { roundOf } from './agenda.ts';
import { groupsBefore, placeOf, seatedGroups, type SeatedGroup } from './forming.ts';
import { roundsBefore } from './membership.ts';
import type { View } from './noun.ts';
import { ruleOf, wishesOf, type Wish } from './wish.ts';
import type { Workshop } from './workshop.ts';

export interface MixFigures extends Omit<RoundProof, 'brokenRules'> {
  readonly groups: number;
  readonly sizes: { readonly fewest: number; readonly most: number };
  /** Wishes that are not kept as people sit now, since somebody was moved or came late. */
  readonly broken: readonly Wish[];
}

/** What the projector shows of a mix, without anybody in it. Sent when it is shown, never stored. */
export interface MixShown extends Omit<MixFigures, 'broken'> {
  readonly type: 'mix';
  readonly id: string;
  readonly workshop: string;
  /** How many wishes are not kept; whose they are is nobody's business here. */
  readonly broken: number;
}

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

/** Most and fewest of so many people per group, where they are spread as evenly as can be. */
export function bestShare({ people }: Pick<Spread, 'people'>, groups: number) {
  return { fewest: Math.floor(people / groups), most: Math.ceil(people / groups) };
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
