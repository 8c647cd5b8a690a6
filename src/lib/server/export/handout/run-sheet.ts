/** The run sheet: the agenda by the clock, with what each does at it. */
import { formatJoinCode } from '#lib/methods/code.ts';
import { m } from '#lib/text/generated/messages.js';
import { stepKindWord } from '#lib/text/words.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { runSheetOf } from '../../kinds/kinds.ts';
import type { PrintRunSheet } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

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
      const [you, phones, screen] = runSheetOf(step, head.lang);
      return {
        time,
        minutes: step.minutes === null ? '–' : String(step.minutes),
        kind: stepKindWord(step.kind, head.lang),
        title: step.title,
        instruction: step.instruction,
        questions: step.questions,
        ...{ you, phones, screen },
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
