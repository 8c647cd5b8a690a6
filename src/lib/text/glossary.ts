/** What the abbreviations of the field stand for. */
import type { GlossaryTerm } from '../workshop/plan/glossary.ts';
import { m } from './generated/messages.js';

const meanings: Readonly<
  Record<GlossaryTerm, (inputs: Record<string, never>, options: { locale: 'sv' | 'en' }) => string>
> = {
  ASIH: m.plan_page_term_asih,
  BUP: m.plan_page_term_bup,
  FoU: m.plan_page_term_fou,
  GSA: m.plan_page_term_gsa,
  HÖK: m.plan_page_term_hok,
  KSA: m.plan_page_term_ksa,
  MAS: m.plan_page_term_mas,
  SIP: m.plan_page_term_sip,
  säbo: m.plan_page_term_sabo,
};

/** "samordnad individuell plan" for SIP. */
export function termMeaning(term: GlossaryTerm, locale: 'sv' | 'en'): string {
  return meanings[term]({}, { locale });
}
