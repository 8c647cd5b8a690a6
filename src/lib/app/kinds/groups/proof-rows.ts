/** The figures of a mix as rows of a small table: what, now, and what could be had at best. */
import { groupSizes } from '#lib/methods/group-letters.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import type { MixFigures } from '#lib/workshop/kinds/groups/model.ts';

export interface ProofRow {
  readonly label: string;
  readonly now: string;
  readonly best: string;
}

/** "4", or "4–5". */
export function span(fewest: number, most: number): string {
  return fewest === most ? String(most) : `${fewest}–${most}`;
}

const shown = (figure: number | string): string =>
  typeof figure === 'number' ? numberWords(figure) : figure;

type Pairs = Pick<MixFigures, 'repeatedPairs' | 'fewestRepeatedPairs' | 'newPairs'>;

/**
 * How many pairs meet again, in a sentence. The number beside it is a lower bound, which organisations
 * and roles that are to be spread as well can put out of reach: only where it is met it is the fewest.
 */
export function pairsSentence({ repeatedPairs: n, fewestRepeatedPairs: fewest, newPairs }: Pairs) {
  if (n === 0) return m.host_pairs_none({ n: newPairs });
  if (n <= fewest) return m.host_pairs({ n });
  return fewest === 0
    ? m.host_pairs_some({ n })
    : m.host_pairs_above({ n, fewest: numberWords(fewest) });
}

function bestOfPairs({ repeatedPairs: n, fewestRepeatedPairs: fewest }: Pairs): number | string {
  if (n <= fewest) return fewest;
  return fewest === 0 ? '–' : m.group_proof_least({ n: numberWords(fewest) });
}

export function rowsOf(figures: MixFigures): ProofRow[] {
  const { groups, sizes, organisationSpread, roleSpread, repeatedPairs, broken } = figures;
  const people = figures.organisations.reduce((sum, line) => sum + line.people, 0);
  const even = groupSizes(people, groups);
  const row = (label: string, now: number | string, best: number | string): ProofRow => ({
    ...{ label, now: shown(now), best: shown(best) },
  });
  return [
    row(m.group_proof_size(), span(sizes.fewest, sizes.most), span(even.at(-1) ?? 0, even[0] ?? 0)),
    row(m.group_proof_organisations(), organisationSpread.worst, organisationSpread.best),
    row(m.group_proof_roles(), roleSpread.worst, roleSpread.best),
    row(m.group_proof_repeated(), repeatedPairs, bestOfPairs(figures)),
    row(m.group_proof_new(), figures.newPairs, '–'),
    row(m.group_proof_moves(), figures.moves, '–'),
    ...(broken.length > 0 ? [row(m.group_proof_broken(), broken.length, 0)] : []),
  ];
}
