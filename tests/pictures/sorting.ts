/**
 * How a room sorts, on every surface: `npm run pictures -- --sorting DIR`. Notes of a real workshop, so
 * many as are asked for, are named, laid on the wall, and placed by who wrote them.
 */
import { chromium, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf } from '#lib/sync/record.ts';
import { checksOf, isPlacing, ownNotes } from '#lib/workshop/kinds/placing/wall.ts';
import { chromiumPath } from '../support/chromium.ts';
import { done, notesPlace, openLiveWorkshop, write, type Guest } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { TestServer } from '../support/server.ts';

/** Sixteen people have sixteen phones, of which the first is pictured. */
const PEOPLE = 16;

interface Fixture {
  readonly themes: readonly { readonly key: string; readonly title: string }[];
  readonly notes: readonly { readonly text: string; readonly theme: string | null }[];
}

const steps = { naming: 'step:namn', placing: 'step:placera' } as const;

/** Takes them into a folder: COUNT-MOMENT-SURFACE[-dark].png. */
export async function takeSorting(folder: string, counts: readonly number[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const count of counts) {
    const server = await TestServer.start();
    await takeCount(server.url, folder, count);
    await server.close();
  }
}

async function takeCount(url: string, folder: string, count: number): Promise<void> {
  const fixture = JSON.parse(readFileSync('tests/fixtures/solna-1.json', 'utf8')) as Fixture;
  const titles = fixture.themes.slice(0, 8);
  const live = await openLiveWorkshop(url);
  const { host, workshop } = live;
  const guests: Guest[] = [];
  for (let n = 0; n < PEOPLE; n += 1) guests.push(await live.join());

  const meant = new Map<string, string>();
  for (let n = 0; n < count; n += 1) {
    const guest = guests[n % PEOPLE];
    const note = fixture.notes[(n * 7) % fixture.notes.length];
    if (!guest || !note) throw new Error('nobody writes');
    // More notes than there are in the file are not the same ones again.
    const again = n < fixture.notes.length ? '' : ` (${n})`;
    await write(guest, `n${n}`, `${note.text}${again}`);
    meant.set(`note:n${n}`, `theme:${note.theme ?? titles[0]?.key ?? ''}`);
  }
  const { step: notes } = notesPlace(host);
  await done(host, 'step.reveal', { step: notes, revealed: true });
  const { naming, placing } = steps;
  for (const [at, [id, kind, title]] of (
    [
      [naming, 'naming', 'Namnge teman'],
      [placing, 'placing', 'Placera lapparna'],
    ] as const
  ).entries()) {
    const order = 2.5 + at / 10;
    await done(host, 'step.add', { ...newStep({ id, workshop, kind, order, title }) });
  }
  const goTo = async (step: string): Promise<void> => {
    const from = host.view.get('workshop', workshop)?.step ?? null;
    await done(host, 'step.start', { step, from });
    for (const { client } of guests) {
      await client.until(() => client.view.get('workshop', workshop)?.step === step);
    }
  };
  const take = await camera(url, live.facilitator.cookie, guests[0]?.visitor.cookie ?? '', {
    desk: `/s/${keyOf(live.series)}/w/${keyOf(workshop)}`,
    phone: `/w/${keyOf(workshop)}`,
    file: (name) => join(folder, `${String(count).padStart(3, '0')}-${name}.png`),
  });

  await goTo(naming);
  for (const [at, guest] of guests.slice(1, 10).entries()) {
    const text = titles[at % titles.length]?.title ?? '';
    await done(guest.client, 'proposal.add', { id: `proposal:p${at}`, step: naming, text });
  }
  await take.moment('naming-propose');
  await done(host, 'step.reveal', { step: naming, revealed: true });
  for (const [at, { client }] of guests.slice(1).entries()) {
    const list = await client.until(() => client.view.list('nameList')[0] ?? null);
    for (const { id: proposal } of list.names.slice(0, 1 + (at % 3))) {
      await done(client, 'backing.set', { step: naming, proposal, backs: true });
    }
  }
  await take.moment('naming-choose');
  await done(host, 'backing.count', { step: naming, counted: true });
  await take.moment('naming-counted');

  const themes = host.view.list('step').find(({ kind }) => kind === 'themes')?.id ?? '';
  await goTo(themes);
  await take.moment('wall-unnamed');
  for (const { key, title } of titles) {
    await done(host, 'theme.create', { id: `theme:${key}`, workshop, title, notes: [] });
  }
  for (const { key } of fixture.themes.slice(8)) {
    for (const [note, theme] of meant) if (theme === `theme:${key}`) meant.set(note, 'none');
  }
  const some = [...meant].filter(([, theme], at) => theme !== 'none' && at % 3 === 0);
  for (const [note, theme] of some) {
    await done(host, 'note.place', { notes: [note], theme, parked: false });
  }
  await take.moment('wall-begun');
  // Whoever has notes that lie in a theme already has none of these to place.
  const loose = { notes: some.map(([note]) => note), theme: null, parked: false };
  await done(host, 'note.place', loose);

  await goTo(placing);
  const { client: first } = guests[0] ?? {};
  if (!first) throw new Error('nobody is there');
  const place = async (own: readonly Guest[]): Promise<void> => {
    for (const { client, seat } of own) {
      const step = client.view.get('step', placing);
      if (!step || !isPlacing(step)) throw new Error('the step is not there');
      for (const { id: note } of ownNotes(client.view, step, seat)) {
        const choice = meant.get(note) ?? 'none';
        const args = { step: placing, note, choice, wish: null, also: null };
        await done(client, 'intent.place', args);
      }
    }
  };
  await place(guests.slice(1));
  await take.moment('placing-place');
  await place(guests.slice(0, 1));
  await take.moment('placing-placed');
  await done(host, 'check.deal', { step: placing, from: 'place', part: 'check' });
  await take.moment('placing-check');
  for (const [at, { client, seat }] of guests.entries()) {
    await client.until(() => {
      const step = client.view.get('step', placing);
      return step && isPlacing(step) && step.part === 'check' ? true : null;
    });
    for (const { id: check, note } of checksOf(client.view, placing, seat)) {
      // Some put it elsewhere, so that there is something to ask once more.
      const other = at % 2 === 0 && note.endsWith('0');
      const choice = other ? `theme:${titles[1]?.key ?? ''}` : (meant.get(note) ?? 'none');
      await done(client, 'check.give', { step: placing, check, choice, reason: null });
    }
  }
  await done(host, 'check.deal', { step: placing, from: 'check', part: 'again' });
  await take.moment('placing-again');
  await done(host, 'check.deal', { step: placing, from: 'again', part: 'done' });
  await take.moment('placing-done');
  await goTo(themes);
  await take.moment('wall-done');
  await take.close();
  live.close();
}

