/** A real server with real connections, whose limits are small: how many, how often, how much waits. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as openSocket, type Socket } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { protocolVersion, type ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { keyOf } from '#lib/sync/record.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { RawSocket } from '../../../../tests/support/raw-socket.ts';
import { Access } from '../access/access.ts';
import { cookieName } from '../access/cookies.ts';
import { join, joinTargetByKey } from '../access/joining.ts';
import { hasRoom, SqliteStorage } from '../db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { chosenAgenda } from '../setup/agenda.ts';
import { createSeries } from '../setup/create-series.ts';
import { defaultSeriesForm, seriesInput } from '../setup/series-form.ts';
import {
  connectionLimits,
  Connections,
  waitingFor,
  type ConnectionLimits,
  type EngineConnection,
} from './connection-limits.ts';
import { Rooms } from './rooms.ts';
import { SocketBroadcaster, type ServerEvents } from './socket-broadcaster.ts';
import { acceptConnections, createRoomServer } from './socket-server.ts';

const hello = { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };

async function serve(change: Partial<ConnectionLimits> = {}) {
  const { db } = opened(temporaryDirectory());
  db.$client.pragma('synchronous = OFF');
  const now = Date.now;
  const faults: unknown[] = [];
  const onFault = (fault: unknown): void => void faults.push(fault);
  const access = new Access(db, now);
  const server = createServer();
  const connections = new Connections(() => 'network', { ...connectionLimits, ...change });
  const io = createRoomServer(server, null, connections);
  const rooms = new Rooms({
    ...{ now, onFault, exists: (series) => hasRoom(db, series) },
    storage: (series) => new SqliteStorage(db, series),
    broadcaster: (series) => new SocketBroadcaster(io, series),
  });
  acceptConnections(io, rooms, { access, connections, onFault });
  const engines = new Set<EngineConnection>();
  io.engine.on('connection', (connection: EngineConnection) => engines.add(connection));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await rooms.close();
    await io.close();
    server.closeAllConnections();
    expect(faults).toEqual([]);
  });
  const { port } = server.address() as AddressInfo;
  const form = defaultSeriesForm('sv', now());
  form.title = 'Serie';
  form.organisations = [{ name: 'Kommunen', kind: 'kommun' }];
  const language = 'sv' as const;
  const of = { template: 'utvecklingsplan', number: 1, language } as const;
  const agenda = chosenAgenda({ agenda: '', content: new Uint8Array() }, of, null);
  if (!agenda.ok) throw new Error(agenda.problem);
  const made = await createSeries({ access, rooms, now }, seriesInput(form, 'sv', agenda));
  if (!made.ok) throw new Error(made.code);
  const { series, workshop } = made;
  return {
    ...{ port, url: `http://127.0.0.1:${port}`, io, rooms, connections, engines, series, workshop },
    /** Somebody takes a seat; the cookie that opens it. */
    async seat(key: string): Promise<string> {
      const target = await joinTargetByKey({ access, rooms, db }, keyOf(workshop));
      if (!target) throw new Error('no workshop');
      const [organisation, role] = ['Kommunen', 'Chef'].map((name) => ({ name }));
      if (!organisation || !role) throw new Error('no answers');
      const refused = await join(access, target, key, { organisation, role, name: null });
      if (refused) throw new Error(refused);
      return `${cookieName('seat', series)}=${key}`;
    },
  };
}

type Served = Awaited<ReturnType<typeof serve>>;

/** A page, as far as the connection goes: what it is told, in order. */
function page({ url, series, workshop }: Served, cookie: string) {
  const told: string[] = [];
  const socket: Socket = openSocket(url, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
    auth: { as: 'participant', series, workshop },
    extraHeaders: { origin: url, cookie },
  });
  socket.on('m', (message: ServerMessage<AnyRecord>) =>
    told.push(message.t === 'bye' ? message.code : message.t),
  );
  socket.on('connect_error', () => told.push('refused'));
  socket.on('connect', () => socket.emit('m', hello));
  socket.on('disconnect', () => told.push('gone'));
  onTestFinished(() => void socket.disconnect());
  return { socket, told };
}

async function raw({ url }: Served, cookie = ''): Promise<RawSocket> {
  const socket = await RawSocket.open(url, cookie);
  onTestFinished(() => void socket.tcp.destroy());
  return socket;
}

test.each(['is sent more', 'asks for everything again'])(
  'BD7: what waits for a connection that does not read stays within its bound, and others are served (it %s)',
  async (what) => {
    const limits = { waiting: 4_000_000, unread: 1_000_000 };
    const served = await serve(limits);
    const { connections, engines, io, series, workshop } = served;
    const other = page(served, await served.seat('anna'));
    await expect.poll(() => other.told).toEqual(['welcome']);
    const before = new Set(engines);
    const deaf = await raw(served, await served.seat('mallory'));
    deaf.tcp.pause();
    deaf.send(`40${JSON.stringify({ as: 'participant', series, workshop })}`);
    deaf.say(hello);
    const [engine] = [...engines].filter((known) => !before.has(known));
    const socketOf = () =>
      [...io.sockets.sockets.values()].find(({ conn }) => (conn as unknown) === engine);
    await expect.poll(socketOf).toBeDefined();
    const said = { t: 'bye', code: 'x'.repeat(65_536) } as unknown as Parameters<
      ServerEvents['m']
    >[0];
    const waits = (): number => (engine ? waitingFor(engine) : 0);
    let highest = 0;
    // The system takes some megabytes before anything waits here.
    for (let sent = 0; !deaf.closed && sent < 1_000; sent += 1) {
      socketOf()?.emit('m', said);
      connections.look();
      await new Promise((resolve) => setImmediate(resolve));
      highest = Math.max(highest, waits());
      if (what === 'asks for everything again' && waits() > limits.unread) deaf.say(hello);
    }
    await expect.poll(() => engine?.readyState).toBe('closed');
    expect(highest).toBeGreaterThan(limits.unread);
    expect(highest).toBeLessThan(limits.waiting + 2 * 65_536);
    expect(waits()).toBe(0);
    other.socket.emit('m', { t: 'ping', at: 0 });
    await expect.poll(() => other.told).toContain('pong');
  },
);

