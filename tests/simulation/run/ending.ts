/** The end of a simulation: faults end, pages come back, and then all states must agree. */
import { sameValue } from '#lib/sync/record.ts';
import type { View } from '#lib/workshop/define.ts';
import { entities } from '#lib/workshop/registry.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import { testedKinds } from '../../kinds/kinds.ts';
import { SILENCE_MS } from '../world/socket.ts';
import { nameOf } from '../model/ledger.ts';
import type { Device, Page } from '../world/page.ts';
import { keyOf } from '../world/phone-disk.ts';
import type { World } from '../world/world.ts';

/** Longer than the slowest round trip, in milliseconds. */
const ROUND_TRIP_MS = 7_000;
/** By then everything that can be sent has been sent, in milliseconds. */
const SETTLE_TIMEOUT_MS = 10 * 60_000;

const types = [
  ...Object.keys(entities),
  ...['presence', 'stats', 'activity', 'breadth', 'score', 'attendanceSummary', 'rounds'],
] as AnyRecord['type'][];

/** Ends all faults, and lets everything settle. */
export async function heal(world: World): Promise<void> {
  const { scheduler, disk } = world;
  world.healed = true;
  disk.trouble = null;
  disk.powerCut = null;
  for (const server of world.fencedServers) server.crash();
  for (const { disk: phone } of world.devices) {
    phone.full = false;
    phone.slow = false;
  }
  for (const { socket } of world.pages()) if (socket) socket.messagesToLose = 0;
  // By then broken connections have been noticed, and the server is up.
  await scheduler.until(scheduler.now + SILENCE_MS + 10_000);
  for (const device of world.devices) reopen(device);
  const end = scheduler.now + SETTLE_TIMEOUT_MS;
  do {
    await scheduler.until(scheduler.now + 5_000);
    for (const page of world.pages()) {
      if (!page.replica.live) page.ping();
    }
  } while (scheduler.now < end && !isSettled(world));
  for (const page of world.pages()) page.ping();
  await scheduler.until(scheduler.now + ROUND_TRIP_MS);
}

/** The person looks at the device again: reloads ended pages, and opens one where none is open. */
function reopen(device: Device): void {
  for (const page of [...device.pages]) {
    if (page.replica.ended) reload(page);
    // An answer was lost on a connection that stayed: looking at the phone opens a new one.
    // Other losses the page detects itself when it compares with the room.
    else if (page.socket?.lossy && page.replica.pending.length > 0) page.reconnect();
  }
  // What a closed tab has left unsent is sent by the next tab that is opened.
  const pending = device.pages.flatMap(({ replica }) => replica.pending);
  const known = new Set(pending.map(({ client, n }) => keyOf(client, n)));
  const left = [...device.disk.entries].some(([key, entry]) => !entry.refused && !known.has(key));
  if (left || device.pages.length === 0) device.open();
}

function reload(page: Page): void {
  page.device.close(page);
  page.device.open();
}

function isSettled(world: World): boolean {
  return world.pages().every(({ replica }) => {
    return replica.ended !== null || (replica.live && replica.pending.length === 0);
  });
}

/** Checks everything that must hold at the end. */
export function verify(world: World): void {
  const room = world.server?.room;
  const { findings, disk } = world;
  if (!room) {
    findings.add('diverged', 'there is no room');
    return;
  }
  for (const page of world.pages()) verifyPage(world, page, room.store);
  for (const device of world.devices) verifyOutbox(world, device, room.store);
  const held = new Map(
    types.flatMap((type) => room.store.list(type).map((record) => [record.id, record])),
  );
  for (const [id, record] of held) {
    const stored = disk.records.get(id);
    if (record.type !== 'presence' && !sameValue(stored, record)) {
      findings.add('diverged', `${id}: ${show(record)} in the room, ${show(stored)} on the disk`);
    }
  }
  for (const id of disk.records.keys()) {
    if (!held.has(id)) findings.add('lost', `${id} is on the disk and not in the room`);
  }
  world.model.compare(disk.records);
  verifySeating(world);
  for (const { faultsIn } of Object.values(testedKinds)) {
    for (const fault of faultsIn?.(disk.records) ?? []) findings.add('diverged', fault);
  }
}

function verifyPage(world: World, page: Page, store: View): void {
  const { findings, server } = world;
  const who = `${page.client} ${nameOf(page.actor)}`;
  const audiences = audiencesOf(page.actor, store);
  if (!audiences || page.replica.ended) {
    const right = !audiences && page.replica.ended === 'access.ended';
    if (!right) findings.add('diverged', `${who} ended: ${page.replica.ended ?? 'not'}`);
    return;
  }
  if (!page.replica.live) findings.add('diverged', `${who} is not live`);
  for (const { client, n, name } of page.replica.pending) {
    findings.add('diverged', `${who} still has ${keyOf(client, n)} ${name}`);
  }
  const error = Math.abs(page.replica.serverNow() - world.roomTime());
  // Half of the difference between the slowest and the fastest way.
  if (error > 3_000) findings.add('diverged', `${who}: the clock is wrong by ${error} ms`);
  const expected = server?.room?.view(audiences);
  if (!expected) return;
  for (const type of types) {
    const seen = new Map(page.replica.view.list(type).map((record) => [record.id, record]));
    for (const record of expected.list(type)) {
      const shown = seen.get(record.id);
      seen.delete(record.id);
      if (!sameValue(shown, record)) {
        findings.add('diverged', `${who} sees ${show(shown)}, not ${show(record)}`);
      }
    }
    for (const id of seen.keys()) findings.add('diverged', `${who} still sees ${id}`);
  }
}

/** Every entry that a phone was told is stored has been answered by the room, or is still stored. */
function verifyOutbox(world: World, { actor, disk, keeps }: Device, store: View): void {
  if (!keeps || actor.role !== 'participant') return;
  const barred = audiencesOf(actor, store) === null;
  for (const key of disk.acknowledged) {
    const [client = '', n = ''] = key.split('/');
    const state = world.disk.everAnswered.get(`${actor.seat}/${client}`);
    const answered = state !== undefined && state.last >= Number(n);
    const refused = answered && state.refused[Number(n)] !== undefined;
    const kept = disk.entries.has(key) || disk.dismissed.has(key);
    if (!kept && (!answered || refused)) {
      world.findings.add('lost', `kept on the phone of ${nameOf(actor)}: ${key}`);
    }
  }
  for (const [key, entry] of disk.entries) {
    if (entry.refused === null && !barred) {
      world.findings.add('diverged', `${key} ${entry.name} is left in the outbox`);
    }
  }
}

/** Each person has at most one group in a round, and the group exists. */
function verifySeating({ disk, findings }: World): void {
  const seen = new Set<string>();
  for (const record of disk.records.values()) {
    if (record.type !== 'membership') continue;
    const place = `${record.round} ${record.seat}`;
    if (seen.has(place)) findings.add('diverged', `two groups: ${place}`);
    seen.add(place);
    const group = disk.records.get(record.group);
    const stands = group?.type === 'group' && !group.dissolved && group.round === record.round;
    if (!stands) findings.add('diverged', `${record.id} sits in a group that is none`);
  }
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 160);
}
