/**
 * The rehearsals that go on in this process. A rehearsal is a copy of a series in a room of its own:
 * same surfaces, same rules, and nothing of the series itself is written to. It ends by a button, by
 * itself after some hours, and with the process: what a start finds of one is erased.
 */
import { seededRandom } from '#lib/methods/random.ts';
import type { RehearsalCode } from '#lib/text/rehearsal-refusals.ts';
import type { View } from '#lib/workshop/noun.ts';
import { rehearsalPeople } from '#lib/workshop/rehearsal-people.ts';
import { rehearsalOf } from '#lib/workshop/rehearsal.ts';
import type { Access, ReadCookie } from '../access/access.ts';
import { cookieName } from '../access/cookies.ts';
import { newKey } from '../access/tokens.ts';
import { isStorageFault } from '../db/faults.ts';
import type { Database } from '../db/open-database.ts';
import { eraseRehearsals, eraseRoom } from '../db/erase.ts';
import { SqliteStorage } from '../db/sqlite-storage.ts';
import type { Rooms, SeriesRoom } from '../rooms/rooms.ts';
import { Crowd } from './crowd.ts';
import { drawPeople, voicesIn } from './people.ts';

/** Rehearsals on one server at a time: each is a whole hall. */
export const mostRehearsals = 3;
/** Milliseconds until one ends by itself. */
export const longestRehearsal = 6 * 3_600_000;
/** Milliseconds until one that nobody looks at any more ends by itself. */
export const longestAlone = 30 * 60_000;
/** Milliseconds between two looks of the made-up people. */
const LOOK_MS = 1_000;

/** A workshop in a series, by their ids. */
export interface Place {
  readonly series: string;
  readonly workshop: string;
}

/** A rehearsal that goes on: its own place, and that of which it is a copy. */
export interface Rehearsal extends Place {
  readonly of: Place;
  readonly people: number;
}

interface Running extends Rehearsal {
  readonly crowd: Crowd;
  readonly endsAt: number;
  readonly stop: () => void;
  /** When somebody last looked on. */
  seenAt: number;
  /** It has been ended. Where it could not be erased it is tried again until it is. */
  over: boolean;
  ending: Promise<void> | null;
}

export interface RehearsalsOptions {
  readonly db: Database;
  readonly access: Access;
  readonly rooms: Rooms;
  readonly now: () => number;
  /** Does something again and again, until what it gives is called. */
  readonly every: (ms: number, act: () => Promise<void>) => () => void;
  /** A seed for what people do: whole, from 0. */
  readonly seed: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
}

type Begun =
  | { readonly ok: true; readonly rehearsal: Rehearsal }
  | { readonly ok: false; readonly code: RehearsalCode };

export class Rehearsals {
  readonly #options: RehearsalsOptions;
  /** By the id of the copy. */
  readonly #running = new Map<string, Running>();
  /** By the workshop that is rehearsed: whoever asks meanwhile gets the same one. */
  readonly #starting = new Map<string, Promise<Begun>>();
  #closing = false;

  /** Erases what an earlier process has left, however it ended. */
  constructor(options: RehearsalsOptions) {
    this.#options = options;
    this.#eraseAll();
  }

  /** The rehearsal that is this series, or null. */
  at(series: string): Rehearsal | null {
    return this.#running.get(series) ?? null;
  }

