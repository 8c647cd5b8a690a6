/** The end of a simulation: everything heals, everybody comes back, and then all must agree. */
import { sameValue } from '#lib/sync/record.ts';
import type { View } from '#lib/workshop/noun.ts';
import { nouns, type AnyRecord } from '#lib/workshop/records.ts';
import { audiencesOf } from '#lib/workshop/visibility.ts';
import { SILENCE_MS } from './line.ts';
import { nameOf } from './ledger.ts';
import type { Device, Page } from './page.ts';
import { keyOf } from './phone-disk.ts';
import type { World } from './world.ts';

/** The slowest way there and the slowest way back, with some to spare. */
const ROUND_TRIP_MS = 7_000;
/** By then everything that can be sent is sent. */
const PATIENCE_MS = 10 * 60_000;

const types = [
  ...Object.keys(nouns),
  ...['presence', 'tally', 'pulse', 'breadth', 'score', 'census'],
] as AnyRecord['type'][];

/** Lets everything heal and settle. */
export async function heal(world: World): Promise<void> {
  const { scheduler, disk } = world;
  world.healed = true;
  disk.trouble = null;
  disk.powerCut = null;
  for (const house of world.zombies) house.crash();
  for (const { disk: phone } of world.devices) {
    phone.full = false;
    phone.slow = false;
  }
  for (const { line } of world.pages()) if (line) line.losing = 0;
  // Dead connections are noticed, the house is up again.
  await scheduler.until(scheduler.now + SILENCE_MS + 10_000);
  for (const device of world.devices) comeBack(device);
  const end = scheduler.now + PATIENCE_MS;
  do {
    await scheduler.until(scheduler.now + 5_000);
    for (const page of world.pages()) {
      if (page.replica.ended === 'room.failed') reload(page);
      else if (!page.replica.live) page.ping();
    }
  } while (scheduler.now < end && !isSettled(world));
  for (const page of world.pages()) page.ping();
  await scheduler.until(scheduler.now + ROUND_TRIP_MS);
}

/** Somebody looks at the phone again: reloads what was ended, opens what was closed. */
function comeBack(device: Device): void {
  for (const page of [...device.pages]) {
    if (page.replica.ended) reload(page);
    // An answer was lost on a connection that went on: looking at the phone makes a new one.
    // Everything else that was lost the page finds out by itself, when it asks what it must hold.
    else if (page.line?.lossy && page.replica.pending.length > 0) page.reconnect();
  }
  // What a closed tab has left behind is sent by the next one that is opened.
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

/** Everything that must hold now. */
export function judge(world: World): void {
  const room = world.house?.room;
  const { findings, disk } = world;
  if (!room) {
    findings.add('diverged', 'there is no room');
    return;
  }
  for (const page of world.pages()) judgePage(world, page, room.store);
  for (const device of world.devices) judgeOutbox(world, device, room.store);
  const held = new Map(types.flatMap((type) => room.store.list(type).map((one) => [one.id, one])));
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
  judgeSeating(world);
}

function judgePage(world: World, page: Page, store: View): void {
  const { findings, house } = world;
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
  // Half of the difference between the slowest way there and the fastest way back.
  if (error > 3_000) findings.add('diverged', `${who}: the clock is wrong by ${error} ms`);
  const expected = house?.room?.view(audiences);
  if (!expected) return;
  for (const type of types) {
    const seen = new Map(page.replica.view.list(type).map((one) => [one.id, one]));
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

/** What a phone was told is kept has been answered by the room, or is kept still. */
function judgeOutbox(world: World, { actor, disk, keeps }: Device, store: View): void {
  if (!keeps || actor.role !== 'participant') return;
  const barred = audiencesOf(actor, store) === null;
  for (const key of disk.promised) {
    const [client = '', n = ''] = key.split('/');
    const state = world.disk.clients.get(`${actor.seat}/${client}`);
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

/** One group for each person and round, which stands; and no round that nobody knows. */
function judgeSeating({ disk, findings }: World): void {
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
