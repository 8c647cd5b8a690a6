/** A step (moment) of a workshop's agenda: what the room does now, and for how long. */
import * as v from 'valibot';
import type { KindModel } from '../kinds/kind-model.ts';
import { given, sameKeys } from './change.ts';
import { kindModels, kindSettings, stepKinds, type StepKind } from '../kinds/models.ts';
import { id, lengths, ms, openText, text, whole } from './fields.ts';
import { most } from './most.ts';

/** What can be said about a step of any kind, and changed. */
export const stepAbout = {
  title: text(lengths.line),
  instruction: openText(lengths.paragraph),
  questions: v.pipe(
    v.array(text(lengths.comment)),
    v.maxLength(most.questions, 'question.too-many'),
  ),
  /** Planned time in minutes; null: as long as it takes. */
  minutes: v.nullable(whole(1, 600)),
};

const every = {
  type: v.literal('step'),
  id: id('step'),
  workshop: id('workshop'),
  ...stepAbout,
  order: v.number(),
  openedAt: v.nullable(ms),
  /** When the timer ends by the server's clock; null while it does not run. */
  endsAt: v.nullable(ms),
  /** What is left of a paused timer, in milliseconds. */
  pausedLeft: v.nullable(ms),
  /** What people have written or answered in it is shown: what that means is up to the kind. */
  revealed: v.boolean(),
  /**
   * How often it has been shown for the first time: once, a poll once for each time it was asked. What
   * is left out of it is settled then, and never again.
   */
  settled: whole(0, 1_000),
  /** How many seats had been removed when that was settled: what they gave is left out. */
  without: whole(0, 100_000),
};

type Models = typeof kindModels;
type Output<Entries> = {
  readonly [K in keyof Entries]: v.InferOutput<Extract<Entries[K], v.GenericSchema>>;
};
type Flat<T> = { [K in keyof T]: T[K] };
type Base = v.InferOutput<v.StrictObjectSchema<typeof every, undefined>>;

/** The fields of its own that the facilitator sets in a step of a kind. */
export type SettingsOf<K extends StepKind> = Output<Models[K]['settings']>;
/** A step of one kind, with the fields of that kind. */
export type StepOf<K extends StepKind> = Flat<
  Readonly<Base> & { readonly kind: K } & SettingsOf<K> & Output<Models[K]['state']>
>;
export type Step = { [K in StepKind]: StepOf<K> }[StepKind];

/** What can be said about a step, and changed: of any kind, and of its own. */
export type StepSettings = Flat<Output<typeof stepAbout & typeof kindSettings>>;

/** True for a step of this kind; narrows it to the fields that it then has. */
export function isKind<K extends StepKind>(
  kind: K,
): (step: Step) => step is Extract<Step, { kind: K }> {
  return (step): step is Extract<Step, { kind: K }> => step.kind === kind;
}

/** True for every step: of what can be done in all kinds. */
export function isAnyKind(step: Step): step is Step {
  return step.kind in kindModels;
}

// One object for each kind. The compiler cannot follow a list of schemas through a loop: what it
// gives is said by the types above, and a test holds the two together.
function variants(entries: (kind: StepKind) => v.ObjectEntries) {
  return v.variant(
    'kind',
    stepKinds.map((kind) => v.strictObject({ kind: v.literal(kind), ...entries(kind) })) as [
      v.StrictObjectSchema<{ kind: v.LiteralSchema<StepKind, undefined> }, undefined>,
    ],
  );
}

export const stepSchema = variants((kind) => ({
  ...every,
  ...kindModels[kind].settings,
  ...kindModels[kind].state,
})) as unknown as v.GenericSchema<unknown, Step>;

/** A step as it is put into an agenda. What a kind has of its own may be left out. */
export type NewStep = {
  [K in StepKind]: Flat<
    Readonly<
      Pick<Base, 'id' | 'workshop' | 'order' | 'title' | 'instruction' | 'questions' | 'minutes'>
    > & {
      readonly kind: K;
    } & Partial<SettingsOf<K>>
  >;
}[StepKind];

const newStep = variants((kind) => {
  const { defaults }: KindModel = kindModels[kind];
  const settings = Object.entries<v.GenericSchema>(kindModels[kind].settings);
  return {
    id: every.id,
    workshop: every.workshop,
    ...stepAbout,
    order: every.order,
    ...Object.fromEntries(
      settings.map(([field, schema]) => [field, v.optional(schema, defaults[field])]),
    ),
  };
}) as unknown as v.GenericSchema<NewStep, NewStep>;

const change = v.partial(
  v.strictObject({ ...stepAbout, ...kindSettings, order: every.order }),
) as unknown as v.GenericSchema<StepChange, StepChange>;
export type StepChange = Partial<StepSettings & { readonly order: number }>;

/** The arguments of every mutation of a step. */
export const stepArgs = {
  add: newStep,
  /** `base`: the texts as they were when their writer began. */
  edit: v.strictObject({ step: every.id, change, base: v.exactOptional(change) }),
  remove: v.strictObject({ step: every.id }),
  start: v.strictObject({ step: every.id, from: v.nullable(every.id) }),
  early: v.strictObject({ step: every.id, openedAt: every.openedAt }),
  time: v.strictObject({ step: every.id, endsAt: every.endsAt, pausedLeft: every.pausedLeft }),
  reveal: v.strictObject({ step: every.id, revealed: every.revealed }),
} as const;

/** A step that has just been put into an agenda. */
export function firstStateOf(step: NewStep): Step {
  const { initial } = kindModels[step.kind];
  const common = { openedAt: null, endsAt: null, pausedLeft: null, revealed: false };
  const nothingShown = { settled: 0, without: 0 };
  return { type: 'step', ...step, ...initial, ...common, ...nothingShown } as Step;
}

/** A step as `step.add` takes it: what was set, and nothing of what has happened in it. */
export function asNew(step: Step): NewStep {
  const { id: key, workshop, kind, order } = step;
  return { id: key, workshop, kind, order, ...settingsOf(step) };
}

/** A step with some of its settings changed; null if its kind has no such setting. */
export function changed(step: Step, change: StepChange): Step | null {
  const fields = { ...stepAbout, ...kindModels[step.kind].settings, order: every.order };
  const changes = given(change);
  if (!Object.keys(changes).every((field) => Object.hasOwn(fields, field))) return null;
  return { ...step, ...changes };
}

/** A step that is not yet in any workshop, with every setting of its kind. */
export type PlannedStep = {
  [K in StepKind]: Flat<
    Readonly<Pick<Base, keyof typeof stepAbout>> & { readonly kind: K } & SettingsOf<K>
  >;
}[StepKind];

/** What a step of this kind is from the start, with what is wished instead; other settings are dropped. */
export function plannedStep(
  kind: StepKind,
  wished: Pick<Base, keyof typeof stepAbout> & Partial<StepSettings>,
): PlannedStep {
  const { title, instruction, questions, minutes } = wished;
  const { defaults, settings }: KindModel = kindModels[kind];
  const own = Object.entries(given(wished)).filter(([field]) => field in settings);
  return {
    kind,
    ...{ title, instruction, questions, minutes },
    ...defaults,
    ...Object.fromEntries(own),
  } as PlannedStep;
}

/** What the facilitator has set in a step: what every kind has, and what its own has. */
export function settingsOf<K extends StepKind>(
  step: Step & { readonly kind: K },
): Pick<Base, keyof typeof stepAbout> & SettingsOf<K> {
  const settings = { ...stepAbout, ...kindModels[step.kind].settings };
  return sameKeys(step, settings) as unknown as Pick<Base, keyof typeof stepAbout> & SettingsOf<K>;
}
