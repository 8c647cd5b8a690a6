/** The disk fills up while people work, and is emptied again: what they see, and what is kept. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Access } from '../../src/lib/server/access/access.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';
import type { Report } from '../../src/commands/rehearse/play-series.ts';
import { expect, test } from '../support/e2e.ts';
import { violations } from '../support/accessible.ts';
import { serverOnFailingDisk, type FailingDisk } from '../support/failing-disk.ts';
import {
  openLiveWorkshop,
  write as writeNote,
  type Guest,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';
import { rehearse } from '../support/rehearse.ts';
import { TestServer } from '../support/server.ts';

const root = resolve(import.meta.dirname, '../..');
const size = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  console: { viewport: { width: 1440, height: 900 } },
} as const;

const phoneBanner = /Bikupa kan inte spara just nu\. Det du skriver sparas i telefonen/;
const consoleBanner = /Datorn där Bikupa körs kan inte spara just nu/;

type Cookie = Readonly<Record<'name' | 'value' | 'url', string>>;

interface Visitors {
  open(kind: keyof typeof size, cookies?: readonly Cookie[]): Promise<Page>;
  close(): Promise<void>;
}

function visitors(browser: Browser, url: string): Visitors {
  const opened: BrowserContext[] = [];
  return {
    async open(kind, cookies = []) {
      const options = { ...size[kind], locale: 'sv-SE', baseURL: url };
      const context = await browser.newContext(options);
      context.setDefaultTimeout(15_000);
      opened.push(context);
      await context.addCookies(cookies);
      return context.newPage();
    },
    async close() {
      for (const context of opened) await context.close();
    },
  };
}

/** The database as another process sees it. */
function look<Value>(
  { server }: Pick<FailingDisk, 'server'>,
  ask: (db: BetterSqlite3.Database) => Value,
): Value {
  const db = new BetterSqlite3(join(server.dataDirectory, 'bikupa.db'), { readonly: true });
  try {
    return ask(db);
  } finally {
    db.close();
  }
}

const notesIn = (disk: FailingDisk, text: string): number =>
  look(disk, (db) =>
    Number(db.prepare('SELECT count(*) FROM note WHERE text = ?').pluck().get(text)),
  );

/** What a screen reader is told politely. */
const status = (page: Page, words: RegExp): Locator =>
  page.getByRole('status').filter({ hasText: words });

async function joinAs(page: Page, code: string): Promise<void> {
  await page.goto(`/${code}`);
  await page.getByRole('radio').first().check();
  await page
    .getByRole('radio', { name: /Enhetschef|Chef|Läkare|sjuksköterska/i })
    .first()
    .check();
  await page.getByRole('button', { name: 'Gå med' }).click();
}

async function write(phone: Page, text: string): Promise<void> {
  await phone.getByRole('textbox').fill(text);
  await phone.getByRole('button', { name: 'Skicka lappen' }).click();
}

/** Resolves when the room has kept it. */
function send(guest: Guest, text: string): Promise<void> {
  return writeNote(guest, text.replaceAll(' ', '-'), text);
}

