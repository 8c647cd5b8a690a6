/** How far organisations agree on an area: what they have said to its actions, counted. */
import { stanceKinds, type StanceKind } from '../model/terms.ts';
import type { AreaLine } from './document.ts';

/** So many answers of a kind, of all that there could be. */
export interface AgreementPart {
  /** null: nobody has answered yet. */
  readonly stance: StanceKind | null;
  readonly count: number;
  /** From 0 to 1; together 1. */
  readonly share: number;
}

/**
 * What the parties have said to the actions of an area, in the order of the stances, and last what they
 * have not said. Nothing where nobody has said anything. Stances are public: nothing is told that the
 * plan does not tell of each organisation.
 */
export function agreementOn({ actions }: AreaLine, parties: number): readonly AgreementPart[] {
  const said = actions.flatMap(({ stances }) => stances.map(({ stance }) => stance));
  if (said.length === 0) return [];
  const all = Math.max(parties * actions.length, said.length);
  const part = (stance: StanceKind | null, count: number): readonly AgreementPart[] =>
    count === 0 ? [] : [{ stance, count, share: count / all }];
  return [
    ...stanceKinds.flatMap((stance) =>
      part(stance, said.filter((other) => other === stance).length),
    ),
    ...part(null, all - said.length),
  ];
}
