/**
 * Records as they go over the wire: for a run of records of one type a table, in which a value that
 * all have stands once, and one that is usual for the type not at all. Packed when a message leaves
 * a server and unpacked when it reaches a page; nothing else knows of it.
 */
import { sameValue, type RecordBase, type Visible } from '../record.ts';
import type { AudienceUpdate } from './update.ts';

/** The usual value of each field that records of a type always have; by type. */
export type UsualValues = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** A field of several records: their values in turn, or for each which of some few values it has. */
export type Column =
  readonly unknown[] | { readonly of: readonly unknown[]; readonly at: readonly number[] };

type Fields = Readonly<Record<string, unknown>>;

/**
 * A type, what all of these records have in common, what differs, and which of the usual fields they
 * do not have. Without columns it is one record. `id` lacks the type that it begins with; one that
 * does not begin so has a colon before it.
 */
export type Table =
  | readonly [type: string, common: Fields]
  | readonly [type: string, common: Fields, columns: Readonly<Record<string, Column>>]
  | readonly [
      type: string,
      common: Fields,
      columns: Readonly<Record<string, Column>> | null,
      missing: readonly string[],
    ];

export interface PackedUpdate {
  readonly audience: string;
  readonly since: number | null;
  readonly clock: number;
  readonly put?: readonly Table[];
  readonly remove?: readonly string[];
  readonly staleHashes?: string;
}

/** A column of so many values is worth a list of the different ones. */
const LONG_COLUMN = 4;

/** Packs an update; `unpackUpdate` gives it back, to the last field. */
export function packUpdate<R extends RecordBase>(
  { put, remove, ...rest }: AudienceUpdate<R>,
  usual: UsualValues,
): PackedUpdate {
  return {
    ...rest,
    ...(put.length > 0 && { put: runsOf(put).map((run) => tableOf(run, usual)) }),
    ...(remove.length > 0 && { remove }),
  };
}

export function unpackUpdate<R extends RecordBase>(
  { put = [], remove = [], ...rest }: PackedUpdate,
  usual: UsualValues,
): AudienceUpdate<R> {
  // What the server has packed were records that this page may see.
  const records = put.flatMap((table) => recordsOf(table, usual)) as unknown as Visible<R>[];
  return { ...rest, put: records, remove };
}

interface Run {
  readonly type: string;
  readonly names: readonly string[];
  readonly records: readonly Fields[];
}

/** Neighbours that have the same type and the same fields: their order is kept. */
function runsOf(records: readonly RecordBase[]): Run[] {
  const runs: { type: string; names: readonly string[]; records: Fields[] }[] = [];
  for (const record of records) {
    const fields = record as unknown as Fields;
    const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
    const run = runs.at(-1);
    const isAlike =
      run?.type === record.type &&
      run.names.length === names.length &&
      names.every((name) => fields[name] !== undefined && run.names.includes(name));
    if (isAlike) run.records.push(fields);
    else runs.push({ type: record.type, names, records: [fields] });
  }
  return runs;
}

function tableOf({ type, names, records }: Run, usual: UsualValues): Table {
  const values = usual.get(type) ?? {};
  const common: Record<string, unknown> = {};
  const columns: Record<string, Column> = {};
  for (const name of names) {
    if (name === 'type') continue;
    const column = records.map((record) =>
      name === 'id' ? shortId(type, String(record[name])) : record[name],
    );
    // The ids also tell how many records there are.
    if (records.length > 1 && (name === 'id' || !isUniform(column)))
      columns[name] = columnOf(column);
    else if (!(name in values) || !sameValue(values[name], column[0])) common[name] = column[0];
  }
  const missing = Object.keys(values).filter((name) => !names.includes(name));
  const several = records.length > 1 ? columns : null;
  if (missing.length > 0) return [type, common, several, missing];
  return several ? [type, common, several] : [type, common];
}

function recordsOf([type, common, columns, missing]: Table, usual: UsualValues): Fields[] {
  const fields: Record<string, unknown> = { type, ...usual.get(type), ...common };
  for (const name of missing ?? []) Reflect.deleteProperty(fields, name);
  if (!columns) return [{ ...fields, id: longId(type, String(fields['id'])) }];
  const expanded = Object.entries(columns).map(
    ([name, column]) => [name, valuesOf(column)] as const,
  );
  const count = Math.max(0, ...expanded.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, at) => {
    const record = { ...fields };
    for (const [name, values] of expanded) record[name] = values[at];
    record['id'] = longId(type, String(record['id']));
    return record;
  });
}

function isUniform(column: readonly unknown[]): boolean {
  return column.every((value) => sameValue(value, column[0]));
}

/** Few different values are listed once, for phones that cannot decompress. */
function columnOf(column: readonly unknown[]): Column {
  const places = new Map<unknown, number>();
  for (const value of column) {
    if (typeof value === 'object' && value !== null) return column;
    if (!places.has(value)) places.set(value, places.size);
  }
  if (column.length < LONG_COLUMN || places.size > column.length / 2) return column;
  return { of: [...places.keys()], at: column.map((value) => places.get(value) ?? 0) };
}

function valuesOf(column: Column): readonly unknown[] {
  return 'of' in column ? column.at.map((place) => column.of[place]) : column;
}

function shortId(type: string, id: string): string {
  const key = id.startsWith(`${type}:`) ? id.slice(type.length + 1) : null;
  return key === null || key.startsWith(':') ? `:${id}` : key;
}

function longId(type: string, id: string): string {
  return id.startsWith(':') ? id.slice(1) : `${type}:${id}`;
}
