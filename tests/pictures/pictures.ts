/** Plays the rehearsal's workshop, with one phone in a real browser, and stops to take pictures. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { keyOf } from '#lib/sync/record.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { proposedOccasion } from '#lib/workshop/templates/formats.ts';
import { isKind, type Step } from '#lib/workshop/model/step.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { goTo } from '../../src/commands/rehearse/agenda.ts';
import { readScript, type Script } from '../../src/commands/rehearse/format.ts';
import { vote } from '../../src/commands/rehearse/kinds/dots/play.ts';
import { formGroups } from '../../src/commands/rehearse/kinds/groups/play.ts';
import { showNotes } from '../../src/commands/rehearse/kinds/notes/play.ts';
import { writeNotes } from '../../src/commands/rehearse/kinds/notes/writing.ts';
import { makePlan } from '../../src/commands/rehearse/kinds/plan/play.ts';
import { nameThemes } from '../../src/commands/rehearse/kinds/themes/play.ts';
import { Measures } from '../../src/commands/rehearse/measures.ts';
import { Progress } from '../../src/commands/rehearse/progress.ts';
import {
  joinArriving,
  makeSeries,
  openConsole,
  openProjector,
} from '../../src/commands/rehearse/setting-up.ts';
import {
  facilitate,
  NoteLedger,
  Refusals,
  type OccasionRun,
} from '../../src/commands/rehearse/occasion-run.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';
import { LeakWatcher } from '../../src/commands/rehearse/leaks/leak-watcher.ts';
import { chromiumPath } from '../support/chromium.ts';
import { TestServer } from '../support/server.ts';

const fixture = 'tests/fixtures/solna-1.json';
const laptop = { viewport: { width: 1280, height: 800 } };
const projector = { viewport: { width: 1920, height: 1080 } };
const phone = {
  viewport: { width: 390, height: 844 },
  ...{ deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};
/** Takes them all, into docs/pictures. Needs a build. */
export async function takePictures(root: string): Promise<void> {
  const folder = join(root, 'docs/pictures');
  await mkdir(folder, { recursive: true });
  const read = readScript(JSON.parse(await readFile(join(root, fixture), 'utf8')));
  if (!read.ok) throw new Error(`${fixture} cannot be played`);
  const server = await TestServer.start();
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await play(read.script, server.url, browser, async (page, name) => {
      await page.bringToFront();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function play(
  full: Script,
  origin: string,
  browser: Browser,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  // One of the people has a real phone; the others are as in every rehearsal.
  const writer = full.participants.find(
    ({ id, arrives }) => arrives === 'lobby' && full.notes.filter(({ by }) => by === id).length > 3,
  );
  if (!writer) throw new Error('nobody writes enough');
  const script = { ...full, participants: full.participants.filter((person) => person !== writer) };
  const stage = await open(script, origin);
  const { workshop, series, code, facilitator } = stage;
  const home = `/s/${keyOf(series)}`;
  const desk = `${home}/w/${keyOf(workshop)}`;

  async function newPage(path: string, options: BrowserContextOptions, own = false) {
    const context = await browser.newContext({
      ...{ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', baseURL: origin },
      ...{ reducedMotion: 'reduce', ...options },
    });
    if (own) {
      const pairs = facilitator.cookie.split('; ').map((pair) => pair.split('='));
      await context.addCookies(
        pairs.map(([name = '', value = '']) => ({ name, value, url: origin })),
      );
    }
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  await facilitate(stage, 'workshop.open', { workshop });
  await goTo(stage, stepOf(stage, 'welcome'));
  const hand = await newPage(`/${code}`, phone);
  await hand.getByRole('radio', { name: writer.organisation }).check();
  await hand.getByRole('radio', { name: writer.role, exact: true }).check();
  await hand.getByRole('button', { name: m.pages_join_submit() }).click();
  await hand.waitForURL(/\/w\//);
  await joinArriving(stage, 'lobby', 30_000);

  await goTo(stage, stepOf(stage, 'groups'));
  await formGroups(stage, stepOf(stage, 'groups'), () => joinArriving(stage, 'groups', 10_000));
  for (const { id: group, order } of stage.host.view.list('group')) {
    await facilitate(stage, 'group.place', { group, place: `bord ${order + 1}` });
  }
  const wall = await newPage(`${desk}/screen`, projector, true);
  await wall.getByText(m.screen_groups_look()).waitFor();
  await picture(wall, 'storbild');

  const step = stepOf(stage, 'notes');
  await goTo(stage, step);
  const columns = new Map(script.workshop.columns.map(({ key, title }) => [key, title]));
  const own = full.notes.filter(({ by }) => by === writer.id);
  for (const [i, { column, text }] of own.entries()) {
    await hand.getByRole('radio', { name: columns.get(column) ?? '' }).check();
    await hand.getByRole('textbox').fill(text);
    // The last one is still being written.
    if (i === own.length - 1) break;
    await hand.getByRole('button', { name: m.phone_note_send() }).click();
    await hand.getByText(text).last().waitFor();
  }
  await writeNotes(stage, step);
  await hand.evaluate(() => window.scrollTo(0, 0));
  await picture(hand, 'telefon');

  await showNotes(stage, step);
  await goTo(stage, stepOf(stage, 'themes'));
  await nameThemes(stage);
  const console = await newPage(desk, laptop, true);
  await console.getByRole('heading', { level: 1 }).waitFor();
  await console
    .getByText(script.themes[0]?.title ?? '')
    .first()
    .waitFor();
  await picture(console, 'konsol');

  await goTo(stage, stepOf(stage, 'dots'));
  await vote(stage, stepOf(stage, 'dots'));
  await goTo(stage, stepOf(stage, 'plan'));
  await makePlan(stage);
  const plan = await newPage(`${home}/plan`, laptop, true);
  await plan.evaluate(() => document.querySelector('#omrade-1')?.scrollIntoView());
  await picture(plan, 'plan');
}

/** The step of a kind in the agenda. */
function stepOf<K extends StepKind>(
  { host, workshop }: OccasionRun,
  kind: K,
): Extract<Step, { kind: K }> {
  const step = stepsOf(host.view, workshop).find(isKind(kind));
  if (!step) throw new Error(`no step for ${kind}`);
  return step;
}

async function open(script: Script, origin: string): Promise<OccasionRun> {
  const { signal } = new AbortController();
  const facilitator = new Visitor(origin, signal);
  const series = await makeSeries(facilitator, script);
  const watch = new LeakWatcher();
  const setting = { watch, origin, signal };
  const { host, workshop, code } = await openConsole(setting, facilitator.cookie, series);
  const screen = await openProjector(setting, facilitator.cookie, series, workshop);
  return {
    ...{ script, signal, watch, origin, series, workshop, code, facilitator, host, screen },
    occasion: proposedOccasion(script.series.template, 1),
    number: 1,
    options: {
      input: '',
      out: '',
      url: null,
      seed: 1,
      speed: 20,
      rounds: [],
      sorters: 'facilitator',
    },
    progress: new Progress(),
    random: seededRandom(1),
    measures: new Measures(() => performance.now()),
    refusals: new Refusals(),
    notes: new NoteLedger(),
    phones: new Map(),
    visitors: new Map(),
    planned: null,
    solveMs: new Map(),
    themes: new Map(),
  };
}
