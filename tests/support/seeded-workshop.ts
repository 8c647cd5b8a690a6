/** A full workshop that is in the database before the server starts: nobody joins to fill it. */
import { resolve } from 'node:path';
import { groupCount, groupLetter } from '#lib/methods/group-letters.ts';
import { Access } from '#lib/server/access/access.ts';
import { cookieName } from '#lib/server/access/cookies.ts';
import { newToken } from '#lib/server/access/tokens.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { SqliteStorage } from '#lib/server/db/sqlite-storage.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { Room } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { buildWorkshop, facilitator, goTo, must } from './workshop-builder.ts';

const root = resolve(import.meta.dirname, '../..');

export const series = 'series:s1';
export const workshop = 'workshop:w1';

export interface Seated {
  readonly actor: Actor;
  /** As a browser sends it. */
  readonly cookie: string;
}

export interface SeededWorkshop {
  readonly host: Seated;
  readonly screen: Seated;
  readonly phones: readonly Seated[];
}

/** A room on the database of a directory, with no server around it. */
export async function openRoom(directory: string, of: string) {
  const opened = openDatabase(directory, root);
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
  const room = await Room.open<AnyRecord, Actor>({
    domain: roomDomain,
    storage: new SqliteStorage(opened.db, of),
    broadcaster: new MemoryBroadcaster<AnyRecord>(),
    now: Date.now,
    epoch: 'seeded',
    onFault: (fault) => {
      throw fault;
    },
  });
  return { room, access: new Access(opened.db, Date.now), close: opened.close };
}

/** A workshop at its notes step, everybody in a group of four and each with one note. */
export async function seedWorkshop(
  directory: string,
  options: {
    readonly seats: number;
    readonly revealed: boolean;
    /** Twelve, or as many as there are people, unless it is said. */
    readonly organisations?: number;
  },
): Promise<SeededWorkshop> {
  const { room, access, close } = await openRoom(directory, series);
  const organisations = options.organisations ?? Math.min(12, options.seats);
  const { seats, participants } = await buildWorkshop(room, {
    seats: options.seats,
    organisations,
  });
  await must(room, facilitator, [{ name: 'group.form', args: formed(seats) }]);
  await goTo(room, 'notes');
  for (const [index, actor] of participants.entries()) {
    const text = `Lapp ${index}: vi hinner inte följa upp det som vi har kommit överens om.`;
    const args = { id: `note:n${index}`, step: 'step:notes', column: 'works', text };
    await must(room, actor, [{ name: 'note.post', args }]);
  }
  const revealed = { step: 'step:notes', revealed: true };
  if (options.revealed) await must(room, facilitator, [{ name: 'step.reveal', args: revealed }]);

  const grant = access.redeem(access.createLink(series, 'facilitator'));
  if (!grant) throw new Error('a link that was just made cannot be redeemed');
  const desk = `${cookieName('facilitator', series)}=${grant.token}`;
  const phones = participants.map((actor, index) => {
    const key = newToken();
    access.bindSeat(series, seats[index] ?? '', key);
    return { actor, cookie: `${cookieName('seat', series)}=${key}` };
  });
  close();
  return {
    host: { actor: facilitator, cookie: desk },
    screen: { actor: { role: 'screen', workshop }, cookie: desk },
    phones,
  };
}

function formed(seats: readonly string[]) {
  const count = groupCount(seats.length, 4);
  const groups = Array.from({ length: count }, (_, index) => ({
    id: `group:g${index}`,
    letter: groupLetter(index),
    place: null,
    seats: seats.filter((_seat, at) => at % count === index),
  }));
  return { round: 'step:groups', groups };
}
