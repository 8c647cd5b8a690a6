/** Browsers that are old, refuse cookies or run no scripts, and pages in which something fails. */
import type { BrowserContext, Page } from '@playwright/test';
import { isKind } from '#lib/workshop/model/step.ts';
import { held, joinBy, notesIn, writeNote } from '../support/browser-phone.ts';
import { expect, test as base } from '../support/e2e.ts';
import {
  done,
  notesPlace,
  openLiveWorkshop,
  write,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { asOldest, asTooOld } from '../support/old-browser.ts';
import { picture } from '../support/pictures.ts';

interface Scene {
  readonly live: LiveWorkshop;
  /** A browser of its own, in Swedish; a phone if it is nobody's in particular. */
  open(
    options?: Parameters<import('@playwright/test').Browser['newContext']>[0],
  ): Promise<BrowserContext>;
}

const test = base.extend<{ scene: Scene }>({
  scene: async ({ browser, server }, use) => {
    const live = await openLiveWorkshop(server.url);
    const opened: BrowserContext[] = [];
    await use({
      live,
      async open(options = held) {
        const context = await browser.newContext({
          locale: 'sv-SE',
          baseURL: server.url,
          ...options,
        });
        opened.push(context);
        return context;
      },
    });
    for (const context of opened) await context.close();
    live.close();
  },
});

const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1);
const consolePath = ({ series, workshop }: LiveWorkshop): string =>
  `/s/${keyOf(series)}/w/${keyOf(workshop)}`;

/** Lets a browser lead: it gets the facilitator's cookies. */
async function asFacilitator(context: BrowserContext, live: LiveWorkshop): Promise<void> {
  await context.addCookies(
    live.facilitator.cookie
      .split('; ')
      .map((pair) => pair.split('='))
      .map(([name = '', value = '']) => ({ name, value, url: live.url })),
  );
}

const arrived = ({ host }: LiveWorkshop): number => host.view.list('attendance').length;
const wide = { viewport: { width: 1440, height: 900 } } as const;

/** The sentence stands there alone: nothing of the page can be pressed. */
async function expectAlone(page: Page, sentence: RegExp): Promise<void> {
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText(/Hämtar workshoppen/)).toBeHidden();
}

test('FB3: a browser that is too old, refuses cookies or runs no scripts is told so in one sentence, with what to do instead, before anything can be pressed', async ({
  scene: { live, open },
}) => {
  const old = await open();
  await asTooOld(old);
  const cookieless = await open();
  const scriptless = await open({ ...held, javaScriptEnabled: false });
  const cases = [
    { name: 'gammal', context: old, why: 'för gammal' },
    { name: 'kakor', context: cookieless, why: 'tar inte emot kakor' },
    { name: 'skript', context: scriptless, why: 'JavaScript är avstängt' },
  ];
  for (const { name, context, why } of cases) {
    const page = await context.newPage();
    if (context === cookieless) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    }
    for (const path of ['/', `/${live.code}`]) {
      await page.goto(path);
      await expectAlone(page, new RegExp(`${why}.*papper.*dela telefon`));
    }
    await picture(page, `webbläsare-${name}`);
    await page.goto('/new');
    await expectAlone(page, new RegExp(`${why}.*öppna`));
    // What can be read without scripts and cookies goes on being readable.
    await page.goto('/accessibility');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(why)).toHaveCount(0);
  }
  const projector = await open(wide);
  await asTooOld(projector);
  await asFacilitator(projector, live);
  const page = await projector.newPage();
  for (const path of [consolePath(live), `${consolePath(live)}/screen`]) {
    await page.goto(path);
    await expectAlone(page, /för gammal.*öppna sidan i en nyare webbläsare/);
  }
  await picture(page, 'webbläsare-gammal-storbild');
  expect(arrived(live)).toBe(0);
});

