/** Breadth in words: "minst 6 av 9 bikupor", or of several rounds "minst 6 av 12 samtal i bikuporna". What may not be told has no word. */
import type { ThemeLine } from '../workshop/plan/document.ts';
import { m } from './generated/messages.js';
import { numberWords } from './numbers.ts';
import type { Locale } from './words.ts';

/** A part of the room that raised something, with the two numbers to draw. */
export interface BreadthShare {
  readonly of: 'groups' | 'organisations' | 'kinds';
  readonly part: number;
  readonly whole: number;
  readonly text: string;
}

/** The same of a theme, with of how many kinds its organisations are. */
export function themeShares(
  { breadth, kinds }: Pick<ThemeLine, 'breadth' | 'kinds'>,
  locale?: Locale,
): BreadthShare[] {
  const shares = breadthShares(breadth, locale);
  if (kinds === null) return shares;
  const o = locale && { locale };
  const [n, of] = [numberWords(kinds.least, o ?? {}), numberWords(kinds.of, o ?? {})];
  const text =
    kinds.least === kinds.of ? m.evidence_kinds_all({ n }, o) : m.evidence_kinds({ n, of }, o);
  return [...shares, { of: 'kinds', part: kinds.least, whole: kinds.of, text }];
}

/** The groups and the organisations that raised a theme, as far as that is told. */
export function breadthShares(breadth: ThemeLine['breadth'], locale?: Locale): BreadthShare[] {
  const o = locale && { locale };
  const { groups, ofGroups, rounds, organisations, ofOrganisations } = breadth;
  const shares: BreadthShare[] = [];
  if (groups !== null) {
    const numbers = { n: groups, of: ofGroups };
    const text = groupWords(numbers, rounds > 1, o);
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

/** Of several rounds there were more groups than there are tables: each was a talk in a group. */
function groupWords(
  numbers: { readonly n: number; readonly of: number },
  talks: boolean,
  o: { readonly locale: Locale } | undefined,
): string {
  const all = numbers.n === numbers.of;
  if (talks) return all ? m.plan_breadth_talks_all(numbers, o) : m.plan_breadth_talks(numbers, o);
  return all ? m.plan_breadth_groups_all(numbers, o) : m.plan_breadth_groups(numbers, o);
}
