/** From the plan to what the template prints: chooses words, dates and what is too long to repeat. */
import { isOfNotes } from '#lib/workshop/model/derived.ts';
import { unshownSentence } from '#lib/text/unshown-words.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import { unprintableNotes } from '#lib/workshop/plan/printable.ts';
import { dateWords } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { roleCounts } from '#lib/text/role-words.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';
import { organisationKindWord, planStateWord } from '#lib/text/words.ts';
import { breakLongRuns, cleanText, mapStrings } from './clean.ts';
import { paragraphs } from './paragraphs.ts';
import { printActions } from './print-actions.ts';
import type { PrintAttendance, PrintFact, PrintPlan } from './print-data.ts';
import { printResult } from '../../kinds/kinds.ts';
import { printArrivals, printSections, printStanding } from './print-sections.ts';
import { printStances } from './print-stances.ts';
import {
  appendix,
  areaOrigin,
  printBreadth,
  printNote,
  printThemes,
  tallyColumns,
} from './print-themes.ts';
import { planLabels } from './print-words.ts';

/** In the body of the plan; the appendix holds them all. */
const notesPerStrength = 6;

/** Everything the template needs, in the plan's language. Any text may be empty or hostile. */
export function printPlan(dirty: PlanDocument): PrintPlan {
  const plan = mapStrings(dirty, cleanText);
  const language = plan.language;
  const o = { locale: language } as const;
  const title = plan.title.replaceAll('\n', ' ') || m.plan_untitled({ result: plan.result }, o);
  // On the cover and in the head of every page: a paper may lie about when the rehearsal is long over.
  const edition = [
    ...(plan.rehearsal ? [m.rehearsal_edition({}, o)] : []),
    planStateWord(plan.state, language),
    m.plan_version({ n: plan.version }, o),
  ].join(' · ');
  const footer = [plan.authority, plan.diaryNumber].filter(Boolean).join(' · ');
  const unprintable = unprintableNotes(plan).length;
  const { saysEmpty } = resultDeclarations[plan.result];
  const print: PrintPlan = {
    lang: language,
    region: language === 'sv' ? 'se' : 'gb',
    title,
    author: plan.authority || null,
    labels: planLabels(plan),
    sections: printSections(plan),
    only: plan.only === null ? null : m.result_only({ occasion: plan.only }, o),
    standing: printStanding(plan),
    arrivals: printArrivals(plan),
    edition,
    facts: coverFacts(plan),
    parties: plan.parties.map(({ name }) => name),
    footer,
    figures: keyFigures(plan),
    purpose: paragraphs(plan.purpose),
    occasions: plan.occasions.map((occasion) => ({
      title: occasion.title,
      meta: [
        dateWords(occasion.date, language),
        occasion.place,
        m.plan_count_participants({ n: occasion.participants }, o),
        occasion.sentIn === null ? null : m.early_process({ n: occasion.sentIn }, o),
        occasion.groups > 0 ? m.plan_count_groups({ n: occasion.groups }, o) : null,
        occasion.notes > 0 ? m.plan_count_notes({ n: occasion.notes }, o) : null,
      ]
        .filter(Boolean)
        .join(' · '),
      summary: paragraphs(occasion.summary),
      questions: occasion.questions,
      results: occasion.results.map((result) => printResult(result, language)),
      unshown: occasion.unshown.map((line) => unshownSentence(line, language)),
    })),
    attendance: attendance(plan),
    attendanceTotal: m.plan_count_participants(
      { n: plan.attendance.reduce((sum, { count }) => sum + count, 0) },
      o,
    ),
    tallyColumns: tallyColumns(plan.themes),
    hasDots: plan.themes.some(({ dots }) => dots !== null),
    themes: printThemes(plan),
    strengths: plan.strengths.map(({ theme, breadth, notes }) => ({
      theme,
      breadth: printBreadth(breadth, language),
      notes: notes.slice(0, notesPerStrength).map(printNote),
      more:
        notes.length > notesPerStrength
          ? m.plan_more_in_appendix({ n: notes.length - notesPerStrength }, o)
          : null,
    })),
    areas: plan.areas.map((area) => ({
      number: area.number,
      label: m.plan_area({ result: plan.result, n: area.number }, o),
      title: area.title,
      saysEmpty: saysEmpty.includes('areas'),
      state: paragraphs(area.currentState),
      goal: paragraphs(area.goal),
      ...areaOrigin(area.theme, plan),
      actions: printActions(area.actions, plan),
    })),
    stances: printStances(plan),
    followUps: plan.followUps.map((row) => ({
      date: dateWords(row.date, language),
      action: row.action,
      title: row.title,
      responsible: row.responsible ?? m.plan_responsible_none({}, o),
    })),
    nextStep: paragraphs(plan.nextStep),
    parking: plan.parking.map(printNote),
    appendix: appendix(plan),
    unshown: plan.occasions.some(({ unshown }) => unshown.some(isOfNotes))
      ? m.unshown_appendix({ part: m.plan_process({ result: plan.result }, o) }, o)
      : null,
    hidden: plan.hidden > 0 ? m.plan_hidden({ n: plan.hidden }, o) : null,
    unprintable: unprintable > 0 ? m.plan_not_printable({ n: unprintable }, o) : null,
    glossary: plan.glossary,
  };
  // The title also becomes metadata, where a soft break would be a stray character.
  return { ...mapStrings(print, breakLongRuns), title, author: print.author };
}

