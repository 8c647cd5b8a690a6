/** A phone and a console in real browsers, with a network of our own between them and the server. */
import type { BrowserContext, Page } from '@playwright/test';
import { held, joinBy, notesIn, passUntil, wayOf, writeNote } from '../support/browser-phone.ts';
import { expect, test as base } from '../support/e2e.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { openHall, type Hall } from '../support/hall.ts';

interface Scene {
  readonly hall: Hall;
  readonly proxy: FaultProxy;
  /** Where the people are: a phone, with its page at the notes step. */
  readonly context: BrowserContext;
  readonly phone: Page;
}

const test = base.extend<{ scene: Scene }>({
  scene: async ({ browser, server }, use) => {
    const hall = await openHall(server.url);
    const proxy = await FaultProxy.start(server.url);
    const context = await browser.newContext(held);
    const phone = await context.newPage();
    // Minutes pass in moments; whatever crosses the network takes its own time.
    await phone.clock.install();
    await joinBy(phone, proxy.url, hall);
    await use({ hall, proxy, context, phone });
    await context.close();
    hall.close();
    await proxy.close();
  },
});

const away = /Ingen kontakt just nu/;
const isSent = (page: Page, text: string) => async (): Promise<boolean> =>
  (await wayOf(page, text).innerText()).trim() === 'Skickad';

/** Lets time pass until a note has been sent. */
const untilSent = (page: Page, text: string) => passUntil(page, isSent(page, text));

test('RC19: over four hundred milliseconds there and back everything goes on, only later', async ({
  browser,
  scene: { hall, proxy, phone },
}, info) => {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const cookies = hall.facilitator.cookie.split('; ').map((one) => one.split('='));
  await context.addCookies(
    cookies.map(([name = '', value = '']) => ({ name, value, url: proxy.url })),
  );
  const console_ = await context.newPage();
  const [series, workshop] = [hall.series, hall.workshop].map((id) =>
    id.slice(id.indexOf(':') + 1),
  );
  await console_.goto(`${proxy.url}/s/${series}/w/${workshop}`);
  await expect(console_.getByText('Ansluten')).toBeVisible();
  proxy.set({ latency: 200, jitter: 30 });
  const before = performance.now();
  await expect(await writeNote(phone, 'Över havet')).toBeVisible();
  const seen = performance.now() - before;
  // In its own time: an hour that passes in a moment would leave no network fast enough.
  await expect.poll(isSent(phone, 'Över havet'), { timeout: 30_000 }).toBe(true);
  info.annotations.push({
    type: 'milliseconds',
    description: `seen ${Math.round(seen)}, sent ${Math.round(performance.now() - before)}`,
  });
  await expect(phone.getByText(away)).toBeHidden();
  expect(await notesIn(hall)).toEqual(['Över havet']);
  await expect(console_.getByText('Över havet').filter({ visible: true }).first()).toBeVisible();
  await context.close();
});

test('RC20: what is written while the network stalls is saved, and sent when it goes on', async ({
  scene: { hall, proxy, phone },
}) => {
  proxy.set({ stalled: true });
  await expect(await writeNote(phone, 'I kön')).toHaveText(/Sparad i telefonen/);
  proxy.set({});
  await untilSent(phone, 'I kön');
  expect(await notesIn(hall)).toEqual(['I kön']);
});

test('RC21: connections that are reset lose nothing and do nothing twice', async ({
  scene: { hall, proxy, phone },
}) => {
  const texts = ['Ett', 'Två', 'Tre', 'Fyra'];
  for (const text of texts) {
    // The note is on its way when its connection goes, and nobody knows how far it came.
    await writeNote(phone, text);
    proxy.reset();
  }
  for (const text of texts) await untilSent(phone, text);
  expect(await notesIn(hall)).toEqual(texts.toSorted());
});

test('RC22: when all has been black the phone says so, keeps what is written, and sends it after', async ({
  scene: { hall, proxy, phone },
}) => {
  proxy.blackOut();
  await expect(await writeNote(phone, 'I mörkret')).toHaveText(/Sparad i telefonen/);
  await passUntil(phone, () => phone.getByText(away).isVisible());
  await phone.clock.runFor(60_000);
  await expect(wayOf(phone, 'I mörkret')).toHaveText(/Sparad i telefonen/);
  await expect(phone.getByText('1 sak väntar på att skickas.')).toBeVisible();
  proxy.return();
  await untilSent(phone, 'I mörkret');
  await expect(phone.getByText('allt du skrev är skickat')).toBeVisible();
  await passUntil(phone, async () => !(await phone.getByText('Kontakten är').isVisible()));
  expect(await notesIn(hall)).toEqual(['I mörkret']);
});

for (const direction of ['up', 'down'] as const) {
  test(`RC23: half-open is noticed, and what was written meanwhile is sent once (${direction})`, async ({
    scene: { hall, proxy, phone },
  }) => {
    proxy.halfOpen(direction);
    await expect(await writeNote(phone, 'Halvvägs')).toHaveText(/Sparad i telefonen/);
    await untilSent(phone, 'Halvvägs');
    expect(await notesIn(hall)).toEqual(['Halvvägs']);
  });
}

test('RC24: a phone that wakes with a socket that looks open finds out at once that it is not', async ({
  scene: { hall, proxy, phone },
}) => {
  proxy.halfOpen('up');
  proxy.halfOpen('down');
  await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  // Long before the next sign of life would have been due.
  await phone.clock.runFor(3_500);
  await writeNote(phone, 'Vaken');
  await expect.poll(isSent(phone, 'Vaken')).toBe(true);
  expect(await notesIn(hall)).toEqual(['Vaken']);
});

for (const locks of [true, false]) {
  test(`OB12: two tabs of one seat write what is theirs, and what one leaves the other sends (${locks ? 'with' : 'without'} locks)`, async ({
    scene: { hall, proxy, context, phone },
  }) => {
    if (!locks) {
      // As over plain HTTP in a hall.
      await context.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
      });
      await phone.reload();
      await expect(phone.getByRole('textbox')).toBeVisible();
    }
    const other = await context.newPage();
    await other.clock.install();
    await other.goto(phone.url());
    await expect(other.getByRole('textbox')).toBeVisible();
    await writeNote(other, 'Från den andra');
    await untilSent(other, 'Från den andra');
    proxy.blackOut();
    for (const text of ['Lämnad ett', 'Lämnad två']) {
      await expect(await writeNote(phone, text)).toHaveText(/Sparad i telefonen/);
    }
    await expect(await writeNote(other, 'Egen')).toHaveText(/Sparad i telefonen/);
    await phone.close();
    proxy.return();
    // A page that cannot tell of others sends what lies there when it is opened.
    if (!locks) {
      // A page is asked for over a connection that the browser believes in: not over a dead one.
      proxy.reset();
      await other.reload();
    }
    for (const text of ['Egen', 'Lämnad ett', 'Lämnad två']) await untilSent(other, text);
    expect(await notesIn(hall)).toEqual(['Egen', 'Från den andra', 'Lämnad ett', 'Lämnad två']);
    // Nothing is left for anybody to send again.
    const left = (): Promise<number> =>
      other.evaluate(async () => {
        const [database] = await indexedDB.databases();
        const open = indexedDB.open(database?.name ?? '');
        const db = await new Promise<IDBDatabase>((resolve) => {
          open.onsuccess = () => resolve(open.result);
        });
        const count = db.transaction('entries').objectStore('entries').count();
        const found = await new Promise<number>((resolve) => {
          count.onsuccess = () => resolve(count.result);
        });
        db.close();
        return found;
      });
    await expect.poll(left).toBe(0);
  });
}
