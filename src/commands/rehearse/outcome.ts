/** What is left afterwards: what was stored, against what the phones were told was saved. */
import * as v from 'valibot';
import type { MadePlan, NoteLedger } from './occasion-run.ts';

export interface NoteCounts {
  readonly sent: number;
  readonly acked: number;
  readonly stored: number;
  /** Sent and not refused, but not there, or there with another text. */
  readonly lost: number;
  /** There more than once, or there without anybody having written it. */
  readonly duplicated: number;
}

const named = v.array(v.object({ id: v.string() }));

/** What is read of a series' data (`series.json`). */
const schema = v.object({
  notes: v.array(
    v.object({
      ...{ id: v.string(), text: v.nullable(v.string()) },
      workshop: v.optional(v.string()),
    }),
  ),
  areas: named,
  actions: named,
});
export type SeriesData = v.InferOutput<typeof schema>;

/** The data in a document as `JSON.parse` gave it; without the lists that belong there it is empty. */
export function seriesData(document: unknown): SeriesData {
  const read = v.safeParse(schema, document);
  return read.success ? read.output : { notes: [], areas: [], actions: [] };
}

/** The data with the notes of one workshop alone. */
export function dataOf(data: SeriesData, workshop: string): SeriesData {
  return { ...data, notes: data.notes.filter((note) => note.workshop === workshop) };
}

/** Compares the notes of the data with what was written. */
export function countNotes(notes: NoteLedger, data: SeriesData): NoteCounts {
  const stored = Map.groupBy(data.notes, ({ id }) => id);
  const must = [...notes.sent].filter(([id]) => !notes.refused.has(id));
  const kept = must.filter(([id, text]) => stored.get(id)?.some((note) => note.text === text));
  return {
    sent: notes.sent.size,
    acked: notes.acked.size,
    stored: data.notes.length,
    lost: must.length - kept.length,
    duplicated: data.notes.length - must.filter(([id]) => stored.has(id)).length,
  };
}

/** How many of the plan's areas and actions the data does not have. */
export function missingFromPlan(plan: MadePlan, data: SeriesData): number {
  const there = new Set([...data.areas, ...data.actions].map(({ id }) => id));
  return [...plan.areas, ...plan.actions].filter((id) => !there.has(id)).length;
}
