/**
 * Every kind of step on three surfaces, to be looked at: `npm run pictures -- --steps DIR`. Each
 * moment is a series of its own, made in the database before the server starts.
 */
import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import { chromium, type Browser } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBelow, seededRandom } from '#lib/methods/random.ts';
import { groupLetter } from '#lib/methods/group-letters.ts';
import { cookieName } from '#lib/server/access/cookies.ts';
import { newToken } from '#lib/server/access/tokens.ts';
import { keyOf } from '#lib/sync/record.ts';
import { heldIn } from '#lib/workshop/kinds/brainwriting/sheets.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
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
  readonly shown?: boolean;
  readonly spoken?: boolean;
}

const moments: readonly Moment[] = [
  { name: 'welcome', kind: 'welcome' },
  { name: 'round', kind: 'round' },
  { name: 'round-spoken', kind: 'round', spoken: true },
  { name: 'groups', kind: 'groups' },
  { name: 'talk', kind: 'talk' },
  { name: 'talk-report', kind: 'talk', spoken: true },
  { name: 'notes', kind: 'notes' },
  { name: 'notes-shown', kind: 'notes', shown: true },
  { name: 'brainwriting', kind: 'brainwriting' },
  { name: 'brainwriting-shown', kind: 'brainwriting', shown: true },
  { name: 'themes', kind: 'themes' },
  { name: 'dots', kind: 'dots' },
  { name: 'dots-shown', kind: 'dots', shown: true },
  { name: 'matrix', kind: 'matrix' },
  { name: 'matrix-shown', kind: 'matrix', shown: true },
  { name: 'poll', kind: 'poll' },
  { name: 'poll-shown', kind: 'poll', shown: true },
  { name: 'plan', kind: 'plan' },
  { name: 'close', kind: 'close' },
];

const themes = [
  'Gemensamma rutiner för SIP och utskrivning',
  'En väg in för den enskilde',
  'Kontaktvägar mellan skola, socialtjänst och BUP',
  'Tid för samverkan i scheman',
  'Läkemedelslistor som alla kan läsa',
  'Anhörigas roll',
  'Att mötas på plats',
];

