/** Which of the declared sections a document has: those with something to say, or that say they have not. */
import { isOfNotes } from '../model/derived.ts';
import type { PlanDocument } from '../plan/document.ts';
import { resultDeclarations } from './results.ts';
import { blockSections, type BlockSection, type SectionKey } from './sections.ts';

type Own = Exclude<SectionKey, BlockSection>;

const filled: Readonly<Record<Own, (document: PlanDocument) => boolean>> = {
  purpose: ({ purpose }) => purpose !== '',
  process: ({ occasions }) => occasions.length > 0,
  current: ({ themes }) => themes.length > 0,
  strengths: ({ strengths }) => strengths.length > 0,
  areas: ({ areas }) => areas.length > 0,
  actions: hasActions,
  // Where nobody has answered there is nothing to read, unless the plan wants to hear of it.
  stances: ({ areas }) =>
    areas.some(({ actions }) => actions.some(({ stances }) => stances.length > 0)),
  followUp: ({ followUps }) => followUps.length > 0,
  nextStep: ({ nextStep }) => nextStep !== '',
  standing: ({ standing }) => standing.length > 0,
  arrivals: ({ arrivals }) => arrivals.length > 0,
  parking: ({ parking }) => parking.length > 0,
  appendix: ({ themes, ungrouped, hidden, occasions }) =>
    themes.some(({ notes }) => notes.length > 0) ||
    ungrouped.length > 0 ||
    hidden > 0 ||
    occasions.some(({ unshown }) => unshown.some(isOfNotes)),
  glossary: ({ glossary }) => glossary.length > 0,
};

/** The sections that a document has, in the order in which its result declares them. */
export function filledSections(document: PlanDocument): readonly SectionKey[] {
  const { sections, saysEmpty } = resultDeclarations[document.result];
  return sections.filter((section) => saysEmpty.includes(section) || isFilled(document, section));
}

function isFilled(document: PlanDocument, section: SectionKey): boolean {
  return isOfBlocks(section)
    ? (document.blocks[section] ?? []).length > 0
    : filled[section](document);
}

/** Whether a section is made of blocks. */
export function isOfBlocks(section: SectionKey): section is BlockSection {
  return blockSections.some((known) => known === section);
}

function hasActions({ areas }: PlanDocument): boolean {
  return areas.some(({ actions }) => actions.length > 0);
}
