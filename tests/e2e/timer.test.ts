/** The timer on laptop, projector and phone, and what becomes of a half-written sentence. */
import type { Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { held, joinBy, notesIn } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { done, openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

const DAY = 24 * 3_600_000;

/** Puts a page's time of day wrong; what the browser itself measures by stays right. */
function misplaceClock(by: number): void {
  const Right = Date;
  window.Date = class extends Right {
    constructor(...given: ConstructorParameters<typeof Date> | []) {
      if (given.length === 0) super(Right.now() + by);
      else super(...given);
    }
    static override now(): number {
      return Right.now() + by;
    }
  } as DateConstructor;
}

/** When a page's timer turned to which second, by the right time, for the next few of them. */
async function turns(page: Page, count: number): Promise<ReadonlyMap<number, number>> {
  const timer = page.getByRole('timer').first();
  await expect(timer).toBeVisible();
  const seen = await timer.evaluate(
    (element, wanted) =>
      new Promise<[shown: number, at: number][]>((done) => {
        const all: [number, number][] = [];
        const watch = new MutationObserver(() => {
          const [minutes = 0, seconds = 0] =
            /(\d+):(\d\d)/.exec(element.textContent)?.slice(1).map(Number) ?? [];
          all.push([minutes * 60 + seconds, performance.timeOrigin + performance.now()]);
          if (all.length < wanted) return;
          watch.disconnect();
          done(all);
        });
        watch.observe(element, { characterData: true, childList: true, subtree: true });
      }),
    count,
  );
  return new Map(seen);
}

function deskOf({ series, workshop }: LiveWorkshop): string {
  return `/s/${keyOf(series)}/w/${keyOf(workshop)}`;
}

function stepOf({ host, workshop }: LiveWorkshop) {
  const step = host.view.get('step', host.view.get('workshop', workshop)?.step ?? '');
  if (!step) throw new Error('no step');
  return step;
}

test('TM5: laptop, projector and phone show the same time within a second, even if their clocks differ by two days', async ({
  browser,
  server,
}, { annotations }) => {
  const live = await openLiveWorkshop(server.url);
  const cookies = live.facilitator.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: server.url };
  });
  const surface = async (wrong: number, path: string, options = {}): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, ...options });
    if (path) await context.addCookies(cookies);
    const page = await context.newPage();
    await page.addInitScript(misplaceClock, wrong);
    if (path) await page.goto(path);
    else await joinBy(page, server.url, live);
    return page;
  };
  const desk = deskOf(live);
  const laptop = await surface(DAY, desk, { viewport: { width: 1440, height: 900 } });
  const projector = await surface(-DAY, `${desk}/screen`, {
    viewport: { width: 1920, height: 1080 },
  });
  const phone = await surface(-DAY, '', held);
  expect(await laptop.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + DAY / 2);
  const surfaces = [laptop, projector, phone];

  /** Milliseconds between the first surface that turned to a second and the last one, or the right time. */
  const apart: number[] = [];
  const compare = async (): Promise<void> => {
    const { endsAt } = stepOf(live);
    if (endsAt === null) throw new Error('it does not run');
    const [first = new Map<number, number>(), ...others] = await Promise.all(
      surfaces.map((page) => turns(page, 4)),
    );
    const before = apart.length;
    for (const [shown, at] of first) {
      const times = others.map((page) => page.get(shown)).filter((time) => time !== undefined);
      if (times.length < others.length) continue;
      // It turns to 4:30 when so much is left.
      const all = [at, ...times, endsAt - shown * 1_000];
      apart.push(Math.round(Math.max(...all) - Math.min(...all)));
    }
    expect(apart.length).toBeGreaterThan(before);
    expect(Math.max(...apart)).toBeLessThanOrEqual(1_000);
  };
  const controls = laptop.getByRole('group', { name: 'Tid och moment' });
  await laptop.getByRole('button', { name: /^Starta tiden/ }).click();
  await live.host.until(() => stepOf(live).endsAt);
  await compare();
  await projector.reload();
  await compare();
  await controls.getByRole('button', { name: 'minut' }).click();
  await controls.getByRole('button', { name: 'Pausa tiden' }).click();
  await live.host.until(() => stepOf(live).pausedLeft);
  const shown: string[] = [];
  for (const one of surfaces) {
    const timer = one.getByRole('timer').first();
    await expect(timer).toContainText('pausad');
    shown.push(/\d+:\d\d/.exec(await timer.innerText())?.[0] ?? '');
  }
  expect(shown[0]).toMatch(/^\d+:\d\d$/);
  expect(new Set(shown).size).toBe(1);
  annotations.push({ type: 'milliseconds apart', description: apart.join(' ') });
  for (const one of surfaces) await one.context().close();
  live.close();
});

test('TM6: a participant keeps their unfinished text and its field when the time runs out and when the step and the workshop end', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const context = await browser.newContext(held);
  const phone = await context.newPage();
  await joinBy(phone, server.url, live);
  const field = phone.getByRole('textbox');
  await field.pressSequentially('Vi borde ');
  const step = stepOf(live);
  await done(host, 'step.time', { step: step.id, endsAt: Date.now() - 1, pausedLeft: null });
  await expect(phone.getByText('Skriv klart din mening')).toBeVisible();
  await picture(phone, 'telefon-tiden-slut');
  await field.pressSequentially('ringa ');
  const next = host.view.list('step').find(({ order }) => order > step.order);
  await done(host, 'step.start', { step: next?.id ?? '', from: step.id });
  await expect(phone.getByText('Workshoppen har gått vidare')).toBeVisible();
  await phone.keyboard.type('varandra ');
  await done(host, 'workshop.close', { workshop });
  await expect(phone.getByText('kan skickas i 5 minuter till')).toBeVisible();
  await picture(phone, 'telefon-skriv-klart');
  await phone.keyboard.type('oftare');
  await phone.getByRole('button', { name: 'Skicka lappen' }).click();
  await expect(phone.getByText('Din lapp är med.')).toBeVisible();
  await expect(field).toBeHidden();
  expect(await notesIn(live)).toEqual(['Vi borde ringa varandra oftare']);
  await context.close();
  live.close();
});
