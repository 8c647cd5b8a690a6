/**
 * The rehearsals that go on in this process. A rehearsal is a copy of a series in a room of its own:
 * same surfaces, same rules, and nothing of the series itself is written to. It ends by a button, by
 * itself after some hours, and with the process: what a start finds of one is erased.
 */
import { seededRandom } from '#lib/methods/random.ts';
import type { RehearsalCode } from '#lib/text/rehearsal-refusals.ts';
import type { View } from '#lib/workshop/define.ts';
import { standingNames } from '#lib/workshop/people/names.ts';
import { rehearsalPeople } from '#lib/workshop/agenda/rehearsal-people.ts';
import { rehearsalOf } from '#lib/workshop/agenda/rehearsal.ts';
import type { Access, ReadCookie } from '../access/access.ts';
import { cookieName } from '../access/cookies.ts';
import { newDraws, newKey } from '../access/tokens.ts';
import { isStorageFault } from '../db/faults.ts';
import type { Database } from '../db/open-database.ts';
import { eraseRehearsals, eraseRoom } from '../db/erase.ts';
import { SqliteStorage } from '../db/sqlite-storage.ts';
import type { Rooms, SeriesRoom } from '../sockets/rooms.ts';
import { SimulatedParticipants } from './simulated-participants.ts';
import { drawPersonas, phrasesIn } from './personas.ts';

/** Rehearsals on one server at a time: each takes as much as a real workshop. */
export const maxRehearsals = 3;
/** Milliseconds until one ends by itself. */
export const maxDuration = 6 * 3_600_000;
/** Milliseconds until one that nobody looks at any more ends by itself. */
export const maxUnobserved = 30 * 60_000;
/** Milliseconds between two ticks of the simulated people. */
const TICK_MS = 1_000;

/** A workshop in a series, by their ids. */
export interface WorkshopKeys {
  readonly series: string;
  readonly workshop: string;
}

/** A rehearsal that goes on: its own place, and that of which it is a copy. */
export interface Rehearsal extends WorkshopKeys {
  readonly of: WorkshopKeys;
  readonly people: number;
}

interface RunningRehearsal extends Rehearsal {
  readonly participants: SimulatedParticipants;
  readonly endsAt: number;
  readonly stop: () => void;
  /** When somebody last had a page of it open. */
  observedAt: number;
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
  /** A seed for the simulated people: whole, from 0. */
  readonly seed: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
}

type BeginResult =
  | { readonly ok: true; readonly rehearsal: Rehearsal }
  | { readonly ok: false; readonly code: RehearsalCode };

export class Rehearsals {
  readonly #options: RehearsalsOptions;
  /** By the id of the copy. */
  readonly #running = new Map<string, RunningRehearsal>();
  /** By the workshop that is rehearsed: whoever asks meanwhile gets the same one. */
  readonly #starting = new Map<string, Promise<BeginResult>>();
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
  of(place: WorkshopKeys): Rehearsal | null {
    return (
      [...this.#running.values()].find((rehearsal) => !rehearsal.over && isOf(rehearsal, place)) ??
      null
    );
  }

  /** What the simulated people of a rehearsal were refused. For tests: it should be nothing. */
  refusedIn(series: string): ReadonlyMap<string, number> {
    return this.#running.get(series)?.participants.refused ?? new Map();
  }

  /** Begins a rehearsal of a workshop, or gives the one that goes on. The caller asks who may. */
  begin(room: SeriesRoom, place: WorkshopKeys, people: number): Promise<BeginResult> {
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
    for (const { series: copy } of own) await this.end(copy);
  }

  /** Before the process ends, when the rooms are closed: nothing is left for the next one. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#starting.values());
    for (const { stop, participants } of this.#running.values()) {
      stop();
      await participants.stop();
    }
  }

  /** After the rooms have been closed. */
  erase(): void {
    this.#running.clear();
    this.#eraseAll();
  }

  async #end({ series, participants, stop }: RunningRehearsal): Promise<void> {
    const { db, rooms } = this.#options;
    await participants.stop();
    await rooms.remove(series, () => eraseRoom(db, series));
    stop();
    this.#running.delete(series);
  }

  async #begin(room: SeriesRoom, of: WorkshopKeys, people: number): Promise<BeginResult> {
    const { db, access, rooms, now, every, seed } = this.#options;
    const before = [...this.#running.values()].find((rehearsal) => isOf(rehearsal, of));
    await before?.ending?.catch(() => undefined);
    const refused = this.#refusal(room.store, of);
    if (refused) return { ok: false, code: refused };
    const series = `series:${newKey()}`;
    const copy = rehearsalOf(room.store, {
      ...{ workshop: of.workshop, series, newKey, newDraws },
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
    const phrases = phrasesIn(language);
    const random = seededRandom(seed());
    const lists = {
      organisations: standingNames(room.store, 'organisation'),
      roles: standingNames(room.store, 'role'),
    };
    const place = { series, workshop: copy.workshop };
    const participants = new SimulatedParticipants({
      ...{ access, rooms, ...place, phrases, random, now },
      personas: drawPersonas(people, lists, phrases, random),
    });
    const stop = every(TICK_MS, () => this.#tick(series));
    const endsAt = now() + maxDuration;
    const state = { observedAt: now(), over: false, ending: null };
    const running: RunningRehearsal = {
      ...place,
      of,
      people,
      participants,
      endsAt,
      stop,
      ...state,
    };
    this.#running.set(series, running);
    return { ok: true, rehearsal: running };
  }

  #refusal(view: View, { series, workshop }: WorkshopKeys): RehearsalCode | null {
    if (this.#closing) return 'storage.unavailable';
    if (view.list('series').some(({ rehearsal }) => rehearsal)) return 'rehearsal.itself';
    if (view.get('workshop', workshop)?.state !== 'planned') return 'rehearsal.begun';
    const itself = `${series} ${workshop}`;
    const starting = [...this.#starting.keys()].filter((key) => key !== itself);
    const running = [...this.#running.values()];
    const isOther =
      starting.some((key) => key.startsWith(`${series} `)) ||
      running.some(({ of }) => of.series === series);
    if (isOther) return 'rehearsal.other';
    return running.length + starting.length >= maxRehearsals ? 'rehearsal.too-many' : null;
  }

  async #tick(series: string): Promise<void> {
    const running = this.#running.get(series);
    if (!running) return;
    const now = this.#options.now();
    if (running.participants.observers > 0) running.observedAt = now;
    const isDue = now >= Math.min(running.endsAt, running.observedAt + maxUnobserved);
    try {
      if (running.over || isDue) await this.end(series);
      else await running.participants.tick();
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

function isOf({ of }: Rehearsal, { series, workshop }: WorkshopKeys): boolean {
  return of.series === series && of.workshop === workshop;
}
