/** What the forms show, as it was typed; sentences about what is wrong, by field. */

export interface OrganisationRow {
  name: string;
  kind: string;
}

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
  organisations: OrganisationRow[];
  roles: string;
  workshop: WorkshopForm;
}

export type Problems = Readonly<Record<string, string | undefined>>;

/** The first sentence about a field or anything in it. */
export function problemWithin(problems: Problems, field: string): string | undefined {
  return Object.entries(problems).find(([at]) => at === field || at.startsWith(`${field}.`))?.[1];
}
