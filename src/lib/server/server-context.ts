/**
 * The context of the running server: database, access and rooms, started once for pages and sockets
 * alike. Vite may load this module again in development, so what runs is kept on `globalThis`.
 */
import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import { Access } from './access/access.ts';
import { Copies } from './backup/copies.ts';
import { copyInChild } from './backup/copy-in-child.ts';
import { readConfig, type Config } from './config.ts';
import {
  lockDirectory,
  openDatabase,
  type Database,
  type OpenedDatabase,
} from './db/open-database.ts';
import { hasRoom, SqliteStorage } from './db/sqlite-storage.ts';
import { networkOf } from './limits/guesses.ts';
import { logFault, logNotice } from './log.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { clientAddress } from './sockets/client-address.ts';
import { Connections } from './sockets/connection-limits.ts';
import { Rooms } from './sockets/rooms.ts';
import { SocketBroadcaster } from './sockets/socket-broadcaster.ts';
import { acceptConnections, createRoomServer } from './sockets/socket-server.ts';

export interface ServerContext {
  readonly config: Config;
  readonly db: Database;
  readonly access: Access;
  readonly rooms: Rooms;
  readonly rehearsals: Rehearsals;
  readonly now: () => number;
}

/** Milliseconds between two looks for rooms that nobody needs any more. */
const IDLE_CHECK_MS = 60_000;

let context: ServerContext | null = null;

/** The context for pages and endpoints. @throws before `start` */
export function serverContext(): ServerContext {
  if (!context) throw new Error('the server has not been started');
  return context;
}

/** The server does not start; text/ has a sentence for the code of the problem. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly problem: unknown;

  constructor(problem: unknown) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/**
 * Opens the database and mounts the rooms on the HTTP server, where there is one.
 *
 * @throws StartRefused
 */
export async function start(): Promise<void> {
  const host = (globalThis.bikupa ??= {});
  await host.stop?.();
  const httpServer = host.httpServer as HttpServer | undefined;
  // While building there is no HTTP server, and nobody to let in.
  if (!httpServer) return;
  const config = readConfig(process.env);
  if (!config.ok) throw new StartRefused(config);
  const root = host.root ?? process.cwd();
  const { dataDirectory } = config.config;
  const lock = lockDirectory(dataDirectory, root, logNotice);
  if (!lock.ok) throw new StartRefused(lock);
  host.announce = (address) => lock.announce(address);
  const opened = openDatabase(dataDirectory, root);
  if (!opened.ok) {
    lock.release();
    throw new StartRefused(opened);
  }
  const { db, close } = opened;
  const now = Date.now;
  const access = new Access(db, now);
  const { origin } = config.config;
  const before = listenersOf(httpServer);
  const connections = new Connections((request) =>
    networkOf(clientAddress(request, config.config)),
  );
  const io = createRoomServer(httpServer, origin, connections);
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    broadcaster: (series) => new SocketBroadcaster(io, series),
    now,
    onFault: logFault,
  });
  const rehearsals = new Rehearsals({
    ...{ db, access, rooms, now, every, onFault: logFault },
    seed: () => randomInt(2 ** 32),
  });
  acceptConnections(io, rooms, { access, connections, onFault: logFault });
  connections.start();
  const stopClosing = every(IDLE_CHECK_MS, () => rooms.closeIdle());
  const copies = copiesOf(opened, root);
  copies.start();
  context = { config: config.config, db, access, rooms, rehearsals, now };
  host.stop = async () => {
    host.stop = undefined;
    stopClosing();
    await rehearsals.close();
    await Promise.all([rooms.close(), copies.stop()]);
    rehearsals.erase();
    connections.stop();
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
    lock.release();
  };
}

/** Runs a job at an interval without keeping the process alive; returns what stops it. */
function every(ms: number, job: () => Promise<void>): () => void {
  const timer = setInterval(() => void job(), ms);
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
