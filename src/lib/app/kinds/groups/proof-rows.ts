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
    row(m.group_proof_repeated(), repeatedPairs, figures.fewestRepeatedPairs),
    row(m.group_proof_new(), figures.newPairs, '–'),
    row(m.group_proof_moves(), figures.moves, '–'),
    ...(broken.length > 0 ? [row(m.group_proof_broken(), broken.length, 0)] : []),
  ];
}
