/**
 * Values drawn from a Valibot schema, so that a fuzz speaks the protocol's own grammar: mostly what
 * the schema takes, often just beside it.
 */
import type { Dice } from '../../src/commands/torture/acts.ts';

interface Schema {
  readonly type: string;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly value?: Schema;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/** What tends to break what reads it. */
const hostile: readonly unknown[] = [
  ...[null, true, -0, -1, 0.5, 2 ** 53, 1e308, '', ' ', '\u0000', '\ud800', '\u202eabc', '\ufeff'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'a'.repeat(600),
    '𝒳'.repeat(300),
    'e\u0301'.repeat(99),
  ],
  ...['<script>alert(1)</script>', '=1+1', '{"t":"hello"}', [], {}, [[]], [null], { n: 1 }],
  ...[{ toString: 1 }, { then: 1 }, { length: -1 }, { _placeholder: true, num: 0 }],
  JSON.parse('{"__proto__":{"role":"facilitator"}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)),
];

export function hostileValue(dice: Dice): unknown {
  return dice.one(hostile);
}

/** @param id draws an id of a type, such as of a record that is there */
export function valueOf(schema: unknown, dice: Dice, id: (type: string) => string): unknown {
  const { type, literal, options, entries, item, wrapped, value, pipe } = schema as Schema;
  if (dice.chance(0.02)) return hostileValue(dice);
  const again = (inner: unknown): unknown => valueOf(inner, dice, id);
  switch (type) {
    case 'literal':
      return literal;
    case 'picklist':
      return dice.one(options ?? ['']);
    case 'variant':
    case 'union':
      return again(dice.one(options ?? [{ type: 'null' }]));
    case 'object':
    case 'strict_object':
    case 'loose_object': {
      const drawn = Object.entries(entries ?? {}).filter(() => !dice.chance(0.01));
      const made = Object.fromEntries(drawn.map(([key, inner]) => [key, again(inner)]));
      return dice.chance(0.01) ? { ...made, more: hostileValue(dice) } : made;
    }
    case 'record':
      return Object.fromEntries(
        Array.from({ length: dice.below(4) }, (_, i) => [`key${i}`, again(value)]),
      );
    case 'array':
      return Array.from({ length: dice.below(dice.chance(0.02) ? 150 : 4) }, () => again(item));
    case 'nullable':
      return dice.chance(0.3) ? null : again(wrapped);
    case 'optional':
      return again(wrapped);
    case 'string': {
      const form = pipe?.find((one) => one.type === 'regex')?.requirement;
      const named = form instanceof RegExp ? /^\^([a-z]+):/.exec(form.source)?.[1] : undefined;
      if (named !== undefined) return id(named);
      if (form instanceof RegExp) return `client-${dice.below(50)}`;
      return pipe?.some((one) => one.type === 'iso_date') ? dice.day() : dice.text();
    }
    case 'number':
      return dice.chance(0.9) ? dice.below(10) : dice.below(2 ** 31);
    case 'boolean':
      return dice.chance(0.5);
    default:
      return hostileValue(dice);
  }
}