/** In both themes, as it is looked at and as it is read out. */
async function seen(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    expect(await violations(page, `${name} ${colorScheme}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

test(
  'DF3: if the disk fills up during a scripted rehearsal, phones and console say so, and once there is room all is stored exactly once',
  { tag: '@nightly' },
  async ({ browser }) => {
    const disk = await serverOnFailingDisk('mounted');
    const { server } = disk;
    const people = visitors(browser, server.url);
    const out = await mkdtemp(join(tmpdir(), 'bikupa-disk-'));
    try {
      const input = join(root, 'tests/fixtures/solna-1.json');
      const run = rehearse('--input', input, '--out', out, '--url', server.url, '--speed', '10');
      await run.says(/deltagare är här/);
      const { cookies, phonePath, consolePath } = await takePart(disk);
      await run.says(/telefoner tappar/);
      disk.fill();
      // Nobody gets any further now: there is time to look.
      const host = await people.open('console', cookies);
      await host.goto(consolePath);
      const phone = await people.open('phone', cookies);
      await phone.goto(phonePath);
      await expect(status(phone, phoneBanner)).toBeVisible();
      await expect(status(host, consoleBanner)).toBeVisible();
      await seen(phone, 'disk-full-phone');
      await seen(host, 'disk-full-console');
      expect(run.child.exitCode).toBeNull();

      disk.free();
      await expect(status(phone, phoneBanner)).toBeHidden();
      await expect(status(host, consoleBanner)).toBeHidden();
      expect(await run.status, run.said()).toBe(0);
      const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Report;
      expect(report.notes).toEqual({ sent: 200, acked: 200, stored: 200, lost: 0, duplicated: 0 });
      expect(look(disk, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
      expectOnlyTheDisk(disk);
    } finally {
      await people.close();
      await disk.close();
      await rm(out, { recursive: true, force: true });
    }
  },
);

/** A facilitator’s link and a seat more in the only series that there is, without their pages. */
async function takePart(disk: FailingDisk) {
  const { url } = disk.server;
  const { room, workshop, code, token } = inviteInto(disk);
  const visitor = new Visitor(url, AbortSignal.timeout(30_000));
  await visitor.get(`/l/${token}`);
  await visitor.get(`/${code}`);
  const own = { organisation: 'own', 'own-organisation': 'Elevhälsan', role: 'own' };
  const answers = Object.entries({ ...own, 'own-role': 'Kurator', name: '' });
  expect((await visitor.post(`/${code}?/join`, answers)).status).toBe(303);
  const cookies = cookiesOf(visitor, url);
  const key = workshop.slice('workshop:'.length);
  const series = room.slice('series:'.length);
  return { cookies, phonePath: `/w/${key}`, consolePath: `/s/${series}/w/${key}` };
}

/** What a browser needs to be this visitor. */
function cookiesOf(visitor: Visitor, url: string): Cookie[] {
  return visitor.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url };
  });
}

/** A link into the only series that there is, as if somebody had handed it out. */
function inviteInto({ server }: FailingDisk) {
  const sqlite = new BetterSqlite3(join(server.dataDirectory, 'bikupa.db'), { timeout: 5_000 });
  try {
    const found = sqlite.prepare('SELECT room, id AS workshop, code FROM workshop').get() as {
      readonly room: string;
      readonly workshop: string;
      readonly code: string;
    };
    const access = new Access(Object.assign(drizzle(sqlite), { $client: sqlite }), Date.now);
    return { ...found, token: access.createLink(found.room, 'facilitator') };
  } finally {
    sqlite.close();
  }
}

/** Whatever the server wrote to its error stream is about the disk, and it is still up. */
function expectOnlyTheDisk({ server, kind }: FailingDisk): void {
  const faults = server.errors
    .split('\n')
    .filter((line) => /fault in|uncaught|unhandled/i.test(line));
  expect(faults.length).toBeGreaterThan(0);
  const words = kind === 'mounted' ? /disk is full|disk I\/O error/ : /disk I\/O error/;
  expect(faults.filter((line) => !words.test(line))).toEqual([]);
  expect(server.pid).not.toBeNull();
}

test(
  'DF4: on a failing disk every form says so and keeps its input, and read-only pages work',
  { tag: '@nightly' },
  async ({ browser }) => {
    const disk = await serverOnFailingDisk('limited');
    const people = visitors(browser, disk.server.url);
    let live: LiveWorkshop | undefined;
    try {
      live = await openLiveWorkshop(disk.server.url);
      const { code } = live;
      const path = `/s/${live.series.slice('series:'.length)}`;
      const host = await people.open('console', cookiesOf(live.facilitator, live.url));
      await host.goto(`${path}/w/${live.workshop.slice('workshop:'.length)}`);
      await expect(host.getByRole('group', { name: 'Tid och moment' })).toBeVisible();
      const inside = await people.open('phone');
      await joinAs(inside, code);
      await expect(inside.getByRole('textbox')).toBeVisible();
      const outside = await people.open('phone');
      await outside.goto(`/${code}`);
      const maker = await people.open('console');
      await maker.goto('/new');
      const { token } = inviteInto(disk);
      const origin = disk.server.url;
      const paths = { link: `/l/${token}`, desk: `${path}?/link` };
      disk.fill();

      // A note: it is on the phone, also when the page is opened anew.
      const text = 'Skriven när disken var full';
      await write(inside, text);
      await expect(inside.getByText('Sparad i telefonen').first()).toBeVisible();
      await expect(status(inside, phoneBanner)).toBeVisible();
      await expect(status(host, consoleBanner)).toBeVisible();
      await seen(inside, 'disk-full-note');
      // A seat.
      await joinAs(outside, code);
      const sorry = /kan inte spara just nu/;
      await expect(outside.getByText(sorry).first()).toBeVisible();
      await expect(outside.getByRole('radio').first()).toBeChecked();
      await seen(outside, 'disk-full-join');
      // A series.
      await maker.locator('[name="title"]').fill('En serie som väntar');
      await maker.locator('[name="organisation"]').first().fill('Kommunen');
      await maker.locator('[name="organisation-kind"]').first().selectOption('kommun');
      await maker.locator('[name="title"]').press('Enter');
      await expect(maker.getByText(sorry).first()).toBeVisible();
      await expect(maker.locator('[name="title"]')).toHaveValue('En serie som väntar');
      // A link that is opened, and one that is made.
      const reader = await people.open('phone');
      expect((await reader.goto(paths.link))?.status()).toBe(503);
      await expect(
        reader.getByRole('heading', { name: 'Bikupa kan inte spara just nu' }),
      ).toBeVisible();
      await seen(reader, 'disk-full-link');
      const made = await host.request.post(paths.desk, {
        form: { kind: 'plan' },
        headers: { origin },
      });
      expect(made.status()).toBe(503);
      // Who is inside stays, whichever way they come; what is there is read and exported.
      await inside.goto(`/${code}`);
      await inside.waitForURL(/\/w\//);
      await expect(inside.getByText(text).filter({ visible: true }).first()).toBeVisible();
      await expect(inside.getByText('Sparad i telefonen').first()).toBeVisible();
      expect(notesIn(disk, text)).toBe(0);
      const pdf = await host.request.get(`${path}/plan.pdf`);
      expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      expect((await host.request.get(`${path}/series.json`)).status()).toBe(200);
      expect(disk.server.pid).not.toBeNull();

      disk.free();
      await expect(inside.getByText('Skickad').first()).toBeVisible();
      await expect(status(inside, phoneBanner)).toBeHidden();
      expect(notesIn(disk, text)).toBe(1);
      await outside.getByRole('button', { name: 'Gå med' }).click();
      await outside.waitForURL(/\/w\//);
      await maker.locator('[name="title"]').press('Enter');
      await expect(maker.getByRole('heading', { name: 'Serien är skapad' })).toBeVisible();
      expect((await reader.goto(paths.link))?.status()).toBe(200);
      await expect(status(host, consoleBanner)).toBeHidden();
      const seats = look(disk, (db) => db.prepare('SELECT count(*) FROM seat').pluck().get());
      expect(seats).toBe(2);
      expect(notesIn(disk, text)).toBe(1);
      expectOnlyTheDisk(disk);
    } finally {
      live?.close();
      await people.close();
      await disk.close();
    }
  },
);

test('DF5: a server that cannot write at start-up gives the reason in one sentence and exits with status 1', async () => {
  const disk = await serverOnFailingDisk('mounted');
  try {
    await disk.server.stop();
    disk.fill();
    const limits = disk.kind === 'limited' ? ['prlimit', '--fsize=0:unlimited'] : [];
    const args = [...limits, process.execPath, 'src/server.ts'];
    const {
      status: ended,
      stdout,
      stderr,
    } = spawnSync('env', args, {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...{ ORIGIN: '', HOST: '127.0.0.1', PORT: '0', BIKUPA_DATA: disk.server.dataDirectory },
      },
    });
    expect([ended, stdout]).toEqual([1, '']);
    const why =
      disk.kind === 'mounted' ? /^Disken med .+ är full\. / : /^Databasen .+ kunde inte öppnas\. /;
    expect(stderr).toMatch(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    disk.free();
    await disk.server.restart();
    expect((await fetch(disk.server.url)).status).toBe(200);
  } finally {
    await disk.close();
  }
});

test('BK27: a backup of a running server replaces its lost database, and the phones continue by themselves', async () => {
  const server = await TestServer.start();
  const live = await openLiveWorkshop(server.url);
  const away = await mkdtemp(join(tmpdir(), 'bikupa-copy-'));
  const command = (...args: readonly string[]): void => {
    const env = { ...process.env, BIKUPA_DATA: server.dataDirectory };
    const { status: ended, stderr } = spawnSync(process.execPath, args, { cwd: root, env });
    expect([ended, stderr.toString()]).toEqual([0, '']);
  };
  try {
    const [one, two] = [await live.join(), await live.join()];
    await send(one, 'before');
    command('src/commands/backup.ts', '--to', join(away, 'copy.db'));
    await send(one, 'after the copy');
    await server.kill();
    for (const end of ['', '-wal', '-shm']) {
      await rm(join(server.dataDirectory, `bikupa.db${end}`), { force: true });
    }
    const offline = send(two, 'while the server was away');
    command('src/commands/restore.ts', '--from', join(away, 'copy.db'));
    await server.restart();
    await offline;
    await send(one, 'afterwards');
    const notes = look({ server }, (db) => db.prepare('SELECT text FROM note').pluck().all());
    expect(notes.sort()).toEqual(['afterwards', 'before', 'while the server was away']);
    expect(server.takeFaults()).toBe('');
  } finally {
    live.close();
    await server.close();
    await rm(away, { recursive: true, force: true });
  }
});
