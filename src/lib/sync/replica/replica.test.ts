import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { Checksum } from '../protocol/checksum.ts';
import type { SharedDomain } from '../domain.ts';
import { refuse } from '../mutation.ts';
import { MemoryOutbox } from './outbox.ts';
import type { ClientMessage, Digest, AudienceUpdate, ServerMessage } from '../protocol/protocol.ts';
import type { RecordBase, Visible } from '../record.ts';
import { Replica } from './replica.ts';

interface Card extends RecordBase {
  readonly type: 'card';
  readonly text: string;
}

const domain: SharedDomain<Card, string> = {
  mutators: new Map([
    [
      'card.write',
      {
        args: v.strictObject({ id: v.string(), text: v.string() }),
        run(tx, args) {
          const { id, text } = args as { id: string; text: string };
          if (text === 'no') return refuse('card.no');
          tx.put({ type: 'card', id, text });
          return undefined;
        },
      },
    ],
  ]),
  authorize: () => undefined,
  rank: () => 1,
  bounds: () => ({ bytes: 1_000, values: 50 }),
};

let outbox: MemoryOutbox;
let sent: ClientMessage[];
let now: number;
let pauses: (() => void)[];
let replica: Replica<Card, string>;

beforeEach(() => {
  outbox = new MemoryOutbox();
  sent = [];
  now = 1_000;
  pauses = [];
  replica = page('client-one');
});

