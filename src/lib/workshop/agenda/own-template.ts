/**
 * A workshop's agenda as a file of its own, format `bikupa-template/1`: how people work together,
 * without who they are or what they have said. Whatever comes in may have been written by anybody.
 */
import * as v from 'valibot';
import { utf8Text } from '../../methods/utf8.ts';
import { stepsOf } from './agenda.ts';
import { lengths, text, whole } from '../model/fields.ts';
import { most } from '../model/most.ts';
import type { View } from '../define.ts';
import { results, templates } from '../model/series.ts';
import {
  plannedStep,
  type NewStep,
  settingsOf,
  stepAbout,
  type PlannedStep,
} from '../model/step.ts';
import { kindOf } from '../kinds/kinds.ts';
import { kindSettings, stepKinds } from '../kinds/models.ts';

const name = 'bikupa-template';
const version = 1;

/** In bytes: more than any agenda that a day has room for, and well below what a form may weigh. */
export const largestOwnTemplate = 96 * 1024;
/** A step that is not yet in any workshop. `early`: it takes answers before the workshop begins. */
export type AgendaStep = PlannedStep & { readonly early: boolean };

// Files of earlier versions have the settings of every kind in every step: those of others go.
const agendaStep = v.pipe(
  v.strictObject({
    kind: v.picklist(stepKinds),
    ...stepAbout,
    ...v.partial(v.strictObject(kindSettings)).entries,
    early: v.boolean(),
  }),
  v.transform(({ kind, early, ...wished }): AgendaStep => ({
    ...plannedStep(kind, wished as Parameters<typeof plannedStep>[1]),
    early,
  })),
);

const schema = v.strictObject({
  format: v.literal(`${name}/${version}`),
  title: text(lengths.line),
  language: v.picklist(['sv', 'en']),
  /** In what kind of series it was used. */
  template: v.picklist(templates),
  /** What the series leads to; in files of earlier versions that of its kind. */
  result: v.exactOptional(v.picklist(results)),
  groupSize: whole(2, 8),
  steps: v.pipe(v.array(agendaStep), v.minLength(1), v.maxLength(most.steps)),
});
export type OwnTemplate = v.InferOutput<typeof schema>;

export interface OwnTemplateProblem {
  readonly kind:
    'too-large' | 'encoding' | 'no-json' | 'other' | 'newer' | 'unknown-kind' | 'value';
  /** Where in the file: `steps.3.title`; empty where it is the whole. */
  readonly path: string;
}

type Read =
  | { readonly ok: true; readonly template: OwnTemplate }
  | { readonly ok: false; readonly problem: OwnTemplateProblem };

/**
 * What a file holds, or what is wrong with it: the same answer on the page and on the server.
 *
 * @param bytes the file; of one that is larger than `largestOwnTemplate` one byte more is enough
 */
export function readOwnTemplate(bytes: Uint8Array): Read {
  const no = (kind: OwnTemplateProblem['kind'], path = ''): Read => ({
    ok: false,
    problem: { kind, path },
  });
  if (bytes.length > largestOwnTemplate) return no('too-large');
  const content = utf8Text(bytes);
  if (content === null) return no('encoding');
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return no('no-json');
  }
  const format = v.safeParse(v.object({ format: v.string() }), value);
  const [, written] =
    /^bikupa-template\/(\d{1,6})$/.exec(format.success ? format.output.format : '') ?? [];
  if (written === undefined) return no('other');
  if (Number(written) > version) return no('newer');
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return { ok: true, template: parsed.output };
  const path = v.getDotPath(parsed.issues[0]) ?? '';
  return no(/^steps\.\d+\.kind$/.test(path) ? 'unknown-kind' : 'value', path);
}

/** The agenda of a workshop without anything that was said in it; null when there is no such one. */
export function ownTemplateOf(view: View, workshopId: string): OwnTemplate | null {
  const workshop = view.get('workshop', workshopId);
  const series = view.list('series')[0];
  if (!workshop || !series) return null;
  return {
    format: `${name}/${version}`,
    title: workshop.title,
    language: series.language,
    template: series.template,
    result: series.result,
    groupSize: workshop.groupSize,
    steps: agendaOf(view, workshopId),
  };
}

/** The steps of a workshop as a new one can have them. */
export function agendaOf(view: View, workshopId: string): AgendaStep[] {
  const begun = view.get('workshop', workshopId)?.openedAt ?? Infinity;
  return stepsOf(view, workshopId).map((step) => ({
    ...plannedStep(step.kind, settingsOf(step)),
    early:
      kindOf(step).takesEarlyAnswers === true && step.openedAt !== null && step.openedAt < begun,
  }));
}

/** A planned step as `step.add` takes it, at its place in a workshop. */
export function newStepOf(
  step: PlannedStep,
  place: { readonly id: string; readonly workshop: string; readonly order: number },
): NewStep {
  return { ...place, ...plannedStep(step.kind, step) };
}
