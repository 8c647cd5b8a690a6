/**
 * Every step of every occasion of a format on phone, console and projector, to be looked at: `npm run
 * pictures -- --formats DIR`. Four people with a phone each go through all of them on one server.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf } from '#lib/sync/record.ts';
import type { Template } from '#lib/workshop/model/series.ts';
import { seriesTemplates } from '#lib/workshop/templates/formats.ts';
import { Client } from '../../src/commands/rehearse/client.ts';
import { readScript, type Script } from '../../src/commands/rehearse/format.ts';
import { addWorkshop, makeSeries } from '../../src/commands/rehearse/setting-up.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';
import { play, type Stage } from '../results/play.ts';
import { chromiumPath } from '../support/chromium.ts';
import { TestServer } from '../support/server.ts';

const silent = { onMessage: () => undefined, onConnection: () => undefined };
const PEOPLE = 4;

/** The file of which each format takes title, organisations, roles and questions. */
export const formatFixtures: Readonly<Record<Template, string>> = {
  utvecklingsplan: 'solna-1',
  samradsgrupp: 'samradsgrupp-1',
  'tre-traffar': 'tre-traffar-1',
  erfarenhetskonferens: 'erfarenhetskonferens-1',
  motesplats: 'motesplats-1',
};

/** Takes them all: TEMPLATE/OCCASION-STEP-MOMENT-SURFACE.png. */
export async function takeFormats(
  root: string,
  folder: string,
  templates: readonly Template[],
): Promise<void> {
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const server = await TestServer.start();
  const stop = new AbortController();
  try {
    for (const template of templates) {
      const own = join(folder, template);
      await mkdir(own, { recursive: true });
      const path = join(root, `tests/fixtures/${formatFixtures[template]}.json`);
      const read = readScript(JSON.parse(await readFile(path, 'utf8')));
      if (!read.ok) throw new Error(`${path} cannot be played`);
      await takeFormat({ browser, url: server.url, folder: own, signal: stop.signal }, read.script);
    }
  } finally {
    stop.abort();
    await browser.close();
    await server.close();
  }
}

