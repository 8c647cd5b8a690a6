/**
 * Every step of every occasion of a series, on four surfaces, light and dark, to be looked at:
 * `npm run pictures -- --series DIR`. Each step is taken as it begins and once everything in it has
 * happened.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf } from '#lib/sync/record.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { readScript } from '../../src/commands/rehearse/format.ts';
import type { OccasionRun } from '../../src/commands/rehearse/occasion-run.ts';
import { play } from '../../src/commands/rehearse/play-series.ts';
import { Progress } from '../../src/commands/rehearse/progress.ts';
import { chromiumPath } from '../support/chromium.ts';
import { TestServer } from '../support/server.ts';

const sizes = {
  phone: { width: 390, height: 844 },
  remote: { width: 390, height: 844 },
  console: { width: 1440, height: 900 },
  screen: { width: 1920, height: 1080 },
} as const;
type Surface = keyof typeof sizes;
const surfaces = Object.keys(sizes) as Surface[];

/** Plays the file and takes them all: OCCASION-STEP-KIND-begun|done-SURFACE[-dark].png. Needs a build. */
export async function takeSeries(folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const read = readScript(JSON.parse(await readFile(file, 'utf8')));
  if (!read.ok) throw new Error(`${file} cannot be played`);
  const server = await TestServer.start();
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  let at: { readonly workshop: string; readonly pages: Record<Surface, Page> } | null = null;
  const look = async (run: OccasionRun, step: Step, when: string): Promise<void> => {
    if (at?.workshop !== run.workshop) {
      for (const page of Object.values(at?.pages ?? {})) await page.context().close();
      at = { workshop: run.workshop, pages: await openPages(browser, run) };
    }
    const steps = run.host.view.list('step').filter(({ workshop }) => workshop === run.workshop);
    const place = steps.filter(({ order }) => order < step.order).length + 1;
    for (const surface of surfaces) {
      const name = `${run.number}-${String(place).padStart(2, '0')}-${step.kind}-${when}-${surface}`;
      await take(at.pages[surface], surface, join(folder, name), step.title);
    }
  };
  try {
    const options = {
      input: file,
      out: folder,
      url: null,
      seed: 1,
      speed: 20,
      rounds: [],
      sorters: 'facilitator',
    } as const;
    const { signal } = new AbortController();
    await play(read.script, options, {
      ...{ origin: server.url, signal, progress: new Progress(), look },
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The pages of the facilitator, and the phone of somebody who has come. */
async function openPages(browser: Browser, run: OccasionRun): Promise<Record<Surface, Page>> {
  const [person] = run.phones.keys();
  const visitor = run.visitors.get(person ?? '');
  if (!visitor) throw new Error('nobody has come');
  const desk = `/s/${keyOf(run.series)}/w/${keyOf(run.workshop)}`;
  const open = async (surface: Surface): Promise<Page> => {
    const { cookie } = surface === 'phone' ? visitor : run.facilitator;
    const context = await browser.newContext({
      ...{ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', baseURL: run.origin },
      ...{ reducedMotion: 'reduce', viewport: sizes[surface] },
    });
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const sign = pair.indexOf('=');
        return { name: pair.slice(0, sign), value: pair.slice(sign + 1), url: run.origin };
      }),
    );
    const page = await context.newPage();
    const phone = `/w/${keyOf(run.workshop)}`;
    await page.goto(surface === 'phone' ? phone : surface === 'screen' ? `${desk}/screen` : desk);
    return page;
  };
  const [phone, remote, desktop, screen] = await Promise.all([
    ...[open('phone'), open('remote'), open('console'), open('screen')],
  ]);
  if (!phone || !remote || !desktop || !screen) throw new Error('four pages are needed');
  return { phone, remote, console: desktop, screen };
}

async function take(page: Page, surface: Surface, path: string, title: string): Promise<void> {
  await page.locator('h1, h2').first().waitFor();
  // What the projector shows at the beginning and of earlier occasions has no title of the step.
  const titled = page.getByText(title).filter({ visible: true }).first();
  await titled
    .waitFor({ timeout: surface === 'screen' ? 2_000 : 30_000 })
    .catch((fault: unknown) => {
      if (surface !== 'screen') throw fault;
    });
  await page.evaluate(() => document.fonts.ready);
  for (const dark of [false, true]) {
    if (surface === 'screen') {
      if (dark) await page.keyboard.press('d');
    } else await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    const end = dark ? '-dark.png' : '.png';
    await page.screenshot({
      ...{ path: `${path}${end}`, animations: 'disabled', fullPage: surface === 'phone' },
    });
  }
  if (surface === 'screen') await page.keyboard.press('d');
}
