/**
 * How somebody becomes a person of a workshop: from a code to a seat, and only one however often
 * a phone on bad Wi-Fi asks.
 */
import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Answer } from '#lib/sync/mutation.ts';
import { keyOf } from '#lib/sync/record.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { attendanceId } from '#lib/workshop/attendance.ts';
import { sameName } from '#lib/workshop/organisation.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';
import { seatsPerWorkshop } from '#lib/workshop/workshop.ts';
import type { Access } from './access/access.ts';
import { newKey } from './access/tokens.ts';
import type { Database } from './db/open-database.ts';
import { isStorageFault } from './db/faults.ts';
import { workshop as workshopTable } from './db/schema.ts';
import type { JoinAnswers, Named } from './join-form.ts';
import type { Rooms, SeriesRoom } from './rooms/rooms.ts';

const server: Actor = { role: 'server' };
/** Names the server's own acts in the room. */
const CLIENT = 'joining';

/** What joining needs of the running server. */
export interface House {
  readonly access: Access;
  readonly rooms: Rooms;
  readonly db: Database;
}

/** A workshop that somebody stands before. */
export interface Door {
  readonly series: string;
  readonly room: SeriesRoom;
  readonly workshop: Workshop;
}

/** The workshop with a join code, or null. */
export async function doorByCode(house: House, code: string): Promise<Door | null> {
  const found = house.access.workshopByCode(code);
  return found && openDoor(house, found.series, found.workshop);
}

/** The workshop with a key as it stands in an address, or null. */
export async function doorByKey(house: House, key: string): Promise<Door | null> {
  const id = `workshop:${key}`;
  const found = house.db.select().from(workshopTable).where(eq(workshopTable.id, id)).get();
  return found ? openDoor(house, found.room, id) : null;
}

async function openDoor(house: House, series: string, workshopId: string): Promise<Door | null> {
  const room = await house.rooms.room(series);
  const workshop = room?.store.get('workshop', workshopId);
  return room && workshop ? { series, room, workshop } : null;
}

/** True when a seat has come to the workshop and was not shown out. */
export function attends({ room, workshop }: Door, seat: string): boolean {
  const here = room.store.get('attendance', attendanceId(seat, workshop.id));
  return here !== undefined && room.store.get('seat', seat)?.removed === false;
}

/** Why this door is shut, as the code of a refusal; null: come in. */
export function shut({ room, workshop }: Door, seat: string | null): string | null {
  const before = seat === null ? undefined : room.store.get('seat', seat);
  if (before?.removed) return 'access.removed';
  if (before && room.store.get('attendance', attendanceId(before.id, workshop.id))) return null;
  if (workshop.state === 'closed') return 'workshop.closed';
  if (workshop.locked) return 'workshop.locked';
  const arrived = room.store.list('attendance').filter((one) => one.workshop === workshop.id);
  return arrived.length >= seatsPerWorkshop ? 'workshop.full' : null;
}

/** Notes that a seat of the series came to the workshop; a refusal's code, or null. */
export async function arrive({ room, workshop }: Door, seat: string): Promise<string | null> {
  const args = { seat, workshop: workshop.id };
  return refusalIn(await room.submit(server, CLIENT, [{ name: 'seat.arrive', args }]));
}

/**
 * Takes a seat for a device and comes to the workshop; a seat that the device already has is told
 * anew who it is. The same device twice is one seat.
 *
 * @param key the secret that the device keeps as its cookie
 * @returns the code of a refusal, or null
 */
export async function join(
  access: Access,
  door: Door,
  key: string,
  answers: JoinAnswers,
): Promise<string | null> {
  const { room, series, workshop } = door;
  const seat = access.seatOf(series, key) ?? seatFor(series, key);
  const refused = shut(door, seat);
  if (refused) return refused;
  const organisation = await settled(room, 'organisation', answers.organisation);
  const role = await settled(room, 'role', answers.role);
  if (!organisation.id) return organisation.refused;
  if (!role.id) return role.refused;
  const args = { id: seat, organisation: organisation.id, role: role.id, name: answers.name };
  const told = await room.submit(server, CLIENT, [
    { name: 'seat.take', args },
    { name: 'seat.arrive', args: { seat, workshop: workshop.id } },
  ]);
  const code = refusalIn(told);
  if (code) return code;
  try {
    access.bindSeat(series, seat, key);
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    // The device asks again, and has the same seat.
    return 'storage.unavailable';
  }
  return null;
}

/**
 * Gives a seat to somebody who has no phone and lets them in; the code of a refusal, or null.
 *
 * @param host the facilitator, who has seen them: they wait at no door
 */
export async function seatNewcomer(
  door: Door,
  answers: JoinAnswers,
  host: Actor,
): Promise<string | null> {
  const { room, workshop } = door;
  const refused = shut(door, null);
  if (refused) return refused;
  const organisation = await settled(room, 'organisation', answers.organisation);
  const role = await settled(room, 'role', answers.role);
  if (!organisation.id) return organisation.refused;
  if (!role.id) return role.refused;
  const seat = `seat:${newKey()}`;
  const about = { organisation: organisation.id, role: role.id, name: answers.name };
  const code = refusalIn(
    await room.submit(server, CLIENT, [
      { name: 'seat.take', args: { id: seat, ...about, phone: 'none' } },
      { name: 'seat.arrive', args: { seat, workshop: workshop.id } },
    ]),
  );
  if (code || !workshop.approve) return code;
  const args = { workshop: workshop.id, seats: [seat] };
  return refusalIn(await room.submit(host, CLIENT, [{ name: 'seat.admit', args }]));
}

/**
 * A code that opens somebody's seat on a device which is handed out, once. Whoever has the seat is
 * told that there is one: nobody reads what they wrote without their knowing.
 */
export async function lendDevice(
  access: Access,
  door: Door,
  seat: string,
): Promise<
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly refused: string }
> {
  const { room, series } = door;
  const own = room.store.get('seat', seat);
  if (!own || !attends(door, seat)) return { ok: false, refused: 'seat.unknown' };
  const { organisation, role, name } = own;
  const args = { id: seat, organisation, role, name, phone: 'lent' };
  const refused = refusalIn(await room.submit(server, CLIENT, [{ name: 'seat.take', args }]));
  if (refused) return { ok: false, refused };
  try {
    return { ok: true, code: access.createPersonalCode(series, seat) };
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    return { ok: false, refused: 'storage.unavailable' };
  }
}

/** A device's seat in a series: told from its secret, which cannot be told from the seat. */
function seatFor(series: string, key: string): string {
  const hash = createHash('sha256')
    .update(`seat ${keyOf(series)} ${key}`)
    .digest('base64url');
  return `seat:${hash.slice(0, 24)}`;
}

/** The id behind a choice; a text of one's own becomes a record unless its name is there already. */
async function settled(
  room: SeriesRoom,
  type: 'organisation' | 'role',
  choice: Named,
): Promise<{ readonly id: string | null; readonly refused: string | null }> {
  if ('id' in choice) return { id: choice.id, refused: null };
  const { name } = choice;
  const id = `${type}:${newKey()}`;
  const args = type === 'organisation' ? { id, name, kind: 'annan' } : { id, name };
  const refused = refusalIn(await room.submit(server, CLIENT, [{ name: `${type}.add`, args }]));
  if (refused) return { id: null, refused };
  return { id: sameName(room.store.list(type), name)?.id ?? null, refused: 'internal' };
}

function refusalIn(answers: readonly Answer[]): string | null {
  for (const answer of answers) if (!answer.ok) return answer.code;
  return null;
}
