/** The plan of a room as its readers may see it: what the page, the PDF and the export all show. */
import { keyOf } from '#lib/sync/record.ts';
import { termMeaning } from '#lib/text/glossary.ts';
import { buildPlanDocument } from '#lib/workshop/plan/build-document.ts';
import { workshopsOf } from '#lib/workshop/plan/build-document-themes.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';
import type { SeriesRoom } from '../sockets/rooms.ts';

/**
 * @param now milliseconds since 1970: an unfinished plan is dated by the day of its reading
 * @param only the key of the one occasion that is told of; one that there is not is none
 */
export function planOf(room: SeriesRoom, now: number, only: string | null = null): PlanDocument {
  const view = room.view(['public', 'archive']);
  const workshop = view.list('workshop').find(({ id }) => keyOf(id) === only)?.id;
  return buildPlanDocument(view, {
    ...{ today: dayOf(now), meaning: termMeaning },
    ...(workshop !== undefined && { workshop }),
  });
}

/** The key of the occasion that an address asks for; null: all of them. */
export function occasionIn({ searchParams }: URL): string | null {
  return searchParams.get('occasion');
}

/** The occasions that can be told of one by one, where a result is told of a year. */
export function occasionsOf(
  room: SeriesRoom,
  { result }: PlanDocument,
): readonly { readonly key: string; readonly title: string }[] {
  if (!resultDeclarations[result].isOfYear) return [];
  const held = workshopsOf(room.view(['public'])).filter(({ openedAt }) => openedAt !== null);
  return held.length < 2 ? [] : held.map(({ id, title }) => ({ key: keyOf(id), title }));
}

/** The day in Sweden, `YYYY-MM-DD`: a server far away or on UTC says the same day as the hall. */
export function dayOf(now: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now);
}
