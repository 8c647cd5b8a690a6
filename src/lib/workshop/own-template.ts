/**
 * A workshop's agenda as a file of its own, format `bikupa-template/1`: how people work together,
 * without who they are or what they have said. Whatever comes in may have been written by anybody.
 */
import * as v from 'valibot';
import { stepsOf } from './agenda.ts';
import { lengths, text, whole } from './fields.ts';
import type { View } from './noun.ts';
import { templates } from './series.ts';
import { stepAbout, type Step } from './step.ts';
import { stepKinds } from './step-kinds.ts';

const name = 'bikupa-template';
const version = 1;

/** Longer than any agenda that a day has room for, and well below what a form may weigh. */
export const largestOwnTemplate = 96 * 1024;
/** More than a day holds. */
export const mostSteps = 60;

const agendaStep = v.strictObject({
  kind: v.picklist(stepKinds),
  ...stepAbout,
  /** Takes answers before the workshop begins. */
  early: v.boolean(),
});
/** A step that is not yet in any workshop. */
export type AgendaStep = v.InferOutput<typeof agendaStep>;

const schema = v.strictObject({
  format: v.literal(`${name}/${version}`),
  title: text(lengths.line),
  language: v.picklist(['sv', 'en']),
  /** In what kind of series it was used. */
  template: v.picklist(templates),
  groupSize: whole(2, 8),
  steps: v.pipe(v.array(agendaStep), v.minLength(1), v.maxLength(mostSteps)),
});
export type OwnTemplate = v.InferOutput<typeof schema>;

export interface OwnTemplateProblem {
  readonly kind: 'too-large' | 'no-json' | 'other' | 'newer' | 'unknown-kind' | 'value';
  /** Where in the file: `steps.3.title`; empty where it is the whole. */
  readonly path: string;
}

type Read =
  | { readonly ok: true; readonly template: OwnTemplate }
  | { readonly ok: false; readonly problem: OwnTemplateProblem };

/** What a file holds, or what is wrong with it. */
export function readOwnTemplate(content: string): Read {
  const no = (kind: OwnTemplateProblem['kind'], path = ''): Read => ({
    ok: false,
    problem: { kind, path },
  });
  if (content.length > largestOwnTemplate) return no('too-large');
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
    groupSize: workshop.groupSize,
    steps: agendaOf(view, workshopId),
  };
}

/** The steps of a workshop as a new one can have them. */
export function agendaOf(view: View, workshopId: string): AgendaStep[] {
  const begun = view.get('workshop', workshopId)?.openedAt ?? Infinity;
  return stepsOf(view, workshopId).map((step) => ({
    kind: step.kind,
    ...aboutOf(step),
    early: step.kind === 'notes' && step.openedAt !== null && step.openedAt < begun,
  }));
}

/** A step as `step.add` takes it, but for its id and its place. */
export function toAdd(step: AgendaStep): Omit<AgendaStep, 'early'> {
  const args: Partial<AgendaStep> & Omit<AgendaStep, 'early'> = { ...step };
  delete args.early;
  return args;
}

function aboutOf(step: Step): Pick<Step, keyof typeof stepAbout> {
  const { title, instruction, questions, columns, minutes } = step;
  const { dotBudget, dotMax, scale, grouping } = step;
  return {
    ...{ title, instruction, questions, columns, minutes },
    ...{ dotBudget, dotMax, scale, grouping },
  };
}
