/**
 * The running server: database, access and rooms, started once for pages and sockets alike. Vite
 * may load this module anew while developing, so what runs is kept beside the HTTP server.
 */
import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import { Access } from './access/access.ts';
import { Copies } from './backup/copies.ts';
import { copyInChild } from './backup/copy-in-child.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase, type Database, type OpenedDatabase } from './db/open-database.ts';
import { hasRoom, SqliteStorage } from './db/sqlite-storage.ts';
import { logFault } from './log.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { Rooms } from './rooms/rooms.ts';
import { SocketHall } from './rooms/socket-hall.ts';
import { admit, createRoomServer } from './rooms/socket-server.ts';

export interface Running {
  readonly config: Config;
  readonly db: Database;
  readonly access: Access;
  readonly rooms: Rooms;
  readonly rehearsals: Rehearsals;
  readonly now: () => number;
}

let running: Running | null = null;

/** What pages and endpoints work with. */
export function server(): Running {
  if (!running) throw new Error('the server has not been started');
  return running;
}

/** A start that is refused, with a code for which text/ has a sentence. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly problem: unknown;

  constructor(problem: unknown) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** Opens the database and mounts the rooms on the HTTP server, where there is one. */
export async function start(): Promise<void> {
  const host = (globalThis.bikupa ??= {});
  await host.stop?.();
  const httpServer = host.httpServer as HttpServer | undefined;
  // While building there is no HTTP server, and nobody to let in.
  if (!httpServer) return;
  const config = readConfig(process.env);
  if (!config.ok) throw new StartRefused(config);
  const opened = openDatabase(config.config.dataDirectory, host.root ?? process.cwd());
  if (!opened.ok) throw new StartRefused(opened);
  const { db, close } = opened;
  const now = Date.now;
  const access = new Access(db, now);
  const { origin } = config.config;
  const before = listenersOf(httpServer);
  const io = createRoomServer(httpServer, origin);
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    hall: (series) => new SocketHall(io, series),
    now,
    onFault: logFault,
  });
  const rehearsals = new Rehearsals({
    ...{ db, access, rooms, now, every, onFault: logFault },
    seed: () => randomInt(2 ** 32),
  });
  admit(io, rooms, { access, onFault: logFault });
  const copies = copiesOf(opened, host.root ?? process.cwd());
  copies.start();
  running = { config: config.config, db, access, rooms, rehearsals, now };
  host.stop = async () => {
    host.stop = undefined;
    await rehearsals.close();
    await Promise.all([rooms.close(), copies.stop()]);
    rehearsals.erase();
    io.disconnectSockets(true);
    io.engine.close();
    // The HTTP server goes on when Vite loads this module anew: it must not ask a closed engine.
    for (const [event, kept] of before) {
      for (const listener of httpServer.listeners(event)) {
        if (!kept.has(listener)) httpServer.off(event, listener as () => void);
      }
      for (const listener of kept) {
        if (!httpServer.listeners(event).includes(listener))
          httpServer.on(event, listener as () => void);
      }
    }
    close();
  };
}

/** Does something again and again without keeping the process; gives what ends it. */
function every(ms: number, act: () => Promise<void>): () => void {
  const timer = setInterval(() => void act(), ms);
  timer.unref();
  return () => clearInterval(timer);
}

/** Copies of the database while it is used, in a folder beside it. */
function copiesOf({ db, file }: OpenedDatabase, root: string): Copies {
  const migrations = join(root, 'drizzle');
  const changes = db.$client.prepare('SELECT total_changes()').pluck();
  return new Copies({
    folder: join(dirname(file), 'backups'),
    bytes: () => statSync(file).size,
    written: () => Number(changes.get()),
    copy: (to, signal) => copyInChild(root, { from: file, to, migrations }, signal),
    now: Date.now,
    onFault: logFault,
  });
}

type Listener = ReturnType<HttpServer['listeners']>[number];

/** What listens to an HTTP server's requests, by event. */
function listenersOf(httpServer: HttpServer): ReadonlyMap<string, ReadonlySet<Listener>> {
  return new Map(
    ['request', 'upgrade'].map((event) => [event, new Set(httpServer.listeners(event))] as const),
  );
}
