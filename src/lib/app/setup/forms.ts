/** What the forms show, as it was typed; sentences about what is wrong, by field. */

export type { OwnTemplate } from '#lib/workshop/agenda/own-template.ts';

export interface OrganisationRow {
  name: string;
  kind: string;
}

export interface AskedForm {
  questions: string[];
  columns: { title: string; tone: string }[];
}

export interface WorkshopForm extends AskedForm {
  title: string;
  date: string;
  place: string;
  groupSize: string;
  agenda: string;
  askedOf: string;
}

export interface SeriesForm {
  template: string;
  title: string;
  purpose: string;
  organisations: OrganisationRow[];
  more: string;
  roles: string;
  unconfirmed: ('organisation' | 'role')[];
  workshop: WorkshopForm;
}

/** A step as a preview shows it. */
export interface PreviewStep {
  readonly title: string;
  readonly minutes: number | null;
}

/** An occasion that can be chosen, and what the form begins with then. */
export interface OccasionOffer {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly steps: readonly PreviewStep[];
  readonly questions: readonly string[];
  readonly columns: readonly { readonly title: string; readonly tone: string }[];
}

/** A format that can be chosen for a new series. */
export interface FormatOffer {
  readonly key: string;
  readonly title: string;
  readonly happens: string;
  readonly gives: string;
  readonly purpose: string;
  readonly groupSize: number;
  readonly first: OccasionOffer;
  readonly later: readonly string[];
}

/** Instead of a format or an occasion: an agenda from a file, or that of another workshop. */
export const fromFile = 'file';
export const copyOf = 'copy:';

/** What the form asks: as it was typed for this occasion, or as the occasion has it. */
export function askedIn(form: WorkshopForm, occasion: OccasionOffer): AskedForm {
  if (form.askedOf === occasion.key) return form;
  return {
    questions: [...occasion.questions],
    columns: occasion.columns.map((column) => ({ ...column })),
  };
}

export type Problems = Readonly<Record<string, string | undefined>>;

/** The first sentence about a field or anything in it. */
export function problemWithin(problems: Problems, field: string): string | undefined {
  return Object.entries(problems).find(([at]) => at === field || at.startsWith(`${field}.`))?.[1];
}