interface Places {
  readonly desk: string;
  readonly phone: string;
  readonly file: (name: string) => string;
}

/** Pages of every surface, light and dark, that follow the workshop. */
async function camera(url: string, led: string, seat: string, places: Places) {
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const surfaces = [
    { name: 'phone', path: places.phone, width: 390, height: 844, cookie: seat },
    { name: 'console', path: places.desk, width: 1440, height: 900, cookie: led },
    { name: 'remote', path: places.desk, width: 390, height: 844, cookie: led },
    { name: 'screen', path: `${places.desk}/screen`, width: 1920, height: 1080, cookie: led },
  ] as const;
  const pages: { readonly name: string; readonly page: Page }[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, path, width, height, cookie } of surfaces) {
      const context = await browser.newContext({
        ...{ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', baseURL: url },
        ...{ reducedMotion: 'reduce', viewport: { width, height }, colorScheme },
      });
      await context.addCookies(
        cookie.split('; ').map((pair) => {
          const at = pair.indexOf('=');
          return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
        }),
      );
      const page = await context.newPage();
      await page.goto(path);
      await page.locator('h1, h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      if (name === 'screen' && colorScheme === 'dark') await page.keyboard.press('d');
      pages.push({ name: `${name}${colorScheme === 'dark' ? '-dark' : ''}`, page });
    }
  }
  return {
    async moment(moment: string): Promise<void> {
      for (const { name, page } of pages) {
        await page.bringToFront();
        await page.evaluate(() => document.fonts.ready);
        // Nothing says that a picture has been laid out for good: two that are the same do.
        let before: Buffer = Buffer.alloc(0);
        for (let tries = 0; tries < 6; tries += 1) {
          const now = await page.screenshot({ animations: 'disabled' });
          if (now.equals(before)) break;
          before = now;
        }
        const path = places.file(`${moment}-${name}`);
        await page.screenshot({ path, animations: 'disabled' });
      }
    },
    close: () => browser.close(),
  };
}