function page(client: string): Replica<Card, string> {
  return new Replica<Card, string>({
    domain,
    actor: 'somebody',
    client,
    outbox,
    now: () => now,
    onChange: () => undefined,
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
}

const card = (key: string, text: string) =>
  ({ type: 'card', id: `card:${key}`, text }) as Visible<Card>;
const write = (key: string, text: string) =>
  replica.mutate({ name: 'card.write', args: { id: `card:${key}`, text } });
const texts = () => replica.view.list('card').map(({ text }) => text);
/** Lets what was promised happen. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function welcome(put: Visible<Card>[] = [], clock = 1): ServerMessage<Card> {
  const updates: AudienceUpdate<Card>[] = [
    { audience: 'all', since: null, clock, put, remove: [] },
  ];
  return { t: 'welcome', epoch: 'e', now: 5_000, storage: 'ok', updates };
}

function patch(since: number, clock: number, put: Visible<Card>[]): ServerMessage<Card> {
  return { t: 'patch', update: { audience: 'all', since, clock, put, remove: [] } };
}

const connect = () => replica.connected((message) => sent.push(message));
const pushed = () =>
  sent.flatMap((message) => (message.t === 'push' ? message.mutations.map(({ n }) => n) : []));
const answer = (n: number, rest: { ok: true } | { ok: false; code: string; retry: boolean }) =>
  replica.receive({ t: 'answers', client: 'client-one', answers: [{ n, ...rest }] });

test('E29: a mutation is visible at once, and is sent in order and only after the device has stored it', async () => {
  const kept: (() => void)[] = [];
  outbox.put = () => new Promise((resolve) => kept.push(resolve));
  connect();
  replica.receive(welcome());
  write('a', 'one');
  write('b', 'two');
  expect(texts()).toEqual(['one', 'two']);
  expect(kept).toHaveLength(1);
  expect(pushed()).toEqual([]);
  kept[0]?.();
  await turn();
  expect(pushed()).toEqual([1]);
  kept[1]?.();
  await turn();
  expect(pushed()).toEqual([1, 2]);
});

test('E30: a device that cannot store mutations still sends them and reports that they are not stored', async () => {
  outbox.put = () => Promise.reject(new Error('no storage'));
  outbox.load = () => Promise.reject(new Error('no storage'));
  await replica.recover();
  connect();
  replica.receive(welcome());
  write('a', 'one');
  await turn();
  expect(pushed()).toEqual([1]);
  expect(replica.pending.map(({ kept }) => kept)).toEqual(['not-kept']);
});

test('E37: a mutation after one that could not be stored is stored only together with it', async () => {
  const put = outbox.put.bind(outbox);
  let full = true;
  outbox.put = (entry) => (full ? Promise.reject(new Error('full')) : put(entry));
  write('a', 'one');
  write('b', 'two');
  await turn();
  expect(replica.pending.map(({ kept }) => kept)).toEqual(['not-kept', 'not-kept']);
  full = false;
  write('c', 'three');
  await turn();
  expect([...outbox.entries.values()].map(({ n }) => n)).toEqual([1, 2, 3]);
  outbox.put = (entry) => (entry.n === 4 ? Promise.reject(new Error('full')) : put(entry));
  write('d', 'four');
  write('e', 'five');
  await turn();
  expect([...outbox.entries.values()].map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(replica.pending.map(({ kept }) => kept).slice(3)).toEqual(['not-kept', 'not-kept']);
});

test('E38: mutations left by an earlier page are sent in sequence order, whatever the clock of that page did', async () => {
  for (const [n, at] of [9, 3, 4, 12].entries()) {
    const entry = { client: 'client-old', n: n + 1, name: 'card.write', at, refused: null };
    await outbox.put({ ...entry, args: { id: `card:${n}`, text: 'old' } });
  }
  const other = { client: 'client-two', n: 1, name: 'card.write', at: 10, refused: null };
  await outbox.put({ ...other, args: { id: 'card:other', text: 'other' } });
  await replica.recover();
  expect(replica.pending.map(({ client, n }) => `${client} ${n}`)).toEqual([
    'client-old 1',
    'client-old 2',
    'client-old 3',
    'client-two 1',
    'client-old 4',
  ]);
});

test('E31: pending mutations stay applied on top of every update from the room until they are answered', async () => {
  connect();
  replica.receive(welcome([card('a', 'theirs')]));
  write('a', 'mine');
  await turn();
  replica.receive(patch(1, 2, [card('a', 'theirs again')]));
  expect(texts()).toEqual(['mine']);
  answer(1, { ok: true });
  expect(texts()).toEqual(['theirs again']);
  expect(outbox.entries.size).toBe(0);
});

test('E32: a mutation refused locally has no effect, and one refused by the room is rolled back and kept with its text', async () => {
  expect(write('a', 'no')).toEqual({ refused: 'card.no' });
  expect(replica.pending).toEqual([]);
  connect();
  replica.receive(welcome());
  write('a', 'mine');
  await turn();
  answer(1, { ok: false, code: 'card.late', retry: false });
  expect(texts()).toEqual([]);
  expect(replica.refusals).toMatchObject([{ refused: 'card.late', args: { text: 'mine' } }]);
  const [refusal] = replica.refusals;
  if (refusal) replica.dismiss(refusal);
  await turn();
  expect(outbox.entries.size).toBe(0);
});

test('E33: a deferred mutation is sent again after a pause, together with all that follow it', async () => {
  connect();
  replica.receive(welcome());
  write('a', 'one');
  write('b', 'two');
  await turn();
  answer(1, { ok: false, code: 'storage.unavailable', retry: true });
  answer(2, { ok: false, code: 'protocol.gap', retry: true });
  await turn();
  expect(pushed()).toEqual([1, 2]);
  expect(pauses).toHaveLength(1);
  pauses[0]?.();
  await turn();
  expect(pushed()).toEqual([1, 2, 1, 2]);
});

test('E34: a client that misses a patch requests a delta from its clock and applies nothing until it arrives', () => {
  connect();
  replica.receive(welcome([card('a', 'one')]));
  replica.receive(patch(4, 5, [card('b', 'five')]));
  expect(replica.live).toBe(false);
  expect(sent.at(-1)).toMatchObject({ t: 'hello', epoch: 'e', since: { all: 1 } });
  replica.receive(patch(5, 6, [card('c', 'six')]));
  expect(texts()).toEqual(['one']);
  replica.receive(welcome([card('b', 'five'), card('c', 'six')], 6));
  expect(texts()).toEqual(['five', 'six']);
});

test('E43: a client that receives pongs but no welcome sends hello again', () => {
  connect();
  const pong = { t: 'pong', at: 0, now: 0, digests: [] } as const;
  replica.receive(pong);
  expect(sent.filter(({ t }) => t === 'hello')).toHaveLength(1);
  replica.receive(pong);
  expect(sent.filter(({ t }) => t === 'hello')).toHaveLength(2);
  replica.receive(welcome([card('a', 'one')]));
  expect(replica.live).toBe(true);
});

test('E35: a page reports the next sequence number of itself and of every earlier page, so that nothing runs twice', async () => {
  write('a', 'one');
  write('b', 'two');
  await turn();
  replica = page('client-two');
  await replica.recover();
  write('c', 'three');
  await turn();
  connect();
  expect(sent[0]).toMatchObject({
    clients: [
      { client: 'client-two', next: 1 },
      { client: 'client-one', next: 1 },
    ],
  });
  replica.receive(welcome());
  const pushes = sent.flatMap((message) =>
    message.t === 'push' ? [[message.client, message.mutations.length]] : [],
  );
  expect(pushes).toEqual([
    ['client-one', 2],
    ['client-two', 1],
  ]);
});

const pong = (...digests: readonly Digest[]) =>
  replica.receive({ t: 'pong', at: now, now: 5_000, digests });

/** What the room says of the one update of `welcome` and `patch`. */
function digestOf(clock: number, ...cards: Visible<Card>[]): Digest {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return [clock, new Checksum<Card>(byId.keys(), (id) => byId.get(id)).sum];
}

test('RC6: a page with a mismatched state requests a snapshot and reports the mismatch', async () => {
  connect();
  replica.receive(welcome([card('a', 'one')]));
  write('b', 'mine');
  await turn();
  replica.receive(patch(1, 2, [card('a', 'spoilt')]));
  const before = sent.length;
  pong(digestOf(2, card('a', 'spoilt')));
  expect(sent).toHaveLength(before);
  pong(digestOf(2, card('a', 'two')));
  expect(sent.at(-1)).toMatchObject({ t: 'hello', epoch: 'e', since: {}, mismatched: ['all'] });
  expect(replica.live).toBe(false);
  // Until it is told anew nothing more is compared.
  pong(digestOf(2, card('a', 'two')));
  expect(sent).toHaveLength(before + 1);
  replica.receive(welcome([card('a', 'two')], 2));
  expect(texts()).toEqual(['two', 'mine']);
  expect(pushed()).toEqual([1, 1]);
  pong(digestOf(2, card('a', 'two')));
  expect(replica.live).toBe(true);
});

test('RC7: a page that has missed a patch requests a delta from its clock and reports no mismatch', () => {
  connect();
  replica.receive(welcome([card('a', 'one')]));
  pong(digestOf(3, card('a', 'three')));
  expect(sent.at(-1)).toMatchObject({ t: 'hello', since: { all: 1 } });
  expect(sent.at(-1)).not.toHaveProperty('mismatched');
});

test('E36: time comes from the room, whatever the clock of the device says', () => {
  connect();
  replica.receive(welcome());
  expect(replica.serverNow()).toBe(5_000);
  now = 1_100;
  expect(replica.serverNow()).toBe(5_100);
  // Asked at 1 000, answered 100 later: the room's time is half of that old.
  replica.receive({ t: 'pong', at: 1_000, now: 6_000, digests: [digestOf(1)] });
  expect(replica.serverNow()).toBe(6_050);
});
