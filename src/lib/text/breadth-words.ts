/** Breadth in words: "minst 6 av 9 bikupor". What may not be told has no word. */
import type { ThemeLine } from '../workshop/plan/document.ts';
import { m } from './generated/messages.js';
import type { Locale } from './words.ts';

/** A part of the room that raised something, with the two numbers to draw. */
export interface BreadthShare {
  readonly of: 'groups' | 'organisations';
  readonly part: number;
  readonly whole: number;
  readonly text: string;
}

/** The groups and the organisations that raised a theme, as far as that is told. */
export function breadthShares(breadth: ThemeLine['breadth'], locale?: Locale): BreadthShare[] {
  const o = locale && { locale };
  const { groups, ofGroups, organisations, ofOrganisations } = breadth;
  const shares: BreadthShare[] = [];
  if (groups !== null) {
    const numbers = { n: groups, of: ofGroups };
    const text =
      groups === ofGroups
        ? m.plan_breadth_groups_all(numbers, o)
        : m.plan_breadth_groups(numbers, o);
    shares.push({ of: 'groups', part: groups, whole: ofGroups, text });
  }
  if (organisations !== null) {
    const numbers = { n: organisations, of: ofOrganisations };
    const text =
      organisations === ofOrganisations
        ? m.plan_breadth_organisations_all(numbers, o)
        : m.plan_breadth_organisations(numbers, o);
    shares.push({ of: 'organisations', part: organisations, whole: ofOrganisations, text });
  }
  return shares;
}
