import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FaultProxy } from '../support/fault-proxy.ts';

/** Says back what it hears. */
let server: Server;
/** What the server has heard, over all connections. */
let arrived: string;
let proxy: FaultProxy;
let clients: Client[];

interface Client {
  readonly socket: Socket;
  heard: string;
  /** How it ended, as this end was told. */
  ended: 'not' | 'closed' | 'reset';
}

beforeEach(async () => {
  arrived = '';
  clients = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      arrived += bytes.toString();
      socket.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await FaultProxy.start(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 7);
});

afterEach(async () => {
  for (const { socket } of clients) socket.destroy();
  await proxy.close();
  server.close();
});

async function connectTo(): Promise<Client> {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  const client: Client = { socket, heard: '', ended: 'not' };
  clients.push(client);
  socket.on('data', (bytes) => (client.heard += bytes.toString()));
  socket.on('error', () => (client.ended = 'reset'));
  socket.on('close', () => (client.ended = client.ended === 'reset' ? 'reset' : 'closed'));
  await once(socket, 'connect');
  return client;
}

/** Says something over a new connection and waits until it has come back. */
async function echo(text: string): Promise<Client> {
  const client = await connectTo();
  client.socket.write(text);
  await expect.poll(() => client.heard).toBe(text);
  return client;
}

describe('a network of our own', () => {
  test('FP1: data that passes the proxy arrives complete and in order, however slow', async () => {
    proxy.set({ latency: 5, jitter: 5, bandwidth: 400_000 });
    const text = Array.from({ length: 20_000 }, (_, i) => `${i} `).join('');
    const client = await connectTo();
    for (let at = 0; at < text.length; at += 5_000) client.socket.write(text.slice(at, at + 5_000));
    await expect.poll(() => client.heard.length, { timeout: 20_000 }).toBe(text.length);
    expect(client.heard).toBe(text);
  });

  test('FP2: a stall loses no data, and neither end is notified', async () => {
    const client = await echo('before ');
    proxy.set({ stalled: true });
    client.socket.write('during');
    // A second connection has come and spoken meanwhile, so the first would have been heard too.
    const other = await connectTo();
    other.socket.write('!');
    await expect.poll(() => proxy.connections).toBe(2);
    expect([arrived, client.ended]).toEqual(['before ', 'not']);
    proxy.set({});
    await expect.poll(() => [client.heard, other.heard]).toEqual(['before during', '!']);
  });

  test('FP3: connections open during a blackout stay dead without notice, and later connections work', async () => {
    const client = await echo('before');
    proxy.blackOut();
    const during = await connectTo();
    client.socket.write('lost');
    during.socket.write('lost');
    proxy.return();
    await echo('after');
    client.socket.write('lost');
    await echo('later');
    expect(arrived).toBe('beforeafterlater');
    expect([client.heard, client.ended, during.ended]).toEqual(['before', 'not', 'not']);
  });

  test('FP4: half-open, one direction is dead and the other works', async () => {
    const [up, down] = [await echo('a'), await echo('b')];
    proxy.halfOpen('down');
    up.socket.write('c');
    await expect.poll(() => arrived).toBe('abc');
    await echo('d');
    expect([up.heard, up.ended]).toEqual(['a', 'not']);
    proxy.halfOpen('up');
    down.socket.write('e');
    await echo('f');
    expect(arrived).toBe('abcdf');
  });

  test('FP5: a reset is reported to both ends at once, and later connections work', async () => {
    const client = await echo('a');
    proxy.reset();
    await expect.poll(() => client.ended).toBe('reset');
    await expect.poll(() => proxy.connections).toBe(0);
    await echo('b');
  });

  test('FP6: equal seeds produce equal network behaviour, and different seeds different behaviour', async () => {
    const drawn = async (seed: number): Promise<number[]> => {
      const one = await FaultProxy.start('http://127.0.0.1:1', seed);
      one.set({ latency: 200, jitter: 100 });
      const delays = Array.from({ length: 20 }, () => one.draw().delay);
      await one.close();
      return delays;
    };
    const [first, again, other] = [await drawn(3), await drawn(3), await drawn(4)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(Math.min(...first)).toBeGreaterThanOrEqual(100);
  });
});
