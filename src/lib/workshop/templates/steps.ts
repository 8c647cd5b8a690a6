/**
 * The steps from which agendas are made. What people read is in the catalogue of messages: `words`
 * is the stem of two (`…_title`, `…_instruction`), questions and columns name one each.
 */
import type { ColumnTone } from '../model/terms.ts';
import type { StepSettings } from '../model/step.ts';
import type { StepKind } from '../kinds/models.ts';

export interface ColumnTemplate {
  readonly key: string;
  readonly tone: ColumnTone;
  /** The message with its title. */
  readonly words: string;
}

export interface StepTemplate {
  readonly words: string;
  readonly kind: StepKind;
  /** Planned time; null: as long as it takes. */
  readonly minutes: number | null;
  readonly questions?: readonly string[];
  readonly columns?: readonly ColumnTemplate[];
  /** What its kind has instead of its defaults. */
  readonly settings?: Partial<Omit<StepSettings, 'columns'>>;
  /** Takes answers before the workshop begins. */
  readonly early?: boolean;
}

const asked = {
  works: column('works', 'works', 'template_column_works'),
  develop: column('develop', 'develop', 'template_column_develop'),
  next: column('next', 'neutral', 'template_column_next'),
  mission: column('mission', 'neutral', 'template_column_mission'),
  solution: column('solution', 'neutral', 'template_column_solution'),
  needed: column('needed', 'develop', 'template_column_needed'),
  effect: column('effect', 'works', 'template_column_effect'),
  strengthen: column('strengthen', 'develop', 'template_column_strengthen'),
} as const;

const dialogue = [
  column('example', 'works', 'template_column_example'),
  column('lesson', 'neutral', 'template_column_lesson'),
  column('further', 'develop', 'template_column_further'),
] as const;

const questionsOfTwoKinds = [
  column('development', 'develop', 'template_column_development'),
  column('management', 'neutral', 'template_column_management'),
] as const;

function column(key: string, tone: ColumnTone, words: string): ColumnTemplate {
  return { key, tone, words };
}

function step(template: StepTemplate): StepTemplate {
  return template;
}

/** What several formats have in common. */
export const common = {
  groups: step({ words: 'template_groups', kind: 'groups', minutes: 10 }),
  themes: step({ words: 'template_themes', kind: 'themes', minutes: 20 }),
  dots: step({ words: 'template_dots', kind: 'dots', minutes: 5 }),
  checkin: step({
    ...{ words: 'template_checkin', kind: 'round', minutes: 10 },
    questions: ['template_question_who_are_you'],
  }),
  missions: step({
    ...{ words: 'template_missions', kind: 'cards', minutes: 20 },
    columns: [
      column('responsibility', 'neutral', 'template_column_responsibility'),
      column('reach', 'neutral', 'template_column_reach'),
      column('need', 'neutral', 'template_column_need'),
    ],
  }),
  matrix: step({ words: 'template_matrix', kind: 'matrix', minutes: 10 }),
} as const;

/** Two workshops to a development plan, and its follow-up. */
export const developmentPlan = {
  firstWelcome: step({ words: 'template_first_welcome', kind: 'welcome', minutes: 10 }),
  today: step({
    ...{ words: 'template_today', kind: 'notes', minutes: 25 },
    questions: ['template_question_works', 'template_question_develop'],
    columns: [asked.works, asked.develop],
  }),
  firstPlan: step({ words: 'template_first_plan', kind: 'plan', minutes: 25 }),
  firstClose: step({ words: 'template_first_close', kind: 'close', minutes: 10 }),
  secondWelcome: step({ words: 'template_second_welcome', kind: 'welcome', minutes: 15 }),
  secondGroups: step({ words: 'template_second_groups', kind: 'groups', minutes: 5 }),
  actions: step({
    ...{ words: 'template_actions', kind: 'notes', minutes: 30 },
    settings: { lookBack: 'findings' },
    questions: ['template_question_action', 'template_question_needed'],
    columns: [column('action', 'neutral', 'template_column_action'), asked.needed],
  }),
  secondThemes: step({ words: 'template_second_themes', kind: 'themes', minutes: 15 }),
  secondDots: step({ words: 'template_second_dots', kind: 'dots', minutes: 5 }),
  secondPlan: step({ words: 'template_second_plan', kind: 'plan', minutes: 40 }),
  secondMatrix: step({
    ...{ words: 'template_matrix_actions', kind: 'matrix', minutes: 10 },
    settings: { rates: 'actions' },
  }),
  secondClose: step({ words: 'template_second_close', kind: 'close', minutes: 10 }),
  followupWelcome: step({
    ...{ words: 'template_followup_welcome', kind: 'welcome', minutes: 10 },
    settings: { lookBack: 'agreements' },
  }),
  followupRound: step({ words: 'template_followup_round', kind: 'round', minutes: 20 }),
  followupNotes: step({
    ...{ words: 'template_followup_notes', kind: 'notes', minutes: 25 },
    settings: { lookBack: 'agreements' },
    questions: [
      ...(['template_question_effect', 'template_question_support'] as const),
      'template_question_next',
    ],
    columns: [asked.effect, column('support', 'develop', 'template_column_support'), asked.next],
  }),
  followupPlan: step({ words: 'template_followup_plan', kind: 'plan', minutes: 35 }),
  followupPoll: step({
    ...{
      words: 'template_followup_poll',
      kind: 'poll',
      minutes: 10,
      settings: { scale: 'gradients' },
    },
    questions: ['template_question_behind_plan'],
  }),
  followupClose: step({ words: 'template_followup_close', kind: 'close', minutes: 10 }),
} as const;

