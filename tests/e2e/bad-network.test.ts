/** A phone and a console in real browsers, with a network of our own between them and the server. */
import type { BrowserContext, Page } from '@playwright/test';
import { held, joinBy, notesIn, passUntil, wayOf, writeNote } from '../support/browser-phone.ts';
import { expect, test as base } from '../support/e2e.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';

interface Scene {
  readonly live: LiveWorkshop;
  readonly proxy: FaultProxy;
  /** Where the people are: a phone, with its page at the notes step. */
  readonly context: BrowserContext;
  readonly phone: Page;
}

const test = base.extend<{ scene: Scene }>({
  scene: async ({ browser, server }, use) => {
    const live = await openLiveWorkshop(server.url);
    const proxy = await FaultProxy.start(server.url);
    const context = await browser.newContext(held);
    const phone = await context.newPage();
    // Minutes pass in moments; whatever crosses the network takes its own time.
    await phone.clock.install();
    await joinBy(phone, proxy.url, live);
    await use({ live, proxy, context, phone });
    await context.close();
    live.close();
    await proxy.close();
  },
});

const away = /Du är inte ansluten just nu/;
const isSent = (page: Page, text: string) => async (): Promise<boolean> =>
  (await wayOf(page, text).innerText()).trim() === 'Skickad';

/** Lets time pass until a note has been sent. */
const untilSent = (page: Page, text: string) => passUntil(page, isSent(page, text));

test('RC19: with a round trip above four hundred milliseconds everything works, only later', async ({
  browser,
  scene: { live, proxy, phone },
}, info) => {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const cookies = live.facilitator.cookie.split('; ').map((cookie) => cookie.split('='));
  await context.addCookies(
    cookies.map(([name = '', value = '']) => ({ name, value, url: proxy.url })),
  );
  const console_ = await context.newPage();
  const [series, workshop] = [live.series, live.workshop].map((id) =>
    id.slice(id.indexOf(':') + 1),
  );
  await console_.goto(`${proxy.url}/s/${series}/w/${workshop}`);
  await expect(console_.getByText('Ansluten', { exact: true })).toBeVisible();
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
  expect(await notesIn(live)).toEqual(['Över havet']);
  await expect(console_.getByText('Över havet').filter({ visible: true }).first()).toBeVisible();
  await context.close();
});

test('RC20: a note written while the network stalls is saved, and sent when the network recovers', async ({
  scene: { live, proxy, phone },
}) => {
  proxy.set({ stalled: true });
  await expect(await writeNote(phone, 'I kön')).toHaveText(/Sparad i telefonen/);
  proxy.set({});
  await untilSent(phone, 'I kön');
  expect(await notesIn(live)).toEqual(['I kön']);
});

test('RC21: reset connections lose nothing and apply nothing twice', async ({
  scene: { live, proxy, phone },
}) => {
  const texts = ['Ett', 'Två', 'Tre', 'Fyra'];
  for (const text of texts) {
    // The note is on its way when its connection goes, and nobody knows how far it came.
    await writeNote(phone, text);
    proxy.reset();
  }
  for (const text of texts) await untilSent(phone, text);
  expect(await notesIn(live)).toEqual(texts.toSorted());
});

test('RC22: during a blackout the phone shows that it is offline, keeps what is written and sends it afterwards', async ({
  scene: { live, proxy, phone },
}) => {
  proxy.blackOut();
  await expect(await writeNote(phone, 'I mörkret')).toHaveText(/Sparad i telefonen/);
  await passUntil(phone, () => phone.getByText(away).isVisible());
  await phone.clock.runFor(60_000);
  await expect(wayOf(phone, 'I mörkret')).toHaveText(/Sparad i telefonen/);
  await expect(phone.getByText('1 lapp eller svar väntar på att skickas.')).toBeVisible();
  proxy.return();
  await untilSent(phone, 'I mörkret');
  await expect(phone.getByText('allt du skrev har skickats')).toBeVisible();
  await passUntil(phone, async () => !(await phone.getByText('Anslutningen är').isVisible()));
  expect(await notesIn(live)).toEqual(['I mörkret']);
});

for (const direction of ['up', 'down'] as const) {
  test(`RC23: a half-open connection is detected, and what was written meanwhile is sent once (${direction})`, async ({
    scene: { live, proxy, phone },
  }) => {
    proxy.halfOpen(direction);
    await expect(await writeNote(phone, 'Halvvägs')).toHaveText(/Sparad i telefonen/);
    await untilSent(phone, 'Halvvägs');
    expect(await notesIn(live)).toEqual(['Halvvägs']);
  });
}

test('RC24: a phone that wakes up with a dead socket detects it at once', async ({
  scene: { live, proxy, phone },
}) => {
  proxy.halfOpen('up');
  proxy.halfOpen('down');
  await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  // Long before the next sign of life would have been due.
  await phone.clock.runFor(3_500);
  await writeNote(phone, 'Vaken');
  await expect.poll(isSent(phone, 'Vaken')).toBe(true);
  expect(await notesIn(live)).toEqual(['Vaken']);
});

for (const locks of [true, false]) {
  test(`OB12: two tabs of one seat each write their own notes, and what one leaves unsent the other sends (${locks ? 'with' : 'without'} locks)`, async ({
    scene: { live, proxy, context, phone },
  }) => {
    if (!locks) {
      // As over plain HTTP in a live.
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
    expect(await notesIn(live)).toEqual(['Egen', 'Från den andra', 'Lämnad ett', 'Lämnad två']);
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
