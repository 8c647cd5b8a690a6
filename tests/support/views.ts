/** What somebody sees, as a short text: two who see the same have the same. */
import { createHash } from 'node:crypto';
import type { View } from '#lib/workshop/define.ts';
import { entities } from '#lib/workshop/registry.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

const types = [
  ...Object.keys(entities),
  ...['presence', 'stats', 'activity', 'breadth', 'score', 'attendanceSummary'],
] as AnyRecord['type'][];

/**
 * All records of a view, in the order of their ids, with the names of fields in order: for each type
 * their number and a hash, so that two which differ tell in what.
 */
export function fingerprint(view: View): string {
  return types
    .map((type) => {
      const lines = view.list(type).map((record) => JSON.stringify(record, inOrder));
      const hash = createHash('sha256').update(lines.sort().join('\n')).digest('hex');
      return lines.length === 0 ? '' : `${type} ${lines.length} ${hash.slice(0, 16)}`;
    })
    .filter((part) => part !== '')
    .join(', ');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