test('BD8: of all connections together those for which most waits are closed first', () => {
  const waits = (bytes: number) => {
    const closed = { value: false };
    const connection = {
      readyState: 'open',
      request: {},
      writeBuffer: [{ data: 'x'.repeat(bytes) }],
      transport: { socket: { bufferedAmount: 1, terminate: () => (closed.value = true) } },
      ...{ close: () => undefined, on: () => undefined, once: () => undefined },
    } as unknown as EngineConnection;
    return { connection, closed };
  };
  const connections = new Connections(() => 'n', { ...connectionLimits, waitingInAll: 1_000 });
  const all = [100, 600, 90, 500].map(waits);
  for (const { connection } of all) connections.opened(connection);
  expect(connections.waiting).toBe(1_294);
  connections.look();
  expect(all.map(({ closed }) => closed.value)).toEqual([false, true, false, true]);
});

test('BD9: a page that says hello too often is told to come back', async () => {
  const served = await serve({ hello: { burst: 3, perSecond: 0 } });
  const { socket, told } = page(served, await served.seat('anna'));
  await expect.poll(() => told).toEqual(['welcome']);
  for (let i = 0; i < 3; i += 1) socket.emit('m', hello);
  await expect.poll(() => told.at(-1)).toBe('gone');
  expect(told).toEqual(['welcome', 'welcome', 'welcome', 'protocol.too-fast', 'gone']);
});

test('BD10: a seat has so many connections, and the one that has been silent longest is ended for one more', async () => {
  const served = await serve({ ofSeat: 3 });
  const cookie = await served.seat('anna');
  const pages: ReturnType<typeof page>[] = [];
  for (let i = 0; i < 3; i += 1) {
    const opened = page(served, cookie);
    await expect.poll(() => opened.told).toEqual(['welcome']);
    pages.push(opened);
  }
  pages[0]?.socket.emit('m', { t: 'ping', at: 0 });
  await expect.poll(() => pages[0]?.told).toEqual(['welcome', 'pong']);
  const more = page(served, cookie);
  await expect.poll(() => more.told).toEqual(['welcome']);
  await expect.poll(() => pages[1]?.told).toEqual(['welcome', 'protocol.too-fast', 'gone']);
  expect(pages[0]?.told).toEqual(['welcome', 'pong']);
  expect(pages[2]?.told).toEqual(['welcome']);
  // Another seat has its own.
  const other = page(served, await served.seat('bo'));
  await expect.poll(() => other.told).toEqual(['welcome']);
  expect(pages[2]?.told).toEqual(['welcome']);
});

test('BD11: a connection says who it is once, however many times it is sent in one piece', async () => {
  const served = await serve();
  const { url, io, series, workshop } = served;
  const cookie = await served.seat('anna');
  let connected = 0;
  io.on('connection', () => (connected += 1));
  const headers = { origin: url, cookie };
  const auth = JSON.stringify({ as: 'participant', series, workshop });
  for (const packet of [`40${auth}`, '3', '6']) {
    const path = `${url}/socket.io/?EIO=4&transport=polling`;
    const opening = await (await fetch(path, { headers })).text();
    const sid = /"sid":"([^"]+)"/.exec(opening)?.[1] ?? '';
    const body = Array.from({ length: 1_000 }, () => packet).join('\u001e');
    await fetch(`${path}&sid=${sid}`, { method: 'POST', headers, body }).catch(() => null);
    const after = await fetch(`${path}&sid=${sid}`, { headers }).catch(() => null);
    expect(after?.status ?? 400).toBe(400);
  }
  expect(connected).toBeLessThanOrEqual(1);
});

test('BD12: of too many connections that nobody knows the oldest is closed, and those that were let in do not count', async () => {
  const served = await serve({ anonymous: 3 });
  const strangers: RawSocket[] = [];
  for (let i = 0; i < 3; i += 1) strangers.push(await raw(served));
  for (const { tcp } of strangers) tcp.resume();
  const cookie = await served.seat('anna');
  const gone = (): boolean[] => strangers.map(({ closed }) => closed);
  // Whoever keeps connections open keeps nobody out.
  const first = page(served, cookie);
  await expect.poll(() => first.told).toEqual(['welcome']);
  await expect.poll(gone).toEqual([true, false, false]);
  const second = page(served, cookie);
  await expect.poll(() => second.told).toEqual(['welcome']);
  expect(gone()).toEqual([true, false, false]);
  expect(first.told).toEqual(['welcome']);
});

test('BD13: a connection that never says who it is, or does not let itself be closed, is gone in time', async () => {
  const served = await serve({ helloMs: 100, closingMs: 100 });
  const { series, workshop, engines } = served;
  const cookie = await served.seat('anna');
  const [silent, unknown, known] = [
    await raw(served),
    await raw(served),
    await raw(served, cookie),
  ];
  for (const { tcp } of [silent, unknown, known]) tcp.resume();
  unknown.send('40{}');
  known.send(`40${JSON.stringify({ as: 'participant', series, workshop })}`);
  // None of them answers the frame with which a WebSocket is closed.
  await expect
    .poll(() => [silent.closed, unknown.closed, known.closed])
    .toEqual([true, true, true]);
  expect([...engines].map(({ readyState }) => readyState)).toEqual(['closed', 'closed', 'closed']);
});
