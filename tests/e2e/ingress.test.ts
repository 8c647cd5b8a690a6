/** The doors of a running server, by what stands before them: raw frames, raw requests, forms. */
import { io, type Socket } from 'socket.io-client';
import { joinPath } from '#lib/methods/code.ts';
import { protocolVersion, type ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { seededRandom } from '#lib/methods/random.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';
import { Random } from '../simulation/operations/random.ts';
import { abuses, engine, someFrames } from '../fuzz/frames.ts';
import { comeIn, connectTo } from '../fuzz/wire.ts';
import { expect, test } from '../support/e2e.ts';
import {
  done,
  openLiveWorkshop,
  write,
  type Guest,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { send, sendBytes } from '../support/raw-requests.ts';
import { TestServer } from '../support/server.ts';

const FRAMES = 4_000;
const form = 'application/x-www-form-urlencoded';
/** The cookie that a page sets in a browser that can take part. */
const able = 'bikupa_able=1';

/** What a socket of its own is told first, or why it is not let in. */
function knock(
  url: string,
  auth: object,
  headers: Record<string, string>,
  transport: 'websocket' | 'polling' = 'websocket',
): Promise<{ readonly first: string; readonly socket: Socket }> {
  return new Promise((resolve) => {
    const socket = io(url, {
      ...{ auth, transports: [transport], reconnection: false, forceNew: true },
      extraHeaders: { origin: url, ...headers },
    });
    const tell = (first: string): void => resolve({ first, socket });
    socket.on('connect_error', () => tell('refused'));
    socket.on('connect', () =>
      socket.emit('m', {
        ...{ t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] },
      }),
    );
    socket.on('m', (message: ServerMessage<AnyRecord>) =>
      tell(message.t === 'bye' ? message.code : message.t),
    );
  });
}

async function first(...asked: Parameters<typeof knock>): Promise<string> {
  const { first: told, socket } = await knock(...asked);
  socket.disconnect();
  return told;
}

test.describe('sockets', () => {
  let live: LiveWorkshop;
  test.beforeEach(async ({ server }) => {
    live = await openLiveWorkshop(server.url);
  });
  test.afterEach(() => live.close());

  const writes = async (guest: Guest, count: number, key: string): Promise<void> => {
    for (let i = 0; i < count; i += 1) await write(guest, `${key}-${i}`);
  };

  test(`W27: no malformed frame stops the server or blocks a valid note (${FRAMES})`, async ({
    server,
  }) => {
    const guest = await live.join();
    const { visitor } = await live.join();
    const honest = writes(guest, 30, 'honest');
    const random = new Random(seededRandom(4));
    let opened = 0;
    let welcomed = 0;
    for (let said = 0; said < FRAMES;) {
      const socket = await connectTo(server.url, random.chance(0.8) ? visitor.cookie : '');
      expect(socket).not.toBeNull();
      opened += 1;
      const hello = { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };
      if (socket && random.chance(0.3) && (await comeIn(socket, live, hello))) welcomed += 1;
      const count = 1 + random.below(12);
      for (let i = 0; i < count; i += 1) {
        for (const frame of someFrames(random, live)) {
          said += 1;
          if (socket?.readyState === WebSocket.OPEN) socket.send(frame);
        }
      }
      // What it was told does not matter, but it is to be read before the door is shut.
      if (random.chance(0.3)) await send(`${server.url}/accessibility`);
      socket?.close();
    }
    expect(opened).toBeGreaterThan(FRAMES / 12);
    expect(welcomed).toBeGreaterThan(opened / 10);
    await honest;
    expect(guest.client.unsent).toBe(0);
    const own = guest.client.view.list('note').filter(({ author }) => author === guest.seat);
    expect(own).toHaveLength(30);
    expect((await send(server.url)).status).toBe(200);
    expect(server.takeFaults()).toBe('');
  });

  test('W28: oversized frames, partial frames and abused upgrades close only their own connection', async ({
    server,
  }) => {
    const guest = await live.join();
    const socket = await connectTo(server.url, guest.visitor.cookie);
    const closed = new Promise<number>((resolve) => {
      if (socket) socket.onclose = ({ code }) => resolve(code);
    });
    socket?.send(`42["m","${'x'.repeat(300_000)}"]`);
    expect([1006, 1009]).toContain(await closed);
    for (const abuse of abuses(server.url, guest.visitor.cookie)) {
      await sendBytes(server.url, abuse, 100);
    }
    const long = await send(`${server.url}${engine}polling&sid=none`, {
      ...{ method: 'POST', headers: { origin: server.url }, body: 'x'.repeat(400_000) },
    }).catch(() => null);
    expect(long?.status ?? 400).toBeGreaterThanOrEqual(400);
    await write(guest, 'after');
    expect(server.takeFaults()).toBe('');
  });

  test('W29: a page of another site cannot open a socket, by WebSocket or by polling', async ({
    server,
  }) => {
    const { series } = live;
    const { cookie } = live.facilitator;
    const auth = { series, as: 'facilitator' };
    for (const transport of ['websocket', 'polling'] as const) {
      expect(await first(server.url, auth, { cookie }, transport)).toBe('welcome');
      for (const origin of ['https://evil.example', 'null', `${server.url}1`]) {
        expect(await first(server.url, auth, { cookie, origin }, transport)).toBe('refused');
      }
      const cross = { cookie, 'sec-fetch-site': 'cross-site' };
      expect(await first(server.url, auth, cross, transport)).toBe('refused');
    }
    const status = async (headers: Record<string, string>) =>
      (await send(`${server.url}${engine}polling`, { headers: { cookie, ...headers } })).status;
    expect(await status({})).toBe(200);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    const { host } = new URL(server.url);
    const bare = await sendBytes(
      server.url,
      `GET ${engine}websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    expect(bare).not.toContain('101 Switching');
  });

  test('W30: nothing of another series is accessible, by sockets or by pages', async ({
    server,
  }) => {
    const other = await openLiveWorkshop(server.url);
    const guest = await live.join();
    const { cookie } = guest.visitor;
    const key = (id: string) => id.slice(id.indexOf(':') + 1);
    const auths = [
      { series: other.series, as: 'reader' },
      { series: other.series, as: 'participant', workshop: other.workshop },
      { series: live.series, as: 'participant', workshop: other.workshop },
      { series: live.series, as: 'screen', workshop: live.workshop },
      { series: live.series, as: 'facilitator' },
      { series: 'series:none', as: 'reader' },
      { series: live.series, as: '__proto__' },
      {},
    ];
    for (const auth of auths)
      expect(await first(server.url, auth, { cookie })).toBe('access.ended');
    const desk = live.facilitator.cookie;
    const elsewhere = { series: live.series, as: 'screen', workshop: other.workshop };
    expect(await first(server.url, elsewhere, { cookie: desk })).toBe('access.ended');
    const paths = [
      `/s/${key(other.series)}`,
      `/s/${key(other.series)}/plan`,
      `/s/${key(other.series)}/plan.pdf`,
      `/s/${key(other.series)}/series.json`,
      `/s/${key(other.series)}/w/${key(other.workshop)}`,
      `/s/${key(live.series)}/w/${key(other.workshop)}`,
      `/s/${key(live.series)}/w/${key(other.workshop)}/screen`,
      '/s/none',
      '/s/none/plan',
      '/s/__proto__',
    ];
    const told = await Promise.all(paths.map((path) => live.facilitator.get(path)));
    expect(told.map(({ status }, i) => [paths[i], status])).toEqual(
      paths.map((path) => [path, 404]),
    );
    other.close();
  });

  test('W31: a participant who is removed, gives up their seat or loses their link loses all access at once', async ({
    server,
  }) => {
    const [shown, left] = [await live.join(), await live.join()];
    const reader = { series: live.series, as: 'reader' };
    const reading = await knock(server.url, reader, { cookie: shown.visitor.cookie });
    expect(reading.first).toBe('welcome');
    const cookies = shown.visitor.cookie;
    await done(live.host, 'seat.remove', { seat: shown.seat, removed: true });
    await expect(shown.client.until(() => null)).rejects.toThrow('access.ended');
    expect(await first(server.url, reader, { cookie: cookies })).toBe('access.ended');
    const plan = `/s/${live.series.slice('series:'.length)}/plan`;
    expect((await shown.visitor.get(plan)).status).toBe(404);
    expect((await left.visitor.get(plan)).status).toBe(200);

    const before = left.visitor.cookie;
    const page = `/w/${live.workshop.slice('workshop:'.length)}`;
    expect((await left.visitor.post(`${page}?/leave`, [])).status).toBe(303);
    await expect(left.client.until(() => null)).rejects.toThrow('access.ended');
    expect(await first(server.url, reader, { cookie: before })).toBe('access.ended');

    const desk = live.facilitator.cookie;
    const silent = await connectTo(server.url, desk);
    const over = new Promise<void>((resolve) => {
      if (silent) silent.onclose = () => resolve();
    });
    silent?.send(`40${JSON.stringify({ series: live.series, as: 'facilitator' })}`);
    const projector = { series: live.series, as: 'screen', workshop: live.workshop };
    const screen = await knock(server.url, projector, { cookie: desk });
    expect(screen.first).toBe('welcome');
    const dark = new Promise<void>((resolve) => screen.socket.once('disconnect', () => resolve()));
    const path = `/s/${live.series.slice('series:'.length)}`;
    expect((await live.facilitator.post(`${path}?/renew`, [])).status).toBe(200);
    await Promise.all([over, dark]);
    expect(await first(server.url, projector, { cookie: desk })).toBe('access.ended');
  });

  test('W32: correct codes are accepted at the venue while somebody there guesses codes', async ({
    server,
  }) => {
    const statuses = new Map<number, number>();
    let joined = 0;
    for (let i = 0; i < 1_000; i += 1) {
      const { status } = await send(`${server.url}/${50_000_000 + i}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (i % 50 !== 0) continue;
      const { seat } = await live.join();
      if (seat) joined += 1;
    }
    expect(joined).toBe(20);
    expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([404, 429]);
    // Twenty in any minute from one address; a slow machine may take a few minutes for this.
    expect(statuses.get(404)).toBeLessThanOrEqual(60);
  });
});

test.describe('pages', () => {
  test('W33: every response has its security headers: only own or nonced scripts and styles, no foreign frame, no server name', async ({
    server,
  }) => {
    const pages = ['/', '/new', '/accessibility', '/12345678', '/nowhere', '/l/none', '/s/none'];
    for (const path of pages) {
      const { headers, body } = await send(`${server.url}${path}`);
      const policy = String(headers['content-security-policy']);
      const rule = new Map(
        policy.split(';').map((part) => {
          const [name = '', ...values] = part.trim().split(' ');
          return [name, values.join(' ')] as const;
        }),
      );
      expect(rule.get('default-src')).toBe("'self'");
      expect(rule.get('script-src')).toMatch(/^'self' 'nonce-[\w+/=]+'$/);
      expect(rule.get('style-src')).toMatch(/^'self'( 'nonce-[\w+/=]+')?$/);
      expect(rule.get('connect-src')).toBe(`'self' ${server.url.replace('http', 'ws')}`);
      expect(rule.get('frame-ancestors')).toBe("'self'");
      expect(rule.get('object-src')).toBe("'none'");
      expect(rule.get('base-uri')).toBe("'none'");
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      for (const [script] of body.matchAll(/<script[^>]*>/g)) {
        expect(script).toContain(`nonce="${nonce}"`);
      }
      expect(body).not.toMatch(/\son[a-z]+="/);
      expect(headers['referrer-policy']).toBe(
        path.startsWith('/l/') ? 'no-referrer' : 'same-origin',
      );
      expect(body).not.toContain('name="referrer"');
    }
    const asset = /(?:src|href)="\.?(\/_app\/[^"]+)"/.exec((await send(server.url)).body)?.[1];
    const others = [
      ...[asset ?? '', '/favicon.svg', '/_app/none.js', `${engine}polling`, `${engine}none`],
    ];
    const all = await Promise.all([...pages, ...others].map((path) => send(server.url + path)));
    all.push(await send(server.url, { method: 'DELETE' }));
    for (const { headers } of all) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('x-sveltekit-page');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
    for (const { headers } of all.slice(0, pages.length + 2)) {
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['content-security-policy']).toBeDefined();
    }
  });

  test('W34: a form from another site or without an origin is refused, whatever its cookies', async ({
    server,
  }) => {
    const live = await openLiveWorkshop(server.url);
    const { cookie } = live.facilitator;
    const path = `${server.url}/s/${live.series.slice('series:'.length)}?/link`;
    const post = async (headers: Record<string, string>, type = form) =>
      (
        await send(path, {
          ...{ method: 'POST', body: 'kind=plan' },
          headers: { cookie, 'content-type': type, ...headers },
        })
      ).status;
    expect(await post({ origin: server.url })).toBe(200);
    for (const type of [form, 'multipart/form-data; boundary=x', 'text/plain']) {
      expect(await post({}, type)).toBe(403);
      expect(await post({ origin: 'null' }, type)).toBe(403);
      expect(await post({ origin: 'https://evil.example' }, type)).toBe(403);
      expect(await post({ origin: `${server.url}.evil.example` }, type)).toBe(403);
    }
    expect(await post({}, 'application/json')).toBe(415);
    live.close();
  });

  test('W35: oversized bodies, other methods and partial requests are rejected without revealing secrets', async ({
    server,
  }) => {
    const headers = { origin: server.url, 'content-type': form };
    const body = `title=${'x'.repeat(200_000)}`;
    expect((await send(`${server.url}/new`, { method: 'POST', headers, body })).status).toBe(413);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    const streamed = await send(`${server.url}/new`, { method: 'POST', headers: chunked, body });
    expect(streamed.status).toBe(413);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const { status, headers: told } = await send(server.url, { method });
      expect([method, status, told.allow]).toEqual([method, 405, 'GET, HEAD, POST']);
    }
    const nothing = await send(`${server.url}/accessibility`, {
      ...{ method: 'POST', headers, body: 'a=1' },
    });
    expect(nothing.status).toBe(405);
    const { host } = new URL(server.url);
    const odd = [
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`,
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: user@evil.example\r\n\r\n',
      'GET / HTTP/1.0\r\n\r\n',
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /%ff%fe HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      `POST /new HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ];
    for (const request of odd) {
      expect([request.slice(0, 60), await sendBytes(server.url, request)]).toEqual([
        request.slice(0, 60),
        expect.stringMatching(/^HTTP\/1\.1 4\d\d /),
      ]);
    }
    await send(`${server.url}/l/TokenThatIsASecret`);
    await send(`${server.url}/l/TokenThatIsASecret/%ff`);
    expect(server.errors).not.toContain('TokenThatIsASecret');
    expect((await send(server.url)).status).toBe(200);
  });

  test('W36: a client that sends part of a request and waits is disconnected, and others are served meanwhile', async ({
    server,
  }) => {
    const began = Date.now();
    const slow = Array.from({ length: 50 }, (_, i) =>
      sendBytes(server.url, i % 2 ? 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ' : '', 40_000),
    );
    expect((await send(server.url)).status).toBe(200);
    await Promise.all(slow);
    // Fifteen seconds for a head, looked at every five.
    expect(Date.now() - began).toBeLessThan(35_000);
  });
});

