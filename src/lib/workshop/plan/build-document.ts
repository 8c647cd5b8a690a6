/**
 * From the records of a series to its plan as a finished text. Pure, and blind to authors: what is
 * given is a redacted view, so that the document can hold nothing that its reader may not see.
 */
import { stepsOf } from '../agenda/agenda.ts';
import type { AttendanceSummary } from '../model/derived.ts';
import type { View } from '../define.ts';
import type { Result } from '../model/series.ts';
import type { Workshop } from '../model/workshop.ts';
import { nameOf } from '../people/names.ts';
import { buildAreas, followUpsOf, organisationsOf } from './build-document-areas.ts';
import { roomKindOf } from '../kinds/room-kinds.ts';
import { notesShown } from '../notes/shown-notes.ts';
import { noteLines, themeLines, workshopsOf } from './build-document-themes.ts';
import type {
  AttendanceLine,
  OccasionLine,
  PartyLine,
  PlanDocument,
  ThemeLine,
  UnshownLine,
} from './document.ts';
import {
  blocksOf,
  arrivalLines,
  notesInBlocks,
  hasPlaceFor,
  standingLines,
  yearsOf,
} from '../results/build-sections.ts';
import { filledSections } from '../results/filled-sections.ts';
import { occasionView } from '../results/occasion-view.ts';
import { resultDeclarations } from '../results/results.ts';
import { blockSections } from '../results/sections.ts';
import { summaryOf } from '../themes/summaries.ts';
import { nextStepOf } from './next-step.ts';
import { termsIn, type GlossaryTerm } from './glossary.ts';

export interface BuildOptions {
  /** The day of the reading, `YYYY-MM-DD`: what an unfinished plan is dated. */
  readonly today: string;
  /** What an abbreviation stands for, in the plan's language; without it there is no glossary. */
  /** Of one occasion alone; else of the whole series. */
  readonly workshop?: string;
  readonly meaning?: (term: GlossaryTerm, language: 'sv' | 'en') => string;
}

/**
 * The plan of a series.
 *
 * @param view what its readers may see: the audiences `public` and `archive` together
 * @throws when the view holds no series
 */
export function buildPlanDocument(
  all: View,
  { today, meaning, workshop }: BuildOptions,
): PlanDocument {
  const view = workshop === undefined ? all : occasionView(all, workshop);
  const series = view.list('series')[0];
  if (!series) throw new Error('the view holds no series');
  const themes = themeLines(view);
  const areas = buildAreas(view, themes);
  const notes = notesShown(view);
  const standing = new Set(themes.map(({ id }) => id));
  const attendance = attendanceOf(view);
  const { result } = series;
  const declared = resultDeclarations[result];
  const known = { result, themes, areas };
  const blocks = Object.fromEntries(
    blockSections
      .filter((section) => declared.sections.includes(section))
      .map((section) => [section, blocksOf(section, view, known)]),
  ) as PlanDocument['blocks'];
  const shown = notesInBlocks(Object.values(blocks).flat());
  const document: PlanDocument = {
    ...{ result, blocks, sections: declared.sections },
    standing: declared.hasStandingItems ? standingLines(view) : [],
    arrivals: declared.isOfYear ? arrivalLines(view) : [],
    years: declared.isOfYear ? yearsOf(view) : null,
    only: workshop === undefined ? null : (view.list('workshop')[0]?.title ?? ''),
    language: series.language,
    rehearsal: series.rehearsal,
    title: series.title,
    purpose: series.purpose,
    authority: series.authority,
    diaryNumber: series.diaryNumber,
    state: series.planState,
    version: series.planVersion,
    date: (series.planState === 'adopted' ? series.planDecidedOn : null) ?? today,
    decidedBy: series.planDecidedBy,
    parties: partiesOf(view, attendance),
    occasions: held(view).map((own) => occasionOf(view, own, result)),
    attendance,
    strengths: strengthsOf(themes),
    themes,
    areas,
    followUps: followUpsOf(areas),
    nextStep: nextStepOf(view),
    parking: noteLines(
      view,
      notes.filter((note) => note.parked),
    ),
    ungrouped: noteLines(
      view,
      notes.filter(
        ({ id, parked, theme }) => !parked && !standing.has(theme ?? '') && !shown.has(id),
      ),
    ),
    hidden: notes.filter((note) => note.hidden).length,
    glossary: [],
  };
  if (!meaning) return { ...document, sections: filledSections(document) };
  const terms = termsIn(textsOf(document));
  const glossary = terms.map((term) => ({ term, meaning: meaning(term, series.language) }));
  const whole = { ...document, glossary };
  return { ...whole, sections: filledSections(whole) };
}

