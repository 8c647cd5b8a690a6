import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entities } from '../../workshop/registry.ts';
import { everyRecordRows, recordRows } from './record-rows.ts';
import { recordTables } from './schema.ts';
import { recordArbitraries } from './testing/record-arbitrary.ts';

it('has a table for every type of record, and none besides', () => {
  expect(Object.keys(recordTables).sort()).toEqual(Object.keys(entities).sort());
  expect([...everyRecordRows()].map(({ type }) => type).sort()).toEqual(
    Object.keys(entities).sort(),
  );
});

interface Field {
  readonly type: string;
}

/** What a schema says of itself: an object has entries, a variant has objects as its options. */
interface Described extends Field {
  readonly entries?: Readonly<Record<string, Field>>;
  readonly options?: readonly Described[];
}

/**
 * The fields that need a column. Where records of a type differ in their fields, what only some of
 * them have lies together in one more column.
 */
function fieldsOf(schema: Described): Readonly<Record<string, Field>> {
  const each = (schema.options ?? [schema]).map(({ entries = {} }) => entries);
  const all = Object.assign({}, ...each) as Readonly<Record<string, Field>>;
  const common = Object.entries(all).filter(([field]) => each.every((fields) => field in fields));
  const differ = common.length < Object.keys(all).length;
  return { ...Object.fromEntries(common), ...(differ && { own: { type: 'object' } }) };
}

describe.each(Object.entries(recordTables))('%s', (type, table) => {
  const { schema } = entities[type as keyof typeof entities];
  const entries = fieldsOf(schema);
  const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table);
  const own = Object.keys(columns).filter((field) => field !== 'seq' && field !== 'room');

  it('has a column for every field and a field for every column', () => {
    expect(own.sort()).toEqual(
      Object.keys(entries)
        .filter((field) => field !== 'type')
        .sort(),
    );
  });

  it('is called as its type is, and its columns as the fields are', () => {
    expect(getTableName(table)).toBe(type);
    for (const [field, { name }] of Object.entries(columns)) {
      expect(name).toBe(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    }
  });

  it('lets a column be empty exactly where the field may be null', () => {
    for (const field of own) {
      expect([field, columns[field]?.notNull]).toEqual([
        field,
        entries[field]?.type !== 'nullable',
      ]);
    }
  });

  it('keeps a record as a row of plain cells, and makes it from the row again', () => {
    const record = recordArbitraries[type] ?? fc.constant(null);
    const property = fc.property(record, (generated) => {
      if (!generated) throw new Error('there is no such record');
      const row = recordRows(type).toRow(generated);
      for (const cell of row) expect(cell === null || /string|number/.test(typeof cell)).toBe(true);
      expect(recordRows(type).fromRow(row)).toStrictEqual(generated);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('refuses a record that lacks a field', () => {
    const id = `${type}:a`;
    expect(() => recordRows(type).toRow({ type, id } as never)).toThrow('cannot be stored');
  });
});