test('W37: with a public address every request must use that host name, and HTTPS is enforced', async () => {
  const server = await TestServer.start({ ORIGIN: 'https://bikupa.example' });
  try {
    const as = (host: string, path = '/', rest: Parameters<typeof send>[1] = {}) =>
      send(`${server.url}${path}`, { ...rest, headers: { ...rest.headers, host } });
    const page = await as('bikupa.example');
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/);
    expect(page.headers['content-security-policy']).toContain('wss://bikupa.example');
    const wrong = await as('evil.example');
    expect(wrong.status).toBe(421);
    expect(wrong.body).toContain('https://bikupa.example');
    expect((await as('evil.example', `${engine}polling`)).status).toBe(403);
    expect((await as('bikupa.example', `${engine}polling`)).status).toBe(200);
    const local = { headers: { origin: server.url } };
    expect((await as('bikupa.example', `${engine}polling`, local)).status).toBe(403);
    const made = await as('bikupa.example', '/new', {
      method: 'POST',
      headers: { 'content-type': form, origin: 'https://bikupa.example', cookie: able },
      body: 'title=Serie&organisation=Kommunen&organisation-kind=kommun&roles=Chef&workshop-title=W&date=2027-02-01&place=&group-size=4&question=Vad&column=Bra&column-tone=works',
    });
    expect(made.status).toBe(200);
    const cookies = made.headers['set-cookie'] ?? [];
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; SameSite=Lax/);
    }
    const foreign = { method: 'POST', headers: { 'content-type': form, origin: server.url } };
    expect((await as('bikupa.example', '/new', foreign)).status).toBe(403);
    expect(server.takeFaults()).toBe('');
  } finally {
    await server.close();
  }
});

