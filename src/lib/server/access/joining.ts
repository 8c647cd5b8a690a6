/**
 * Joining a workshop: from a code to a seat, and to one seat only however often a phone on bad Wi-Fi
 * repeats its request.
 */
import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Answer } from '#lib/sync/mutation.ts';
import { idOf, keyOf } from '#lib/sync/record.ts';
import { guessOrganisationKind } from '#lib/workshop/people/organisation-kind.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { attendanceId } from '#lib/workshop/model/attendance.ts';
import { isFull, waits } from '#lib/workshop/people/attendance.ts';
import { most } from '#lib/workshop/model/most.ts';
import { loanOf } from '#lib/workshop/model/seat.ts';
import { sameName } from '#lib/workshop/people/names.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { Access } from './access.ts';
import { newKey } from './tokens.ts';
import type { Database } from '../db/open-database.ts';
import { isStorageFault } from '../db/faults.ts';
import { workshop as workshopTable } from '../db/schema.ts';
import type { JoinAnswers, Named } from '../http/join-form.ts';
import type { Arrivals } from '../limits/arrivals.ts';
import type { Rooms, SeriesRoom } from '../sockets/rooms.ts';

const server: Actor = { role: 'server' };
/** The client of the server's own mutations in the room. */
const CLIENT = 'joining';

/** What joining needs of the server. */
export interface JoinContext {
  readonly access: Access;
  readonly rooms: Rooms;
  readonly db: Database;
}

/** A workshop that somebody asks to join, and its room. */
export interface JoinTarget {
  readonly series: string;
  readonly room: SeriesRoom;
  readonly workshop: Workshop;
}

/** The workshop with a join code, or null. `secret`: see `Access.workshopByCode`. */
export async function joinTargetByCode(
  context: JoinContext,
  code: string,
  secret: string | null = null,
): Promise<JoinTarget | null> {
  const found = context.access.workshopByCode(code, secret);
  return found && joinTarget(context, found.series, found.workshop);
}

/** The workshop with a key as it stands in an address, or null. */
export async function joinTargetByKey(
  context: JoinContext,
  key: string,
): Promise<JoinTarget | null> {
  const id = idOf('workshop', key);
  const found = context.db.select().from(workshopTable).where(eq(workshopTable.id, id)).get();
  return found ? joinTarget(context, found.room, id) : null;
}

async function joinTarget(
  context: JoinContext,
  series: string,
  workshopId: string,
): Promise<JoinTarget | null> {
  const room = await context.rooms.room(series);
  const workshop = room?.store.get('workshop', workshopId);
  return room && workshop ? { series, room, workshop } : null;
}

/** True when a seat has come to the workshop and was not removed. */
export function attends({ room, workshop }: JoinTarget, seat: string): boolean {
  const here = room.store.get('attendance', attendanceId(seat, workshop.id));
  return here !== undefined && room.store.get('seat', seat)?.removed === false;
}

/**
 * Why a seat may not join, as the code of a refusal; null where it may.
 *
 * @param seat null: somebody without a seat
 */
export function joinRefusal({ room, workshop }: JoinTarget, seat: string | null): string | null {
  const before = seat === null ? undefined : room.store.get('seat', seat);
  if (before?.removed) return 'access.removed';
  if (before && room.store.get('attendance', attendanceId(before.id, workshop.id))) return null;
  if (workshop.state === 'closed') return 'workshop.closed';
  if (workshop.locked) return 'workshop.locked';
  return isFull(room.store, workshop.id) ? 'workshop.full' : null;
}

/** Records that a seat of the series has come to the workshop; the code of a refusal, or null. */
export async function arrive({ room, workshop }: JoinTarget, seat: string): Promise<string | null> {
  const args = { seat, workshop: workshop.id };
  return firstRefusal(await room.submit(server, CLIENT, [{ name: 'seat.arrive', args }]));
}

/**
 * Takes a seat for a device and joins the workshop; a seat that the device already has gets the new
 * answers. The same device always has the same seat. A device that was lent says nothing anew: who
 * somebody is they say themselves.
 *
 * @param key the secret that the device keeps as its cookie
 * @returns the code of a refusal, or null
 */