interface Setting {
  readonly browser: Browser;
  readonly url: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

interface Person {
  readonly visitor: Visitor;
  readonly organisation: string;
  readonly role: string;
  seat: string;
  client: Client | null;
}

async function takeFormat(setting: Setting, script: Script): Promise<void> {
  const { browser, url, folder, signal } = setting;
  const facilitator = new Visitor(url, signal);
  const series = await makeSeries(facilitator, script);
  const host = new Client({
    ...{ ...silent, address: url, signal, cookie: facilitator.cookie },
    handshake: { series, as: 'facilitator' },
    actor: { role: 'facilitator', link: 'link:own', device: 'device:own' },
  });
  host.open();
  await host.until(() => host.view.list('workshop')[0] ?? null);
  const people: Person[] = Array.from({ length: PEOPLE }, (_, at) => ({
    visitor: new Visitor(url, signal),
    organisation:
      script.series.organisations[at % 3]?.name ?? script.series.organisations[0]?.name ?? '',
    role: script.series.roles[at] ?? '',
    ...{ seat: '', client: null },
  }));

  async function open(path: string, who: Visitor, width: number, height: number): Promise<Page> {
    const context = await browser.newContext({
      ...{ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', baseURL: url },
      ...{ reducedMotion: 'reduce', viewport: { width, height } },
    });
    await context.addCookies(
      who.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
      }),
    );
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  const stage = (code: string): Stage => ({
    get view() {
      return host.view;
    },
    now: Date.now,
    async must(actor, name, args) {
      const client =
        actor.role === 'participant'
          ? people.find(({ seat }) => seat === actor.seat)?.client
          : host;
      if (!client) throw new Error('nobody is there');
      // What others have just done is heard by a phone a moment later than by who did it.
      if (actor.role === 'participant') {
        const of = (type: string): string => {
          const value: unknown = Object.entries(args).find(([own]) => own === type)?.[1];
          return typeof value === 'string' ? value : '';
        };
        const [step, theme, action] = [of('step'), of('theme'), of('action')];
        await client.until(
          () =>
            (step === '' || (client.view.get('step', step)?.openedAt ?? null) !== null) &&
            (theme === '' || client.view.get('theme', theme) !== undefined) &&
            (action === '' || client.view.get('action', action) !== undefined),
        );
      }
      const { refused, settled } = client.mutate(...([name, args] as Parameters<Client['mutate']>));
      const code = refused ?? (await settled);
      if (code !== null) throw new Error(`${name}: ${code}`);
    },
    async come(workshop) {
      for (const person of people) {
        const { visitor } = person;
        await visitor.get(`/${code}`);
        if (person.seat === '') {
          const organisation = host.view
            .list('organisation')
            .find(({ name }) => name === person.organisation);
          const role = host.view.list('role').find(({ name }) => name === person.role);
          await visitor.post(`/${code}?/join`, [
            ['organisation', organisation?.id ?? ''],
            ['role', role?.id ?? ''],
            ['name', ''],
          ]);
        }
        const data = await visitor.get(`/w/${keyOf(workshop)}/__data.json`);
        person.seat = /"(seat:[\w-]+)"/.exec(Buffer.from(data.body).toString())?.[1] ?? '';
        person.client?.drop();
        const client = new Client({
          ...{ ...silent, address: url, signal, cookie: visitor.cookie },
          handshake: { series, as: 'participant', workshop },
          actor: { role: 'participant', seat: person.seat, workshop },
        });
        person.client = client;
        client.open();
        await client.until(() => client.live);
      }
      return people.map(({ seat }) => seat);
    },
  });

  for (const [at, occasion] of seriesTemplates[script.series.template].occasions.entries()) {
    const first = host.view.list('workshop')[0];
    if (!first) throw new Error('no workshop');
    const date = `2027-0${at + 2}-02`;
    const { workshop, code } =
      at === 0
        ? { workshop: first.id, code: first.code }
        : await addWorkshop({ facilitator, series, host, script }, occasion, {
            number: at + 1,
            date,
          });
    const desk = `/s/${keyOf(series)}/w/${keyOf(workshop)}`;
    const pages = new Map([
      ['console', await open(desk, facilitator, 1440, 900)],
      ['screen', await open(`${desk}/screen`, facilitator, 1920, 1080)],
    ]);
    let taken = 0;
    const take = async (name: string, heading: string | null): Promise<void> => {
      taken += 1;
      for (const [surface, page] of pages) {
        await page.bringToFront();
        // The projector goes by other titles while people arrive.
        if (heading !== null && surface !== 'screen')
          await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
        await page.evaluate(() => document.fonts.ready);
        await page.waitForLoadState('networkidle');
        // Nothing says that a picture has been laid out for good: two that are the same do.
        let before: Buffer = Buffer.alloc(0);
        for (let tries = 0; tries < 6; tries += 1) {
          const now = await page.screenshot({
            animations: 'disabled',
            fullPage: surface === 'phone',
          });
          if (now.equals(before)) break;
          before = now;
        }
        const number = String(taken).padStart(2, '0');
        const path = join(folder, `${at + 1}-${number}-${name}-${surface}.png`);
        await page.screenshot({ path, animations: 'disabled', fullPage: surface === 'phone' });
      }
    };
    await take('planned', null);
    let before = '';
    await play(stage(code), workshop, PEOPLE, {
      async look(step, moment) {
        const [person] = people;
        if (!pages.has('phone') && person)
          pages.set('phone', await open(`/w/${keyOf(workshop)}`, person.visitor, 390, 844));
        // Where nothing is done there is one picture of a step.
        const now = step.id;
        if (moment === 'shown' && now === before && !acted.has(step.kind)) return;
        if (moment === 'begun' && acted.has(step.kind)) return;
        if (moment === 'done' && !acted.has(step.kind)) return;
        before = now;
        await take(`${step.kind}-${moment}`, step.title);
      },
    });
    const { refused, settled } = host.mutate('workshop.close', { workshop });
    if ((refused ?? (await settled)) !== null) throw new Error('not closed');
    await take('closed', null);
    for (const page of pages.values()) await page.context().close();
    const plan = await open(`/s/${keyOf(series)}/plan`, facilitator, 1440, 900);
    await plan.screenshot({ path: join(folder, `${at + 1}-99-plan.png`), fullPage: true });
    await plan.context().close();
    const page = await open(`/s/${keyOf(series)}`, facilitator, 1440, 900);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.screenshot({ path: join(folder, `${at + 1}-99-series.png`), fullPage: true });
    await page.context().close();
  }
  for (const { client } of people) client?.drop();
  host.drop();
}

/** Kinds in which people do something that is shown. */
const acted = new Set<string>([
  'notes',
  'dots',
  'cards',
  'talk',
  'decide',
  'poll',
  'themes',
  'groups',
  'plan',
]);