/** A form as a browser sends it that has never been here. */
const post = (server: TestServer, path: string, body: string, headers = {}) =>
  send(`${server.url}${path}`, {
    ...{ method: 'POST', body },
    headers: {
      'content-type': form,
      accept: 'text/html',
      cookie: able,
      origin: server.url,
      ...headers,
    },
  });

test('W45: a series form above the rate limit is returned as filled in', async () => {
  const server = await TestServer.start();
  try {
    const series =
      'title=Min+serie&organisation=Kommunen&organisation-kind=kommun&roles=Chef&workshop-title=W&date=2027-02-01&place=&group-size=4&question=Vad&column=Bra&column-tone=works';
    let made = await post(server, '/new', series);
    for (let i = 0; i < 70 && made.status !== 429; i += 1) {
      expect(made.status).toBe(200);
      made = await post(server, '/new', series);
    }
    expect(made.status).toBe(429);
    expect(made.body).toContain('många serier på kort tid');
    expect(made.body).toContain('value="Min serie"');
    expect(made.headers['set-cookie']?.join('') ?? '').not.toContain('facilitator');
  } finally {
    await server.close();
  }
  expect(server.takeFaults()).toBe('');
});

test("W43: a visitor's address is taken only from the configured header, and from no header by default", async () => {
  /** How many wrong codes are looked up when everybody seems to come from an address of their own. */
  const lookedUp = async (environment: Record<string, string>, header: (i: number) => string) => {
    const server = await TestServer.start(environment);
    try {
      let count = 0;
      for (let i = 0; i < 30; i += 1) {
        const headers = { 'x-forwarded-for': header(i) };
        const { status } = await send(`${server.url}/${40_000_000 + i}`, { headers });
        if (status === 404) count += 1;
      }
      return count;
    } finally {
      await server.close();
      expect(server.takeFaults()).toBe('');
    }
  };
  const proxied = { ADDRESS_HEADER: 'X-Forwarded-For' };
  const each = (i: number) => `10.0.0.${i}`;
  expect(await lookedUp({}, each)).toBe(25);
  expect(await lookedUp(proxied, each)).toBe(30);
  // What stands before the proxy's own word was written by the visitor.
  expect(await lookedUp(proxied, (i) => `10.0.0.${i}, 10.1.1.1`)).toBe(25);
  expect(await lookedUp({ ...proxied, XFF_DEPTH: '2' }, (i) => `${each(i)}, 10.1.1.1`)).toBe(30);
});

