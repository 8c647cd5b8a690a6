/**
 * Every string of the corpus, through forms and sockets, to every surface in a real browser and into
 * every download: nothing is executed, and what was accepted is what is shown.
 */
import type { BrowserContext, Page } from '@playwright/test';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import { nameKeys } from '#lib/methods/name-keys.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { readPdf } from '#lib/server/export/pdf/testing/read-pdf.ts';
import { kept, outcome } from '../injection/kept.ts';
import { notPrinted } from '../injection/printed.ts';
import { strings } from '../injection/strings.ts';
import { expect, test } from '../support/e2e.ts';
import {
  notesPlace,
  openLiveWorkshop,
  refusalOf,
  type Guest,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { send } from '../support/raw-requests.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';

/** People who write, so that nobody has to wait for the pace of one. */
const WRITERS = 20;

interface Sent {
  readonly text: string;
  readonly code: string | null;
}

/** What was kept of what was sent, and that each no is the one that the rules give. */
function accepted(sent: readonly Sent[], most: number): string[] {
  const wanted = sent.map(({ text }) => outcome(text, most, 'required'));
  expect(sent.map(({ text, code }) => [text, code])).toEqual(
    sent.map(({ text }, i) => {
      const one = wanted[i];
      return [text, one && 'refused' in one ? one.refused : null];
    }),
  );
  return wanted.flatMap((expected) =>
    'kept' in expected && expected.kept !== null ? [expected.kept] : [],
  );
}

/** A browser with somebody's cookies, and all that goes wrong in it. */
async function watched(context: BrowserContext, url: string, cookie: string) {
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value, url };
    }),
  );
  const wrong: string[] = [];
  await context.exposeBinding('__complain', (_source, what: string) => void wrong.push(what));
  await context.addInitScript(() => {
    const { __complain } = window as unknown as { __complain: (what: string) => void };
    addEventListener('securitypolicyviolation', (event) =>
      __complain(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
    Object.defineProperty(window, '__executed', {
      set: (value: unknown) => __complain(`executed: ${String(value)}`),
    });
  });
  context.on('request', (request) => {
    const own = [url, url.replace('http', 'ws'), 'data:', 'blob:'];
    if (!own.some((start) => request.url().startsWith(start))) wrong.push(request.url());
  });
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (fault) => wrong.push(fault.message));
    page.on('console', (line) => {
      if (line.type() === 'error') wrong.push(line.text());
    });
    page.on('popup', () => wrong.push('popup'));
    await page.goto(`${url}${path}`);
    return page;
  };
  return { wrong, open };
}

/** As the projector sets a text: what somebody broke into lines is broken where there is room. */
const oneLine = (text: string): readonly string[] => [text.replaceAll(/\s+/g, ' ').trim()];

/** Names that look alike are one on the list: they have a key in common. */
const sameName = nameKeys;

/** Every text in a page, as it stands between two tags, and what is typed in its fields. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.add(walker.currentNode.textContent?.trim() ?? '');
    // An address in a text is a link, and the text goes on around it.
    for (const address of document.querySelectorAll('a[rel~="nofollow"]')) {
      found.add(address.parentElement?.textContent.trim() ?? '');
    }
    for (const field of document.querySelectorAll('input, textarea')) {
      found.add((field as HTMLInputElement).value.trim());
    }
    return [...found];
  });
}

/** Waits until the page holds every one of these texts, or one taken for it; says which it does not. */
async function shows(
  page: Page,
  where: string,
  texts: readonly string[],
  as: (text: string) => readonly string[] = (text) => [text],
): Promise<void> {
  await expect
    .poll(
      async () => {
        const found = new Set((await textsOf(page)).flatMap(as));
        return texts.filter((text) => !as(text).some((key) => found.has(key))).slice(0, 5);
      },
      { message: where, timeout: 90_000 },
    )
    .toEqual([]);
  const here = await page.evaluate(() => location.origin);
  expect(page.url().startsWith(here)).toBe(true);
}

async function writeNotes(live: LiveWorkshop, guests: readonly Guest[]): Promise<string[]> {
  const place = notesPlace(live.host);
  const sent = await Promise.all(
    strings.map(async (text, i): Promise<Sent> => {
      const guest = guests[i % guests.length];
      if (!guest) throw new Error('nobody writes');
      const args = { id: `note:ic-${i}`, ...place, text };
      return { text, code: await refusalOf(guest.client, 'note.post', args) };
    }),
  );
  return accepted(sent, lengths.note);
}

