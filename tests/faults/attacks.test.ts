/** A built server, attacked as it was: with forms, headers and what happens to its data folder. */
import BetterSqlite3 from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openLiveWorkshop,
  write,
  notesPlace,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { send } from '../support/raw-requests.ts';
import { TestServer } from '../support/server.ts';

const root = resolve(import.meta.dirname, '../..');
const urlencoded = 'application/x-www-form-urlencoded';
/** Set by the page itself in a browser that can take part. */
const able = 'bikupa_able=1';

describe('a running server', () => {
  let server: TestServer;
  let live: LiveWorkshop;
  beforeAll(async () => {
    server = await TestServer.start();
    live = await openLiveWorkshop(server.url);
  });
  afterAll(async () => {
    live.close();
    await server.close();
  });

  const post = (path: string, body: string, type: string, headers = {}) =>
    send(`${server.url}${path}`, {
      ...{ method: 'POST', body },
      headers: { origin: server.url, accept: 'text/html', 'content-type': type, ...headers },
    });
  const series = (): unknown =>
    new BetterSqlite3(join(server.dataDirectory, 'bikupa.db'), { readonly: true })
      .prepare('SELECT count(*) FROM series')
      .pluck()
      .get();

  test('BD15: a form with ten thousand names is returned as filled in, with a sentence, and makes nothing', async () => {
    const names = Array.from({ length: 10_000 }, (_, n) => `N${n}`).join('\n');
    const rest = {
      ...{ title: 'Min serie', 'workshop-title': 'W', date: '2027-02-01', 'group-size': '4' },
      ...{ question: 'Vad', column: 'Bra', 'column-tone': 'works' },
    };
    const forms = [
      [{ ...rest, organisation: 'Kommunen', roles: 'Chef', 'organisations-more': names }, '100'],
      [{ ...rest, organisation: 'Kommunen', roles: names }, '60'],
    ] as const;
    for (const [form, bound] of forms) {
      const body = new URLSearchParams(Object.entries(form)).toString();
      const headers = { cookie: able };
      const made = await post('/new', body, urlencoded, headers);
      expect(made.status).toBe(422);
      expect(made.body).toContain(`fler än ${bound} `);
      expect(made.body).toContain('value="Min serie"');
      expect(made.body).toContain('\nN9999');
    }
    const fields = await post('/new', 'question=x&'.repeat(5_000), urlencoded);
    expect(fields.status).toBe(413);
    expect(fields.body).toContain('Formuläret kunde inte tas emot');
    expect(series()).toBe(1);
    expect(server.takeFaults()).toBe('');
  });

  test('BD16: what is no form, or not all of one, is answered with a sentence and leaves no stack in the log', async () => {
    const key = live.workshop.slice('workshop:'.length);
    const paths = ['/?/language', '/new', `/${live.code}?/join`, `/${live.code}?/move`];
    paths.push(`/w/${key}?/code`, `/w/${key}?/leave`);
    const bodies = [
      ['a=1', 'text/plain', 415],
      ['a=1', 'TEXT/PLAIN; charset=utf-8', 415],
      ['{}', 'application/json', 415],
      ['a=1', 'application/x-sveltekit-formdata', 415],
      ['<a/>', 'application/xml', 415],
      ['a', 'multipart/form-data', 400],
      ['a', 'multipart/form-data; boundary=b', 400],
    ] as const;
    for (const path of paths) {
      for (const [body, type, status] of bodies) {
        const told = await post(path, body, type);
        const readsNothing = /\?\/(?:code|leave)$/.test(path);
        const expected = readsNothing && status === 400 ? 303 : status;
        expect([path, type, told.status]).toEqual([path, type, expected]);
        if (expected !== 303) expect(told.body).toContain('ormulär');
        const json = await post(path, body, type, { accept: 'application/json' });
        expect(json.status).toBeLessThan(500);
      }
    }
    expect(server.errors).not.toMatch(/^\s+at /m);
    expect(server.takeFaults()).toBe('');
  });

  test('BD17: every page, file and refusal that somebody asks for is sent with no-store', async () => {
    const guest = await live.join();
    const [s, w] = [live.series, live.workshop].map((id) => id.slice(id.indexOf(':') + 1));
    const desk = live.facilitator.cookie;
    const asked: Readonly<Record<string, readonly [path: string, cookie: string, status: number]>> =
      {
        '': ['/', '', 200],
        '[code=joincode]': [`/${live.code}`, '', 200],
        accessibility: ['/accessibility', '', 200],
        'l/[token]': ['/l/none', '', 404],
        new: ['/new', '', 200],
        's/[series]': [`/s/${s}`, desk, 200],
        's/[series]/key.pdf': [`/s/${s}/key.pdf`, desk, 405],
        's/[series]/plan.pdf': [`/s/${s}/plan.pdf`, desk, 200],
        's/[series]/plan': [`/s/${s}/plan`, desk, 200],
        's/[series]/series.json': [`/s/${s}/series.json`, desk, 200],
        's/[series]/w/[workshop]': [`/s/${s}/w/${w}`, desk, 200],
        's/[series]/w/[workshop]/print/[what].pdf': [`/s/${s}/w/${w}/print/signs.pdf`, desk, 200],
        's/[series]/w/[workshop]/screen': [`/s/${s}/w/${w}/screen`, desk, 200],
        's/[series]/w/[workshop]/template.json': [`/s/${s}/w/${w}/template.json`, desk, 200],
        privacy: ['/privacy', '', 200],
        test: ['/test', '', 200],
        'test/ping': ['/test/ping', '', 200],
        'w/[workshop]': [`/w/${w}`, guest.visitor.cookie, 200],
      };
    const folder = join(root, 'src/routes');
    const routes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(({ name }) => /^\+(?:page|server)\b/.test(name))
      .map(({ parentPath }) => relative(folder, parentPath));
    expect(Object.keys(asked).toSorted()).toEqual([...new Set(routes)].toSorted());
    const more = [
      ...[
        ['/nowhere', '', 404],
        ['/s/none', '', 404],
        [`/w/${w}/__data.json`, guest.visitor.cookie, 200],
      ],
      [`/${live.code}`, guest.visitor.cookie, 303],
    ] as const;
    for (const [path, cookie, status] of [...Object.values(asked), ...more]) {
      const reply = await send(`${server.url}${path}`, { headers: { cookie } });
      const kept = String(reply.headers['cache-control']);
      expect([path, reply.status, kept]).toEqual([
        path,
        status,
        expect.stringContaining('no-store'),
      ]);
    }
  });

  test('BD18: long headers and host names are refused before anything reads them', async () => {
    const told = async (headers: Record<string, string>) =>
      (await send(server.url, { headers })).status;
    for (const name of ['accept', 'accept-language', 'referer', 'user-agent', 'x-any']) {
      expect([name, await told({ [name]: 'a,'.repeat(1_500) })]).toEqual([name, 431]);
    }
    expect(await told({ cookie: 'a=b;'.repeat(1_500) })).toBe(200);
    expect(await told({ host: `${'a.'.repeat(200)}se` })).toBe(400);
    expect(server.takeFaults()).toBe('');
  });

  test('DA8: a second server on the same data says which is the first, and takes nothing from it', async () => {
    const guest = await live.join();
    await write(guest, 'before');
    const second = spawn(process.execPath, ['src/server.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ...{ ORIGIN: '', HOST: '127.0.0.1', PORT: '0', BIKUPA_DATA: server.dataDirectory },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    second.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [status] = (await once(second, 'exit')) as [number];
    expect(status).toBe(1);
    expect(said).toContain(`process ${server.pid}, ${server.url}`);
    expect(said.trim().split('\n')).toHaveLength(1);
    await write(guest, 'after');
    expect(guest.client.live).toBe(true);
    expect(server.takeFaults()).toBe('');
  });
});

test('DA7: while its data folder is gone a server acknowledges nothing, says so to all, and goes on when it is back', async () => {
  const server = await TestServer.start();
  const live = await openLiveWorkshop(server.url);
  try {
    const guest = await live.join();
    await write(guest, 'before');
    const away = `${server.dataDirectory}-away`;
    renameSync(server.dataDirectory, away);
    const place = notesPlace(guest.client);
    let acknowledged = false;
    const late = guest.client.mutate('note.post', { id: 'note:late', ...place, text: 'late' });
    void late.settled.then(() => (acknowledged = true));
    await live.host.until(() => live.host.storage === 'failing');
    await guest.client.until(() => guest.client.storage === 'failing');
    expect(acknowledged).toBe(false);
    const form = 'organisation=own&own-organisation=X&role=own&own-role=Y&name=';
    const joined = await send(`${server.url}/${live.code}?/join`, {
      ...{ method: 'POST', body: form },
      headers: {
        origin: server.url,
        accept: 'text/html',
        'content-type': urlencoded,
        cookie: able,
      },
    });
    expect(joined.status).toBe(503);
    renameSync(away, server.dataDirectory);
    expect(await late.settled).toBeNull();
    await guest.client.until(() => guest.client.storage === 'ok');
    const texts = new BetterSqlite3(join(server.dataDirectory, 'bikupa.db'), { readonly: true })
      .prepare('SELECT text FROM note ORDER BY text')
      .pluck()
      .all();
    expect(texts).toEqual(['before', 'late']);
    // Deleted for good: what was not acknowledged stays on the phone.
    rmSync(server.dataDirectory, { recursive: true });
    const lost = guest.client.mutate('note.post', { id: 'note:lost', ...place, text: 'lost' });
    expect(lost.refused).toBeNull();
    await live.host.until(() => live.host.storage === 'failing');
    expect(guest.client.unsent).toBe(1);
    const faults = server.errors.split('\n').filter((line) => /fault in|uncaught/.test(line));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter((line) => !line.includes('no longer the file that was opened'))).toEqual(
      [],
    );
  } finally {
    live.close();
    await server.close();
  }
});
