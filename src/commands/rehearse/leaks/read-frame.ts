/**
 * Reads what came over the wire, without the code by which pages read it: whoever watches for leaks
 * must not share a mistake with what is watched. A field that was left out stays left out.
 */
import { gunzipSync } from 'node:zlib';

type Fields = Readonly<Record<string, unknown>>;

/** A frame with its bytes read and the records of its tables one by one; nothing is checked. */
export function readFrame(frame: unknown): unknown {
  if (frame instanceof ArrayBuffer) return readBytes(new Uint8Array(frame));
  if (frame instanceof Uint8Array) return readBytes(frame);
  if (Array.isArray(frame)) return frame.map(readFrame);
  if (typeof frame !== 'object' || frame === null) return frame;
  const { put, ...rest } = frame as Fields;
  const entries = Object.entries(rest).map(([key, value]) => [key, readFrame(value)]);
  const records = Array.isArray(put) ? put.flatMap((table) => recordsOf(table)) : undefined;
  return { ...Object.fromEntries(entries), ...(records && { put: records }) };
}

function readBytes(bytes: Uint8Array): unknown {
  const isCompressed = bytes[0] === 0x1f;
  const json = isCompressed ? gunzipSync(bytes) : Buffer.from(bytes);
  return readFrame(JSON.parse(json.toString('utf8')));
}

/** `[type, what all have in common, what differs, …]`; what is no table is taken as a record. */
function recordsOf(table: unknown): Fields[] {
  if (!Array.isArray(table)) return [table as Fields];
  const [type, common, columns] = table as [string, Fields, Fields | null | undefined];
  const rows = Object.entries(columns ?? {}).map(([field, column]): [string, unknown[]] => {
    if (Array.isArray(column)) return [field, column];
    const { of, at } = column as { of: unknown[]; at: number[] };
    return [field, at.map((place) => of[place])];
  });
  const ids = rows.find(([field]) => field === 'id')?.[1] ?? [common['id']];
  return ids.map((id, row) => ({
    type,
    ...common,
    ...Object.fromEntries(rows.map(([field, values]) => [field, values[row]])),
    id: idOf(type, String(id)),
  }));
}

function idOf(type: string, short: string): string {
  return short.startsWith(':') ? short.slice(1) : [type, short].join(':');
}
