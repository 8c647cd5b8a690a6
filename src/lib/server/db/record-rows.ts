/** Records as rows and back, worked out from the tables' columns: no code per type of record. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { AnyRecord, StoredRecord } from '../../workshop/model/records.ts';
import { recordTables } from './schema.ts';

/** What SQLite takes and gives for these columns. */
export type Cell = string | number | null;

/** How records of one type are read and written. */
export interface RecordRows {
  readonly type: string;
  /** `SELECT` of a room's rows in the order in which they came; parameter: room. */
  readonly select: string;
  /** Inserts, or replaces in its old place; parameters: room and `toRow`. */
  readonly upsert: string;
  /** Parameters: room, id. */
  readonly remove: string;
  toRow(record: AnyRecord): Cell[];
  fromRow(row: readonly Cell[]): StoredRecord;
}

/** Columns that belong to the table, not to the record. */
const ofTheTable: ReadonlySet<string> = new Set(['seq', 'room']);
/** The column of the fields that have none: see `ownFields` in columns.ts. */
const OWN = 'own';

const allRows: ReadonlyMap<string, RecordRows> = new Map(
  Object.entries(recordTables).map(([type, table]) => [
    type,
    rowsOf(type, getTableName(table), getTableColumns(table)),
  ]),
);

/** Every type of record that is stored. */
export function everyRecordRows(): Iterable<RecordRows> {
  return allRows.values();
}

/** Throws on a type that is not stored: that is a fault of the program, never of a person. */
export function recordRows(type: string): RecordRows {
  const rows = allRows.get(type);
  if (!rows) throw new Error(`records of type "${type}" are not stored`);
  return rows;
}

function rowsOf(
  type: string,
  name: string,
  tableColumns: Readonly<Record<string, SQLiteColumn>>,
): RecordRows {
  const fields = Object.entries(tableColumns).filter(([field]) => !ofTheTable.has(field));
  const columns = fields.map(([, column]) => quoted(column.name));
  const replaced = columns.filter((column) => column !== '"id"');
  const table = quoted(name);
  return {
    type,
    select: `SELECT ${columns.join(', ')} FROM ${table} WHERE "room" = ? ORDER BY "seq"`,
    upsert:
      `INSERT INTO ${table} ("room", ${columns.join(', ')}) ` +
      `VALUES (?${', ?'.repeat(columns.length)}) ON CONFLICT ("room", "id") DO UPDATE SET ` +
      replaced.map((column) => `${column} = excluded.${column}`).join(', '),
    remove: `DELETE FROM ${table} WHERE "room" = ? AND "id" = ?`,
    toRow(record) {
      const values = gathered(record, tableColumns);
      return fields.map(([field, column]) => {
        const value = values[field];
        if (value === undefined) throw new Error(`a ${type} without ${field} cannot be stored`);
        return value === null ? null : (column.mapToDriverValue(value) as Cell);
      });
    },
    fromRow(row) {
      const entries = fields.map(([field, column], index) => {
        const cell = row[index] ?? null;
        return [field, cell === null ? null : column.mapFromDriverValue(cell)] as const;
      });
      const { [OWN]: own, ...values } = Object.fromEntries(entries);
      return Object.freeze({ type, ...values, ...(own as object | undefined) }) as StoredRecord;
    },
  };
}

/** The fields of a record by column: those without one are gathered in the column `own`, if there is one. */
function gathered(
  record: AnyRecord,
  columns: Readonly<Record<string, SQLiteColumn>>,
): Readonly<Record<string, unknown>> {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  if (!(OWN in columns)) return values;
  const entries = Object.entries(values).filter(([field]) => field !== 'type');
  const own = Object.fromEntries(entries.filter(([field]) => !(field in columns)));
  return { ...values, [OWN]: own };
}

function quoted(name: string): string {
  return `"${name}"`;
}