test('FB4: without its cookies or scripts a browser makes no participant and no series and uses up no personal code', async ({
  scene: { live },
}) => {
  const guest = await live.join();
  const before = arrived(live);
  const seatCookie = guest.visitor.cookie;
  const made = await guest.visitor.post(`/w/${keyOf(live.workshop)}?/code`, []);
  const code = /"([A-Z0-9]{6})"/.exec(Buffer.from(made.body).toString())?.[1] ?? '';
  const send = async (path: string, fields: Record<string, string>, cookie: string) => {
    const response = await fetch(new URL(path, live.url), {
      method: 'POST',
      headers: { origin: live.url, accept: 'text/html', 'accept-language': 'sv', cookie },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    return { status: response.status, body: await response.text() };
  };
  const answers = {
    organisation: 'own',
    'own-organisation': 'Regionen',
    role: 'own',
    'own-role': 'Läkare',
    name: '',
  };
  // Without any cookie; with a seat's from somewhere else, as without scripts.
  for (const cookie of ['', 'bikupa_seat_x=y']) {
    for (let presses = 0; presses < 2; presses += 1) {
      const { status, body } = await send(`/${live.code}?/join`, answers, cookie);
      expect(status).toBe(400);
      expect(body).toContain('Du är inte med än');
      // What was written is still there.
      expect(body).toContain('Regionen');
    }
    expect((await send('/new', { title: 'Utan kakor' }, cookie)).status).toBe(400);
    expect(code).not.toBe('');
    const moved = await send(`/${live.code}?/move`, { personal: code }, cookie);
    expect(moved.status).toBe(400);
    expect(moved.body).toContain('Du är inte med än');
  }
  expect(live.host.view.list('organisation').map(({ name }) => name)).toEqual(['Kommunen']);
  expect(arrived(live)).toBe(before);
  // The code still opens the seat.
  const other = await send(`/${live.code}?/move`, { personal: code }, 'bikupa_able=1');
  expect(other.status).toBe(303);
  expect(seatCookie).toContain('bikupa_able=1');
});

test('FB5: an error of a page is told as an error in this browser, never as loading and never as a fault of the server', async ({
  scene: { live, open },
}) => {
  const broken = 'export const shape = /(?<!/;';
  const failed = /fungerar inte som den ska i den här webbläsaren/;
  const honest = async (page: Page): Promise<void> => {
    await expect(page.getByText(failed)).toBeVisible();
    await expect(
      page.getByText(/Hämtar workshoppen|gick fel hos oss/).filter({ visible: true }),
    ).toHaveCount(0);
  };
  const context = await open();
  const phone = await context.newPage();
  await joinBy(phone, live.url, live);
  // A file of the page that this browser cannot read: the page says so by itself.
  const own = '**/_app/immutable/nodes/*.js';
  const names: string[] = [];
  await phone.route(own, (route) => {
    names.push(route.request().url());
    return route.fulfill({ contentType: 'text/javascript', body: broken });
  });
  await phone.reload();
  await honest(phone);
  expect(names.length).toBeGreaterThan(0);
  await phone.unroute(own);
  // Only the file of the page, and not those of the frame and the error page around it.
  await phone.route(/_app\/immutable\/nodes\/(?!0\.|1\.)[^/]+\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: broken }),
  );
  await phone.reload();
  await honest(phone);
  await picture(phone, 'webbläsare-fel-telefon');
  await phone.unrouteAll();

  const leading = await open(wide);
  await asFacilitator(leading, live);
  const page = await leading.newPage();
  for (const file of ['**/entry/app*.js', '**/entry/start*.js']) {
    await page.route(file, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: broken }),
    );
    for (const path of [consolePath(live), `${consolePath(live)}/screen`]) {
      await page.goto(path);
      await honest(page);
    }
    await page.unrouteAll();
  }
  // An error that the page survives is nobody's concern.
  await leading.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      throw new Error('of an extension');
    });
  });
  await page.goto(consolePath(live));
  await expect(page.getByText('Ansluten', { exact: true })).toBeVisible();
  await expect(page.getByText(failed)).toBeHidden();
});

