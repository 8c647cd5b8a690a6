/** The rows of the table of actions. */
import type { ActionLine, PlanDocument } from '#lib/workshop/plan/document.ts';
import { dateWords } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import { traceText } from '#lib/workshop/plan/trace.ts';
import { statusWord, type Locale } from '#lib/text/words.ts';
import type { PrintAction, PrintFact } from './print-data.ts';

/** About a third of a page; a longer row may be broken by a page. */
const maxKeptCharacters = 1200;

/** The actions of one area; the whole plan decides whether their status says anything. */
export function printActions(
  actions: readonly ActionLine[],
  plan: PlanDocument,
): readonly PrintAction[] {
  // Before anything has begun "not started" on every row says nothing.
  const showStatus = plan.areas.some((area) =>
    area.actions.some(({ status }) => status !== 'not-started'),
  );
  return actions.map((action) => {
    const details = actionDetails(action, plan.language, showStatus);
    const texts = [action.title, action.indicator ?? '', ...details.map(({ value }) => value)];
    return {
      number: action.number,
      title: action.title,
      organisation: action.responsible?.organisation ?? null,
      role: action.responsible?.role ?? null,
      person: action.responsible?.name ?? null,
      proposed: proposedWords(action, plan.language),
      start: dateOrDash(action.start, plan.language),
      due: dateOrDash(action.due, plan.language),
      indicator: action.indicator || '–',
      details,
      keep: texts.join('').length <= maxKeptCharacters,
    };
  });
}

/** "Föreslagen – inte antagen av …" until the responsible organisation itself has taken it on. */
export function proposedWords(action: ActionLine, language: Locale): string | null {
  const o = { locale: language } as const;
  if (!action.responsible) return m.plan_not_accepted_nobody({}, o);
  if (action.accepted) return null;
  return m.plan_not_accepted({ organisation: action.responsible.organisation }, o);
}

function actionDetails(
  action: ActionLine,
  language: Locale,
  showStatus: boolean,
): readonly PrintFact[] {
  const o = { locale: language } as const;
  const status = [statusWord(action.status, language), action.statusReason].filter(Boolean);
  const facts: readonly (readonly [string, string | null])[] = [
    [m.plan_from_note({}, o), traceText(action)],
    [m.plan_support({}, o), action.support],
    [m.plan_effect({}, o), action.effect],
    [m.plan_others({}, o), action.others.join(' · ')],
    [m.plan_follow_up_date({}, o), action.followUp && dateWords(action.followUp, language)],
    [m.plan_status({}, o), showStatus ? status.join(' – ') : null],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function dateOrDash(date: string | null, language: Locale): string {
  return date ? dateWords(date, language) : '–';
}
