/** What the parts of a result are called. The result itself is declared in workshop/results. */
import type { PlanDocument } from '../workshop/plan/document.ts';
import type { PartWord, SectionKey } from '../workshop/results/sections.ts';
import type { StandingState } from '../workshop/model/standing-item.ts';
import { m } from './generated/messages.js';
import { say } from './say.ts';
import type { Locale, Words } from './words.ts';

type Titled = Pick<PlanDocument, 'result' | 'years' | 'sections' | 'language'>;
type Title = (document: Titled, options: { locale: Locale }) => string;

const of =
  (words: (inputs: Record<string, never>, options: { locale: Locale }) => string): Title =>
  (_document, options) =>
    words({}, options);

const titles: Readonly<Record<SectionKey, Title>> = {
  purpose: of(m.plan_purpose),
  process: ({ result }, o) => m.plan_process({ result }, o),
  current: ({ result }, o) => m.plan_current({ result }, o),
  strengths: of(m.plan_strengths),
  areas: ({ result }, o) => m.plan_areas({ result }, o),
  actions: of(m.plan_actions),
  stances: of(m.plan_stances),
  followUp: of(m.plan_follow_up),
  nextStep: of(m.plan_next_step),
  parking: of(m.plan_parking),
  appendix: of(m.plan_appendix),
  glossary: of(m.plan_glossary),
  mainQuestions: of(m.result_section_main_questions),
  examples: of(m.result_section_examples),
  tried: of(m.result_section_tried),
  cards: of(m.result_section_cards),
  decisions: of(m.result_section_decisions),
  everyday: of(m.result_section_everyday),
  organisational: of(m.result_section_organisational),
  otherThemes: ({ sections }, o) =>
    sections.includes('everyday') || sections.includes('organisational')
      ? m.result_section_other_themes({}, o)
      : m.result_section_themes({}, o),
  mission: of(m.result_section_mission),
  forms: of(m.result_section_forms),
  year: ({ years }, o) =>
    years === null ? m.result_section_year_none({}, o) : m.result_section_year({ years }, o),
  standing: of(m.result_section_standing),
  local: of(m.result_section_local),
  strengthen: of(m.result_section_strengthen),
  arrivals: of(m.result_section_arrivals),
};

/** The heading of a section of a document, in the document's language. */
export function sectionTitle(section: SectionKey, document: Titled): string {
  return titles[section](document, { locale: document.language });
}

/** What the whole is: "Överenskommelser", "Årsrapport 2026". */
export function resultTitle({ result, years, language }: Titled): string {
  const o = { locale: language } as const;
  const kicker = m.plan_kicker({ result }, o);
  return years === null ? kicker : m.result_kicker_years({ kicker, years }, o);
}

/** What its file is called, without its ending: "arsrapport-2026-motesplatsen". */
export function resultFile({ result, years, language }: Titled, slug: string): string {
  const of = years === null ? slug : `${years.replace('–', '-')}-${slug}`;
  return m.plan_page_file_plan({ result, slug: of }, { locale: language });
}

const partWords: Words<PartWord> = {
  found: m.result_part_found,
  discussed: m.result_part_discussed,
  focus: m.result_part_focus,
  sent: m.early_made_of_these,
};

export function partWord(word: PartWord, locale?: Locale): string {
  return say(partWords[word], locale);
}

const standingStates: Words<StandingState> = {
  active: m.result_standing_active,
  resting: m.result_standing_resting,
  ended: m.result_standing_ended,
};

export function standingStateWord(state: StandingState, locale?: Locale): string {
  return say(standingStates[state], locale);
}
