/** What somebody sees, as a short text: two who see the same have the same. */
import { createHash } from 'node:crypto';
import type { View } from '#lib/workshop/define.ts';
import { entities } from '#lib/workshop/registry.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

const types = [
  ...Object.keys(entities),
  ...['presence', 'stats', 'activity', 'breadth', 'score', 'attendanceSummary'],
] as AnyRecord['type'][];

/** All records of a view, in the order of their ids, with the names of fields in order. */
export function fingerprint(view: View): string {
  const records = types.flatMap((type): readonly AnyRecord[] => view.list(type));
  const lines = records.map((record) => JSON.stringify(record, inOrder)).sort();
  return `${records.length} ${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
