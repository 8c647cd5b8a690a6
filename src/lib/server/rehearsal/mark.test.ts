import { expect, test } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { handout, handoutKinds } from '../export/handout/handout.ts';
import { printPlan } from '../export/pdf/print-plan.ts';
import { renderPlanPdf } from '../export/pdf/render-plan.ts';
import { readPdf, squeezed } from '../export/pdf/testing/read-pdf.ts';
import { planOf } from '../export/plan-of.ts';
import { exportSeries } from '../export/series-json.ts';
import type { SeriesRoom } from '../sockets/rooms.ts';
import { markOf } from './mark.ts';
import { newSeries, openContext, roomOf } from './testing/server-context.ts';

const now = Date.UTC(2027, 0, 15, 12);

/** Everything that leaves a series as a paper or a file, as text. */
function papers(room: SeriesRoom, workshopId: string): string[] {
  const workshop = room.store.get('workshop', workshopId);
  if (!workshop) throw new Error('no workshop');
  const view = room.view(['host']);
  return handoutKinds.map((kind) => {
    const paper = handout(kind, { view, workshop, origin: 'http://192.168.1.5', from: 540 });
    return `${paper.title} ${paper.workshop}`;
  });
}

test('RH9: pages, plan, printouts and files of a rehearsal are marked as such, and those of the series are not', async () => {
  const context = openContext();
  const { room, place } = await newSeries(context, 'en');
  const begun = await context.rehearsals.begin(room, place, 6);
  if (!begun.ok) throw new Error(begun.code);
  const copy = await roomOf(context, begun.rehearsal.series);
  const o = { locale: 'en' } as const;

  expect(markOf(room.store)).toBeNull();
  expect(markOf(copy.store)?.text).toBe(m.rehearsal_mark({}, { locale: 'sv' }));
  expect(markOf(copy.store, 'en')).toEqual({
    text: m.rehearsal_mark({}, o),
    ended: m.rehearsal_mark_ended({}, o),
  });
  const title = room.store.get('workshop', place.workshop)?.title ?? '';
  const name = m.rehearsal_paper({ title }, o);
  for (const paper of papers(copy, begun.rehearsal.workshop))
    expect(paper.split(name)).toHaveLength(3);
  for (const paper of papers(room, place.workshop)) expect(paper).not.toContain(name);

  expect(printPlan(planOf(room, now)).edition).not.toContain(m.rehearsal_edition({}, o));
  const pdf = await renderPlanPdf(planOf(copy, now), { createdAt: new Date(0) });
  if (!pdf.ok) throw new Error(pdf.detail);
  // On the cover and in the head of each page.
  const { text } = await readPdf(pdf.pdf);
  expect(squeezed(text).split(squeezed(m.rehearsal_edition({}, o))).length).toBeGreaterThan(2);

  const exported = (of: SeriesRoom) =>
    exportSeries({
      archive: of.view(['public', 'archive']),
      host: of.view(['host']),
      unshown: [],
      plan: planOf(of, now),
      now,
    }).series.rehearsal;
  expect([exported(room), exported(copy)]).toEqual([false, true]);
});
