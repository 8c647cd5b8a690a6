/** The forms of a new series and of a further workshop: what stands in them, and what comes back. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import { guessOrganisationKind, namesOf } from '#lib/workshop/organisation-kind.ts';
import { defaultGroupSize, type Occasion, type Startable } from '#lib/workshop/templates.ts';
import type { SeriesInput, WorkshopInput } from './create-series.ts';
import { defaultAsked } from './steps.ts';

/** As it is typed, so that it can be shown again when something is wrong. */
export interface WorkshopForm {
  title: string;
  date: string;
  place: string;
  groupSize: string;
  questions: string[];
  columns: { title: string; tone: string }[];
}

export interface SeriesForm {
  title: string;
  purpose: string;
  organisations: { name: string; kind: string }[];
  /** One on each line. */
  roles: string;
  workshop: WorkshopForm;
}

/** The template that /new offers. */
const template: Startable = 'utvecklingsplan';

export function defaultSeriesForm(language: Locale, now: number): SeriesForm {
  return {
    title: '',
    purpose: m.setup_default_purpose({}, { locale: language }),
    organisations: [],
    roles: m.setup_default_roles({}, { locale: language }),
    workshop: defaultWorkshopForm(language, 1, now),
  };
}

/** `number`: the workshop's place in the series, from 1. */
export function defaultWorkshopForm(language: Locale, number: number, now: number): WorkshopForm {
  const occasion: Occasion = number === 1 ? 'first' : 'later';
  const asked = defaultAsked(template, occasion, language);
  return {
    title: m.setup_default_workshop_title({ n: number }, { locale: language }),
    date: today(now),
    place: '',
    groupSize: String(defaultGroupSize),
    questions: [...asked.questions],
    columns: asked.columns.map((column) => ({ ...column })),
  };
}

export function readSeriesForm(data: FormData): SeriesForm {
  const kinds = all(data, 'organisation-kind');
  const rows = all(data, 'organisation').map((name, index) => ({ name, kind: kinds[index] ?? '' }));
  const more = namesOf(one(data, 'organisations-more')).map((name) => ({ name, kind: '' }));
  return {
    title: one(data, 'title'),
    purpose: one(data, 'purpose'),
    organisations: [...rows, ...more]
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, kind }) => ({ name, kind: kind || guessOrganisationKind(name) })),
    roles: one(data, 'roles'),
    workshop: readWorkshopForm(data),
  };
}

export function readWorkshopForm(data: FormData): WorkshopForm {
  const tones = all(data, 'column-tone');
  return {
    title: one(data, 'workshop-title'),
    date: one(data, 'date'),
    place: one(data, 'place'),
    groupSize: one(data, 'group-size'),
    questions: all(data, 'question').filter((question) => question.trim() !== ''),
    columns: all(data, 'column')
      .map((title, index) => ({ title, tone: tones[index] ?? 'neutral' }))
      .filter(({ title }) => title.trim() !== ''),
  };
}

export function seriesInput(form: SeriesForm, language: Locale): SeriesInput {
  const { title, purpose, organisations, roles, workshop } = form;
  return {
    language,
    template,
    title,
    purpose,
    organisations,
    roles: namesOf(roles),
    workshop: workshopInput(workshop),
  };
}

export function workshopInput(form: WorkshopForm): WorkshopInput {
  const { title, date, place, groupSize, questions, columns } = form;
  return { title, date, place, groupSize: Number(groupSize), asked: { questions, columns } };
}

/** The day where the workshops are held, whatever the server's own clock is set to. */
function today(now: number): string {
  return new Date(now).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

function one(data: FormData, name: string): string {
  return all(data, name)[0] ?? '';
}

function all(data: FormData, name: string): string[] {
  return data.getAll(name).filter((value) => typeof value === 'string');
}
