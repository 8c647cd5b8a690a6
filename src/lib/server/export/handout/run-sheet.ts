/** The run sheet: the agenda by the clock, with what each does at it. */
import { formatJoinCode } from '#lib/methods/code.ts';
import { m } from '#lib/text/generated/messages.js';
import { stepKindWord, type Locale } from '#lib/text/words.ts';
import { stepsOf } from '#lib/workshop/agenda.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import type { PrintRunSheet } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** What the facilitator does, what phones show, what the projector shows. */
const parts: Readonly<Record<StepKind, readonly [Message, Message, Message]>> = {
  welcome: [m.print_you_welcome, m.host_phones_show_welcome, m.host_screen_shows_welcome],
  round: [m.print_you_round, m.host_phones_show_round, m.host_screen_shows_round],
  groups: [m.print_you_groups, m.host_phones_show_groups, m.host_screen_shows_groups],
  talk: [m.print_you_talk, m.host_phones_show_talk, m.host_screen_shows_talk],
  notes: [m.print_you_notes, m.host_phones_show_notes, m.host_screen_shows_notes],
  themes: [m.print_you_themes, m.host_phones_show_themes, m.host_screen_shows_themes],
  dots: [m.print_you_dots, m.host_phones_show_dots, m.host_screen_shows_dots],
  matrix: [m.print_you_matrix, m.host_phones_show_matrix, m.host_screen_shows_matrix],
  poll: [m.print_you_poll, m.host_phones_show_poll, m.host_screen_shows_poll],
  plan: [m.print_you_plan, m.host_phones_show_plan, m.host_screen_shows_plan],
  close: [m.print_you_close, m.host_phones_show_close, m.host_screen_shows_close],
};

export function runSheet(head: HandoutHead, { view, workshop, from }: HandoutOf): PrintRunSheet {
  const o = { locale: head.lang };
  const steps = stepsOf(view, workshop.id);
  const open = steps.filter(({ minutes }) => minutes === null).length;
  let at = from;
  return {
    ...head,
    kind: 'runsheet',
    code: m.print_run_code({ code: formatJoinCode(workshop.code) }, o),
    rows: steps.map((step) => {
      const time = clockTime(at);
      at += step.minutes ?? 0;
      const [you, phones, screen] = parts[step.kind];
      return {
        time,
        minutes: step.minutes === null ? '–' : String(step.minutes),
        kind: stepKindWord(step.kind, head.lang),
        title: step.title,
        instruction: step.instruction,
        questions: step.questions,
        ...{ you: you({}, o), phones: phones({}, o), screen: screen({}, o) },
      };
    }),
    ends: clockTime(at),
    remark:
      open === 0
        ? null
        : open === 1
          ? m.print_run_open_end({}, o)
          : m.print_run_open_ends({ n: open }, o),
    labels: {
      pageOf: pageOf(head.lang),
      time: m.print_run_time({}, o),
      minutes: m.print_run_minutes({}, o),
      step: m.print_run_step({}, o),
      surfaces: m.print_run_surfaces({}, o),
      you: m.print_run_you({}, o),
      phones: m.print_run_phones({}, o),
      screen: m.print_run_screen({}, o),
      ends: m.print_run_ends({}, o),
      none: m.print_run_none({}, o),
    },
  };
}

/** Minutes after midnight as a clock says it; past midnight it begins again. */
export function clockTime(minutes: number): string {
  const of = (n: number): string => String(n).padStart(2, '0');
  return `${of(Math.floor(minutes / 60) % 24)}:${of(minutes % 60)}`;
}

/** `13:30` → 810; null where it is no time of day. */
export function readClockTime(text: string | null): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? '') ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
