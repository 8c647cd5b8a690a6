/**
 * Every kind of step on three surfaces, to be looked at: `npm run pictures -- --steps DIR`. Each
 * moment is a series of its own, made in the database before the server starts.
 */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import { chromium, type Browser } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cookieName } from '#lib/server/access/cookies.ts';
import { newToken } from '#lib/server/access/tokens.ts';
import { keyOf } from '#lib/sync/record.ts';
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';
import type { PictureScene } from '../kinds/kind.ts';
import { testedKinds } from '../kinds/kinds.ts';
import { chromiumPath } from '../support/chromium.ts';
import { openRoom, series, workshop } from '../support/seeded-workshop.ts';
import { TestServer } from '../support/server.ts';
import { buildWorkshop, facilitator, goTo, must } from '../support/workshop-builder.ts';

const PEOPLE = 24;

interface Moment {
  readonly name: string;
  readonly kind: StepKind;
  /** Shown, where there is something to show. */
  readonly shown: boolean;
  readonly spoken: boolean;
}

/** Every kind of step, and once more where it shows a result or somebody speaks. */
export const moments: readonly Moment[] = stepKinds.flatMap((kind) => {
  const { shownAs, spokenAs } = testedKinds[kind];
  return [
    { name: kind, kind, shown: false, spoken: false },
    ...(shownAs === undefined ? [] : [{ name: shownAs, kind, shown: true, spoken: false }]),
    ...(spokenAs === undefined ? [] : [{ name: spokenAs, kind, shown: false, spoken: true }]),
  ];
});

/** Takes them all into a folder: NAME-SURFACE[-dark].png. */
export async function takeSteps(folder: string, only: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  for (const moment of moments.filter(({ name }) => only.length === 0 || only.includes(name))) {
    await takeMoment(browser, moment, folder);
  }
  await browser.close();
}

async function takeMoment(browser: Browser, moment: Moment, folder: string): Promise<void> {
  let cookies = { desk: ['', ''], seat: ['', ''] };
  const server = await TestServer.start({}, async (directory) => {
    cookies = await seed(directory, moment);
  });
  const desk = `/s/${keyOf(series)}/w/${keyOf(workshop)}`;
  const surfaces = [
    { name: 'phone', path: `/w/${keyOf(workshop)}`, width: 390, height: 844, as: cookies.seat },
    { name: 'console', path: desk, width: 1440, height: 900, as: cookies.desk },
    { name: 'remote', path: desk, width: 390, height: 844, as: cookies.desk },
    { name: 'screen', path: `${desk}/screen`, width: 1920, height: 1080, as: cookies.desk },
  ] as const;
  for (const { name, path, width, height, as } of surfaces) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        ...{ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', baseURL: server.url },
        ...{ reducedMotion: 'reduce', viewport: { width, height }, colorScheme },
      });
      const [key = '', value = ''] = as;
      await context.addCookies([{ name: key, value, url: server.url }]);
      const page = await context.newPage();
      await page.goto(path);
      await page.locator('h1, h2').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState('networkidle');
      const dark = colorScheme === 'dark' ? '-dark' : '';
      if (name === 'screen' && dark !== '') await page.keyboard.press('d');
      const path_ = join(folder, `${moment.name}-${name}${dark}.png`);
      await page.screenshot({ path: path_, animations: 'disabled', fullPage: name === 'phone' });
      await context.close();
    }
  }
  await server.close();
}

/** A series that stands at the moment, with what has come before. */
async function seed(directory: string, moment: Moment) {
  const { room, access, close } = await openRoom(directory, series);
  const { seats, participants } = await buildWorkshop(room, { seats: PEOPLE, organisations: 5 });
  const act = (...mutations: readonly DomainMutation[]) => must(room, facilitator, mutations);
  for (const [kind, { words, questions: asked }] of Object.entries(testedKinds)) {
    const [title, instruction] = words;
    const change = { title, instruction, minutes: 10, ...(asked && { questions: asked }) };
    await act({ name: 'step.edit', args: { step: `step:${kind}`, change } });
  }
  // Who arrives is in the first step; every other one is gone to.
  for (const kind of moment.kind === 'welcome' ? [] : stepKinds.slice(1)) {
    await goTo(room, kind);
    const { answers, plays, shownAs, speakers } = testedKinds[kind];
    const here = kind === moment.kind;
    const does: PictureScene['does'] = (actor, name, args) =>
      must(room, actor, [{ name, args } as DomainMutation]);
    const through = here && moment.shown;
    const scene: PictureScene = { room, seats, people: participants, here, through, act, does };
    if (here && moment.spoken) await speak(kind, speakers?.(seats) ?? [], act);
    for (const [index, actor] of participants.entries()) {
      // Where people are at work, some are not ready.
      if (here && index % 3 === 0 && !moment.shown) continue;
      await answers?.(scene, actor, index);
    }
    await plays?.(scene);
    if (here ? moment.shown : shownAs !== undefined) {
      await act({ name: 'step.reveal', args: { step: `step:${kind}`, revealed: true } });
    }
    if (here) break;
  }
  const grant = access.redeem(access.createLink(series, 'facilitator'));
  const key = newToken();
  access.bindSeat(series, seats[0] ?? '', key);
  close();
  return {
    desk: [cookieName('facilitator', series), grant?.token ?? ''],
    seat: [cookieName('seat', series), key],
  };
}

async function speak(
  kind: StepKind,
  line: readonly { readonly who: string; readonly label: string }[],
  act: PictureScene['act'],
): Promise<void> {
  await act({ name: 'speaker.line', args: { step: `step:${kind}`, line: [...line] } });
  const speaker = `speaker:${kind}.${keyOf(line[0]?.who ?? '')}`;
  await act({ name: 'speaker.call', args: { step: `step:${kind}`, speaker } });
}
