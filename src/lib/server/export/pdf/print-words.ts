/** The words and dates of the printed plan in one language. */
import type {
  ActionStatus,
  OrganisationKind,
  PlanState,
  StanceKind,
} from '#lib/workshop/plan/terms.ts';
import { m } from '#lib/text/generated/messages.js';

export type PlanLanguage = 'sv' | 'en';
interface In {
  readonly locale: PlanLanguage;
}

/** The fixed words that the template asks for by name. */
export function planLabels(language: PlanLanguage): Readonly<Record<string, string>> {
  const o: In = { locale: language };
  return {
    kicker: m.plan_kicker({}, o),
    contents: m.plan_contents({}, o),
    // The template knows the page; the catalogue knows the words around it.
    pageOf: m.plan_page_of({ page: '{page}', total: '{total}' }, o),
    parties: m.plan_parties({}, o),
    glance: m.plan_glance({}, o),
    purpose: m.plan_purpose({}, o),
    purposeNone: m.plan_purpose_none({}, o),
    process: m.plan_process({}, o),
    processNone: m.plan_process_none({}, o),
    questions: m.plan_questions({}, o),
    attendance: m.plan_attendance({}, o),
    attendanceNote: m.plan_attendance_note({}, o),
    organisation: m.plan_organisation({}, o),
    organisations: m.plan_organisations({}, o),
    roles: m.plan_roles({}, o),
    count: m.plan_count({}, o),
    current: m.plan_current({}, o),
    currentIntro: m.plan_current_intro({}, o),
    currentNone: m.plan_current_none({}, o),
    theme: m.plan_theme({}, o),
    breadth: m.plan_breadth({}, o),
    dots: m.plan_dots({}, o),
    strengths: m.plan_strengths({}, o),
    strengthsIntro: m.plan_strengths_intro({}, o),
    areas: m.plan_areas({}, o),
    areasNone: m.plan_areas_none({}, o),
    areaState: m.plan_area_state({}, o),
    areaGoal: m.plan_area_goal({}, o),
    areaStateNone: m.plan_area_state_none({}, o),
    areaGoalNone: m.plan_area_goal_none({}, o),
    areaBehind: m.plan_area_behind({}, o),
    areaVoices: m.plan_area_voices({}, o),
    areaActions: m.plan_area_actions({}, o),
    areaActionsNone: m.plan_area_actions_none({}, o),
    actions: m.plan_actions({}, o),
    actionsNone: m.plan_actions_none({}, o),
    actionNumber: m.plan_action_number({}, o),
    action: m.plan_action({}, o),
    responsible: m.plan_responsible({}, o),
    responsibleNone: m.plan_responsible_none({}, o),
    start: m.plan_start({}, o),
    due: m.plan_due({}, o),
    indicator: m.plan_indicator({}, o),
    stances: m.plan_stances({}, o),
    stancesIntro: m.plan_stances_intro({}, o),
    stancesNone: m.plan_stances_none({}, o),
    stancesOverview: m.plan_stances_overview({}, o),
    stancesByAction: m.plan_stances_by_action({}, o),
    stance: m.plan_stance({}, o),
    stanceResponsibleKey: m.plan_stance_responsible_key({}, o),
    followUp: m.plan_follow_up({}, o),
    followUpNone: m.plan_follow_up_none({}, o),
    followUpDate: m.plan_follow_up_date({}, o),
    nextStep: m.plan_next_step({}, o),
    nextStepNone: m.plan_next_step_none({}, o),
    parking: m.plan_parking({}, o),
    parkingIntro: m.plan_parking_intro({}, o),
    appendix: m.plan_appendix({}, o),
    appendixIntro: m.plan_appendix_intro({}, o),
    glossary: m.plan_glossary({}, o),
  };
}

/** How far the plan has come. */
export function stateWord(state: PlanState, language: PlanLanguage): string {
  const o: In = { locale: language };
  const words: Record<PlanState, string> = {
    draft: m.plan_state_draft({}, o),
    anchoring: m.plan_state_anchoring({}, o),
    adopted: m.plan_state_adopted({}, o),
    'followed-up': m.plan_state_followed_up({}, o),
    ended: m.plan_state_ended({}, o),
  };
  return words[state];
}

/** What an organisation has answered, or that it has not. */
export function stanceWord(kind: StanceKind | 'missing', language: PlanLanguage): string {
  const o: In = { locale: language };
  const words: Record<StanceKind | 'missing', string> = {
    adopts: m.plan_stance_adopts({}, o),
    'adopts-with-reservation': m.plan_stance_adopts_with_reservation({}, o),
    'takes-home': m.plan_stance_takes_home({}, o),
    'needs-information': m.plan_stance_needs_information({}, o),
    declines: m.plan_stance_declines({}, o),
    missing: m.plan_stance_missing({}, o),
  };
  return words[kind];
}

/** How far an action has come. */
export function statusWord(status: ActionStatus, language: PlanLanguage): string {
  const o: In = { locale: language };
  const words: Record<ActionStatus, string> = {
    'not-started': m.plan_status_not_started({}, o),
    'under-way': m.plan_status_under_way({}, o),
    done: m.plan_status_done({}, o),
    paused: m.plan_status_paused({}, o),
    stopped: m.plan_status_stopped({}, o),
    'needs-decision': m.plan_status_needs_decision({}, o),
  };
  return words[status];
}

/** What sort of organisation it is. */
export function kindWord(kind: OrganisationKind, language: PlanLanguage): string {
  const o: In = { locale: language };
  const words: Record<OrganisationKind, string> = {
    kommun: m.plan_kind_kommun({}, o),
    region: m.plan_kind_region({}, o),
    primarvard: m.plan_kind_primarvard({}, o),
    slutenvard: m.plan_kind_slutenvard({}, o),
    civilsamhalle: m.plan_kind_civilsamhalle({}, o),
    fou: m.plan_kind_fou({}, o),
    skola: m.plan_kind_skola({}, o),
    annan: m.plan_kind_annan({}, o),
  };
  return words[kind];
}

/** "26 feb. 2027" for `2027-02-26`; text that is no such date is returned as it stands. */
export function formatDate(date: string, language: PlanLanguage): string {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return date;
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(time);
}