/** A large room that finds its questions. */
export const consultation = {
  welcome: step({ words: 'template_samrad_welcome', kind: 'welcome', minutes: 10 }),
  againWelcome: step({
    ...{ words: 'template_samrad_again_welcome', kind: 'welcome', minutes: 10 },
    settings: { lookBack: 'agreements' },
  }),
  round: step({ words: 'template_samrad_round', kind: 'round', minutes: 15 }),
  talk: step({
    ...{ words: 'template_samrad_talk', kind: 'talk', minutes: 10 },
    questions: ['template_question_bring'],
  }),
  notes: step({
    ...{ words: 'template_samrad_notes', kind: 'notes', minutes: 25 },
    questions: ['template_question_development', 'template_question_management'],
    columns: questionsOfTwoKinds,
  }),
  themes: step({ words: 'template_samrad_themes', kind: 'themes', minutes: 20 }),
  dots: step({ words: 'template_samrad_dots', kind: 'dots', minutes: 5 }),
  mission: step({
    ...{ words: 'template_samrad_mission', kind: 'notes', minutes: 20 },
    settings: { lookBack: 'findings' },
    questions: ['template_question_whose_mission', 'template_question_working_form'],
    columns: [asked.mission, column('form', 'neutral', 'template_column_form')],
  }),
  plan: step({ words: 'template_samrad_plan', kind: 'plan', minutes: 25 }),
  poll: step({
    ...{ words: 'template_samrad_poll', kind: 'poll', minutes: 5, settings: { scale: 'consent' } },
    questions: ['template_question_work_like_this'],
  }),
  close: step({ words: 'template_samrad_close', kind: 'close', minutes: 10 }),
} as const;

/** A handful from each of two units. */
export const threeMeetings = {
  meetWelcome: step({ words: 'template_meet_welcome', kind: 'welcome', minutes: 10 }),
  meetGroups: step({ words: 'template_meet_groups', kind: 'groups', minutes: 5 }),
  meetTalk: step({
    ...{ words: 'template_meet_talk', kind: 'talk', minutes: 20 },
    questions: ['template_question_ordinary_day'],
  }),
  meetNotes: step({
    ...{ words: 'template_meet_notes', kind: 'notes', minutes: 15 },
    questions: ['template_question_meet_works', 'template_question_meet_unclear'],
    columns: [asked.works, column('unclear', 'develop', 'template_column_unclear')],
  }),
  meetThemes: step({ words: 'template_meet_themes', kind: 'themes', minutes: 10 }),
  meetPlan: step({ words: 'template_meet_plan', kind: 'plan', minutes: 10 }),
  meetClose: step({ words: 'template_meet_close', kind: 'close', minutes: 10 }),
  everydayWelcome: step({ words: 'template_everyday_welcome', kind: 'welcome', minutes: 5 }),
  everydayRound: step({ words: 'template_everyday_round', kind: 'round', minutes: 10 }),
  everydayNotes: step({
    ...{ words: 'template_everyday_notes', kind: 'notes', minutes: 20 },
    questions: ['template_question_shared', 'template_question_chafes'],
    columns: [
      column('shared', 'neutral', 'template_column_shared'),
      column('chafes', 'develop', 'template_column_chafes'),
    ],
  }),
  everydayThemes: step({ words: 'template_everyday_themes', kind: 'themes', minutes: 15 }),
  solutions: step({
    ...{ words: 'template_everyday_solutions', kind: 'notes', minutes: 20 },
    settings: { lookBack: 'findings' },
    questions: ['template_question_solution', 'template_question_solution_needed'],
    columns: [asked.solution, asked.needed],
  }),
  everydayPlan: step({ words: 'template_everyday_plan', kind: 'plan', minutes: 20 }),
  everydayClose: step({ words: 'template_everyday_close', kind: 'close', minutes: 10 }),
  onwardWelcome: step({
    ...{ words: 'template_onward_welcome', kind: 'welcome', minutes: 5 },
    settings: { lookBack: 'agreements' },
  }),
  onwardRound: step({
    ...{ words: 'template_onward_round', kind: 'round', minutes: 15 },
    questions: ['template_question_tried'],
  }),
  onwardNotes: step({
    ...{ words: 'template_onward_notes', kind: 'notes', minutes: 20 },
    questions: [
      ...(['template_question_kept', 'template_question_adjust'] as const),
      'template_question_contact',
    ],
    columns: [
      asked.works,
      column('adjust', 'develop', 'template_column_adjust'),
      column('contact', 'neutral', 'template_column_contact'),
    ],
  }),
  onwardPlan: step({ words: 'template_onward_plan', kind: 'plan', minutes: 25 }),
  onwardDecide: step({
    ...{ words: 'template_onward_decide', kind: 'decide', minutes: 15 },
    questions: ['template_question_go_on'],
  }),
  onwardClose: step({ words: 'template_onward_close', kind: 'close', minutes: 10 }),
} as const;

