/**
 * Every kind of step on three surfaces, to be looked at: `npm run pictures -- --steps DIR`. Each
 * moment is a series of its own, made in the database before the server starts.
 */
import { chromium, type Browser } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBelow, seededRandom } from '#lib/methods/random.ts';
import { groupLetter } from '#lib/methods/group-letters.ts';
import { cookieName } from '#lib/server/access/cookies.ts';
import { newToken } from '#lib/server/access/tokens.ts';
import { keyOf } from '#lib/sync/record.ts';
import type { Mutation } from '#lib/sync/mutation.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import { chromiumPath } from '../support/chromium.ts';
import { openRoom, series, workshop } from '../support/seeded-hall.ts';
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

const words: Readonly<Record<StepKind, readonly [title: string, instruction: string]>> = {
  welcome: [
    'Välkommen',
    'I dag berättar vi för varandra vad som fungerar och vad som kan bli bättre.',
  ],
  round: [
    'Incheckning',
    'Säg ett ord eller en mening om hur du kommer hit. Det går bra att säga pass.',
  ],
  groups: ['Hitta din bikupa', 'Sätt er tillsammans och hälsa på varandra.'],
  talk: [
    'Samtal i bikuporna',
    'Prata om frågan. Utse en talesperson som kan säga några ord efteråt.',
  ],
  notes: ['Hur är det i dag?', 'Skriv en sak på varje lapp, kort och konkret.'],
  themes: ['Gruppera till teman', 'Vi samlar lapparna som hör ihop.'],
  dots: [
    'Välj det viktigaste',
    'Sätt dina prickar på det du helst vill att vi arbetar vidare med.',
  ],
  matrix: ['Effekt och insats', 'Bedöm varje tema för dig själv.'],
  poll: [
    'Hur ställer vi oss?',
    'Svara för dig själv. Den som tvekar skriver vad som skulle göra det möjligt.',
  ],
  plan: ['Från tema till åtgärd', 'Vad ska hända, och vem gör det?'],
  close: ['Utcheckning', 'Vad tar du med dig?'],
};

const questions: Partial<Record<StepKind, readonly string[]>> = {
  round: ['Med vilket ord beskriver du samverkan just nu?'],
  talk: ['När fungerade samverkan riktigt bra senast? Vad gjorde att det fungerade?'],
  notes: ['Vad fungerar bra, som vi ska värna om?', 'Vad behöver utvecklas?'],
  poll: [
    'Vi inför en gemensam rutin för SIP som gäller från första mars.',
    'Varje enhet utser en kontaktperson som finns i kommunens växel.',
  ],
  close: ['Vad tar du med dig härifrån?'],
};

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
  const act = (...mutations: readonly Mutation[]) => must(room, facilitator, mutations);
  for (const [kind, [title, instruction]] of Object.entries(words)) {
    const asked = questions[kind as StepKind];
    const change = { title, instruction, minutes: 10, ...(asked && { questions: asked }) };
    await act({ name: 'step.edit', args: { step: `step:${kind}`, change } });
  }
  await act({ name: 'group.form', args: { round: 'step:groups', groups: groupsOf(seats) } });
  const reveal = (kind: StepKind) =>
    act({ name: 'step.reveal', args: { step: `step:${kind}`, revealed: true } });
  const order: readonly StepKind[] = ['round', 'groups', 'talk', 'notes', 'themes', 'dots'];
  const rest: readonly StepKind[] = ['matrix', 'poll', 'plan', 'close'];
  for (const kind of [...order, ...rest]) {
    if (moment.kind === 'welcome') break;
    await goTo(room, kind);
    const here = kind === moment.kind;
    if (here && moment.spoken) await speak(kind, seats, act);
    for (const [index, actor] of participants.entries()) {
      const does = (name: string, args: unknown) => must(room, actor, [{ name, args }]);
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
          const value = [5, 4, 4, 3, 2, 4, 1, 5][(index + question) % 8];
          const comment = (value ?? 5) <= 2 ? (comments[index % comments.length] ?? null) : null;
          await does('ballot.cast', { step: 'step:poll', asked: 1, question, value, comment });
        }
      }
    }
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
        { name: 'area.create', args: { id: area, theme: 'theme:t0', title: themes[0] } },
        { name: 'action.create', args: { id: 'action:a', area, title: 'Skriv en gemensam rutin' } },
      );
    }
    if (here ? moment.shown : ['notes', 'dots', 'matrix', 'poll'].includes(kind)) {
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

async function speak(
  kind: StepKind,
  seats: readonly string[],
  act: (...mutations: readonly Mutation[]) => Promise<void>,
): Promise<void> {
  const line =
    kind === 'talk'
      ? ['C', 'A', 'B', 'F', 'E', 'D'].map((letter) => ({
          who: `group:g${letter.charCodeAt(0) - 65}`,
          label: `Bikupa ${letter}`,
        }))
      : seats.slice(1, 9).map((who, index) => ({
          who,
          label: ['enhetschef, Solna stad', 'distriktssköterska, Hagalunds vårdcentral'][index % 2],
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
