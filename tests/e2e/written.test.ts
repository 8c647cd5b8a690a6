/** What people write, as every surface shows it: its direction, and its language. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { m } from '#lib/text/generated/messages.js';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { speakerId } from '#lib/workshop/model/speaker.ts';
import { expect, test } from '../support/e2e.ts';
import { done, notesPlace, openLiveWorkshop, write, type Guest } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';

/** Arabic at first, Swedish at the end: no word of the interface has either of the two. */
const words = ['مرحبا', 'åäö'] as const;
const text = words.join(' ');

/**
 * Texts of people that do not begin from their own side, and those that do not say which language
 * they are in.
 */
async function wrongIn(page: Page, where: string): Promise<string[]> {
  const wrong = await page.evaluate(([first, last]) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const { parentElement: parent, textContent } = node;
      const said = textContent ?? '';
      // A choice of a list is drawn by the browser, and holds nothing but its text.
      if (!parent || !said.trim().startsWith(first) || parent.closest('option, script')) continue;
      const place = (word: string): DOMRect | undefined => {
        const at = said.indexOf(word);
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        return range.getClientRects()[0];
      };
      const [a, b] = said.includes(last) ? [place(first), place(last)] : [];
      const html = parent.outerHTML.slice(0, 140);
      const sameLine = a && b && Math.abs(a.top - b.top) < 4 && a.width > 0;
      if (sameLine && b.right > a.left + 1) found.push(`direction: ${html}`);
      const alone = said.trim().replace(/ \d+ /, ' ') === `${first} ${last}`;
      const lang = parent.closest('[lang]')?.getAttribute('lang');
      if (alone && lang !== 'sv') found.push(`language ${lang ?? '–'}: ${html}`);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
      if (field.value.startsWith(first) && getComputedStyle(field).unicodeBidi !== 'plaintext')
        found.push(`direction: ${field.outerHTML.slice(0, 140)}`);
    }
    return found;
  }, words);
  return wrong.map((line) => `${where}: ${line}`);
}

type Live = Awaited<ReturnType<typeof openLiveWorkshop>>;

/** Everything that people can write in a workshop, beside what `openLiveWorkshop` has. */
async function fill({ host, workshop, join }: Live): Promise<Guest> {
  const guest = await join();
  const people = host.view.list('seat').map(({ id }) => id);
  await write(guest, 'n1', text);
  const between = 1 / (kinds.length + 1);
  const themes = host.view.list('step').find(({ kind }) => kind === 'themes')?.order ?? 1;
  for (const [at, kind] of kinds.entries()) {
    const about = { id: `step:own-${kind}`, workshop, kind, order: themes + (at + 1) * between };
    await done(host, 'step.add', newStep(about));
  }
  for (const [at, step] of stepsOf(host.view, workshop).entries()) {
    const title = titleAt(at);
    const change = { title, instruction: text, questions: [text] };
    await done(host, 'step.edit', { step: step.id, change });
  }
  await done(host, 'step.reveal', { step: notesPlace(host).step, revealed: true });
  await done(host, 'theme.create', { id: 'theme:t1', workshop, title: text, notes: ['note:n1'] });
  await done(host, 'area.create', { id: 'area:a1', theme: 'theme:t1', title: text });
  const area = { currentState: text, goal: text };
  await done(host, 'area.edit', { area: 'area:a1', change: area });
  await done(host, 'action.create', { id: 'action:a1', area: 'area:a1', title: text });
  const [organisation] = host.view.list('organisation');
  const action = { organisation: organisation?.id ?? null, role: text, indicator: text };
  await done(host, 'action.edit', { action: 'action:a1', change: { ...action, support: text } });
  await done(host, 'workshop.edit', { workshop, change: { nextStep: text } });
  const round = host.view.list('step').find(({ kind }) => kind === 'groups')?.id ?? '';
  const group = { id: 'group:a', letter: 'A', place: text, topic: text, seats: people };
  const groups = [{ ...group, locked: false, cafe: false, after: null }];
  await done(host, 'group.form', { round, groups });
  const message = { id: 'message:m1', workshop, group: null, text, minutes: 60 };
  await done(host, 'message.send', message);
  return guest;
}

/** What people say in a step, and its result. */
async function answer({ host }: Live, { client, seat }: Guest, step: Step): Promise<void> {
  const about = { step: step.id };
  switch (step.kind) {
    case 'poll':
      return done(client, 'ballot.cast', {
        ...about,
        asked: 1,
        question: 0,
        value: 1,
        comment: text,
      });
    case 'matrix':
      return done(client, 'placement.set', {
        ...about,
        theme: 'theme:t1',
        at: { effort: 2, impact: 4 },
      });
    case 'brainwriting':
      return done(client, 'idea.write', {
        ...{ id: 'note:idea', ...about, round: 1, sheet: 'sheet:s1', on: null, text },
      });
    case 'round':
    case 'talk':
      await done(host, 'speaker.line', { ...about, line: [{ who: seat, label: text }] });
      return done(host, 'speaker.call', { ...about, speaker: speakerId(step.id, seat) });
    default:
      return undefined;
  }
}