/** Three dialogues around a main question each. */
export const conference = {
  welcome: step({ words: 'template_conf_welcome', kind: 'welcome', minutes: 10 }),
  sent: step({
    ...{ words: 'template_conf_sent', kind: 'notes', minutes: 10, early: true },
    questions: ['template_question_sent'],
    columns: [
      column('question', 'neutral', 'template_column_question'),
      column('example', 'works', 'template_column_example'),
    ],
  }),
  groups: step({
    ...{
      words: 'template_conf_groups',
      kind: 'groups',
      minutes: 5,
      settings: { grouping: 'hosts' },
    },
  }),
  first: step({
    ...{ words: 'template_conf_dialog1', kind: 'notes', minutes: 20, columns: dialogue },
    questions: ['template_question_conf_done'],
  }),
  change: step({
    ...{
      words: 'template_conf_switch',
      kind: 'groups',
      minutes: 3,
      settings: { grouping: 'hosts' },
    },
  }),
  second: step({
    ...{ words: 'template_conf_dialog2', kind: 'notes', minutes: 20, columns: dialogue },
    questions: ['template_question_conf_hard'],
  }),
  third: step({
    ...{ words: 'template_conf_dialog3', kind: 'notes', minutes: 20, columns: dialogue },
    questions: ['template_question_conf_forward'],
  }),
  summary: step({
    ...{ words: 'template_conf_summary', kind: 'talk', minutes: 15 },
    questions: ['template_question_one_each'],
    columns: dialogue.slice(0, 2),
  }),
  themes: step({ words: 'template_conf_themes', kind: 'themes', minutes: 20 }),
  plan: step({ words: 'template_conf_plan', kind: 'plan', minutes: 15 }),
  close: step({ words: 'template_conf_close', kind: 'close', minutes: 10 }),
} as const;

/** A meeting with standing items that comes back during the year. */
export const meetingPlace = {
  welcome: step({ words: 'template_place_welcome', kind: 'welcome', minutes: 10 }),
  round: step({ words: 'template_place_round', kind: 'round', minutes: 15 }),
  notes: step({
    ...{ words: 'template_place_notes', kind: 'notes', minutes: 25 },
    questions: ['template_question_local', 'template_question_strengthen'],
    columns: [column('local', 'works', 'template_column_local'), asked.strengthen],
  }),
  plan: step({ words: 'template_place_plan', kind: 'plan', minutes: 20 }),
  close: step({ words: 'template_place_close', kind: 'close', minutes: 10 }),
  againWelcome: step({
    ...{ words: 'template_place_again_welcome', kind: 'welcome', minutes: 10 },
    settings: { lookBack: 'agreements' },
  }),
  againRound: step({
    ...{ words: 'template_place_again_round', kind: 'round', minutes: 20 },
    questions: ['template_question_going_on'],
  }),
  againPlan: step({ words: 'template_place_again_plan', kind: 'plan', minutes: 20 }),
  yearWelcome: step({
    ...{ words: 'template_place_year_welcome', kind: 'welcome', minutes: 10 },
    settings: { lookBack: 'agreements' },
  }),
  yearNotes: step({
    ...{ words: 'template_place_year_notes', kind: 'notes', minutes: 25 },
    questions: [
      ...(['template_question_year_done', 'template_question_year_effect'] as const),
      'template_question_year_strengthen',
    ],
    columns: [column('done', 'works', 'template_column_done'), asked.effect, asked.strengthen],
  }),
  yearPlan: step({ words: 'template_place_year_plan', kind: 'plan', minutes: 25 }),
  yearPoll: step({
    ...{ words: 'template_place_year_poll', kind: 'poll', minutes: 5, settings: { scale: 'fist' } },
    questions: ['template_question_place_goes_on'],
  }),
  yearClose: step({ words: 'template_place_year_close', kind: 'close', minutes: 10 }),
} as const;