function coverFacts(plan: PlanDocument): readonly PrintFact[] {
  const o = { locale: plan.language } as const;
  const facts: readonly (readonly [string, string | null])[] = [
    [m.plan_fact_date({}, o), dateWords(plan.date, plan.language)],
    [m.plan_fact_period({}, o), period(plan)],
    [m.plan_fact_decided_by({}, o), plan.decidedBy],
    [m.plan_fact_authority({}, o), plan.authority],
    [m.plan_fact_diary({}, o), plan.diaryNumber],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** From the first start to the last date that anybody answers for; null without dates. */
function period(plan: PlanDocument): string | null {
  const dates = plan.areas
    .flatMap(({ actions }) => actions)
    .flatMap(({ start, due, followUp }) => [start, due, followUp])
    .filter((date) => date !== null)
    .sort();
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (!first || !last) return null;
  return [first, last].map((date) => dateWords(date, plan.language)).join(' – ');
}

function keyFigures(plan: PlanDocument): PrintPlan['figures'] {
  const o = { locale: plan.language } as const;
  const actions = plan.areas.flatMap((area) => area.actions);
  const accepted = actions.filter((action) => action.accepted).length;
  const sum = (pick: (occasion: PlanDocument['occasions'][number]) => number): number =>
    plan.occasions.reduce((total, occasion) => total + pick(occasion), 0);
  const participants = Math.max(
    plan.attendance.reduce((total, { count }) => total + count, 0),
    ...plan.occasions.map((occasion) => occasion.participants),
    0,
  );
  const figures: readonly (readonly [number, string])[] = [
    [plan.parties.length, m.plan_glance_parties({ n: plan.parties.length }, o)],
    [participants, m.plan_glance_participants({ n: participants }, o)],
    [sum(({ notes }) => notes), m.plan_glance_notes({ n: sum(({ notes }) => notes) }, o)],
    [plan.areas.length, m.plan_glance_areas({ result: plan.result, n: plan.areas.length }, o)],
    [actions.length, m.plan_glance_actions({ n: actions.length }, o)],
    [accepted, m.plan_glance_accepted({ n: accepted }, o)],
  ];
  return figures.flatMap(([value, label]) =>
    value > 0 ? [{ value: numberWords(value, { locale: plan.language }), label }] : [],
  );
}

function attendance(plan: PlanDocument): readonly PrintAttendance[] {
  const o = { locale: plan.language } as const;
  return plan.parties
    .map((party) => ({ party, lines: plan.attendance.filter(({ id }) => id === party.id) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ party, lines }) => {
      return {
        organisation: party.name,
        kind: party.kind === 'unknown' ? '' : organisationKindWord(party.kind, plan.language),
        roles: roleCounts(lines, plan.language),
        count: numberWords(
          lines.reduce((sum, { count }) => sum + count, 0),
          o,
        ),
      };
    });
}
