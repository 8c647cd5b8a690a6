/** What an action still lacks to be something that can be followed up. */
import { regions } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import type { Action } from '#lib/workshop/model/action.ts';

/** Whether it lacks who answers for it, when it is done or when it is followed up. */
export function lacksMost({ organisation, role, due, followUp }: Action): boolean {
  return organisation === null || !role || due === null || followUp === null;
}

/** "Saknas: ansvarig och slutdatum", or null when nothing is missing. */
export function missingWords(action: Action): string | null {
  const missing = [
    action.organisation === null ? m.plan_page_missing_responsible() : null,
    action.organisation !== null && !action.role ? m.plan_page_missing_role() : null,
    action.due === null ? m.plan_page_missing_due() : null,
    action.indicator ? null : m.plan_page_missing_indicator(),
    action.followUp === null ? m.plan_page_missing_follow_up() : null,
  ].filter((word) => word !== null);
  if (missing.length === 0) return null;
  const list = new Intl.ListFormat(regions[getLocale()], {
    type: 'conjunction',
  }).format(missing);
  return m.plan_page_missing({ list });
}
