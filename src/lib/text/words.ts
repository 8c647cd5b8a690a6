/** The words for the domain's closed lists. Without a locale: the reader's language. */
import type {
  ActionStatus,
  ColumnTone,
  OrganisationKind,
  PlanState,
  StanceKind,
} from '../workshop/model/terms.ts';
import type { StepKind } from '../workshop/kinds/models.ts';
import type { Workshop } from '../workshop/model/workshop.ts';
import { m } from './generated/messages.js';
import { say } from './say.ts';

export type Locale = 'sv' | 'en';
export type Message = (inputs: Record<string, never>, options: { locale?: Locale }) => string;
export type Words<Code extends string> = Readonly<Record<Code, Message>>;

const organisationKinds: Words<OrganisationKind> = {
  kommun: m.word_organisation_kommun,
  region: m.word_organisation_region,
  primarvard: m.word_organisation_primarvard,
  slutenvard: m.word_organisation_slutenvard,
  civilsamhalle: m.word_organisation_civilsamhalle,
  fou: m.word_organisation_fou,
  skola: m.word_organisation_skola,
  annan: m.word_organisation_annan,
  unknown: m.word_organisation_unknown,
};

/** "Primärvård", "Kommun" … */
export function organisationKindWord(code: OrganisationKind, locale?: Locale): string {
  return say(organisationKinds[code], locale);
}

const stances: Words<StanceKind> = {
  adopts: m.word_stance_adopts,
  'adopts-with-reservation': m.word_stance_adopts_with_reservation,
  'takes-home': m.word_stance_takes_home,
  'needs-information': m.word_stance_needs_information,
  declines: m.word_stance_declines,
};

/** "Antar med förbehåll" … */
export function stanceWord(code: StanceKind, locale?: Locale): string {
  return say(stances[code], locale);
}

const stanceMeanings: Words<StanceKind> = {
  adopts: m.word_stance_adopts_means,
  'adopts-with-reservation': m.word_stance_adopts_with_reservation_means,
  'takes-home': m.word_stance_takes_home_means,
  'needs-information': m.word_stance_needs_information_means,
  declines: m.word_stance_declines_means,
};

/** What a stance binds to, in a line: "Vi åtar oss åtgärden. …" */
export function stanceMeaning(code: StanceKind, locale?: Locale): string {
  return say(stanceMeanings[code], locale);
}

const statuses: Words<ActionStatus> = {
  'not-started': m.word_status_not_started,
  'under-way': m.word_status_under_way,
  done: m.word_status_done,
  paused: m.word_status_paused,
  stopped: m.word_status_stopped,
  'needs-decision': m.word_status_needs_decision,
};

/** "Ej påbörjad" … */
export function statusWord(code: ActionStatus, locale?: Locale): string {
  return say(statuses[code], locale);
}

const planStates: Words<PlanState> = {
  draft: m.word_plan_state_draft,
  anchoring: m.word_plan_state_anchoring,
  adopted: m.word_plan_state_adopted,
  'followed-up': m.word_plan_state_followed_up,
  ended: m.word_plan_state_ended,
};

/** "Utkast" … */
export function planStateWord(code: PlanState, locale?: Locale): string {
  return say(planStates[code], locale);
}

const stepKinds: Words<StepKind> = {
  welcome: m.word_step_kind_welcome,
  round: m.word_step_kind_round,
  groups: m.word_step_kind_groups,
  cards: m.word_step_kind_cards,
  talk: m.word_step_kind_talk,
  notes: m.word_step_kind_notes,
  brainwriting: m.word_step_kind_brainwriting,
  naming: m.word_step_kind_naming,
  placing: m.word_step_kind_placing,
  themes: m.word_step_kind_themes,
  dots: m.word_step_kind_dots,
  matrix: m.word_step_kind_matrix,
  poll: m.word_step_kind_poll,
  decide: m.word_step_kind_decide,
  plan: m.word_step_kind_plan,
  close: m.word_step_kind_close,
};

/** "Bikupor", "Lappar" … */
export function stepKindWord(code: StepKind, locale?: Locale): string {
  return say(stepKinds[code], locale);
}

const tones: Words<ColumnTone> = {
  works: m.word_tone_works,
  develop: m.word_tone_develop,
  neutral: m.word_tone_neutral,
};

/** "Fungerar bra", "Behöver utvecklas" … */
export function toneWord(code: ColumnTone, locale?: Locale): string {
  return say(tones[code], locale);
}

const workshopStates: Words<Workshop['state']> = {
  planned: m.word_workshop_state_planned,
  open: m.word_workshop_state_open,
  closed: m.word_workshop_state_closed,
};

/** "Planerad", "Pågår", "Avslutad" */
export function workshopStateWord(code: Workshop['state'], locale?: Locale): string {
  return say(workshopStates[code], locale);
}
