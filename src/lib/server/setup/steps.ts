/** The steps of a workshop, from its template and the words of the series' language. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import {
  stepDefaults,
  seriesTemplates,
  type ColumnKey,
  type Occasion,
  type Startable,
} from '#lib/workshop/templates.ts';
import { newKey } from '../access/tokens.ts';
import type { Planned } from './planned.ts';

type Message = (inputs: Record<string, never>, options: { locale?: Locale }) => string;
interface StepWords {
  readonly title: Message;
  readonly instruction: Message;
}

/** Kinds of step that are called the same at every occasion. */
const sameWords = {
  round: { title: m.setup_step_round_title, instruction: m.setup_step_round_instruction },
  talk: { title: m.setup_step_talk_title, instruction: m.setup_step_talk_instruction },
  matrix: { title: m.setup_step_matrix_title, instruction: m.setup_step_matrix_instruction },
  poll: { title: m.setup_step_poll_title, instruction: m.setup_step_poll_instruction },
} as const;

const stepWords: Readonly<Record<Occasion, Readonly<Record<StepKind, StepWords>>>> = {
  first: {
    ...sameWords,
    welcome: {
      title: m.setup_step_first_welcome_title,
      instruction: m.setup_step_first_welcome_instruction,
    },
    groups: {
      title: m.setup_step_first_groups_title,
      instruction: m.setup_step_first_groups_instruction,
    },
    notes: {
      title: m.setup_step_first_notes_title,
      instruction: m.setup_step_first_notes_instruction,
    },
    themes: {
      title: m.setup_step_first_themes_title,
      instruction: m.setup_step_first_themes_instruction,
    },
    dots: {
      title: m.setup_step_first_dots_title,
      instruction: m.setup_step_first_dots_instruction,
    },
    plan: {
      title: m.setup_step_first_plan_title,
      instruction: m.setup_step_first_plan_instruction,
    },
    close: {
      title: m.setup_step_first_close_title,
      instruction: m.setup_step_first_close_instruction,
    },
  },
  later: {
    ...sameWords,
    welcome: {
      title: m.setup_step_later_welcome_title,
      instruction: m.setup_step_later_welcome_instruction,
    },
    groups: {
      title: m.setup_step_later_groups_title,
      instruction: m.setup_step_later_groups_instruction,
    },
    notes: {
      title: m.setup_step_later_notes_title,
      instruction: m.setup_step_later_notes_instruction,
    },
    themes: {
      title: m.setup_step_later_themes_title,
      instruction: m.setup_step_later_themes_instruction,
    },
    dots: {
      title: m.setup_step_later_dots_title,
      instruction: m.setup_step_later_dots_instruction,
    },
    plan: {
      title: m.setup_step_later_plan_title,
      instruction: m.setup_step_later_plan_instruction,
    },
    close: {
      title: m.setup_step_later_close_title,
      instruction: m.setup_step_later_close_instruction,
    },
  },
};

const columnWords: Readonly<Record<ColumnKey, { title: Message; question: Message }>> = {
  works: { title: m.setup_column_first_works, question: m.setup_question_first_works },
  develop: { title: m.setup_column_first_develop, question: m.setup_question_first_develop },
  action: { title: m.setup_column_later_action, question: m.setup_question_later_action },
  needed: { title: m.setup_column_later_needed, question: m.setup_question_later_needed },
};

/** What the notes of a workshop answer, and under which columns. Kinds are checked by `step.add`. */
export interface Asked {
  readonly questions: readonly string[];
  readonly columns: readonly { readonly title: string; readonly tone: string }[];
}

/** What the notes of an occasion ask unless somebody has wished for something else. */
export function defaultAsked(template: Startable, occasion: Occasion, language: Locale): Asked {
  const { columns } = seriesTemplates[template][occasion];
  const options = { locale: language };
  return {
    questions: columns.map(({ key }) => columnWords[key].question({}, options)),
    columns: columns.map(({ key, tone }) => ({ title: columnWords[key].title({}, options), tone })),
  };
}

/** The agenda that a workshop begins with, for a look before it is made. */
export function templateAgenda(template: Startable, occasion: Occasion, language: Locale) {
  return seriesTemplates[template][occasion].steps.map(({ kind, minutes }) => ({
    kind,
    minutes,
    title: stepWords[occasion][kind].title({}, { locale: language }),
  }));
}

/** The `step.add` mutations that give a workshop its agenda. What is asked stands in field `asked`. */
export function stepsFor(
  workshop: string,
  plan: {
    readonly template: Startable;
    readonly occasion: Occasion;
    readonly language: Locale;
    readonly asked: Asked;
  },
): Planned[] {
  const { template, occasion, language, asked } = plan;
  const options = { locale: language };
  const { steps, columns: known } = seriesTemplates[template][occasion];
  const columns = asked.columns.map((column, index) => ({
    ...column,
    key: known[index]?.key ?? `column-${index + 1}`,
  }));
  return steps.map(({ kind, minutes }, order) => ({
    field: 'asked',
    name: 'step.add',
    args: {
      id: `step:${newKey()}`,
      workshop,
      kind,
      order,
      title: stepWords[occasion][kind].title({}, options),
      instruction: stepWords[occasion][kind].instruction({}, options),
      questions: kind === 'notes' ? asked.questions : [],
      columns: kind === 'notes' ? columns : [],
      minutes,
      ...stepDefaults,
    },
  }));
}
