/** Records of every type for property tests, made from the schemas themselves. */
import fc from 'fast-check';
import * as v from 'valibot';
import { nouns, type StoredRecord } from '../../../workshop/records.ts';

/** What valibot's schemas say of themselves, as far as records use it. */
interface Part {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
  readonly literal?: string;
  /** Of a picklist its words, of a union its parts. */
  readonly options?: readonly (string | Part)[];
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
}

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

const prose = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1_900, maxLength: 2_000, size: 'max' }),
  fc.constantFrom('å'.repeat(2_000), 'ö'.repeat(500), 'x'.repeat(160), 'y'.repeat(60)),
);

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Values that such a schema takes, or nearly: what it does not take is filtered out after. */
function inputOf(part: Part): fc.Arbitrary<unknown> {
  const rules = rulesOf(part);
  switch (part.type) {
    case 'literal':
      return fc.constant(part.literal);
    case 'picklist':
      return fc.constantFrom(...(part.options ?? []));
    case 'union':
      return fc.oneof(
        ...(part.options ?? []).filter((one) => typeof one !== 'string').map(inputOf),
      );
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(inputOf(need(part.wrapped)));
    case 'array':
      return fc.array(inputOf(need(part.item)), { maxLength: 4 });
    case 'strict_object':
      return fc.record(mapValues(need(part.entries), schemaValue));
    case 'number': {
      const min = bound(rules, 'min_value') ?? -1e9;
      const max = bound(rules, 'max_value') ?? 1e9;
      if (rules.has('integer')) return fc.maxSafeInteger().map((n) => clamp(n, min, max));
      return fc.oneof(
        fc.integer(),
        // SQLite has one zero.
        fc.double({ noNaN: true }).map((n) => (n === 0 ? 0 : n)),
      );
    }
    case 'string': {
      const pattern = rules.get('regex')?.requirement;
      if (pattern instanceof RegExp) return fc.stringMatching(pattern);
      return rules.has('iso_date') ? day : prose;
    }
    default:
      throw new Error(`no arbitrary for ${part.type}`);
  }
}

function schemaValue(part: Part): fc.Arbitrary<unknown> {
  const schema = part as unknown as v.GenericSchema;
  // The parsed value, not the input: a schema may clean what it takes.
  return inputOf(part)
    .map((input) => v.safeParse(schema, input))
    .filter(({ success }) => success)
    .map(({ output }) => output);
}

function rulesOf(part: Part): ReadonlyMap<string, Part> {
  const inner = (one: Part): readonly Part[] => one.pipe?.flatMap(inner) ?? [one];
  return new Map(inner(part).map((one) => [one.type, one]));
}

function bound(rules: ReadonlyMap<string, Part>, rule: string): number | undefined {
  const requirement = rules.get(rule)?.requirement;
  return typeof requirement === 'number' ? requirement : undefined;
}

function clamp(n: number, min: number, max: number): number {
  return n >= min && n <= max ? n : min + (Math.abs(n) % (max - min + 1));
}

function mapValues<A, B>(from: Readonly<Record<string, A>>, to: (value: A) => B) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the schema has a form that is not known here');
  return value;
}

/** Any record of each type. */
export const recordArbitraries: Readonly<Record<string, fc.Arbitrary<StoredRecord>>> = mapValues(
  nouns,
  ({ schema }) => schemaValue(schema as unknown as Part) as fc.Arbitrary<StoredRecord>,
);

/** Any record of any type. */
export const anyRecord: fc.Arbitrary<StoredRecord> = fc.oneof(...Object.values(recordArbitraries));