test('FB6: an error in one part of a page is told in its place, and the rest of the page goes on', async ({
  scene: { live, open },
}) => {
  const context = await open(wide);
  await asFacilitator(context, live);
  // The list of people groups them by organisation.
  await context.addInitScript(() => {
    Object.defineProperty(Map, 'groupBy', {
      value: () => {
        throw new Error('not in this browser');
      },
    });
  });
  await live.join();
  const page = await context.newPage();
  await page.goto(consolePath(live));
  const room = page.getByRole('complementary');
  await expect(room.getByText(/fungerar inte som den ska/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Visa lapparna' })).toBeVisible();
  await picture(page, 'webbläsare-fel-konsol');
});

test('FB7: a phone with only the functions of the oldest browsers joins, writes and reads, and a console with them sorts into themes', async ({
  scene: { live, open },
}) => {
  const faults: string[] = [];
  const old = async (options: Parameters<Scene['open']>[0]): Promise<BrowserContext> => {
    const context = await open(options);
    await asOldest(context);
    context.on('weberror', (fault) => faults.push(fault.error().message));
    return context;
  };
  const phone = await (await old(held)).newPage();
  await joinBy(phone, live.url, live);
  expect(await phone.evaluate(() => 'groupBy' in Object)).toBe(false);
  await expect(await writeNote(phone, 'Från en gammal telefon')).toHaveText('Skickad');
  // Eight digits are enough: the form sends itself.
  const start = await (await old(held)).newPage();
  await start.goto('/');
  await start.getByRole('textbox', { name: 'Kod' }).fill(live.code);
  await start.waitForURL(`**/${live.code}*`);
  const guest = await live.join();
  await write(guest, 'other', 'Från en ny');
  expect(await notesIn(live)).toEqual(['Från en gammal telefon', 'Från en ny'].toSorted());
  await expect(phone.getByText('Från en ny')).toBeVisible();

  const { host } = live;
  const { step: from } = notesPlace(host);
  const themes = host.view.list('step').find(isKind('themes'));
  await done(host, 'step.start', { step: themes?.id ?? '', from });
  const context = await old(wide);
  await asFacilitator(context, live);
  const page = await context.newPage();
  await page.goto(consolePath(live));
  const loose = page.getByRole('region', { name: 'Ogrupperade' });
  await loose.getByText('Från en ny').click();
  await page.keyboard.press('n');
  await page.getByLabel('Temats namn').fill('Telefoner');
  await page.keyboard.press('Enter');
  await host.until(
    () => host.view.list('theme').some(({ title }) => title === 'Telefoner') || null,
  );
  await expect(phone.getByText('Telefoner').first()).toBeVisible();
  await page.goto(`${consolePath(live)}/screen`);
  await expect(page.getByText('Telefoner').filter({ visible: true }).first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('FB8: what is typed and chosen before the scripts of a page are loaded is kept, and a code typed then goes on by itself', async ({
  scene: { live, open },
}) => {
  const phone = await (await open(held)).newPage();
  let release = (): void => undefined;
  const hold = (): void => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    release = () => resolve(undefined);
    void phone.route('**/*.js', async (route) => {
      await promise;
      await route.continue();
    });
  };
  hold();
  await phone.goto('/', { waitUntil: 'commit' });
  await phone.getByRole('textbox', { name: 'Kod' }).fill(live.code);
  release();
  await phone.waitForURL(`**/${live.code}*`, { waitUntil: 'commit' });

  await phone.unroute('**/*.js');
  hold();
  await phone.goto(`/${live.code}`, { waitUntil: 'commit' });
  const groups = phone.getByRole('group');
  const organisation = groups.first().getByRole('radio').first();
  const role = groups.nth(1).getByRole('radio').first();
  const name = phone.getByRole('textbox', { name: /Namn eller alias/ });
  await organisation.check();
  await role.check();
  await name.fill('Eken');
  release();
  await phone.waitForLoadState('networkidle');
  await expect(organisation).toBeChecked();
  await expect(role).toBeChecked();
  await expect(name).toHaveValue('Eken');
  await phone.getByRole('button', { name: 'Gå med' }).click();
  await expect(phone.getByRole('heading', { name: 'Hur är det i dag?' })).toBeVisible();
});
