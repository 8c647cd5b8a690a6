/** The server's parts on a real file, with a clock that a test moves: nothing is waited for. */
import { onTestFinished } from 'vitest';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { Access } from '../../access/access.ts';
import { hasRoom, SqliteStorage } from '../../db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../../db/testing/temporary.ts';
import { Rooms, type SeriesRoom } from '../../sockets/rooms.ts';
import { chosenAgenda } from '../../setup/agenda.ts';
import { createSeries } from '../../setup/create-series.ts';
import { defaultSeriesForm, seriesInput } from '../../setup/series-form.ts';
import { Rehearsals, type WorkshopKeys } from '../rehearsals.ts';

export const facilitator: Actor = { role: 'facilitator', link: 'link:f', device: 'device:f' };

export type TestContext = Awaited<ReturnType<typeof openContext>>;

export function openContext(directory = temporaryDirectory(), seed = 7) {
  const { db, file } = opened(directory);
  // What is written here need not outlive a power cut.
  db.$client.pragma('synchronous = OFF');
  const clock = { now: Date.UTC(2027, 0, 15, 12) };
  const now = (): number => clock.now;
  const faults: unknown[] = [];
  const onFault = (fault: unknown): void => void faults.push(fault);
  const broadcaster = new MemoryBroadcaster<AnyRecord>();
  const rooms = new Rooms({
    ...{ now, onFault, broadcaster: () => broadcaster },
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series, now),
  });
  const access = new Access(db, now);
  const timers = new Set<() => Promise<void>>();
  const rehearsals = new Rehearsals({
    ...{ db, access, rooms, now, onFault, seed: () => seed },
    every: (_ms, act) => {
      timers.add(act);
      return () => timers.delete(act);
    },
  });
  onTestFinished(() => rehearsals.close());
  return {
    ...{ db, file, directory, access, rooms, rehearsals, broadcaster, clock, faults, now },
    /** So many seconds pass, and everybody looks round in each. */
    async advance(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second += 1) {
        clock.now += 1_000;
        await Promise.all([...timers].map((act) => act()));
      }
    },
    /** How many timers run. */
    timers: () => timers.size,
  };
}

/** A series with its first workshop, as the form makes it; room and place of the workshop. */
export async function newSeries(
  context: Pick<TestContext, 'access' | 'rooms' | 'now'>,
  language: 'sv' | 'en' = 'sv',
): Promise<{ readonly room: SeriesRoom; readonly place: WorkshopKeys }> {
  const form = defaultSeriesForm(language, context.now());
  form.title = 'Trygg hemgång';
  form.organisations = [
    { name: 'Ängsby kommun', kind: 'kommun' },
    { name: 'Vårdcentralen Ringen', kind: 'primarvard' },
    { name: 'Lasarettet', kind: 'slutenvard' },
  ];
  const wished = { agenda: '', content: new Uint8Array() };
  const of = { template: 'utvecklingsplan', number: 1, language } as const;
  const agenda = chosenAgenda(wished, of, null);
  if (!agenda.ok) throw new Error(agenda.problem);
  const made = await createSeries(context, seriesInput(form, language, agenda));
  if (!made.ok) throw new Error(made.code);
  const { series, workshop } = made;
  return { room: await roomOf(context, series), place: { series, workshop } };
}

export async function roomOf(
  { rooms }: Pick<TestContext, 'rooms'>,
  series: string,
): Promise<SeriesRoom> {
  const room = await rooms.room(series);
  if (!room) throw new Error('there is no such room');
  return room;
}

/** Every row of every table, in the order of the tables. */
export function everything({ db }: Pick<TestContext, 'db'>): Readonly<Record<string, unknown[]>> {
  return Object.fromEntries(
    tablesOf({ db }).map((name) => [name, db.$client.prepare(`SELECT * FROM "${name}"`).all()]),
  );
}

/** How many rows of a room there are in any table. */
export function rowsOf({ db }: Pick<TestContext, 'db'>, room: string): number {
  return tablesOf({ db }).reduce((sum, name) => {
    const column = name === 'room' ? 'id' : 'room';
    const found = db.$client.prepare(`SELECT count(*) FROM "${name}" WHERE "${column}" = ?`);
    return sum + Number(found.pluck().get(room));
  }, 0);
}

function tablesOf({ db }: Pick<TestContext, 'db'>): string[] {
  const sql =
    "SELECT name FROM sqlite_master WHERE type = 'table' " +
    "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name";
  return db.$client.prepare(sql).pluck().all().map(String);
}
