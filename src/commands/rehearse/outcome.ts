/** What is left afterwards: what was stored, against what the phones were told was saved. */
import type { MadePlan } from './planning.ts';
import type { NoteBook } from './stage.ts';

export interface NoteCounts {
  readonly sent: number;
  readonly acked: number;
  readonly stored: number;
  /** Sent and not refused, but not there, or there with another text. */
  readonly lost: number;
  /** There more than once, or there without anybody having written it. */
  readonly duplicated: number;
}

interface Stored {
  readonly id: string;
  readonly text: string | null;
}

/** Compares the notes of an export with what was written. `document`: as `JSON.parse` gave it. */
export function countNotes(notes: NoteBook, document: unknown): NoteCounts {
  const stored = recordsOf(document, 'note');
  const byId = Map.groupBy(stored, ({ id }) => id);
  const must = [...notes.sent].filter(([id]) => !notes.refused.has(id));
  const kept = must.filter(([id, text]) => byId.get(id)?.some((one) => one.text === text));
  return {
    sent: notes.sent.size,
    acked: notes.acked.size,
    stored: stored.length,
    lost: must.length - kept.length,
    duplicated: stored.length - must.filter(([id]) => byId.has(id)).length,
  };
}

/** How many of the plan's areas and actions an export does not have. */
export function missingFromPlan(plan: MadePlan, document: unknown): number {
  const there = new Set(
    [...recordsOf(document, 'area'), ...recordsOf(document, 'action')].map(({ id }) => id),
  );
  return [...plan.areas, ...plan.actions].filter((id) => !there.has(id)).length;
}

/** Everything in a document whose id says that it is of this type, wherever it stands. */
function recordsOf(document: unknown, type: string): Stored[] {
  if (typeof document !== 'object' || document === null) return [];
  const inside = Object.values(document).flatMap((part) => recordsOf(part, type));
  const { id, text = null } = document as { readonly id?: unknown; readonly text?: unknown };
  if (typeof id !== 'string' || !id.startsWith(`${type}:`)) return inside;
  return [{ id, text: typeof text === 'string' ? text : null }, ...inside];
}