test('W51: two hundred people with addresses of their own join by the link while fifty addresses guess codes', async () => {
  const server = await TestServer.start({ ADDRESS_HEADER: 'X-Forwarded-For' });
  const live = await openLiveWorkshop(server.url);
  let guessing = true;
  try {
    const workshop = live.host.view.get('workshop', live.workshop);
    if (!workshop) throw new Error('the console has no workshop');
    const link = server.url + joinPath(workshop);
    const answers = 'organisation=own&own-organisation=Kommunen&role=own&own-role=Chef&name=';
    const guessed = new Map<number, number>();
    const guessers = Array.from({ length: 50 }, async (_, i) => {
      for (let n = 0; guessing; n += 1) {
        const headers = { 'x-forwarded-for': `10.9.0.${i}` };
        const code = 50_000_000 + i * 100_000 + n;
        const { status } = await send(`${server.url}/${code}`, { headers });
        guessed.set(status, (guessed.get(status) ?? 0) + 1);
      }
    });
    // Twenty from each: what kept everybody out.
    await expect
      .poll(() => [...guessed.values()].reduce((a, b) => a + b, 0))
      .toBeGreaterThan(1_000);
    const started = Date.now();
    const joined = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const headers = { 'x-forwarded-for': `192.168.${i}.1`, origin: server.url };
        const page = await send(link, { headers });
        const set = (page.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]);
        const cookie = [able, ...set].join('; ');
        const posted = await send(`${link}?/join`, {
          ...{ method: 'POST', body: answers },
          headers: { ...headers, cookie, 'content-type': form, accept: 'text/html' },
        });
        return [page.status, posted.status].join();
      }),
    );
    const seconds = (Date.now() - started) / 1_000;
    test.info().annotations.push({ type: 'joined', description: `200 in ${seconds} s` });
    expect(new Set(joined)).toEqual(new Set(['200,303']));
    // The digits are typed from addresses that nobody guessed from, and looked up at once.
    for (let i = 0; i < 20; i += 1) {
      const headers = { 'x-forwarded-for': `172.16.0.${i}` };
      expect((await send(`${server.url}/${live.code}`, { headers })).status).toBe(200);
    }
    // Who guessed is told how long to wait, and the way in that does not depend on it.
    const refused = await send(`${server.url}/${live.code}`, {
      headers: { 'x-forwarded-for': '10.9.0.1', 'accept-language': 'sv' },
    });
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(refused.body).toContain('QR-koden på den stora skärmen');
    expect(refused.body).toMatch(/om ungefär \d+ (?:sekunder|minuter)/);
    expect((await send(link, { headers: { 'x-forwarded-for': '10.9.0.1' } })).status).toBe(200);
    guessing = false;
    await Promise.all(guessers);
    expect([...guessed.keys()].toSorted((a, b) => a - b)).toEqual([404, 429]);
    // Five from each, twenty of all, and those of the minutes that this took.
    expect(guessed.get(404)).toBeLessThanOrEqual(50 * 5 + 20 + 40);
  } finally {
    guessing = false;
    live.close();
    await server.close();
  }
  expect(server.takeFaults()).toBe('');
});

