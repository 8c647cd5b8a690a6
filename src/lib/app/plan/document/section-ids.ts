/** Where on the page a section is: addresses that people have sent each other. */
import type { SectionKey } from '#lib/workshop/results/sections.ts';

const ids: Readonly<Record<SectionKey, string>> = {
  purpose: 'syfte',
  process: 'sa-gjorde-vi',
  current: 'nulage',
  strengths: 'varnar',
  areas: 'omraden',
  actions: 'atgarder',
  stances: 'standpunkter',
  followUp: 'uppfoljning',
  nextStep: 'nasta-steg',
  parking: 'parkering',
  appendix: 'bilaga',
  glossary: 'ordlista',
  mainQuestions: 'huvudfragor',
  examples: 'exempel',
  tried: 'provat',
  cards: 'uppdrag-och-kontakt',
  decisions: 'beslut',
  everyday: 'vardagsproblem',
  organisational: 'organisationsfragor',
  otherThemes: 'teman',
  mission: 'uppdrag',
  forms: 'arbetsformer',
  year: 'aret',
  standing: 'staende-punkter',
  local: 'lokalt',
  strengthen: 'starka',
  arrivals: 'deltagare',
};

export function sectionId(section: SectionKey): string {
  return ids[section];
}