const kinds = ['matrix', 'poll', 'round', 'brainwriting', 'talk', 'dots'] as const;
/** What a phone says above the result of a step. */
const shown: Partial<Record<Step['kind'], typeof m.matrix_result>> = {
  matrix: m.matrix_result,
  poll: m.poll_comments,
  brainwriting: m.brainwriting_phone_shown,
  dots: m.phone_dots_result,
};
const titleAt = (at: number): string => `${words[0]} ${at} ${words[1]}`;

/** Leads phone, remote, console and projector through a workshop, and looks at each everywhere. */
async function look(browser: Browser, url: string): Promise<string[]> {
  const live = await openLiveWorkshop(url, text);
  const { host, workshop } = live;
  const found: string[] = [];
  const narrow = { width: 390, height: 844 };
  const open = (viewport: { width: number; height: number }): Promise<BrowserContext> =>
    browser.newContext({ baseURL: url, locale: 'en-GB', viewport });
  const contexts = await Promise.all([
    ...[open(narrow), open(narrow)],
    ...[open({ width: 1440, height: 900 }), open({ width: 1280, height: 720 })],
  ]);
  try {
    const pages = await Promise.all(contexts.map((context) => context.newPage()));
    const [phone, ...others] = pages;
    if (!phone) throw new Error('a page is needed');
    for (const page of others) {
      await page.context().addCookies(
        live.facilitator.cookie.split('; ').map((pair) => {
          const at = pair.indexOf('=');
          return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
        }),
      );
    }
    await phone.goto(`/${live.code}`);
    found.push(...(await wrongIn(phone, 'join')));
    await phone.getByRole('radio').first().check();
    await phone.locator('fieldset').nth(1).getByRole('radio').first().check();
    await phone.getByRole('button', { name: 'Join' }).click();
    await phone.waitForURL(/\/w\//u);
    const guest = await fill(live);
    const key = live.series.replace('series:', '');
    const desk = `/s/${key}/w/${workshop.replace('workshop:', '')}`;
    for (const [at, page] of others.entries()) {
      await page.goto(at === others.length - 1 ? `${desk}/screen` : desk);
    }
    const visit = async (where: string): Promise<void> => {
      for (const [at, page] of pages.entries()) {
        found.push(...(await wrongIn(page, `${names[at] ?? ''}, ${where}`)));
      }
    };
    let looked = 0;
    for (const [at, step] of stepsOf(host.view, workshop).entries()) {
      const from = host.view.get('workshop', workshop)?.step ?? null;
      if (from !== step.id) await done(host, 'step.start', { step: step.id, from });
      for (const page of pages.slice(0, -1)) {
        await page.getByRole('heading', { level: 1, name: titleAt(at) }).waitFor();
      }
      await answer(live, guest, step);
      await visit(step.kind);
      const sign = shown[step.kind];
      if (sign) {
        await done(host, 'step.reveal', { step: step.id, revealed: true });
        await expect(phone.getByText(sign({}, { locale: 'en' })).first()).toBeVisible();
        await visit(`${step.kind}, shown`);
      }
      looked += 1;
    }
    expect(looked).toBeGreaterThan(kinds.length + 3);
    await phone.goto(`/s/${key}/plan`);
    expect(await phone.getByText(words[0]).count()).toBeGreaterThan(10);
    found.push(...(await wrongIn(phone, 'plan page')));
    // Whether it would be found: the same page as a browser lays it out by itself.
    await phone.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('*')) {
        element.style.unicodeBidi = 'normal';
      }
    });
    expect((await wrongIn(phone, 'plan page')).length).toBeGreaterThan(10);
  } finally {
    for (const context of contexts) await context.close();
    live.close();
  }
  return found;
}

const names = ['phone', 'remote', 'console', 'projector'];

/** Both rules look at the same surfaces. */
let looked: Promise<string[]> | undefined;

test('TX6: a text begins from the side of its own first letter, on every page and on paper (in the browser)', async ({
  browser,
  server,
}) => {
  looked ??= look(browser, server.url);
  expect((await looked).filter((line) => line.includes(': direction'))).toEqual([]);
});

test('X12: texts of a series in another language than the page’s say which (on every surface)', async ({
  browser,
  server,
}) => {
  looked ??= look(browser, server.url);
  expect((await looked).filter((line) => line.includes(': language'))).toEqual([]);
});
