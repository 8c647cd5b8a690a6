import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Checksum } from './checksum.ts';
import type { RecordBase } from '../record.ts';

interface Card extends RecordBase {
  readonly value: unknown;
}

const id = fc.integer({ min: 0, max: 5 }).map((key) => `card:${key}`);
const step = fc.record({
  id,
  value: fc.option(fc.jsonValue(), { nil: undefined }),
  asked: fc.boolean(),
});

/** What is left after the steps, held by a checksum that was asked now and then. */
function held(steps: readonly { id: string; value?: unknown; asked: boolean }[]) {
  const cards = new Map<string, Card>();
  const checksum = new Checksum<Card>([], (key) => cards.get(key));
  for (const { id: key, value, asked } of steps) {
    if (value === undefined) cards.delete(key);
    else cards.set(key, { type: 'card', id: key, value });
    checksum.changed(key);
    if (asked) expect(Number.isSafeInteger(checksum.sum)).toBe(true);
  }
  return { cards, sum: checksum.sum };
}

const afresh = (cards: readonly Card[]) => {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return new Checksum<Card>(byId.keys(), (key) => byId.get(key)).sum;
};

test('RC1: the checksum of a state depends neither on the order of updates nor on when it is computed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { cards, sum } = held(steps);
      const parsed = JSON.parse(JSON.stringify([...cards.values()])) as Card[];
      expect(sum).toBe(afresh(parsed.toReversed()));
    }),
  );
});

test('RC26: the hash of a record does not depend on the field order in which the disk returns it', () => {
  const fields = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 });
  fc.assert(
    fc.property(fields, (rest) => {
      const card: Card = { ...rest, type: 'card', id: 'card:1', value: 1 };
      const turned = Object.fromEntries(Object.entries(card).toReversed()) as unknown as Card;
      expect(afresh([turned])).toBe(afresh([card]));
    }),
  );
});

test('RC2: a missing, extra or different record changes the checksum', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), id, fc.jsonValue(), (steps, changed, value) => {
      const { cards, sum } = held(steps);
      const before = cards.get(changed);
      const rest = [...cards.values()].filter((card) => card.id !== changed);
      const other: Card = { type: 'card', id: changed, value };
      if (before) expect(afresh(rest)).not.toBe(sum);
      if (JSON.stringify(before) !== JSON.stringify(other)) {
        expect(afresh([...rest, other])).not.toBe(sum);
      }
    }),
  );
});

test('RC2: a missing, extra or different record changes the checksum (one digit of one)', () => {
  const cards = (text: (n: number) => string) =>
    Array.from({ length: 2_000 }, (_, n): Card => {
      return { type: 'card', id: `card:${n}`, value: text(n) };
    });
  const sums = new Set(
    Array.from({ length: 200 }, (_, changed) =>
      afresh(cards((n) => (n === changed * 7 ? `Text ${n} changed` : `Text ${n}`))),
    ),
  );
  // Texts that have changed places.
  sums.add(afresh(cards((n) => (n < 2 ? `Text ${1 - n}` : `Text ${n}`))));
  sums.add(afresh(cards((n) => `Text ${n}`)));
  expect(sums.size).toBe(202);
});
