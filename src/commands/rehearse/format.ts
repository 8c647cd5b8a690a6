/**
 * The file that a rehearsal is played from, format `bikupa-simulation/1`. Whatever stands in it may
 * have been written by anybody: nothing is used before it has passed here.
 */
import * as v from 'valibot';
import { organisationKinds, stanceKinds } from '#lib/workshop/model/terms.ts';
import { anyText, day, key, label, list, noteText, whole } from './format-fields.ts';
import { kindFields, kindReferences } from './kinds/scripts.ts';
import { templates } from '#lib/workshop/model/series.ts';

const schema = v.strictObject({
  format: v.literal('bikupa-simulation/1'),
  series: v.strictObject({
    title: label,
    language: v.literal('sv'),
    template: v.picklist(templates),
    organisations: list(
      v.strictObject({ name: label, kind: v.picklist(organisationKinds) }),
      200,
      1,
    ),
    roles: list(label, 200, 1),
  }),
  workshop: v.strictObject({
    title: label,
    date: day,
    questions: list(label, 10),
    columns: list(v.strictObject({ key, title: label }), 6, 1),
    groupSize: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(8)),
  }),
  participants: list(
    v.strictObject({
      id: key,
      organisation: anyText,
      role: anyText,
      alias: v.nullable(anyText),
      arrives: v.picklist(['lobby', 'groups', 'collect']),
    }),
    1_000,
    1,
  ),
  themes: list(v.strictObject({ key, title: label, keywords: list(anyText, 100) }), 500),
  notes: list(
    v.strictObject({
      ...{ by: key, column: key, text: noteText, theme: v.nullable(key) },
      /** In which of the agenda's steps for notes, from 1; without it where the main question is. */
      step: v.optional(whole(1, 60)),
    }),
    20_000,
  ),
  ...kindFields,
  votes: list(
    v.strictObject({
      by: key,
      theme: key,
      dots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
    }),
    100_000,
  ),
  plan: v.strictObject({
    areas: list(
      v.strictObject({
        theme: key,
        currentState: anyText,
        goal: anyText,
        actions: list(
          v.strictObject({
            title: label,
            responsible: v.strictObject({ organisation: anyText, role: anyText }),
            start: day,
            due: day,
            indicator: anyText,
            followUp: day,
            support: v.nullable(anyText),
          }),
          100,
        ),
      }),
      100,
    ),
    stances: list(
      v.strictObject({
        organisation: anyText,
        area: key,
        action: v.pipe(v.number(), v.integer(), v.minValue(0)),
        stance: v.picklist(stanceKinds),
        comment: v.nullable(anyText),
      }),
      20_000,
    ),
  }),
});

export type Script = v.InferOutput<typeof schema>;
export type ScriptNote = Script['notes'][number];
export type ScriptParticipant = Script['participants'][number];

export interface FormatProblem {
  /** `unknown`: names something that the file does not have; `twice`: must be there once only. */
  readonly kind: 'missing' | 'unexpected' | 'value' | 'unknown' | 'twice';
  /** Where: `notes.3.text`. */
  readonly path: string;
}

type Read =
  { readonly ok: true; readonly script: Script } | ({ readonly ok: false } & FormatProblem);

/** Judges the content of a file, as `JSON.parse` gave it. */
export function readScript(content: unknown): Read {
  const parsed = v.safeParse(schema, content, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue) ?? '';
    if (issue.type !== 'strict_object' || !issue.path) return { ok: false, kind: 'value', path };
    return { ok: false, kind: issue.expected === 'never' ? 'unexpected' : 'missing', path };
  }
  const problem = [...references(parsed.output)][0];
  return problem ? { ok: false, ...problem } : { ok: true, script: parsed.output };
}

/** What is named but is not there, or is there twice. */
function* references(script: Script): Iterable<FormatProblem> {
  const { series, workshop, participants, themes, notes, votes, plan } = script;
  const organisations = yield* names('series.organisations', series.organisations, 'name');
  const roles = new Set(series.roles);
  const people = yield* names('participants', participants, 'id');
  const columns = yield* names('workshop.columns', workshop.columns, 'key');
  const keys = yield* names('themes', themes, 'key');
  yield* names('plan.areas', plan.areas, 'theme');

  const actions = new Map(plan.areas.map((area) => [area.theme, area.actions.length]));
  yield* known('participants', participants, 'organisation', organisations);
  yield* known('participants', participants, 'role', roles);
  yield* known('notes', notes, 'by', people);
  // The columns of other steps are the template's own: the room knows them.
  const main = notes.map(({ step, column }) => ({ column: step === undefined ? column : null }));
  yield* known('notes', main, 'column', columns);
  yield* known('notes', notes, 'theme', keys);
  const there = { participants: people, themes: keys };
  const lists: Readonly<Record<string, unknown>> = script;
  for (const [part, fields] of Object.entries(kindReferences)) {
    const items = lists[part] as readonly Readonly<Record<string, string>>[];
    for (const [field, named] of Object.entries(fields)) {
      yield* known(part, items, field, there[named]);
    }
  }
  yield* known('votes', votes, 'by', people);
  yield* known('votes', votes, 'theme', keys);
  yield* known('plan.areas', plan.areas, 'theme', keys);
  for (const [index, area] of plan.areas.entries()) {
    const responsible = area.actions.map((action) => action.responsible);
    yield* known(`plan.areas.${index}.actions`, responsible, 'organisation', organisations);
  }
  yield* known('plan.stances', plan.stances, 'organisation', organisations);
  for (const [index, stance] of plan.stances.entries()) {
    if (stance.action >= (actions.get(stance.area) ?? 0)) {
      yield { kind: 'unknown', path: `plan.stances.${index}.action` };
    }
  }
}

function* names<Field extends string>(
  path: string,
  items: readonly Readonly<Record<Field, string>>[],
  field: Field,
): Generator<FormatProblem, ReadonlySet<string>> {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item[field])) yield { kind: 'twice', path: `${path}.${index}.${field}` };
    seen.add(item[field]);
  }
  return seen;
}

function* known<Field extends string>(
  path: string,
  items: readonly Readonly<Record<Field, string | null>>[],
  field: Field,
  there: ReadonlySet<string>,
): Generator<FormatProblem> {
  for (const [index, item] of items.entries()) {
    const name = item[field];
    if (name !== null && !there.has(name))
      yield { kind: 'unknown', path: `${path}.${index}.${field}` };
  }
}
