/** Which agendas can be chosen for a workshop, and the one that was. */
import type { Locale } from '#lib/text/words.ts';
import type { View } from '#lib/workshop/define.ts';
import { agendaOf, readOwnTemplate, type AgendaStep } from '#lib/workshop/agenda/own-template.ts';
import { templates, type Result, type Template } from '#lib/workshop/model/series.ts';
import {
  occasionTemplates,
  proposedOccasion,
  seriesTemplates,
  type Occasion,
  type OccasionTemplate,
} from '#lib/workshop/templates/formats.ts';
import { most } from '#lib/workshop/model/most.ts';
import { ownTemplateSentence } from '#lib/text/own-template.ts';
import { defaultAsked, occasionSteps, said, type Asked } from './steps.ts';

/** An occasion as it can be chosen, with what the form begins with then. */
export interface OccasionOffer extends Asked {
  readonly key: Occasion;
  readonly name: string;
  /** What the workshop is called. */
  readonly title: string;
  readonly steps: readonly Pick<AgendaStep, 'kind' | 'title' | 'minutes'>[];
}

/** A format as it can be chosen for a new series. */
export interface FormatOffer {
  readonly key: Template;
  readonly title: string;
  readonly happens: string;
  readonly gives: string;
  readonly purpose: string;
  readonly groupSize: number;
  readonly first: OccasionOffer;
  /** Names of the occasions that come after it. */
  readonly later: readonly string[];
}

/** @param standing the items that the series comes back to; none before it has any */
export function occasionOffer(
  occasion: Occasion,
  n: number,
  language: Locale,
  standing: readonly string[] = [],
): OccasionOffer {
  const { words, asksStanding }: OccasionTemplate = occasionTemplates[occasion];
  const asked = defaultAsked(occasion, language);
  const comeBack = asksStanding === true && standing.length > 0;
  return {
    ...asked,
    questions: comeBack ? standing.slice(0, most.questions) : asked.questions,
    key: occasion,
    name: said(`${words}_title`, language),
    title: said(`${words}_workshop`, language, { n }),
    steps: occasionSteps(occasion, language).map(({ kind, title, minutes }) => ({
      ...{ kind, title, minutes },
    })),
  };
}

/** The occasions of a format, as they can be chosen for its workshop of some number. */
export function occasionOffers(
  template: Template,
  n: number,
  language: Locale,
  standing: readonly string[] = [],
): OccasionOffer[] {
  return seriesTemplates[template].occasions.map((occasion) =>
    occasionOffer(occasion, n, language, standing),
  );
}

export function formatOffers(language: Locale): FormatOffer[] {
  return templates.map((key) => {
    const { words, groupSize, occasions } = seriesTemplates[key];
    const say = (what: string): string => said(`${words}_${what}`, language);
    const [first, ...later] = occasions;
    return {
      ...{ key, title: say('title'), happens: say('happens'), gives: say('gives') },
      ...{ purpose: say('purpose'), groupSize, first: occasionOffer(first, 1, language) },
      later: later.map((occasion) => said(`${occasionTemplates[occasion].words}_title`, language)),
    };
  });
}

/** An agenda that was chosen. */
export interface ChosenAgenda {
  readonly steps: readonly AgendaStep[];
  /** Where the form's own questions and columns go; empty where the form does not ask for any. */
  readonly asks: readonly number[];
  /** The kind of series that a file was made in. */
  readonly template?: Template;
  /** What a file says that the series leads to. */
  readonly result?: Result;
  /** The main questions are what the series comes back to. */
  readonly asksStanding?: boolean;
}

type Choice =
  ({ readonly ok: true } & ChosenAgenda) | { readonly ok: false; readonly problem: string };

/** What is chosen by `file`: an agenda that somebody has saved. `copy:…`: that of another workshop. */
export const fromFile = 'file';
export const copyOf = 'copy:';

/**
 * The agenda that a form has chosen. What is not known is the one that would be proposed.
 *
 * @param wish `agenda`: an occasion, `file` or `copy:workshop:…`; `content`: that of the file
 * @returns `problem`: a sentence about the file
 */
export function chosenAgenda(
  wish: { readonly agenda: string; readonly content: Uint8Array },
  series: { readonly template: Template; readonly number: number; readonly language: Locale },
  view: View | null,
): Choice {
  if (wish.agenda === fromFile) {
    const read = readOwnTemplate(wish.content);
    if (!read.ok) return { ok: false, problem: ownTemplateSentence(read.problem) };
    const { steps, template, result = seriesTemplates[template].result } = read.template;
    return { ok: true, steps, asks: [], template, result };
  }
  if (view && wish.agenda.startsWith(copyOf)) {
    const steps = agendaOf(view, wish.agenda.slice(copyOf.length));
    if (steps.length > 0) return { ok: true, steps, asks: [] };
  }
  const known: readonly Occasion[] = seriesTemplates[series.template].occasions;
  const occasion =
    known.find((occasion) => occasion === wish.agenda) ??
    proposedOccasion(series.template, series.number);
  return {
    ok: true,
    steps: occasionSteps(occasion, series.language),
    asks: occasionTemplates[occasion].asks,
    asksStanding: 'asksStanding' in occasionTemplates[occasion],
  };
}