export async function join(
  access: Access,
  target: JoinTarget,
  key: string,
  answers: JoinAnswers,
): Promise<string | null> {
  const held = access.heldSeat(target.series, key);
  const seat = held?.seat ?? seatFor(target.series, key);
  // One form after the other: of many at once each would find that nothing was added yet.
  const before = joining.get(seat);
  const turn = (async () => {
    await before?.catch(() => null);
    return joinAs(access, target, { key, seat, lent: held?.lent === true }, answers);
  })();
  joining.set(seat, turn);
  try {
    return await turn;
  } finally {
    if (joining.get(seat) === turn) joining.delete(seat);
  }
}

/** The latest form of each seat that is being worked on. */
const joining = new Map<string, Promise<string | null>>();

async function joinAs(
  access: Access,
  target: JoinTarget,
  { key, seat, lent }: { readonly key: string; readonly seat: string; readonly lent: boolean },
  answers: JoinAnswers,
): Promise<string | null> {
  const { room, series, workshop } = target;
  const refused = joinRefusal(target, seat);
  if (refused) return refused;
  if (lent) return arrive(target, seat);
  const named = mayName(target, seat, answers);
  if (named) return named;
  // Whoever will wait to be let in adds nothing that others see.
  const isIn = attends(target, seat) && !waits(room.store, seat, workshop.id);
  const choose = { held: workshop.approve && !isIn };
  const organisation = await resolveChoice(room, 'organisation', answers.organisation, choose);
  const role = await resolveChoice(room, 'role', answers.role, choose);
  if (!organisation.id) return organisation.refused;
  if (!role.id) return role.refused;
  const adds = [organisation, role].filter(({ isNew }) => isNew).length;
  const about = { organisation: organisation.id, role: role.id, name: answers.name };
  const args = { id: seat, ...about, adds };
  const submitted = await room.submit(server, CLIENT, [
    { name: 'seat.take', args },
    { name: 'seat.arrive', args: { seat, workshop: workshop.id } },
  ]);
  const code = firstRefusal(submitted);
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
 * Gives a seat to somebody who has no phone, and admits them.
 *
 * @param host the facilitator, who has seen them: no approval is needed
 * @returns the code of a refusal, or null
 */
export async function seatNewcomer(
  target: JoinTarget,
  answers: JoinAnswers,
  host: Actor,
): Promise<string | null> {
  const { room, workshop } = target;
  const refused = joinRefusal(target, null);
  if (refused) return refused;
  const organisation = await resolveChoice(room, 'organisation', answers.organisation);
  const role = await resolveChoice(room, 'role', answers.role);
  if (!organisation.id) return organisation.refused;
  if (!role.id) return role.refused;
  const seat = idOf('seat', newKey());
  const about = { organisation: organisation.id, role: role.id, name: answers.name };
  const code = firstRefusal(
    await room.submit(server, CLIENT, [
      { name: 'seat.take', args: { id: seat, ...about, phone: 'none' } },
      { name: 'seat.arrive', args: { seat, workshop: workshop.id } },
    ]),
  );
  if (code || !workshop.approve) return code;
  const args = { workshop: workshop.id, seats: [seat] };
  return firstRefusal(await room.submit(host, CLIENT, [{ name: 'seat.admit', args }]));
}

/**
 * A code with which somebody's seat can be opened once, on a device that is handed out. The person of
 * the seat sees that there is one, and whoever has the device sees nothing of what was there before.
 *
 * @param now milliseconds since 1970
 */
export async function lendDevice(
  access: Access,
  target: JoinTarget,
  seat: string,
  now: number,
): Promise<
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly refused: string }
> {
  const { room, series } = target;
  const own = room.store.get('seat', seat);
  if (!own || !attends(target, seat)) return { ok: false, refused: 'seat.unknown' };
  // The first device of somebody who has none is theirs: nothing has been written on another.
  const isFirst = own.phone !== 'own' && own.loans.length === 0 && !access.isHeld(series, seat);
  const args = { seat, at: isFirst ? null : now };
  const refused = firstRefusal(await room.submit(server, CLIENT, [{ name: 'seat.lend', args }]));
  if (refused) return { ok: false, refused };
  try {
    if (!isFirst) access.endLoans(series, seat);
    const code = access.createPersonalCode(series, seat, isFirst ? 'link' : 'lent');
    room.review();
    return { ok: true, code };
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    return { ok: false, refused: 'storage.unavailable' };
  }
}