  /** The rehearsal of a workshop that goes on, or null. */
  of(place: Place): Rehearsal | null {
    return [...this.#running.values()].find((one) => !one.over && isOf(one, place)) ?? null;
  }

  /** What the made-up people of a rehearsal were refused. For tests: it should be nothing. */
  refusedIn(series: string): ReadonlyMap<string, number> {
    return this.#running.get(series)?.crowd.refused ?? new Map();
  }

  /** Begins a rehearsal of a workshop, or gives the one that goes on. The caller asks who may. */
  begin(room: SeriesRoom, place: Place, people: number): Promise<Begun> {
    const before = this.of(place);
    if (before) return Promise.resolve({ ok: true, rehearsal: before });
    const key = `${place.series} ${place.workshop}`;
    const started =
      this.#starting.get(key) ??
      this.#begin(room, place, people).finally(() => this.#starting.delete(key));
    this.#starting.set(key, started);
    return started;
  }

  /**
   * Makes a browser a facilitator of a rehearsal, if it is none.
   *
   * @returns the value of its cookie; null when it has one that works
   */
  admit(read: ReadCookie, { series }: Rehearsal): { name: string; value: string } | null {
    const { access } = this.#options;
    if (access.actor(read, series, { as: 'facilitator' })) return null;
    const grant = access.redeem(access.createLink(series, 'facilitator'));
    if (!grant) throw new Error('a link that was just made cannot be redeemed');
    return { name: cookieName('facilitator', series), value: grant.token };
  }

  /** Ends a rehearsal and erases all of it. Ending what has ended is nothing. */
  async end(series: string): Promise<void> {
    const running = this.#running.get(series);
    if (!running) return;
    running.over = true;
    running.ending ??= this.#end(running).finally(() => {
      running.ending = null;
    });
    await running.ending;
  }

  /** Ends the rehearsals of a series, such as when those who lead it get a new link. */
  async endAllOf(series: string): Promise<void> {
    const own = [...this.#running.values()].filter(({ of }) => of.series === series);
    for (const one of own) await this.end(one.series);
  }

  /** Before the process ends, when the rooms are closed: nothing is left for the next one. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#starting.values());
    for (const { stop, crowd } of this.#running.values()) {
      stop();
      await crowd.leave();
    }
  }

  /** After the rooms have been closed. */
  erase(): void {
    this.#running.clear();
    this.#eraseAll();
  }

  async #end({ series, crowd, stop }: Running): Promise<void> {
    const { db, rooms } = this.#options;
    await crowd.leave();
    await rooms.remove(series, () => eraseRoom(db, series));
    stop();
    this.#running.delete(series);
  }

  async #begin(room: SeriesRoom, of: Place, people: number): Promise<Begun> {
    const { db, access, rooms, now, every, seed } = this.#options;
    const before = [...this.#running.values()].find((one) => isOf(one, of));
    await before?.ending?.catch(() => undefined);
    const refused = this.#refusal(room.store, of);
    if (refused) return { ok: false, code: refused };
    const series = `series:${newKey()}`;
    const copy = rehearsalOf(room.store, {
      ...{ workshop: of.workshop, series, newKey },
      newCode: () => access.newJoinCode(),
    });
    const batch = { since: 0, clock: 1, put: copy.records, remove: [], clients: [], audit: [] };
    try {
      await new SqliteStorage(db, series, now).commit(batch);
    } catch (fault) {
      if (!isStorageFault(fault)) throw fault;
      return { ok: false, code: 'storage.unavailable' };
    }
    const language = room.store.get('series', of.series)?.language ?? 'sv';
    const voices = voicesIn(language);
    const random = seededRandom(seed());
    const lists = {
      organisations: inOrder(room.store.list('organisation')),
      roles: inOrder(room.store.list('role')),
    };
    const place = { series, workshop: copy.workshop };
    const drawn = drawPeople(people, lists, voices, random);
    const crowd = new Crowd({ access, rooms, ...place, people: drawn, voices, random, now });
    const stop = every(LOOK_MS, () => this.#look(series));
    const endsAt = now() + longestRehearsal;
    const state = { seenAt: now(), over: false, ending: null };
    const running: Running = { ...place, of, people, crowd, endsAt, stop, ...state };
    this.#running.set(series, running);
    return { ok: true, rehearsal: running };
  }

  #refusal(view: View, { series, workshop }: Place): RehearsalCode | null {
    if (this.#closing) return 'storage.unavailable';
    if (view.list('series').some((one) => one.rehearsal)) return 'rehearsal.itself';
    if (view.get('workshop', workshop)?.state !== 'planned') return 'rehearsal.begun';
    const itself = `${series} ${workshop}`;
    const starting = [...this.#starting.keys()].filter((key) => key !== itself);
    const running = [...this.#running.values()];
    const isOther =
      starting.some((key) => key.startsWith(`${series} `)) ||
      running.some(({ of }) => of.series === series);
    if (isOther) return 'rehearsal.other';
    return running.length + starting.length >= mostRehearsals ? 'rehearsal.too-many' : null;
  }

  async #look(series: string): Promise<void> {
    const running = this.#running.get(series);
    if (!running) return;
    const now = this.#options.now();
    if (running.crowd.onlookers > 0) running.seenAt = now;
    const isDue = now >= Math.min(running.endsAt, running.seenAt + longestAlone);
    try {
      if (running.over || isDue) await this.end(series);
      else await running.crowd.look();
    } catch (fault) {
      this.#options.onFault(fault, 'rehearsal');
    }
  }

  #eraseAll(): void {
    try {
      eraseRehearsals(this.#options.db);
    } catch (fault) {
      // On a disk that takes nothing they stay marked as what they are, until the next start.
      if (!isStorageFault(fault)) throw fault;
      this.#options.onFault(fault, 'rehearsal');
    }
  }
}

/** How many people were asked for in a form; the usual number where that makes no sense. */
export function peopleIn(value: FormDataEntryValue | null): number {
  const { fewest, usual, most } = rehearsalPeople;
  const asked = typeof value === 'string' ? Number(value) : NaN;
  return Number.isInteger(asked) && asked >= fewest && asked <= most ? asked : usual;
}

function isOf({ of }: Rehearsal, { series, workshop }: Place): boolean {
  return of.series === series && of.workshop === workshop;
}

function inOrder<Item extends { readonly order: number }>(list: readonly Item[]): Item[] {
  return list.toSorted((a, b) => a.order - b.order);
}
