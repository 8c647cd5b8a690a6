/**
 * The whole series as one JSON file, format `bikupa-series/1`: for the archive, for other programs,
 * and for the day when the series shall be read without Bikupa.
 *
 * It is made of redacted views only. Who wrote a note, in which group, who gave a dot and who sat
 * where is nowhere in it; people are counted by organisation and role. A note that the facilitator
 * has hidden is there without its text; one that was taken back is not. Notes of a step that was left
 * and never shown are there, marked (`shown: false`): nothing that people submitted is lost with its
 * step. Answers that were never shown are only counted (`unshown`).
 *
 * Ids are `type:key` and refer to each other. Days are `YYYY-MM-DD`, moments ISO 8601 in UTC,
 * durations minutes. Lists are in the order in which the series shows them. A later format gets
 * another number; fields may be added to this one.
 */
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { View } from '#lib/workshop/define.ts';
import { actionsOf } from '#lib/workshop/plan/action.ts';
import type { Action } from '#lib/workshop/model/action.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';
import type { Area } from '#lib/workshop/model/area.ts';
import { namedApart, standingNames } from '#lib/workshop/people/names.ts';
import { summaryOf } from '#lib/workshop/themes/summaries.ts';
import { themeLines, workshopsOf } from '#lib/workshop/plan/build-document-themes.ts';
import { notesShown } from '#lib/workshop/notes/shown-notes.ts';
import { organisationsOf } from '#lib/workshop/plan/build-document-areas.ts';
import type { Breadth } from '#lib/methods/breadth.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import type { Note } from '#lib/workshop/model/note.ts';
import type { Stance } from '#lib/workshop/model/stance.ts';
import type { Organisation } from '#lib/workshop/model/organisation.ts';
import type { RoleRecord } from '#lib/workshop/model/role.ts';
import type { Series } from '#lib/workshop/model/series.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { Theme } from '#lib/workshop/model/theme.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import { emptyExport, roomKindOf } from '#lib/workshop/kinds/room-kinds.ts';

export const seriesFormat = 'bikupa-series/1';

export interface SeriesExport {
  readonly format: typeof seriesFormat;
  readonly exportedAt: string;
  /** `nextStep`: as the plan says it. */
  readonly series: Omit<Series, 'type' | 'createdAt'> & Pick<PlanDocument, 'nextStep'>;
  readonly organisations: readonly Pick<Organisation, 'id' | 'name' | 'kind'>[];
  readonly roles: readonly Pick<RoleRecord, 'id' | 'name'>[];
  readonly workshops: readonly WorkshopExport[];
  readonly notes: readonly NoteExport[];
  readonly themes: readonly ThemeExport[];
  readonly areas: readonly Omit<Area, 'type' | 'removed' | 'order' | 'createdAt'>[];
  readonly actions: readonly Omit<Action, 'type' | 'removed' | 'order' | 'createdAt'>[];
  readonly stances: readonly (Omit<Stance, 'type' | 'id' | 'by' | 'setAt'> & {
    readonly setAt: string;
  })[];
  /** The plan as its readers see it, with every name and number filled in. */
  readonly plan: PlanDocument;
}

export interface WorkshopExport extends Pick<
  Workshop,
  'id' | 'title' | 'date' | 'place' | 'state' | 'groupSize' | 'groupCount' | 'nextStep'
> {
  /** What a person has written of it; empty: nothing. */
  readonly summary: string;
  readonly steps: readonly StepExport[];
  /** How many of each organisation and role took part. */
  readonly census: readonly {
    readonly organisation: string;
    readonly role: string;
    readonly count: number;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly letter: string;
    readonly place: string | null;
    /** The step that formed it. */
    readonly round: string;
    /** Formed anew since; its notes remain. */
    readonly dissolved: boolean;
  }[];
}

/** A step; besides, fields of the step kinds: what its own kind says, empty for the others. */
export type StepExport = Pick<
  Step,
  'id' | 'kind' | 'title' | 'instruction' | 'questions' | 'minutes' | 'revealed'
> & {
  /** What people submitted in it and nobody was shown, once it was left; null: nothing. */
  readonly unshown: {
    readonly what: 'notes' | 'answers' | 'texts';
    /** null: so few that a number would tell who. */
    readonly count: number | null;
  } | null;
} & Readonly<Record<string, unknown>>;

export interface NoteExport {
  readonly id: string;
  readonly workshop: string;
  readonly step: string;
  /** Key of a column of the step. */
  readonly column: string;
  /** null: hidden by the facilitator. */
  readonly text: string | null;
  readonly theme: string | null;
  readonly parked: boolean;
  readonly hidden: boolean;
  /** False: its step was left without its notes being shown; no theme and no plan has it. */
  readonly shown: boolean;
}

export interface ThemeExport extends Pick<
  Theme,
  'id' | 'title' | 'keywords' | 'workshop' | 'mergedInto'
> {
  /** null: it was merged into another theme. */
  readonly breadth: Omit<Breadth, 'rounds'> | null;
  /** Of the latest vote that is closed; null where it had no part in one. */
  readonly dots: number | null;
  /** Notes that people have chosen to speak for it, by id. */
  readonly quotes: readonly string[];
  /** What a person has written of it; empty: nothing. */
  readonly summary: string;
}

