/** The methods that can be added to an agenda by name, each as one step or a few, ready to use. */
import { parkingColumn } from '../notes/fresh-note.ts';
import { common, type ColumnTemplate, type StepTemplate } from './steps.ts';

export interface MethodTemplate {
  /** The message with its name. */
  readonly words: string;
  readonly steps: readonly StepTemplate[];
}

const thought: ColumnTemplate = {
  key: 'thought',
  tone: 'neutral',
  words: 'template_column_thought',
};
const idea: ColumnTemplate = { key: 'idea', tone: 'develop', words: 'template_column_idea' };
const works: ColumnTemplate = { key: 'works', tone: 'works', words: 'template_column_works' };
const develop: ColumnTemplate = {
  key: 'develop',
  tone: 'develop',
  words: 'template_column_develop',
};
const parking: ColumnTemplate = {
  key: parkingColumn,
  tone: 'neutral',
  words: 'template_column_parking',
};
const proposal = ['template_question_ask_here'];

/** In the order in which a workshop mostly needs them. */
export const methodTemplates = {
  welcome: {
    words: 'template_method_welcome',
    steps: [{ words: 'template_welcome', kind: 'welcome', minutes: 10 }],
  },
  checkin: { words: 'template_method_checkin', steps: [common.checkin] },
  missions: { words: 'template_method_missions', steps: [common.missions] },
  groups: { words: 'template_method_groups', steps: [common.groups] },
  bikupa: {
    words: 'template_method_bikupa',
    steps: [{ words: 'template_bikupa', kind: 'talk', minutes: 8, questions: proposal }],
  },
  epa: {
    words: 'template_method_epa',
    steps: [{ words: 'template_epa', kind: 'talk', minutes: 12, questions: proposal }],
  },
  oneTwoFour: {
    words: 'template_method_one_two_four',
    steps: [
      {
        words: 'template_alone',
        kind: 'notes',
        minutes: 1,
        questions: proposal,
        columns: [thought],
      },
      { words: 'template_pairs', kind: 'groups', minutes: 1, settings: { grouping: 'pairs' } },
      { words: 'template_pairs_talk', kind: 'talk', minutes: 2, questions: proposal },
      { words: 'template_fours', kind: 'groups', minutes: 1, settings: { grouping: 'fours' } },
      { words: 'template_fours_talk', kind: 'talk', minutes: 4, questions: proposal },
    ],
  },
  silent: {
    words: 'template_method_silent',
    steps: [
      {
        words: 'template_silent',
        kind: 'notes',
        minutes: 8,
        questions: proposal,
        columns: [thought],
      },
    ],
  },
  brainwriting: {
    words: 'template_method_brainwriting',
    steps: [
      {
        words: 'template_brainwriting',
        kind: 'brainwriting',
        minutes: 20,
        questions: proposal,
        columns: [idea],
      },
    ],
  },
  notes: {
    words: 'template_method_notes',
    steps: [
      {
        ...{ words: 'template_today', kind: 'notes', minutes: 25 },
        questions: ['template_question_works', 'template_question_develop'],
        columns: [works, develop],
      },
    ],
  },
  cafe: {
    words: 'template_method_cafe',
    steps: [
      {
        words: 'template_cafe_groups',
        kind: 'groups',
        minutes: 3,
        settings: { grouping: 'hosts' },
      },
      {
        words: 'template_cafe',
        kind: 'notes',
        minutes: 20,
        questions: proposal,
        columns: [thought],
      },
    ],
  },
  jigsaw: {
    words: 'template_method_jigsaw',
    steps: [
      {
        words: 'template_jigsaw_groups',
        kind: 'groups',
        minutes: 3,
        settings: { grouping: 'cross' },
      },
      { words: 'template_jigsaw', kind: 'talk', minutes: 15, questions: proposal },
    ],
  },
  naming: {
    words: 'template_method_naming',
    steps: [{ words: 'template_naming', kind: 'naming', minutes: 15 }],
  },
  placing: {
    words: 'template_method_placing',
    steps: [{ words: 'template_placing', kind: 'placing', minutes: 10 }],
  },
  sorting: {
    words: 'template_method_sorting',
    steps: [
      {
        words: 'template_sorting',
        kind: 'themes',
        minutes: 15,
        settings: { sorters: 'everybody' },
      },
    ],
  },
  groupSorting: {
    words: 'template_method_group_sorting',
    steps: [
      {
        words: 'template_group_sorting',
        kind: 'themes',
        minutes: 20,
        settings: { sorters: 'groups' },
      },
    ],
  },
  dots: { words: 'template_method_dots', steps: [common.dots] },
  matrix: { words: 'template_method_matrix', steps: [common.matrix] },
  gradients: {
    words: 'template_method_gradients',
    steps: [
      {
        ...{ words: 'template_gradients', kind: 'poll', minutes: 10 },
        ...{ questions: proposal, settings: { scale: 'gradients' } },
      },
    ],
  },
  fist: {
    words: 'template_method_fist',
    steps: [
      {
        words: 'template_fist',
        kind: 'poll',
        minutes: 5,
        questions: proposal,
        settings: { scale: 'fist' },
      },
    ],
  },
  consent: {
    words: 'template_method_consent',
    steps: [
      {
        words: 'template_consent',
        kind: 'poll',
        minutes: 5,
        questions: proposal,
        settings: { scale: 'consent' },
      },
    ],
  },
  decide: {
    words: 'template_method_decide',
    steps: [
      {
        ...{ words: 'template_decide', kind: 'decide', minutes: 15 },
        questions: ['template_question_go_on'],
      },
    ],
  },
  parking: {
    words: 'template_method_parking',
    steps: [{ words: 'template_parking', kind: 'notes', minutes: 5, columns: [parking] }],
  },
  plan: {
    words: 'template_method_plan',
    steps: [{ words: 'template_plan', kind: 'plan', minutes: 30 }],
  },
  checkout: {
    words: 'template_method_checkout',
    steps: [
      {
        ...{ words: 'template_checkout', kind: 'round', minutes: 10 },
        questions: ['template_question_take_along'],
      },
    ],
  },
  close: {
    words: 'template_method_close',
    steps: [{ words: 'template_close', kind: 'close', minutes: 10 }],
  },
} satisfies Readonly<Record<string, MethodTemplate>>;

export type MethodKey = keyof typeof methodTemplates;
