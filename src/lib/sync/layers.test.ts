import { expect, test } from 'vitest';
import { Checksum, marksIn } from './checksum.ts';
import { Layers } from './layers.ts';
import { limits, type Held, type Layer } from './protocol.ts';
import type { RecordBase, Visible } from './record.ts';

interface Card extends RecordBase {
  readonly text: string;
}

const card = (key: string, text: string) =>
  ({ type: 'card', id: `card:${key}`, text }) as Visible<Card>;

function layer(
  audience: string,
  since: number | null,
  clock: number,
  put: Visible<Card>[],
  remove: string[] = [],
): Layer<Card> {
  return { audience, since, clock, put, remove };
}

/** What the room says of a layer at a clock with these cards. */
function held(clock: number, ...cards: Visible<Card>[]): Held {
  const byId = new Map(cards.map((one) => [one.id, one]));
  return [clock, new Checksum<Card>(byId.keys(), (id) => byId.get(id)).sum];
}

const rank = (audience: string): number => (audience === 'own' ? 2 : 1);
const texts = (layers: Layers<Card>) => layers.merged.list('card').map(({ text }) => text);

test('E26: of two copies of a record the one for fewer people is seen, and the other when that one goes', () => {
  const layers = new Layers<Card>(rank);
  layers.apply(layer('own', null, 1, [card('a', 'all of it')]));
  layers.apply(layer('room', null, 1, [card('a', 'a part')]));
  expect(texts(layers)).toEqual(['all of it']);
  expect(layers.drop(['own'])).toEqual(new Set(['card:a']));
  expect(texts(layers)).toEqual(['a part']);
  layers.apply(layer('room', 1, 2, [], ['card:a']));
  expect(texts(layers)).toEqual([]);
});

test('E27: a patch after one that is missing is not taken in; one that was overtaken changes nothing', () => {
  const layers = new Layers<Card>(rank);
  expect(layers.apply(layer('room', 1, 2, []))).toBeNull();
  layers.apply(layer('room', null, 5, [card('a', 'new')]));
  expect(layers.apply(layer('room', 6, 7, [card('a', 'too soon')]))).toBeNull();
  expect(layers.apply(layer('room', 3, 5, [card('a', 'old')]))).toEqual(new Set());
  expect(texts(layers)).toEqual(['new']);
  expect(layers.clocks).toEqual({ room: 5 });
});

test('RC4: of several audiences exactly those that hold something else are found', () => {
  const page = new Layers<Card>(rank);
  page.apply(layer('room', null, 1, [card('a', 'a')]));
  page.apply(layer('own', null, 1, [card('b', 'b')]));
  const room = held(1, card('a', 'a'));
  expect(page.differing([held(1, card('b', 'b')), room])).toEqual([]);
  page.apply(layer('own', 1, 2, [card('b', 'spoilt'), card('c', 'c')]));
  const own = held(2, card('c', 'c'), card('b', 'B'));
  expect(page.differing([own, room])).toEqual(['own']);
  page.apply(layer('own', null, 2, [card('b', 'B'), card('c', 'c')]));
  expect(page.differing([own, room])).toEqual([]);
  expect(page.differing([own, held(1)])).toEqual(['room']);
  page.apply(layer('room', 1, 2, [], ['card:a']));
  expect(page.differing([own, held(2)])).toEqual([]);
});

test('RC5: what has not come is not compared', () => {
  const page = new Layers<Card>(rank);
  page.apply(layer('room', null, 1, [card('a', 'a')]));
  expect(page.differing([held(2, card('a', 'a'))])).toBeNull();
  expect(page.differing([held(1), held(1, card('a', 'a'))])).toBeNull();
  expect(page.differing([])).toBeNull();
});

test('RC27: what a page says that it holds fits into one message, however much that is', () => {
  const page = new Layers<Card>(rank);
  const many = Array.from({ length: 40_000 }, (_, n) => card(`${n}`, 'x'));
  page.apply(layer('room', null, 1, many));
  page.apply(layer('own', null, 1, many.slice(0, 3)));
  expect(Object.keys(page.marks(limits.marks))).toEqual(['own']);
  page.apply(layer('room', null, 2, many.slice(0, 10_000)));
  const marks = page.marks(limits.marks);
  expect(Object.keys(marks)).toEqual(['room', 'own']);
  expect(JSON.stringify(marks).length).toBeLessThan(limits.message / 2);
  expect(Object.values(marks).map((text) => marksIn(text).size)).toEqual([10_000, 3]);
});

test('E28: everything anew takes the place of what was there; who no longer hears an audience forgets it', () => {
  const layers = new Layers<Card>(rank);
  layers.apply(layer('room', null, 1, [card('a', 'a'), card('b', 'b')]));
  layers.apply(layer('own', null, 1, [card('c', 'c')]));
  layers.apply(layer('room', null, 4, [card('b', 'b')]));
  expect(texts(layers).toSorted()).toEqual(['b', 'c']);
  layers.keepOnly(new Set(['own']));
  expect(texts(layers)).toEqual(['c']);
  expect(layers.clocks).toEqual({ own: 1 });
});
