/**
 * Values of a Valibot schema, as fast-check arbitraries: the one way from a schema to values, for
 * property tests of what is stored and for fuzzing what is sent.
 */
import fc from 'fast-check';
import * as v from 'valibot';

/** What Valibot's schemas tell about themselves, as far as the product uses it. */
interface Part {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
  readonly literal?: unknown;
  /** The words of a picklist, or the parts of a union. */
  readonly options?: readonly (string | Part)[];
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly value?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
}

export interface SchemaOptions {
  /** Text of a field without a pattern. */
  readonly text: fc.Arbitrary<string>;
  /** Text of a field with a pattern; any that it takes unless it is given. */
  readonly pattern?: (pattern: RegExp) => fc.Arbitrary<string>;
  /** Numbers, whatever the bounds; any within the bounds unless it is given. */
  readonly number?: fc.Arbitrary<number>;
  /** Now and then takes the place of a value, is added to an object, or an entry is left out. */
  readonly hostile?: fc.Arbitrary<unknown>;
}

/** Values that a schema accepts, as it parses them: it may clean what it accepts. */
export function parsedArbitrary(schema: unknown, options: SchemaOptions): fc.Arbitrary<unknown> {
  return parsed(schema as Part, options);
}

/** Input for a schema: mostly what it accepts, and with `hostile` often nearly so. */
export function inputArbitrary(schema: unknown, options: SchemaOptions): fc.Arbitrary<unknown> {
  const loose = (part: Part): fc.Arbitrary<unknown> => {
    const { hostile } = options;
    const input = inputOf(part, options, loose);
    return hostile ? mostly(0.98, input, hostile) : input;
  };
  return loose(schema as Part);
}

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function parsed(part: Part, options: SchemaOptions): fc.Arbitrary<unknown> {
  return inputOf(part, options, (inner) => parsed(inner, options))
    .map((input) => v.safeParse(part as unknown as v.GenericSchema, input))
    .filter(({ success }) => success)
    .map(({ output }) => output);
}

/** @param of the arbitrary of an inner part */
function inputOf(
  part: Part,
  options: SchemaOptions,
  of: (part: Part) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const rules = rulesOf(part);
  switch (part.type) {
    case 'literal':
      return fc.constant(part.literal);
    case 'picklist':
      return fc.constantFrom(...need(part.options));
    case 'union':
    case 'variant':
      return fc.oneof(
        ...need(part.options)
          .filter((option) => typeof option !== 'string')
          .map(of),
      );
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(of(need(part.wrapped)));
    case 'optional':
    case 'exact_optional':
      // What an object leaves out, `objectOf` decides.
      return of(need(part.wrapped));
    case 'array':
      return listOf(of(need(part.item)), options);
    case 'record':
      return fc.dictionary(fc.string({ maxLength: 8 }), of(need(part.value)), { maxKeys: 4 });
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return objectOf(need(part.entries), of, options);
    case 'number':
      return options.number ?? numberOf(rules);
    case 'string':
      return textOf(rules, options);
    case 'unknown':
      return options.hostile ?? fc.jsonValue();
    default:
      throw new Error(`no arbitrary for ${part.type}`);
  }
}

function listOf(item: fc.Arbitrary<unknown>, { hostile }: SchemaOptions): fc.Arbitrary<unknown[]> {
  const short = fc.array(item, { maxLength: 4 });
  return hostile ? mostly(0.98, short, fc.array(item, { maxLength: 150, size: 'max' })) : short;
}

function objectOf(
  parts: Readonly<Record<string, Part>>,
  of: (part: Part) => fc.Arbitrary<unknown>,
  { hostile }: SchemaOptions,
): fc.Arbitrary<unknown> {
  const entries = mapValues(parts, of);
  const requiredKeys = Object.keys(parts).filter(
    (key) => !/^(?:exact_)?optional$/.test(parts[key]?.type ?? ''),
  );
  const whole = fc.record(entries, { requiredKeys, noNullPrototype: true });
  if (!hostile) return whole;
  const partial = fc.record(entries, { requiredKeys: [], noNullPrototype: true });
  const more = fc.tuple(whole, hostile).map(([object, extra]) => ({ ...object, more: extra }));
  return mostly(0.97, whole, fc.oneof(partial, more));
}

function numberOf(rules: ReadonlyMap<string, Part>): fc.Arbitrary<number> {
  const min = bound(rules, 'min_value') ?? -1e9;
  const max = bound(rules, 'max_value') ?? 1e9;
  if (rules.has('integer')) return fc.maxSafeInteger().map((n) => clamp(n, min, max));
  // SQLite has one zero.
  const fraction = fc.double({ noNaN: true }).map((n) => (n === 0 ? 0 : n));
  return fc.oneof(fc.integer(), fraction);
}

function textOf(rules: ReadonlyMap<string, Part>, options: SchemaOptions): fc.Arbitrary<string> {
  const pattern = rules.get('regex')?.requirement;
  if (pattern instanceof RegExp) return (options.pattern ?? fc.stringMatching)(pattern);
  return rules.has('iso_date') ? day : options.text;
}

/** One value with a probability, else the other. */
function mostly<A, B>(probability: number, one: fc.Arbitrary<A>, other: fc.Arbitrary<B>) {
  const weight = Math.round(probability * 100);
  return fc.oneof({ weight, arbitrary: one }, { weight: 100 - weight, arbitrary: other });
}

function rulesOf(part: Part): ReadonlyMap<string, Part> {
  const inner = (rule: Part): readonly Part[] => rule.pipe?.flatMap(inner) ?? [rule];
  return new Map(inner(part).map((rule) => [rule.type, rule]));
}

function bound(rules: ReadonlyMap<string, Part>, rule: string): number | undefined {
  const requirement = rules.get(rule)?.requirement;
  return typeof requirement === 'number' ? requirement : undefined;
}

function clamp(n: number, min: number, max: number): number {
  return n >= min && n <= max ? n : min + (Math.abs(n) % (max - min + 1));
}

export function mapValues<A, B>(
  from: Readonly<Record<string, A>>,
  to: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the schema has a form that is not known here');
  return value;
}