/**
 * The device of a seat takes it back from those that were lent to it, which end.
 *
 * @param key the secret of the device
 * @param now milliseconds since 1970
 * @returns the code of a refusal, or null
 */
export async function takeBack(
  access: Access,
  { room, series }: Pick<JoinTarget, 'room' | 'series'>,
  key: string,
  now: number,
): Promise<string | null> {
  const held = access.heldSeat(series, key);
  if (!held || held.lent) return 'access.not-allowed';
  const { seat } = held;
  const own = room.store.get('seat', seat);
  if (!own || !loanOf(own)) return null;
  const args = { seat, at: now };
  const refused = firstRefusal(await room.submit(server, CLIENT, [{ name: 'seat.reclaim', args }]));
  if (refused) return refused;
  try {
    access.endLoans(series, seat);
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    return 'storage.unavailable';
  }
  room.review();
  return null;
}

/**
 * Those who came to a workshop from the same network as somebody and not before a time, and were not
 * removed: whoever floods it takes many seats from one place.
 *
 * @param from milliseconds since 1970
 */
export function cameTogether(
  { room, series, workshop }: JoinTarget,
  arrivals: Pick<Arrivals, 'together'>,
  { seat, from }: { readonly seat: string; readonly from: number },
): string[] {
  const since = room.store
    .list('attendance')
    .filter((came) => came.workshop === workshop.id && came.arrivedAt >= from)
    .map((came) => came.seat);
  return arrivals.together(
    series,
    seat,
    since.filter((other) => attends({ room, series, workshop }, other)),
  );
}

/**
 * Why a seat may not add the names in its answers to the lists, as the code of a refusal; null where it
 * may, or adds none. One has a few for ever, and none beside the first while it waits to be let in.
 */
function mayName(
  { room, workshop }: JoinTarget,
  seat: string,
  { organisation, role }: JoinAnswers,
): string | null {
  const { store } = room;
  const adds = [
    'name' in organisation && !sameName(store.list('organisation'), organisation.name),
    'name' in role && !sameName(store.list('role'), role.name),
  ].filter(Boolean).length;
  if (adds === 0) return null;
  if (waits(store, seat, workshop.id)) return 'access.waiting';
  const added = store.get('seat', seat)?.added ?? 0;
  return added + adds > most.namesBySeat ? 'seat.names' : null;
}

/** A device's seat in a series: derived from its secret, which cannot be derived from the seat. */
function seatFor(series: string, key: string): string {
  const hash = createHash('sha256')
    .update(`seat ${keyOf(series)} ${key}`)
    .digest('base64url');
  return idOf('seat', hash.slice(0, 24));
}

/** The id of a choice; a name of one's own becomes a record unless there is one with that name. */
async function resolveChoice(
  room: SeriesRoom,
  type: 'organisation' | 'role',
  choice: Named,
  { held }: { readonly held: boolean } = { held: false },
): Promise<{
  readonly id: string | null;
  readonly refused: string | null;
  readonly isNew: boolean;
}> {
  if ('id' in choice) return { id: choice.id, refused: null, isNew: false };
  const { name } = choice;
  const id = idOf(type, newKey());
  const args = {
    id,
    name,
    held,
    ...(type === 'organisation' && { kind: guessOrganisationKind(name) }),
  };
  const refused = firstRefusal(await room.submit(server, CLIENT, [{ name: `${type}.add`, args }]));
  if (refused) return { id: null, refused, isNew: false };
  const known = sameName(room.store.list(type), name)?.id ?? null;
  return { id: known, refused: 'internal', isNew: known === id };
}

function firstRefusal(answers: readonly Answer[]): string | null {
  for (const answer of answers) if (!answer.ok) return answer.code;
  return null;
}
