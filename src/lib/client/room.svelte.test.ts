import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryOutbox } from '#lib/sync/replica/outbox.ts';
import type { ClientMessage, ServerMessage } from '#lib/sync/protocol/protocol.ts';
import type { Visible } from '#lib/sync/record.ts';
import type { Replica } from '#lib/sync/replica/replica.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import { openHarness } from '../../../tests/support/room-harness.ts';
import { buildWorkshop, goTo } from '../../../tests/support/workshop-builder.ts';
import type { Room } from './room.svelte.ts';
import { wholeRoom } from './whole-room.ts';

const device = vi.hoisted(() => ({
  replica: null as Replica<AnyRecord, Actor> | null,
  outbox: null as MemoryOutbox | null,
}));
vi.mock('./connect.ts', () => ({
  connect: (replica: Replica<AnyRecord, Actor>) => {
    device.replica = replica;
    return () => undefined;
  },
}));
vi.mock('./outbox-storage.ts', () => ({ outboxFor: () => device.outbox }));

const note = 'note:mine';
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let kept: { resolve: () => void; reject: (why: Error) => void }[];
let sent: ClientMessage[];
let room: Room;

beforeEach(async () => {
  kept = [];
  sent = [];
  const outbox = new MemoryOutbox();
  outbox.put = () => new Promise((resolve, reject) => kept.push({ resolve, reject }));
  device.outbox = outbox;
  const harness = await openHarness();
  const [actor] = (await buildWorkshop(harness.room, { seats: 1 })).participants;
  await goTo(harness.room, 'notes');
  if (!actor) throw new Error('nobody came');
  const seen = harness.room.view(audiencesOf(actor, harness.room.store) ?? []);
  room = wholeRoom({
    handshake: { series: 'series:s1', as: 'participant', workshop: 'workshop:w1' },
    actor,
    outbox: 'me',
  });
  room.open();
  device.replica?.connected((message) => sent.push(message));
  const put = [...seen.all()] as Visible<AnyRecord>[];
  hear({
    ...{ t: 'welcome', epoch: 'e', now: Date.now(), storage: 'ok' },
    updates: [{ audience: 'all', since: null, clock: 1, put, remove: [] }],
  });
  await turn();
});

const hear = (message: ServerMessage<AnyRecord>) => device.replica?.receive(message);
const write = () =>
  room.mutate('note.post', { id: note, step: 'step:notes', column: 'works', text: 'Hej' });
const pushed = () => sent.filter(({ t }) => t === 'push').length;

test('OB10: a note is shown as saved once the device has stored it, and as sent once the room has acknowledged it', async () => {
  expect(write()).toBeNull();
  await turn();
  expect([room.delivery(note), room.unsent, pushed()]).toEqual(['unsaved', 1, 0]);
  kept[0]?.resolve();
  await turn();
  // On its way is not there.
  expect([room.delivery(note), room.unsent, pushed()]).toEqual(['saved', 1, 1]);
  const { client = '' } = device.replica?.pending[0] ?? {};
  hear({ t: 'answers', client, answers: [{ n: 1, ok: true }] });
  await turn();
  expect([room.delivery(note), room.unsent, room.unkept]).toEqual(['sent', 0, false]);
});

test('OB10: a note is shown as saved once the device has stored it, and as sent once the room has acknowledged it (the device cannot store it)', async () => {
  write();
  kept[0]?.reject(new Error('full'));
  await turn();
  expect([room.delivery(note), room.unkept, pushed()]).toEqual(['unsaved', true, 1]);
});
