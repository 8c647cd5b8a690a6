/** Records of every type for property tests, made from the schemas themselves. */
import fc from 'fast-check';
import { mapValues, parsedArbitrary } from '../../../../../tests/support/schema-arbitrary.ts';
import { entities } from '../../../workshop/registry.ts';
import type { StoredRecord } from '../../../workshop/model/records.ts';

// What tends to break on the way to a disk and back, beside what people write.
const words = fc.constantFrom(
  'Åsa, Örjan & Zoë – ”räksmörgås”',
  '👩🏽‍⚕️🏳️‍🌈 ok',
  "'; DROP TABLE note; --",
  'null',
  '0',
  '{"a":1}',
  'rad ett\nrad två\ttabb',
  '\u2028\u200d\u0301e',
);

const text = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1_900, maxLength: 2_000, size: 'max' }),
  fc.constantFrom('å'.repeat(2_000), 'ö'.repeat(500), 'x'.repeat(160), 'y'.repeat(60)),
);

/** Any record of each type. */
export const recordArbitraries: Readonly<Record<string, fc.Arbitrary<StoredRecord>>> = mapValues(
  entities,
  ({ schema }) => parsedArbitrary(schema, { text }) as fc.Arbitrary<StoredRecord>,
);

/** Any record of any type. */
export const anyRecord: fc.Arbitrary<StoredRecord> = fc.oneof(...Object.values(recordArbitraries));
