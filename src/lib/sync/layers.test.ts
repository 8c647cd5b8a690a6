import { expect, test } from 'vitest';
import { Layers } from './layers.ts';
import type { Layer } from './protocol.ts';
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
