import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, maxDepth, isWithin } from './bounds.ts';
import { chunksOf } from '../replica/chunks.ts';
import { limits } from './protocol.ts';

const room = { bytes: 10_000, values: 1_000 };
const nested = (levels: number): unknown =>
  levels === 0 ? 'x' : levels % 2 ? [nested(levels - 1)] : { a: nested(levels - 1) };

test('W3: data deeper, larger or of other types than any mutation is rejected before it is parsed', () => {
  expect(isWithin(nested(maxDepth), room)).toBe(true);
  expect(isWithin(nested(maxDepth + 1), room)).toBe(false);
  expect(isWithin(nested(3_000), room)).toBe(false);
  expect(isWithin(Array(999).fill(1), room)).toBe(true);
  expect(isWithin(Array(1_000).fill(1), room)).toBe(false);
  // Nobody counts to four thousand million.
  expect(isWithin(Array(2 ** 32 - 1), room)).toBe(false);
  expect(isWithin('å'.repeat(4_999), room)).toBe(true);
  expect(isWithin('å'.repeat(5_000), room)).toBe(false);
  const strange = [
    JSON.parse('{"__proto__": {"admin": true}}') as unknown,
    ...[undefined, () => 1, Symbol('x'), 1n, Number.NaN, Infinity],
    ...[new Uint8Array(3), new Date(0), new Map(), Object.create(null) as object, new Error('x')],
  ];
  for (const value of strange) {
    expect(isWithin(value, room)).toBe(false);
    expect(isWithin({ deep: [value] }, room)).toBe(false);
  }
});

test('W4: every JSON value within the bounds is let through', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth }), (value) => {
      const text = JSON.stringify(value);
      const plain = JSON.parse(text) as unknown;
      expect(isWithin(plain, { bytes: bytesOf(plain), values: text.length + 1 })).toBe(
        !text.includes('"__proto__"'),
      );
      expect(isWithin(plain, { bytes: bytesOf(plain) - 1, values: text.length + 1 })).toBe(false);
    }),
  );
});

test('W5: many unsent mutations leave in order, in messages within the size limit', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 120_000 }), { maxLength: 130 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const acts = lengths.map((length, i) => ({
        n: i + 1,
        name: 'x',
        args: '"'.repeat(length / 2),
      }));
      const pieces = chunksOf(acts);
      expect(pieces.flat()).toEqual(acts);
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length).toBeLessThanOrEqual(limits.push);
        const push = { t: 'push', client: 'x'.repeat(40), mutations: piece };
        expect(bytesOf(push)).toBeLessThan(limits.message);
      }
    }),
    { numRuns: 30 },
  );
});
