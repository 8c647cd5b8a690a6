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

test('E13: a store lists the records of a type in insertion order, and a replaced record keeps its position', () => {
  fc.assert(
    fc.property(changes, (done) => {
      const store = new RecordStore<Card>();
      // Reading in between must not leave anything stale behind.
      for (const step of done) {
        apply(store, [step]);
        store.list('card');
      }
      const expected = model(done);
      expect(store.list('card')).toEqual(expected.filter(({ type }) => type === 'card'));
      expect(store.list('pin')).toEqual(expected.filter(({ type }) => type === 'pin'));
      for (const id of ids) {
        expect(store.get('card', id)).toEqual(
          expected.find((record) => record.id === id && record.type === 'card'),
        );
      }
    }),
  );
});

test('E14: reads within a transaction see its writes, which reach the underlying store only when the transaction is applied', () => {
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

test('E45: a transaction lists the records of a type in the order in which the store lists them once it is applied', () => {
  fc.assert(
    fc.property(changes, changes, changes, (before, first, second) => {
      const under = new RecordStore<Card>();
      apply(under, before);
      const outer = new Transaction<Card>(under);
      // Listed after every write: what an earlier list was made of is still there.
      for (const step of first) {
        apply(outer, [step]);
        outer.list('card');
      }
      const inner = new Transaction<Card>(outer);
      for (const step of second) {
        const given = inner.list('card');
        const copy = [...given];
        apply(inner, [step]);
        inner.list('card');
        expect(given).toEqual(copy);
      }
      const seen = inner.list('card');
      inner.applyTo(outer);
      const cards = outer.list('card');
      // Within the inner one, what the outer one has removed and what comes back stands last.
      expect(new Set(cards)).toEqual(new Set(seen));
      outer.applyTo(under);
      expect(under.list('card')).toEqual(cards);
    }),
  );
});

test('E44: in a burst, listing the records of a type touches only those that were written since', () => {
  let touched = 0;
  const counted = (at: number): Card => ({
    type: 'card',
    get id() {
      touched += 1;
      return `card:${at}`;
    },
    text: 'x',
  });
  const [many, burst] = [3_000, 300];
  const under = new RecordStore<Card>(Array.from({ length: many }, (_, at) => counted(at)));
  const batch = new Transaction<Card>(under);
  touched = 0;
  for (let at = 0; at < burst; at += 1) {
    const post = new Transaction<Card>(batch);
    expect(post.list('card')).toHaveLength(many + at);
    post.put(counted(many + at));
    expect(post.list('card')).toHaveLength(many + at + 1);
    post.applyTo(batch);
  }
  // One is replaced and listed in turn with the others: that makes no list anew either.
  for (let at = 0; at < burst; at += 1) {
    batch.put({ type: 'card', id: `card:${at}`, text: 'y' });
    expect(batch.list('card')[at]?.text).toBe('y');
  }
  expect(touched).toBeLessThan(20 * burst);
});

test('E15: a write that leaves a record unchanged is not recorded as a change', () => {
  const under = new RecordStore<Card>([card('card:a', 'x')]);
  const transaction = new Transaction<Card>(under);
  transaction.put(card('card:a', 'x'));
  transaction.remove('card:b');
  expect([...transaction.changes]).toEqual([]);
});

test('E16: a record whose id does not match its type is rejected, and every stored record is frozen', () => {
  const transaction = new Transaction<Card>(new RecordStore<Card>());
  expect(() => {
    transaction.put({ type: 'pin', id: 'card:a', text: '' });
  }).toThrow();
  transaction.put(card('card:a', 'x'));
  expect(Object.isFrozen(transaction.get('card', 'card:a'))).toBe(true);
  expect(transaction.get('pin', 'card:a')).toBeUndefined();
});

test('E17: reads are tracked, including reads of missing records', () => {
  const tracker = new ReadTracker(new RecordStore<Card>([card('card:a', 'x')]));
  tracker.get('card', 'card:a');
  tracker.get('card', 'card:none');
  tracker.list('pin');
  expect([...tracker.ids]).toEqual(['card:a', 'card:none']);
  expect([...tracker.types]).toEqual(['pin']);
});
