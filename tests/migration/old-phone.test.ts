/**
 * A phone with a page of an earlier version at a server of this one: what it kept without network is
 * sent by the page that is loaded anew.
 */
import 'fake-indexeddb/auto';
import { io } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import { connect } from '#lib/client/connect.ts';
import { newKey } from '#lib/client/keys.ts';
import { outboxFor } from '#lib/client/outbox-storage.ts';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { Replica } from '#lib/sync/replica/replica.ts';
import type { View } from '#lib/workshop/define.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { Continued, keyIn, known, left } from './earlier.ts';

const { series, workshops, openPage } = known;
const { seat, cookie, outbox, protocol } = openPage;
const [answered, refused, ...unsent] = outbox.entries;

/** Every mutation that a participant had. */
const mutations = [
  ...['ballot.cast', 'dot.set', 'interest.choose', 'move.go', 'note.edit', 'note.post'],
  ...['note.withdraw', 'placement.set', 'ready.set', 'seat.count', 'seat.represent'],
  ...['speaker.ask', 'stance.clear', 'stance.set'],
];

const handshake = { series, as: 'participant', workshop: workshops.open } as const;
const actor: Actor = { role: 'participant', seat, workshop: workshops.open };

let continued: Continued | undefined;
let disconnect: (() => void) | undefined;

afterEach(async () => {
  disconnect?.();
  await continued?.close();
});

/** Puts into the phone's IndexedDB what the earlier version had kept there, as it did. */
async function keep(): Promise<void> {
  const opening = indexedDB.open(outbox.database);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(outbox.store);
  await happened(opening);
  const transaction = opening.result.transaction(outbox.store, 'readwrite');
  for (const entry of outbox.entries) {
    transaction.objectStore(outbox.store).put(entry, `${entry.client}/${entry.n}`);
  }
  await new Promise((done) => (transaction.oncomplete = done));
  opening.result.close();
}

function happened(request: IDBRequest): Promise<void> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done();
    request.onerror = () => fail(request.error ?? new Error('the storage failed'));
  });
}

/** What must hold of what the phone did, as its own page sees it. */
function expectDone(view: View): void {
  const told = (name: string, at = 0): Readonly<Record<string, unknown>> =>
    unsent.filter((entry) => entry.name === name)[at]?.args ?? {};
  const own = (type: AnyRecord['type'], about: object): readonly AnyRecord[] =>
    view.list(type).filter((record: AnyRecord) => {
      return Object.entries(about).every(([key, value]) => record[key as 'id'] === value);
    });
  const once = (type: AnyRecord['type'], about: object, expected: object): void => {
    expect([type, own(type, about)]).toMatchObject([type, [expected]]);
  };

  const { id, ...posted } = told('note.post');
  once('note', { id }, { ...posted, author: seat });
  const edit = told('note.edit');
  expect(edit.note).toBe(answered?.args['id']);
  once('note', { id: edit.note }, { text: edit.text, author: seat });
  once('note', { id: told('note.withdraw').note }, { withdrawn: true });
  const dot = told('dot.set');
  once('dot', { step: dot.step, theme: dot.theme }, { dots: dot.dots });
  const { at, ...placed } = told('placement.set');
  once('placement', placed, at as object);
  once('placement', { theme: told('placement.set', 1).theme }, { effort: null, impact: null });
  expect(own('placement', { theme: refused?.args['theme'] })).toEqual([]);
  for (const nth of [0, 1]) {
    const { step, asked, question, ...ballot } = told('ballot.cast', nth);
    once('ballot', { step, asked, question }, ballot);
  }
  once('speaker', { step: told('speaker.ask').step, who: seat }, { state: 'waiting', asked: true });
  once('ready', { step: told('ready.set').step }, { seat });
  const { step, topics } = told('interest.choose');
  once('interest', { step }, { topics });
  once('attendance', { workshop: workshops.open }, { headcount: told('seat.count')['heads'] });
  once('seat', { id: seat }, told('seat.represent'));
  const { action, organisation, ...stance } = told('stance.set');
  once('stance', { action, organisation }, stance);
  expect(own('stance', told('stance.clear'))).toEqual([]);
  const before = 'SELECT id FROM stance WHERE action = :action AND organisation = :organisation';
  expect(left(before, told('stance.clear'))).toHaveLength(1);
  const [move] = left('SELECT round, "group" FROM move WHERE id = :move', told('move.go'));
  once('membership', { round: move?.['round'], seat }, { group: move?.['group'] });
  expect(own('move', {})).toEqual([]);
}

test('MG11: what a phone of an earlier version had kept without network is taken in once, whatever it is, when its page is loaded anew', async () => {
  expect([...new Set(unsent.map(({ name }) => name))].sort()).toEqual(mutations);
  continued = await Continued.start();
  await keep();
  const page = await continued.page(`/w/${keyIn(workshops.open)}/__data.json`, cookie);
  expect(page.text).toContain(`"${outbox.owner}"`);
  const changed = new Set<() => void>();
  const replica: Replica<AnyRecord, Actor> = new Replica<AnyRecord, Actor>({
    ...{ domain: sharedDomain, actor, client: newKey(), now: Date.now },
    outbox: outboxFor(outbox.owner),
    onChange: () => changed.forEach((look) => look()),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
  });
  await replica.recover();
  expect(replica.pending).toHaveLength(1 + unsent.length);
  disconnect = connect(replica, handshake, { address: continued.server.url, headers: { cookie } });
  await new Promise<void>((done) => {
    changed.add(() => {
      if (replica.live && replica.pending.length === 0) done();
    });
  });
  // What was refused by the earlier version is still there to be read, and nothing else is.
  expect(replica.refusals).toMatchObject([refused]);
  expectDone(replica.view);
  disconnect();
  expectDone((await continued.phone({ seat, cookie })).view);
  await expect.poll(() => outboxFor(outbox.owner).load()).toEqual([refused]);
});

test('MG12: an open page of an earlier version is told to load anew', async () => {
  expect(protocol).toBeLessThan(protocolVersion);
  continued = await Continued.start();
  const { url } = continued.server;
  const socket = io(url, {
    ...{ auth: handshake, transports: ['websocket'], reconnection: false },
    extraHeaders: { cookie, origin: new URL(url).origin },
  });
  disconnect = () => void socket.disconnect();
  await new Promise<void>((done) => void socket.on('connect', done));
  const answer = new Promise((done) => void socket.on('m', done));
  const { client = '', n = 0 } = answered ?? {};
  const clients = [{ client, next: n }];
  socket.emit('m', { t: 'hello', protocol, epoch: null, since: {}, marks: {}, clients });
  // Its outbox stays on the phone, and the new page sends it (MG11).
  expect(await answer).toMatchObject({ t: 'bye', code: 'protocol.stale' });
});
