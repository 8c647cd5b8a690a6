import fc from 'fast-check';
import { expect, test } from 'vitest';
import { models } from '#lib/workshop/model/models.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { usualValues } from '#lib/workshop/usual-values.ts';
import { readFrame } from '../../../commands/rehearse/leaks/read-frame.ts';
import { parsedArbitrary } from '../../../../tests/support/schema-arbitrary.ts';
import type { Visible } from '../record.ts';
import { packUpdate, unpackUpdate, type PackedUpdate } from './packing.ts';
import type { AudienceUpdate } from './protocol.ts';

type Update = AudienceUpdate<AnyRecord>;

const text = fc.string({ maxLength: 12 });
/** Any that is stored, as its schema gives it. */
const stored = fc.oneof(
  ...Object.values(models).map(({ schema }) => parsedArbitrary(schema, { text })),
);
/** What no schema describes: other fields, other ids, fields that are missing. */
const odd = fc
  .record({
    type: fc.constantFrom('note', 'stats', 'step'),
    id: fc.oneof(fc.constantFrom('note:', ':', '::x', 'x', 'note:note:x'), fc.string()),
    fields: fc.dictionary(fc.constantFrom('hidden', 'theme', 'a', 'b'), fc.jsonValue()),
  })
  .map(({ type, id, fields }) => ({ ...fields, type, id }));
const record = fc.oneof(stored, odd);
/** Neighbours are often alike: most of a reveal is notes of one step. */
const alike = fc
  .tuple(record, fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 9 }))
  .map(([one, others]) => [
    one as object,
    ...others.map(([key, hidden]) => ({ ...(one as object), id: `note:${key}`, hidden })),
  ]);
const put = fc.array(fc.oneof(alike, fc.array(record, { maxLength: 3 })), { maxLength: 4 });
const update = fc
  .record({
    audience: fc.string(),
    since: fc.option(fc.nat()),
    clock: fc.nat(),
    put: put.map((runs) => runs.flat()),
    remove: fc.array(fc.string(), { maxLength: 3 }),
  })
  .map((value) => JSON.parse(JSON.stringify(value)) as Update);

function sent(one: Update): PackedUpdate {
  return JSON.parse(JSON.stringify(packUpdate(one, usualValues))) as PackedUpdate;
}

test('P2: an update is unpacked as it was packed: every record, in its order, to the last field', () => {
  fc.assert(
    fc.property(update, (original) => {
      expect(unpackUpdate<AnyRecord>(sent(original), usualValues)).toEqual(original);
    }),
  );
});

test('P4: whoever watches for leaks reads the same records by code of its own', () => {
  fc.assert(
    fc.property(update, (original) => {
      const { put: read = [] } = readFrame(sent(original)) as { put?: object[] };
      expect(read).toHaveLength(original.put.length);
      for (const [at, seen] of read.entries()) {
        const { type } = original.put[at] as AnyRecord;
        const missing = Object.keys(usualValues.get(type) ?? {}).filter(
          (name) => !(name in (original.put[at] as object)),
        );
        const whole = { ...usualValues.get(type), ...seen };
        for (const name of missing) Reflect.deleteProperty(whole, name);
        expect(whole).toEqual(original.put[at]);
      }
    }),
  );
});

/** Notes of one step, as everybody sees them once they are shown. */
function notes(count: number): Visible<AnyRecord>[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ type: 'note', id: `note:${String(at).padStart(21, 'x')}`, text: `Lapp ${at}` },
    ...{ workshop: 'workshop:w', step: 'step:s', column: at % 2 === 0 ? 'works' : 'develop' },
    ...{ author: null, group: null, organisation: null, theme: null, postedAt: null },
    ...{ parked: false, hidden: false, withdrawn: false, lent: false },
  })) as unknown as Visible<AnyRecord>[];
}

test('P3: what is usual for its type is not sent, and what many records have in common is sent once', () => {
  const whole = { audience: 'public', since: 1, clock: 2, remove: [] };
  const bytes = (count: number): number =>
    JSON.stringify(packUpdate({ ...whole, put: notes(count) }, usualValues)).length;
  const [one] = notes(1);
  expect(JSON.stringify(packUpdate({ ...whole, put: notes(1) }, usualValues))).not.toMatch(
    /null|false|author|parked/,
  );
  expect(bytes(1)).toBeLessThan(0.65 * JSON.stringify(one).length + 60);
  // Of each further note: its id and its text, and which of the two columns it is in.
  expect((bytes(1_000) - bytes(500)) / 500).toBeLessThan(21 + 'Lapp 999'.length + 10);
});