test("W52: a workshop's page tells its join code to nobody who does not take part", async ({
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const workshop = live.host.view.get('workshop', live.workshop);
  const page = `/w/${live.workshop.slice('workshop:'.length)}`;
  const link = await live.facilitator.post(`/s/${live.series.slice('series:'.length)}?/link`, [
    ['kind', 'plan'],
  ]);
  const token = /\/l\/([\w-]{43})/.exec(Buffer.from(link.body).toString())?.[1] ?? '';
  const reader = new Visitor(server.url, new AbortController().signal);
  await reader.get(`/l/${token}`);
  expect(reader.cookieNames.join()).toContain('bikupa_plan_');
  const removed = await live.join();
  await done(live.host, 'seat.remove', { seat: removed.seat, removed: true });
  const stranger = new Visitor(server.url, new AbortController().signal);
  for (const [visitor, to] of [
    [stranger, '/?not=here'],
    [reader, '/?not=here'],
    [removed.visitor, '/?not=removed'],
  ] as const) {
    const answers = [
      await visitor.get(page),
      await visitor.get(`${page}/__data.json`),
      await visitor.post(`${page}?/code`, []),
    ];
    expect(answers[0]).toMatchObject({ status: 303, location: to });
    const told = JSON.stringify(answers.map(({ location, body }) => [location, String(body)]));
    expect(told).not.toContain(workshop?.code);
    expect(told).not.toContain(workshop?.secret);
  }
  live.close();
});
