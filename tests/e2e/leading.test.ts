/** Those who lead: a laptop dies, two press or write at once, and what the console keeps. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { sideways, violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { goToKind, ledPage } from '../support/later-workshop.ts';
import { done, openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';
import { newSeries } from '../support/new-series.ts';
import { picture } from '../support/pictures.ts';

const laptop = { viewport: { width: 1440, height: 900 } };

/** A facilitator on a device of her own, let in by a link that the console has made. */
async function invited(
  host: Page,
  browser: Browser,
  options: BrowserContextOptions,
): Promise<Page> {
  const room = host.getByRole('complementary');
  await room.locator('summary', { hasText: 'Medledare' }).click();
  await room.getByRole('button', { name: 'Lägg till en telefon' }).click();
  const dialog = host.getByRole('dialog');
  const link = await dialog.getByText(/\/l\//).innerText();
  await dialog.getByRole('button', { name: 'Stäng' }).click();
  const page = await (await browser.newContext({ locale: 'sv-SE', ...options })).newPage();
  await page.goto(new URL(link).pathname, { referer: '' });
  await page.waitForURL(/\/s\/[^/]+\/w\/[^/]+$/);
  return page;
}

/** The heading of the step at which a console stands. */
function stands(page: Page, title: string) {
  return expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('CF8: if the leading laptop is closed during a step, a co-facilitator takes over on a phone within three seconds', async ({
  page: host,
  browser,
  server,
}, { annotations }) => {
  await host.setViewportSize(laptop.viewport);
  await newSeries(host, 'Nära vård');
  await host.getByRole('button', { name: 'Öppna för deltagarna' }).click();
  const controls = host.getByRole('group', { name: 'Tid och moment' });
  await controls.getByRole('button', { name: /^Nästa: / }).click();
  const phone = await invited(host, browser, { ...held, baseURL: server.url });
  const room = host.getByRole('complementary');
  await room.getByLabel('Ditt namn').fill('Karin');
  await room.getByRole('button', { name: 'Ta kontrollen' }).click();
  await controls.getByRole('button', { name: 'Starta tiden' }).click();
  await expect(phone.getByText('Du följer med utan att styra. Karin leder.')).toBeVisible();
  await picture(phone, 'fjärrkontroll-tittar-med');
  await host.getByRole('button', { name: 'Meddelande', exact: true }).click();
  await host.getByRole('button', { name: 'Fem minuter kvar' }).click();
  const found = await violations(host, 'message');
  await host.getByRole('button', { name: 'Skicka' }).click();
  await host.getByRole('button', { name: 'Ändra upplägget' }).click();
  found.push(...(await violations(host, 'agenda')), ...(await violations(phone, 'looks on')));
  expect([...found, ...(await sideways(phone, 'looks on'))]).toEqual([]);
  const remote = phone.getByRole('group', { name: 'Tid och moment' });
  await expect(remote.getByRole('button', { name: /^Nästa: / })).toBeDisabled();
  const step = await phone.getByRole('heading', { level: 1 }).innerText();

  // The lid is closed: nothing is said any more.
  await host.close();
  await expect(phone.getByText('är inte ansluten just nu')).toBeVisible();
  await picture(phone, 'fjärrkontroll-ta-över');
  const before = performance.now();
  await phone.getByRole('button', { name: 'Ta över' }).click();
  await expect(remote.getByRole('button', { name: /^Nästa: / })).toBeEnabled();
  await remote.getByRole('button', { name: /^Nästa: / }).click();
  await expect(phone.getByRole('heading', { level: 1, name: step })).toBeHidden();
  const took = performance.now() - before;
  annotations.push({ type: 'milliseconds to take over and go on', description: took.toFixed(0) });
  expect(took).toBeLessThan(3_000);
  await expect(phone.getByText('Du följer med utan att styra')).toBeHidden();
  await picture(phone, 'fjärrkontroll');
  await phone.context().close();
});

test('CF9: if two facilitators press next at once, one step is taken, and both see it without an error', async ({
  browser,
  server,
}) => {
  // Neither hears of the other's press before its own: that, and not the speed of the hands or of
  // the machine, is what "at once" means.
  const network = await FaultProxy.start(server.url);
  const context = await browser.newContext({
    locale: 'sv-SE',
    ...laptop,
    baseURL: network.url,
  });
  const host = await context.newPage();
  await newSeries(host, 'Nära vård');
  await host.getByRole('button', { name: 'Öppna för deltagarna' }).click();
  const other = await invited(host, browser, { ...laptop, baseURL: network.url });
  const both = [host, other];
  const agenda = host.getByRole('navigation').getByRole('button');
  const titles = await agenda.locator('.title').allInnerTexts();
  const next = (page: Page, title: string) =>
    page
      .getByRole('group', { name: 'Tid och moment' })
      .getByRole('button', { name: `Nästa: ${title}` });
  for (const title of titles.slice(1, 4)) {
    for (const page of both) await expect(next(page, title)).toBeEnabled();
    network.set({ stalled: true });
    for (const page of both) await next(page, title).click();
    network.set({});
    for (const page of both) await stands(page, title);
    for (const page of both) await expect(page.getByText('hann före')).toHaveCount(0);
  }
  // What the room has stored, as one sees it who comes afterwards.
  const late = await other.context().newPage();
  await late.goto(other.url());
  for (const page of [late, ...both]) await stands(page, titles[3] ?? '');
  for (const page of both) await expect(page.getByText('hann före')).toHaveCount(0);
  await other.context().close();
  await context.close();
  await network.close();
});

test('HE13: from 1280 pixels and on a phone each icon in the bars of the console has its word', async ({
  page: host,
}) => {
  await newSeries(host, 'Nära vård');
  await host.getByRole('button', { name: 'Öppna för deltagarna' }).click();
  const bars = host.locator('.console > header');
  const icons = bars.locator('button:visible, label:visible');
  const bare = () =>
    icons.evaluateAll((all) =>
      all
        .filter((icon) => {
          const words = [...icon.querySelectorAll('span')].filter(({ textContent }) => textContent);
          return !words.some((word) => {
            const { width, height } = word.getBoundingClientRect();
            return width > 8 && height > 8 && getComputedStyle(word).clipPath === 'none';
          });
        })
        .map((icon) => icon.outerHTML.slice(0, 120)),
    );
  for (const [width, height] of [
    [1280, 800],
    [1440, 900],
    [390, 844],
  ] as const) {
    await host.setViewportSize({ width, height });
    expect(await icons.count()).toBeGreaterThan(8);
    expect(await bare(), `${width} pixels`).toEqual([]);
    expect(await sideways(host, `${width} pixels`)).toEqual([]);
  }
  await host.setViewportSize({ width: 1100, height: 800 });
  expect((await bare()).length, 'this test can tell').toBeGreaterThan(0);
});

test('HE17: in a long agenda the present step and the next one are in sight', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const desk = await openDesk(browser, live);
  await desk.setViewportSize({ width: 1440, height: 560 });
  const agenda = desk.getByRole('navigation', { name: 'Upplägg' });
  for (const step of [
    ...stepsOf(host.view, workshop),
    ...stepsOf(host.view, workshop).slice(0, 1),
  ]) {
    const from = host.view.get('workshop', workshop)?.step ?? null;
    if (step.id !== from) await done(host, 'step.start', { step: step.id, from });
    await expect(agenda.locator('[aria-current=step]')).toContainText(step.title);
    await expect(agenda.locator('[aria-current=step]')).toBeInViewport({ ratio: 1 });
    const next = agenda.locator('button.next');
    if ((await next.count()) > 0) await expect(next).toBeInViewport({ ratio: 1 });
  }
  // Only the agenda is scrolled.
  await expect(desk.getByRole('heading', { level: 1 })).toBeInViewport();
  await desk.context().close();
  live.close();
});

function openDesk(browser: Browser, live: LiveWorkshop): Promise<Page> {
  const path = `/s/${keyOf(live.series)}/w/${keyOf(live.workshop)}`;
  return ledPage(browser, live, path, [1440, 900]);
}

test('TM7: a timer that runs goes on when somebody leads back and forth again, and when the console is loaded anew', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const desk = await openDesk(browser, live);
  const timed = () =>
    host.view.get('step', host.view.get('workshop', workshop)?.step ?? '') ?? { endsAt: null };
  await desk.getByRole('button', { name: /^Starta tiden/ }).click();
  const endsAt = await host.until(() => timed().endsAt);
  const here = await desk.getByRole('heading', { level: 1 }).innerText();
  await desk.keyboard.press('Shift+ArrowLeft');
  await expect(desk.getByRole('heading', { level: 1 })).not.toHaveText(here);
  await desk.keyboard.press('Shift+ArrowRight');
  await stands(desk, here);
  // The page is ahead of the room, and this page hears of it a moment later.
  await expect.poll(() => timed().endsAt).toBe(endsAt);
  await desk.reload();
  await stands(desk, here);
  await expect(desk.getByRole('timer').first()).toContainText(/\d:\d\d/);
  await expect(desk.getByRole('button', { name: 'Pausa tiden' })).toBeEnabled();
  expect(timed().endsAt).toBe(endsAt);
  await desk.context().close();
  live.close();
});

test('ED3: two facilitators who write in one field of the plan, the series, a workshop, a step or a theme both keep their words (in the browser)', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  await done(host, 'area.create', { id: 'area:a', theme: null, title: 'Trygg hemgång' });
  await goToKind(live, workshop, 'plan');
  const desks = [await openDesk(browser, live), await openDesk(browser, live)] as const;
  const words = ['Alla vet vem de ringer.', 'Planen är klar före hemgång.'] as const;
  // Both have the field open before either of them leaves it.
  for (const [at, desk] of desks.entries())
    await desk
      .getByLabel('Mål')
      .first()
      .fill(words[at] ?? '');
  for (const desk of desks) await desk.getByLabel('Mål').first().blur();
  await host.until(() => {
    const goal = host.view.get('area', 'area:a')?.goal ?? '';
    return words.every((own) => goal.includes(own));
  });
  for (const desk of desks) {
    const goal = desk.getByLabel('Mål').first();
    for (const own of words) await expect(goal).toHaveValue(new RegExp(own.replaceAll('.', '\\.')));
    await desk.context().close();
  }
  live.close();
});