async function makeThemes(live: LiveWorkshop): Promise<string[]> {
  const { host, workshop } = live;
  const sent = await Promise.all(
    strings.map(async (title, i): Promise<Sent> => {
      const args = { id: `theme:ic-${i}`, workshop, title, notes: [] };
      return { text: title, code: await refusalOf(host, 'theme.create', args) };
    }),
  );
  const all = strings.map((_, i) => `note:ic-${i}`).filter((id) => live.host.view.get('note', id));
  await refusalOf(host, 'note.place', { notes: all, theme: 'theme:ic-0', parked: false });
  // A title that looks like that of a theme before it is taken.
  const taken = new Set<string>();
  const fresh = sent.filter(({ text, code }) => {
    const wanted = outcome(text, lengths.line, 'required');
    const keys = 'kept' in wanted && wanted.kept !== null ? nameKeys(wanted.kept) : [];
    const known = keys.some((key) => taken.has(key));
    if (known) expect([text, code]).toEqual([text, 'theme.same-title']);
    else for (const key of keys) taken.add(key);
    return !known;
  });
  return accepted(fresh, lengths.line);
}

/** Fills in the form of the join page, three strings at a time; what of them is then on the list. */
async function joinAs(live: LiveWorkshop, signal: AbortSignal): Promise<string[]> {
  const listed: string[] = [];
  // Those of each kind in turn, since a name that is there already is not written anew.
  for (let i = 0; i < strings.length; i += 12) {
    const some = strings.slice(i, i + 12);
    await Promise.all(
      some.map(async (text, at) => {
        if (at % 4 !== 0) return;
        const [organisation, role, name] = [text, some[at + 1] ?? 'Chef', some[at + 2] ?? ''];
        const visitor = new Visitor(live.url, signal);
        const { status, body } = await visitor.post(`/${live.code}?/join`, [
          ...([
            ['organisation', 'own'],
            ['own-organisation', organisation],
          ] as const),
          ...([
            ['role', 'own'],
            ['own-role', role],
            ['name', name],
          ] as const),
        ]);
        const fits =
          'kept' in outcome(organisation, lengths.line, 'required') &&
          'kept' in outcome(role, lengths.name, 'required') &&
          'kept' in outcome(name, lengths.name, 'optional');
        expect([text, status]).toEqual([text, fits ? 303 : 400]);
        if (fits) listed.push(kept(organisation), kept(role));
        else expect(/errors:\{\w/.test(Buffer.from(body).toString())).toBe(true);
      }),
    );
  }
  return listed;
}

test(
  `IC6: nothing is executed on any surface, and every text is shown as it is stored (${strings.length})`,
  { tag: '@nightly' },
  async ({ server, browser }) => {
    test.setTimeout(400_000);
    const stop = new AbortController();
    const live = await openLiveWorkshop(server.url);
    const guests = await Promise.all(Array.from({ length: WRITERS }, () => live.join()));
    const [notes, themes, listed] = [
      await writeNotes(live, guests),
      await makeThemes(live),
      await joinAs(live, stop.signal),
    ];
    expect(notes.length).toBeGreaterThan(500);
    expect(themes.length).toBeGreaterThan(500);
    expect(listed.length).toBeGreaterThan(150);

    // The rest of the plan, each field with its own string.
    const usable = strings.filter((text) => 'kept' in outcome(text, lengths.name, 'required'));
    let next = 0;
    const planned: string[] = [];
    const some = (): string => {
      const text = usable[(next += 1) % usable.length] ?? '';
      planned.push(kept(text));
      return text;
    };
    const { step } = notesPlace(live.host);
    const must = async (...mutation: MutationCall): Promise<void> =>
      expect([mutation[0], await refusalOf(live.host, ...mutation)]).toEqual([mutation[0], null]);
    for (let i = 0; i < 24; i += 1) {
      const area = `area:ic-${i}`;
      await must('area.create', { id: area, theme: i === 0 ? 'theme:ic-0' : null, title: some() });
      await must('area.edit', { area, change: { currentState: some(), goal: some() } });
      for (let k = 0; k < 2; k += 1) {
        const action = `action:ic-${i}-${k}`;
        await must('action.create', { id: action, area, title: some() });
        const change = { role: some(), name: some(), indicator: some(), support: some() };
        await must('action.edit', { action, change: { ...change, effect: some() } });
      }
    }
    const question = some();
    await must('step.edit', { step, change: { questions: [question], title: some() } });
    const stepTitle = planned.at(-1) ?? '';
    await must('workshop.edit', {
      workshop: live.workshop,
      change: { title: some(), place: some(), nextStep: some() },
    });
    const about = { title: some(), purpose: some(), authority: some() };
    await must('series.edit', { series: live.series, change: about });
    await must('step.reveal', { step, revealed: true });

    const key = (id: string): string => id.slice(id.indexOf(':') + 1);
    const path = `/s/${key(live.series)}`;
    const desk = await watched(await browser.newContext(), server.url, live.facilitator.cookie);
    const [guest] = guests;
    const phoneContext = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const phone = await watched(phoneContext, server.url, guest?.visitor.cookie ?? '');
    const visitor = await watched(await browser.newContext(), server.url, 'none=1');

    // Notes, on phone, projector and console.
    const phonePage = await phone.open(`/w/${key(live.workshop)}`);
    await shows(phonePage, 'phone', [...notes, kept(question), stepTitle]);
    const screenPage = await desk.open(`${path}/w/${key(live.workshop)}/screen`);
    await shows(screenPage, 'projector', notes, oneLine);
    const consolePage = await desk.open(`${path}/w/${key(live.workshop)}`);
    await shows(consolePage, 'console', notes);
    // Themes, on all three.
    const themesStep = live.host.view.list('step').find(({ kind }) => kind === 'themes');
    await must('step.start', { step: themesStep?.id ?? '', from: step });
    await shows(phonePage, 'phone, themes', themes);
    await shows(screenPage, 'projector, themes', themes, oneLine);
    await shows(consolePage, 'console, themes', themes);
    await shows(await visitor.open(`/${live.code}`), 'join page', listed, sameName);
    const planPage = await desk.open(`${path}/plan`);
    await shows(planPage, 'plan', [...themes, ...planned.slice(0, -9)]);
    await desk.open(path);

    // The downloads.
    const cookie = live.facilitator.cookie;
    const json = await send(`${server.url}${path}/series.json`, { headers: { cookie } });
    const exported = JSON.parse(json.body) as {
      notes: { text: string }[];
      themes: { title: string }[];
    };
    expect(exported.notes.map(({ text }) => text).toSorted()).toEqual(notes.toSorted());
    expect(exported.themes.map(({ title }) => title).toSorted()).toEqual(themes.toSorted());
    const pdf = await live.facilitator.get(`${path}/plan.pdf`);
    expect(pdf.status).toBe(200);
    const { text: pages } = await readPdf(pdf.body);
    expect(notPrinted([...notes, ...themes], pages)).toEqual([]);
    // Titles as names of files, over the wire.
    for (const title of usable.filter((_, i) => i % 12 === 0)) {
      await must('series.edit', { series: live.series, change: { title } });
      const { status, headers } = await send(`${server.url}${path}/series.json`, {
        headers: { cookie },
      });
      expect([title, status]).toEqual([title, 200]);
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="bikupa-[\w.-]+\.json"; f/,
      );
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['location']).toBeUndefined();
    }
    // The control: what listens does hear.
    expect([...desk.wrong, ...phone.wrong, ...visitor.wrong]).toEqual([]);
    await planPage.evaluate(() => {
      const image = document.createElement('img');
      image.setAttribute('onerror', '__executed=1');
      image.src = 'https://evil.example/x.png';
      document.body.append(image);
      (window as unknown as { __executed: number }).__executed = 2;
      alert('heard');
    });
    await expect.poll(() => desk.wrong.join('\n')).toMatch(/evil\.example/);
    expect(desk.wrong.join('\n')).toMatch(/policy: script-src-attr/);
    expect(desk.wrong.join('\n')).toMatch(/executed: 2/);
    expect(desk.wrong.join('\n')).toMatch(/dialog: heard/);
    stop.abort();
    live.close();
    await Promise.all(browser.contexts().map((context) => context.close()));
  },
);
