/** The plan of a room as its readers may see it: what the page, the PDF and the export all show. */
import { termMeaning } from '#lib/text/glossary.ts';
import { buildPlanDocument } from '#lib/workshop/plan/build-document.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import type { SeriesRoom } from '../sockets/rooms.ts';

/** @param now milliseconds since 1970: an unfinished plan is dated by the day of its reading */
export function planOf(room: SeriesRoom, now: number): PlanDocument {
  const view = room.view(['public', 'archive']);
  return buildPlanDocument(view, { today: dayOf(now), meaning: termMeaning });
}

/** The day in Sweden, `YYYY-MM-DD`: a server far away or on UTC says the same day as the hall. */
export function dayOf(now: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now);
}
