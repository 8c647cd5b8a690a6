/** The forms of a new series and of a further workshop: what stands in them, and what comes back. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import { namesIn } from '#lib/workshop/lists/names.ts';
import { guessOrganisationKind } from '#lib/workshop/people/organisation-kind.ts';
import { largestOwnTemplate } from '#lib/workshop/agenda/own-template.ts';
import { most } from '#lib/workshop/model/most.ts';
import { templates, type Template } from '#lib/workshop/model/series.ts';
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
  /** Names of organisations that are more than there are rows for, one on each line. */
  more: string;
  /** One on each line. */
  roles: string;
  /** Lists of which a column was chosen: whoever sent them looks at it before anything is made. */
  unconfirmed: ('organisation' | 'role')[];
  workshop: WorkshopForm;
}

export function defaultSeriesForm(
  language: Locale,
  now: number,
  template: Template = templates[0],
): SeriesForm {
  return {
    template,
    title: '',
    purpose: said(`${seriesTemplates[template].words}_purpose`, language),
    organisations: [],
    more: '',
    roles: m.setup_default_roles({}, { locale: language }),
    unconfirmed: [],
    workshop: defaultWorkshopForm(language, { template, number: 1 }, now),
  };
}

/** `number`: the workshop's place in the series, from 1. */
export function defaultWorkshopForm(
  language: Locale,
  {
    template,
    number,
    standing = [],
  }: {
    readonly template: Template;
    readonly number: number;
    readonly standing?: readonly string[];
  },
  now: number,
): WorkshopForm {
  const occasion = proposedOccasion(template, number);
  const { title, questions, columns } = occasionOffer(occasion, number, language, standing);
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
  const rows = all(data, 'organisation')
    .map((name, index) => ({ name, kind: kinds[index] ?? '' }))
    .filter(({ name }) => name.trim() !== '');
  const listed = one(data, 'organisations-more');
  const read = namesIn(listed, 'organisation');
  const more = read.names.map((name) => ({ name, kind: '' }));
  const roles = namesIn(one(data, 'roles'), 'role');
  // A list that is too long goes back as it was written: nobody wants a thousand rows.
  const fits = rows.length + more.length <= most.organisationsInForm;
  const over = rows.slice(most.organisationsInForm).map(({ name }) => name);
  const template = one(data, 'template');
  const agenda = template === fromFile ? fromFile : proposedOccasion(templateIn(template), 1);
  return {
    template: template === fromFile ? fromFile : templateIn(template),
    title: one(data, 'title'),
    purpose: one(data, 'purpose'),
    organisations: (fits ? [...rows, ...more] : rows.slice(0, most.organisationsInForm)).map(
      ({ name, kind }) => ({ name, kind: kind || guessOrganisationKind(name) }),
    ),
    more: fits ? '' : [...over, listed].join('\n'),
    roles: roles.plain ? one(data, 'roles') : roles.names.join('\n'),
    unconfirmed: [
      ...(read.plain ? [] : (['organisation'] as const)),
      ...(roles.plain ? [] : (['role'] as const)),
    ],
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
    // One too many is enough to be refused; the page has no fields for more.
    questions: all(data, 'question')
      .filter((question) => question.trim() !== '')
      .slice(0, most.questions + 1),
    columns: all(data, 'column')
      .map((title, index) => ({ title, tone: tones[index] ?? 'neutral' }))
      .filter(({ title }) => title.trim() !== '')
      .slice(0, most.columns + 1),
  };
}

/** The file that came with a form; one byte too much of what is too large. */
export async function readFileIn(data: FormData): Promise<Uint8Array> {
  const file = data.get('agenda-file');
  if (!(file instanceof File)) return new Uint8Array();
  return new Uint8Array(await file.slice(0, largestOwnTemplate + 1).arrayBuffer());
}

/** The format of that name, or the one that is offered first. */
export function templateIn(name: string): Template {
  return templates.find((known) => known === name) ?? templates[0];
}

export function seriesInput(form: SeriesForm, language: Locale, agenda: ChosenAgenda): SeriesInput {
  const { title, purpose, organisations, more, roles, workshop } = form;
  const others = namesIn(more, 'organisation').names.map((name) => ({
    ...{ name, kind: guessOrganisationKind(name) },
  }));
  const template = agenda.template ?? templateIn(form.template);
  return {
    language,
    template,
    result: agenda.result ?? seriesTemplates[template].result,
    title,
    purpose,
    organisations: [...organisations, ...others],
    roles: [...namesIn(roles, 'role').names],
    workshop: workshopInput(workshop, agenda),
  };
}

export function workshopInput(form: WorkshopForm, agenda: ChosenAgenda): WorkshopInput {
  const { title, date, place, groupSize, questions, columns, askedOf } = form;
  const own = agenda.asks.length > 0 && (askedOf === '' || askedOf === form.agenda);
  return {
    ...{ title, date, place, groupSize: Number(groupSize), steps: agenda.steps },
    asked: own ? { at: agenda.asks, questions, columns } : null,
    asksStanding: agenda.asksStanding ?? false,
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