/** Occasions that have been opened; a planned one is not yet how the plan was made. */
function held(view: View): readonly Workshop[] {
  return workshopsOf(view).filter(({ openedAt }) => openedAt !== null);
}

function occasionOf(view: View, workshop: Workshop, result: Result): OccasionLine {
  const summary = summaryOfWorkshop(view, workshop);
  const steps = stepsOf(view, workshop.id);
  // What its readers may see is in the view: what has not been shown is no result.
  const first = steps.toSorted(
    (a, b) => Number(roomKindOf(b).leads ?? false) - Number(roomKindOf(a).leads ?? false),
  );
  const given = first.map((step) => ({
    results: roomKindOf(step).results?.(step, view) ?? [],
    elsewhere: hasPlaceFor(result, step),
  }));
  const results = given.flatMap(({ results }) => results);
  const answered = new Set(
    results.flatMap((result) => ('question' in result ? result.question : [])),
  );
  const questions = steps.flatMap((step) => step.questions);
  return {
    title: workshop.title,
    date: workshop.date,
    place: workshop.place,
    participants: (summary?.lines ?? []).reduce(
      (sum, { count }) => sum + count,
      summary?.others ?? 0,
    ),
    sentIn: summary?.sentIn ?? null,
    groups: summary?.groups ?? 0,
    notes: notesShown(view).filter((note) => note.workshop === workshop.id).length,
    summary: summaryOf(view, workshop.id),
    questions: [...new Set(questions)].filter((question) => !answered.has(question)),
    results: given.flatMap(({ results, elsewhere }) => (elsewhere ? [] : results)),
    unshown: unshownLines(view, workshop),
  };
}

function unshownLines(view: View, workshop: Workshop): readonly UnshownLine[] {
  const unshown = view.list('unshown').find((own) => own.workshop === workshop.id);
  return (unshown?.steps ?? []).flatMap(({ step, what, count }) => {
    const title = view.get('step', step)?.title;
    return title === undefined || what === 'choices' ? [] : [{ title, what, count }];
  });
}

function summaryOfWorkshop(view: View, workshop: Workshop): AttendanceSummary | undefined {
  return view.list('attendanceSummary').find((summary) => summary.workshop === workshop.id);
}

/**
 * Who took part, by organisation and role. The summary of an occasion holds numbers, not people, so
 * nobody can tell who came twice: the occasion with the most of a kind counts, and the sum over the
 * occasions is never claimed. It may be fewer than there were, never more.
 */
function attendanceOf(view: View): readonly AttendanceLine[] {
  const most = new Map<string, { organisation: string; role: string; count: number }>();
  for (const workshop of held(view)) {
    for (const line of summaryOfWorkshop(view, workshop)?.lines ?? []) {
      const key = `${line.organisation} ${line.role}`;
      const before = most.get(key);
      if (!before || before.count < line.count) most.set(key, line);
    }
  }
  const order = (role: string): number => view.get('role', role)?.order ?? 0;
  return organisationsOf(view).flatMap(({ id, name }) =>
    [...most.values()]
      .filter((line) => line.organisation === id)
      .toSorted((a, b) => order(a.role) - order(b.role))
      .map(({ role, count }) => ({
        ...{ id, organisation: name, role: nameOf(view, 'role', role), count },
      })),
  );
}

function partiesOf(view: View, attendance: readonly AttendanceLine[]): readonly PartyLine[] {
  return organisationsOf(view).map(({ id, name, kind }) => ({
    id,
    name,
    kind,
    participants: attendance
      .filter((line) => line.id === id)
      .reduce((sum, { count }) => sum + count, 0),
  }));
}

/** What works well, the most broadly raised first; a theme without such notes has no place here. */
function strengthsOf(themes: readonly ThemeLine[]): PlanDocument['strengths'] {
  return themes
    .map(({ title, breadth, notes }) => ({
      theme: title,
      breadth,
      notes: notes.filter(({ tone }) => tone === 'works'),
    }))
    .filter(({ notes }) => notes.length > 0)
    .toSorted(
      (a, b) =>
        (b.breadth.groups ?? 0) - (a.breadth.groups ?? 0) ||
        (b.breadth.organisations ?? 0) - (a.breadth.organisations ?? 0) ||
        b.notes.length - a.notes.length,
    );
}

/** Every text of a document, ids left out: a random key may look like an abbreviation. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'id' ? [] : textsOf(item)));
}
