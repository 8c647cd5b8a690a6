/** The forms of a new series and of a further workshop: what stands in them, and what comes back. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import { guessOrganisationKind, namesOf } from '#lib/workshop/organisation-kind.ts';
import { largestOwnTemplate } from '#lib/workshop/own-template.ts';
import { templates, type Template } from '#lib/workshop/series.ts';
import { proposedOccasion, seriesTemplates } from '#lib/workshop/templates/formats.ts';
import { fromFile, occasionOffer, type ChosenAgenda } from './agenda.ts';
import type { SeriesInput, WorkshopInput } from './create-series.ts';
import { said } from './steps.ts';

/** As it is typed, so that it can be shown again when something is wrong. */
export interface WorkshopForm {
  title: string;
  date: string;
  place: string;
  groupSize: string;
  /** An occasion, `file` or `copy:workshop:…`. */
  agenda: string;
  /** The agenda for which questions and columns were shown: for another they say nothing. */
  askedOf: string;
  questions: string[];
  columns: { title: string; tone: string }[];
}

export interface SeriesForm {
  /** A format, or `file`. */
  template: string;
  title: string;
  purpose: string;
  organisations: { name: string; kind: string }[];
  /** One on each line. */
  roles: string;
  workshop: WorkshopForm;
}

export function defaultSeriesForm(
  language: Locale,
  now: number,
  template: Template = 'utvecklingsplan',
): SeriesForm {
  return {
    template,
    title: '',
    purpose: said(`${seriesTemplates[template].words}_purpose`, language),
    organisations: [],
    roles: m.setup_default_roles({}, { locale: language }),
    workshop: defaultWorkshopForm(language, { template, number: 1 }, now),
  };
}

/** `number`: the workshop's place in the series, from 1. */
export function defaultWorkshopForm(
  language: Locale,
  { template, number }: { readonly template: Template; readonly number: number },
  now: number,
): WorkshopForm {
  const occasion = proposedOccasion(template, number);
  const { title, questions, columns } = occasionOffer(occasion, number, language);
  return {
    title,
    date: today(now),
    place: '',
    groupSize: String(seriesTemplates[template].groupSize),
    agenda: occasion,
    askedOf: occasion,
    questions: [...questions],
    columns: columns.map((column) => ({ ...column })),
  };
}

export function readSeriesForm(data: FormData): SeriesForm {
  const kinds = all(data, 'organisation-kind');
  const rows = all(data, 'organisation').map((name, index) => ({ name, kind: kinds[index] ?? '' }));
  const more = namesOf(one(data, 'organisations-more')).map((name) => ({ name, kind: '' }));
  const template = one(data, 'template');
  const agenda = template === fromFile ? fromFile : proposedOccasion(templateIn(template), 1);
  return {
    template: template === fromFile ? fromFile : templateIn(template),
    title: one(data, 'title'),
    purpose: one(data, 'purpose'),
    organisations: [...rows, ...more]
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, kind }) => ({ name, kind: kind || guessOrganisationKind(name) })),
    roles: one(data, 'roles'),
    workshop: { ...readWorkshopForm(data), agenda },
  };
}

export function readWorkshopForm(data: FormData): WorkshopForm {
  const tones = all(data, 'column-tone');
  return {
    title: one(data, 'workshop-title'),
    date: one(data, 'date'),
    place: one(data, 'place'),
    groupSize: one(data, 'group-size'),
    agenda: one(data, 'agenda'),
    askedOf: one(data, 'asked-of'),
    questions: all(data, 'question').filter((question) => question.trim() !== ''),
    columns: all(data, 'column')
      .map((title, index) => ({ title, tone: tones[index] ?? 'neutral' }))
      .filter(({ title }) => title.trim() !== ''),
  };
}

/** What stands in the file that came with a form; one character too much of what is too large. */
export async function readFileIn(data: FormData): Promise<string> {
  const file = data.get('agenda-file');
  if (!(file instanceof File)) return '';
  // More is not read: it could not be a template.
  return file.size > largestOwnTemplate ? ' '.repeat(largestOwnTemplate + 1) : file.text();
}

/** The format of that name, or the one that is offered first. */
export function templateIn(name: string): Template {
  return templates.find((known) => known === name) ?? templates[0];
}

export function seriesInput(form: SeriesForm, language: Locale, agenda: ChosenAgenda): SeriesInput {
  const { title, purpose, organisations, roles, workshop } = form;
  return {
    language,
    template: agenda.template ?? templateIn(form.template),
    title,
    purpose,
    organisations,
    roles: namesOf(roles),
    workshop: workshopInput(workshop, agenda),
  };
}

export function workshopInput(form: WorkshopForm, agenda: ChosenAgenda): WorkshopInput {
  const { title, date, place, groupSize, questions, columns, askedOf } = form;
  const own = agenda.asks.length > 0 && (askedOf === '' || askedOf === form.agenda);
  return {
    ...{ title, date, place, groupSize: Number(groupSize), steps: agenda.steps },
    asked: own ? { at: agenda.asks, questions, columns } : null,
  };
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
