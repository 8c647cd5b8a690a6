import { expect, test } from 'vitest';
import { Checksum, splitHashes } from '../protocol/checksum.ts';
import { AudienceStates } from './audience-states.ts';
import { limits, type Digest, type AudienceUpdate } from '../protocol/protocol.ts';
import type { RecordBase, Visible } from '../record.ts';

interface Card extends RecordBase {
  readonly text: string;
}

const card = (key: string, text: string) =>
  ({ type: 'card', id: `card:${key}`, text }) as Visible<Card>;

function update(
  audience: string,
  since: number | null,
  clock: number,
  put: Visible<Card>[],
  remove: string[] = [],
): AudienceUpdate<Card> {
  return { audience, since, clock, put, remove };
}

/** What the room says of a update at a clock with these cards. */
function held(clock: number, ...cards: Visible<Card>[]): Digest {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return [clock, new Checksum<Card>(byId.keys(), (id) => byId.get(id)).sum];
}

const rank = (audience: string): number => (audience === 'own' ? 2 : 1);
const texts = (states: AudienceStates<Card>) => states.merged.list('card').map(({ text }) => text);

test('E26: of two copies of a record the one for the smaller audience is shown, and the other once that one is removed', () => {
  const states = new AudienceStates<Card>(rank);
  states.apply(update('own', null, 1, [card('a', 'all of it')]));
  states.apply(update('room', null, 1, [card('a', 'a part')]));
  expect(texts(states)).toEqual(['all of it']);
  expect(states.drop(['own'])).toEqual(new Set(['card:a']));
  expect(texts(states)).toEqual(['a part']);
  states.apply(update('room', 1, 2, [], ['card:a']));
  expect(texts(states)).toEqual([]);
});

test('E27: a patch after a missing patch is not applied, and an outdated patch changes nothing', () => {
  const states = new AudienceStates<Card>(rank);
  expect(states.apply(update('room', 1, 2, []))).toBeNull();
  states.apply(update('room', null, 5, [card('a', 'new')]));
  expect(states.apply(update('room', 6, 7, [card('a', 'too soon')]))).toBeNull();
  expect(states.apply(update('room', 3, 5, [card('a', 'old')]))).toEqual(new Set());
  expect(texts(states)).toEqual(['new']);
  expect(states.clocks).toEqual({ room: 5 });
});

test('RC4: among several audiences exactly the mismatched ones are detected', () => {
  const page = new AudienceStates<Card>(rank);
  page.apply(update('room', null, 1, [card('a', 'a')]));
  page.apply(update('own', null, 1, [card('b', 'b')]));
  const room = held(1, card('a', 'a'));
  expect(page.mismatched([held(1, card('b', 'b')), room])).toEqual([]);
  page.apply(update('own', 1, 2, [card('b', 'spoilt'), card('c', 'c')]));
  const own = held(2, card('c', 'c'), card('b', 'B'));
  expect(page.mismatched([own, room])).toEqual(['own']);
  page.apply(update('own', null, 2, [card('b', 'B'), card('c', 'c')]));
  expect(page.mismatched([own, room])).toEqual([]);
  expect(page.mismatched([own, held(1)])).toEqual(['room']);
  page.apply(update('room', 1, 2, [], ['card:a']));
  expect(page.mismatched([own, held(2)])).toEqual([]);
});

test('RC5: audiences are compared only when both sides are at the same clock', () => {
  const page = new AudienceStates<Card>(rank);
  page.apply(update('room', null, 1, [card('a', 'a')]));
  expect(page.mismatched([held(2, card('a', 'a'))])).toBeNull();
  expect(page.mismatched([held(1), held(1, card('a', 'a'))])).toBeNull();
  expect(page.mismatched([])).toBeNull();
});

test('RC27: the record hashes of a page fit into one message, however many records it has', () => {
  const page = new AudienceStates<Card>(rank);
  const many = Array.from({ length: 40_000 }, (_, n) => card(`${n}`, 'x'));
  page.apply(update('room', null, 1, many));
  page.apply(update('own', null, 1, many.slice(0, 3)));
  expect(Object.keys(page.hashes(limits.hashes))).toEqual(['own']);
  page.apply(update('room', null, 2, many.slice(0, 10_000)));
  const hashes = page.hashes(limits.hashes);
  expect(Object.keys(hashes)).toEqual(['room', 'own']);
  expect(JSON.stringify(hashes).length).toBeLessThan(limits.message / 2);
  expect(Object.values(hashes).map((text) => splitHashes(text).size)).toEqual([10_000, 3]);
});

test("E28: a snapshot replaces the audience's previous state, and a client that leaves an audience discards its state", () => {
  const states = new AudienceStates<Card>(rank);
  states.apply(update('room', null, 1, [card('a', 'a'), card('b', 'b')]));
  states.apply(update('own', null, 1, [card('c', 'c')]));
  states.apply(update('room', null, 4, [card('b', 'b')]));
  expect(texts(states).toSorted()).toEqual(['b', 'c']);
  states.keepOnly(new Set(['own']));
  expect(texts(states)).toEqual(['c']);
  expect(states.clocks).toEqual({ own: 1 });
});
