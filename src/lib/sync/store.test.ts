import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordBase } from './record.ts';
import { ReadTracker, RecordStore, type WriteStore } from './store.ts';
import { Transaction } from './transaction.ts';

interface Note extends RecordBase {
  readonly type: 'card';
  readonly text: string;
}
interface Pin extends RecordBase {
  readonly type: 'pin';
  readonly text: string;
}
type Card = Note | Pin;

const card = (id: string, text: string): Card =>
  id.startsWith('card') ? { type: 'card', id, text } : { type: 'pin', id, text };
const ids = ['card:a', 'card:b', 'card:c', 'pin:a', 'pin:b'];

/** A put, or with null a removal. */
const change = fc.tuple(
  fc.constantFrom(...ids),
  fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null }),
);
const changes = fc.array(change, { maxLength: 25 });
type Change = readonly [string, string | null];

function apply(store: WriteStore<Card>, done: readonly Change[]): void {
  for (const [id, text] of done) {
    if (text === null) store.remove(id);
    else store.put(card(id, text));
  }
}

/** What a plain map would hold. */
function model(done: readonly Change[]): Card[] {
  const map = new Map<string, Card>();
  for (const [id, text] of done) {
    if (text === null) map.delete(id);
    else map.set(id, card(id, text));
  }
  return [...map.values()];
}

test('E13: a store lists the records of a type in the order in which they came, and what is replaced keeps its place', () => {
  fc.assert(
    fc.property(changes, (done) => {
      const store = new RecordStore<Card>();
      // Reading in between must not leave anything stale behind.
      for (const one of done) {
        apply(store, [one]);
        store.list('card');
      }
      const expected = model(done);
      expect(store.list('card')).toEqual(expected.filter(({ type }) => type === 'card'));
      expect(store.list('pin')).toEqual(expected.filter(({ type }) => type === 'pin'));
      for (const id of ids) {
        expect(store.get('card', id)).toEqual(
          expected.find((one) => one.id === id && one.type === 'card'),
        );
      }
    }),
  );
});

test('E14: a transaction is read as if done, and does nothing to what lies under it until it is applied', () => {
  fc.assert(
    fc.property(changes, changes, (before, after) => {
      const under = new RecordStore<Card>();
      apply(under, before);
      const transaction = new Transaction<Card>(under);
      apply(transaction, after);
      const byId = (list: readonly Card[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const expected = byId(model([...before, ...after]));
      const seen = () => byId([...transaction.list('card'), ...transaction.list('pin')]);
      expect(seen()).toEqual(expected);
      expect(byId([...under.all()])).toEqual(byId(model(before)));
      transaction.applyTo(under);
      expect(byId([...under.all()])).toEqual(expected);
    }),
  );
});

test('E15: a change that changes nothing is none', () => {
  const under = new RecordStore<Card>([card('card:a', 'x')]);
  const transaction = new Transaction<Card>(under);
  transaction.put(card('card:a', 'x'));
  transaction.remove('card:b');
  expect([...transaction.changes]).toEqual([]);
});

test('E16: a record whose id is not of its type is never taken in, and what is taken in is frozen', () => {
  const transaction = new Transaction<Card>(new RecordStore<Card>());
  expect(() => {
    transaction.put({ type: 'pin', id: 'card:a', text: '' });
  }).toThrow();
  transaction.put(card('card:a', 'x'));
  expect(Object.isFrozen(transaction.get('card', 'card:a'))).toBe(true);
  expect(transaction.get('pin', 'card:a')).toBeUndefined();
});

test('E17: what was read is known, also what was not there', () => {
  const tracker = new ReadTracker(new RecordStore<Card>([card('card:a', 'x')]));
  tracker.get('card', 'card:a');
  tracker.get('card', 'card:none');
  tracker.list('pin');
  expect([...tracker.ids]).toEqual(['card:a', 'card:none']);
  expect([...tracker.types]).toEqual(['pin']);
});
