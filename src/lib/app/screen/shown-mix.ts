/** How well the groups are mixed, as the projector shows it: nobody is in it. */
import { nameOf } from '#lib/workshop/people/names.ts';
import { bestShare } from '#lib/methods/mix-quality.ts';
import type { View } from '#lib/workshop/define.ts';

export interface ShownMix {
  readonly groups: number;
  /** "4–5" */
  readonly size: string;
  readonly repeatedPairs: number;
  readonly newPairs: number;
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    /** Of its people in each group, and what the best would be: "1–2". */
    readonly share: string;
    readonly best: string;
  }[];
}

/** What was worked out for this projector; null where no groups are formed. */
export function shownMix(view: View, workshop: string): ShownMix | null {
  const mix = view.list('mix').find((mix) => mix.workshop === workshop);
  if (!mix) return null;
  return {
    groups: mix.groups,
    size: span(mix.sizes.fewest, mix.sizes.most),
    repeatedPairs: mix.repeatedPairs,
    newPairs: mix.newPairs,
    organisations: mix.organisations
      .toSorted((a, b) => b.people - a.people)
      .map((line) => {
        const best = bestShare(line, mix.groups);
        return {
          id: line.label,
          name: nameOf(view, 'organisation', line.label),
          share: span(line.fewest, line.most),
          best: span(best.fewest, best.most),
        };
      }),
  };
}

function span(fewest: number, most: number): string {
  return fewest === most ? String(most) : `${fewest}–${most}`;
}