/** What the export is made of: redacted views, each for what only it holds. */
export interface ExportSource {
  /** The audiences `public` and `archive`: everything but the groups. */
  readonly archive: View;
  /** The audience `host`: the groups' letters, and nothing else of it. */
  readonly host: View;
  /** Notes that were never shown, as `unshownNotes` redacts them. */
  readonly unshown: readonly Note[];
  readonly plan: PlanDocument;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How the plan keeps its rows, which says nothing to a reader. */
const kept = ['type', 'removed', 'order', 'createdAt'] as const;

/** @throws when the view holds no series */
export function exportSeries({ archive, host, unshown, plan, now }: ExportSource): SeriesExport {
  const series = archive.list('series')[0];
  if (!series) throw new Error('the view holds no series');
  const areas = areasOf(archive);
  const actions = areas.flatMap((area) => actionsOf(archive, area.id));
  const standing = new Set(actions.map(({ id }) => id));
  return {
    format: seriesFormat,
    exportedAt: new Date(now).toISOString(),
    series: { ...without(series, ['type', 'createdAt']), nextStep: plan.nextStep },
    organisations: organisationsOf(archive).map(({ id, name, kind }) => ({ id, name, kind })),
    roles: namedApart(standingNames(archive, 'role')).map(({ id, name }) => ({ id, name })),
    workshops: workshopsOf(archive).map((workshop) => exportWorkshop(archive, host, workshop)),
    notes: exportNotes(archive, unshown),
    themes: exportThemes(archive),
    areas: areas.map((area) => without(area, kept)),
    actions: actions.map((action) => without(action, kept)),
    stances: archive
      .list('stance')
      .filter(({ action }) => standing.has(action))
      .map(({ action, organisation, stance, comment, setAt }) => ({
        action,
        organisation,
        stance,
        comment,
        setAt: new Date(setAt).toISOString(),
      })),
    plan,
  };
}

function exportWorkshop(archive: View, host: View, workshop: Workshop): WorkshopExport {
  const { id, title, date, place, state, groupSize, groupCount, nextStep } = workshop;
  const census = archive.list('attendanceSummary').find((summary) => summary.workshop === id);
  return {
    id,
    title,
    date,
    place,
    state,
    groupSize,
    groupCount,
    nextStep,
    summary: summaryOf(archive, id),
    steps: stepsOf(archive, id).map((step) => exportStep(archive, step)),
    census: (census?.lines ?? []).map(({ organisation, role, count }) => ({
      organisation,
      role,
      count,
    })),
    groups: host
      .list('group')
      .filter((group) => group.workshop === id)
      .map((group) => ({
        id: group.id,
        letter: group.letter,
        place: group.place,
        round: group.round,
        dissolved: group.dissolved,
      })),
  };
}

function exportStep(view: View, step: Step): StepExport {
  const { id, kind, title, instruction, questions, minutes, revealed } = step;
  const own = roomKindOf(step).exported?.of(step, view);
  return {
    ...{ id, kind, title, instruction, questions, minutes, revealed },
    unshown: unshownIn(view, step),
    ...emptyExport,
    ...own,
  };
}

function unshownIn(view: View, step: Step): StepExport['unshown'] {
  const own = view.list('unshown').flatMap(({ steps }) => steps);
  const line = own.find((line) => line.step === step.id);
  return line && line.what !== 'choices' ? { what: line.what, count: line.count } : null;
}

// By their random ids: the order in which notes came could tell who wrote them.
function exportNotes(archive: View, unshown: readonly Note[]): readonly NoteExport[] {
  const shown = new Set(notesShown(archive));
  return [...shown, ...unshown]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((note) => ({ ...exportNote(note), shown: shown.has(note) }));
}

function exportNote(note: Note): Omit<NoteExport, 'shown'> {
  const { id, workshop, step, column, text, theme, parked, hidden } = note;
  return {
    ...{ id, workshop, step, column, text: hidden ? null : text },
    ...{ theme, parked, hidden },
  };
}

function exportThemes(view: View): readonly ThemeExport[] {
  const standing = new Map(themeLines(view).map((line) => [line.id, line]));
  return view
    .list('theme')
    .filter((theme) => !theme.removed || theme.mergedInto !== null)
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, title, keywords, workshop, mergedInto }) => ({
      id,
      title,
      keywords,
      workshop,
      mergedInto,
      breadth: countedOf(standing.get(id)?.breadth),
      dots: standing.get(id)?.dots ?? null,
      quotes: (standing.get(id)?.quotes ?? []).map((note) => note.id),
      summary: standing.get(id)?.summary ?? '',
    }));
}

/** The figures as they were counted; of how many rounds follows from the steps of the notes. */
function countedOf(breadth: Breadth | undefined): Omit<Breadth, 'rounds'> | null {
  if (!breadth) return null;
  const { groups, ofGroups, organisations, ofOrganisations } = breadth;
  return { groups, ofGroups, organisations, ofOrganisations };
}

function without<R extends object, const K extends keyof R>(
  record: R,
  keys: readonly K[],
): Omit<R, K> {
  const left = Object.entries(record).filter(([key]) => !keys.some((known) => known === key));
  return Object.fromEntries(left) as Omit<R, K>;
}