const comments = [
  'Att det finns tid avsatt i schemat, annars blir det ännu en rutin som ingen hinner följa.',
  'Tydligt vem som kallar.',
  'Att MAS har sagt ja först.',
];

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
  const random = seededRandom(7);
  const { seats, participants } = await buildWorkshop(room, { seats: PEOPLE, organisations: 5 });
  const act = (...mutations: readonly DomainMutation[]) => must(room, facilitator, mutations);
  for (const [kind, { words, questions: asked }] of Object.entries(testedKinds)) {
    const [title, instruction] = words;
    const change = { title, instruction, minutes: 10, ...(asked && { questions: asked }) };
    await act({ name: 'step.edit', args: { step: `step:${kind}`, change } });
  }
  await act({ name: 'group.form', args: { round: 'step:groups', groups: groupsOf(seats) } });
  const reveal = (kind: StepKind) =>
    act({ name: 'step.reveal', args: { step: `step:${kind}`, revealed: true } });
  const order: readonly StepKind[] = ['round', 'groups', 'talk', 'notes', 'brainwriting'];
  const rest: readonly StepKind[] = ['themes', 'dots', 'matrix', 'poll', 'plan', 'close'];
  for (const kind of [...order, ...rest]) {
    if (moment.kind === 'welcome') break;
    await goTo(room, kind);
    const here = kind === moment.kind;
    if (here && moment.spoken) await speak(kind, seats, act);
    for (const [index, actor] of participants.entries()) {
      const does = <Name extends MutationName>(name: Name, args: ArgsOf<Name>) =>
        must(room, actor, [{ name, args } as DomainMutation]);
      if (here && index % 3 === 0 && !moment.shown) continue;
      if (kind === 'talk' && index % 2 === 0) {
        await does('ready.set', { step: 'step:talk', ready: true });
      }
      if (kind === 'notes') {
        const text = `Vi hinner inte följa upp det som vi har kommit överens om, möte ${index + 1}.`;
        const column = index % 2 === 0 ? 'works' : 'develop';
        await does('note.post', { id: `note:n${index}`, step: 'step:notes', column, text });
      }
      if (kind === 'dots') {
        const theme = `theme:t${index % 3}`;
        await does('dot.set', { step: 'step:dots', theme, dots: 1 + (index % 2) });
      }
      if (kind === 'matrix') {
        for (const at of themes.keys()) {
          const level = (base: number) =>
            Math.min(5, Math.max(1, base + randomBelow(3, random) - 1));
          const judged = { effort: level(1 + ((at * 2) % 5)), impact: level(5 - (at % 4)) };
          await does('placement.set', { step: 'step:matrix', theme: `theme:t${at}`, at: judged });
        }
      }
      if (kind === 'poll') {
        for (const question of [0, 1]) {
          const value = [5, 4, 4, 3, 2, 4, 1, 5][(index + question) % 8] ?? 5;
          const comment = value <= 2 ? (comments[index % comments.length] ?? null) : null;
          await does('ballot.cast', { step: 'step:poll', asked: 1, question, value, comment });
        }
      }
    }
    if (kind === 'brainwriting')
      await passSheets(room, participants, moment.shown === true && here);
    if (kind === 'themes') {
      for (const [at, title] of themes.entries()) {
        const notes = Array.from({ length: 4 }, (_, i) => at * 3 + i)
          .filter((n) => n < PEOPLE)
          .map((n) => `note:n${n}`);
        await act({ name: 'theme.create', args: { id: `theme:t${at}`, workshop, title, notes } });
      }
    }
    if (kind === 'plan') {
      const area = 'area:a';
      await act(
        { name: 'area.create', args: { id: area, theme: 'theme:t0', title: themes[0] ?? '' } },
        { name: 'action.create', args: { id: 'action:a', area, title: 'Skriv en gemensam rutin' } },
      );
    }
    if (here ? moment.shown : ['notes', 'brainwriting', 'dots', 'matrix', 'poll'].includes(kind)) {
      await reveal(kind);
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

const ideas = [
  'En gemensam kontaktlista som hålls uppdaterad av en namngiven person i varje enhet.',
  'Ett telefonnummer för alla, där den som svarar kopplar vidare.',
  'Rita kartan över vägarna in och sätt upp den i väntrummen.',
  'Fråga tre personer som nyss har sökt hjälp hur de hittade.',
];

/** Sheets in every group: a first round, or all of them, with ideas that build on others. */
async function passSheets(
  room: Awaited<ReturnType<typeof openRoom>>['room'],
  participants: readonly Actor[],
  through: boolean,
): Promise<void> {
  const step = 'step:brainwriting';
  for (let round = 1; round <= (through ? 4 : 2); round += 1) {
    if (round > 1) {
      const args = { step, from: round - 1, round };
      await must(room, facilitator, [{ name: 'holding.pass', args }]);
    }
    for (const [index, actor] of participants.entries()) {
      if (actor.role !== 'participant' || (!through && round === 2 && index % 3 !== 1)) continue;
      const held = heldIn(room.store, step, round, actor.seat);
      const sheet = held?.sheet ?? `sheet:${index}`;
      const onIt = room.store.list('idea').filter((idea) => idea.sheet === sheet);
      const on = round > 1 && index % 2 === 0 ? (onIt.at(-1)?.note ?? null) : null;
      for (let n = 0; n < (round === 1 ? 2 : 1); n += 1) {
        const id = `note:i${(index * 37 + round * 11 + n * 5) % 100}-${index}-${round}-${n}`;
        const text = ideas[(index + round + n) % ideas.length] ?? '';
        await must(room, actor, [
          { name: 'idea.write', args: { id, step, round, sheet, on, text } },
        ]);
      }
    }
  }
}

async function speak(
  kind: StepKind,
  seats: readonly string[],
  act: (...mutations: readonly DomainMutation[]) => Promise<void>,
): Promise<void> {
  const line =
    kind === 'talk'
      ? ['C', 'A', 'B', 'F', 'E', 'D'].map((letter) => ({
          who: `group:g${letter.charCodeAt(0) - 65}`,
          label: `Bikupa ${letter}`,
        }))
      : seats.slice(1, 9).map((who, index) => ({
          who,
          label:
            index % 2 === 0
              ? 'enhetschef, Solna stad'
              : 'distriktssköterska, Hagalunds vårdcentral',
        }));
  await act({ name: 'speaker.line', args: { step: `step:${kind}`, line } });
  const speaker = `speaker:${kind}.${keyOf(line[0]?.who ?? '')}`;
  await act({ name: 'speaker.call', args: { step: `step:${kind}`, speaker } });
}

function groupsOf(seats: readonly string[]) {
  const places = ['vid fönstret', 'längst fram', 'vid dörren', 'i mitten', null, 'i biblioteket'];
  return Array.from({ length: 6 }, (_, index) => ({
    id: `group:g${index}`,
    letter: groupLetter(index),
    place: places[index] ?? null,
    seats: seats.filter((_seat, at) => at % 6 === index),
  }));
}
