/** A workshop at its sorting step, with notes as people write them and themes that are named. */
import type { Browser, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cookieName } from '#lib/server/access/cookies.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import {
  openRoom,
  seedWorkshop,
  series,
  workshop,
  type SeededWorkshop,
} from './seeded-workshop.ts';
import { TestServer } from './server.ts';
import { facilitator, goTo, must } from './workshop-builder.ts';

interface Fixture {
  readonly themes: readonly { key: string; title: string; keywords: string[] }[];
  readonly notes: readonly { text: string; column: string; theme: string | null }[];
}

const fixture = JSON.parse(readFileSync('tests/fixtures/solna-1.json', 'utf8')) as Fixture;
export const themes = fixture.themes.slice(0, 8);
const eight = new Set(themes.map(({ key }) => key));

export interface Wall {
  readonly server: TestServer;
  readonly seeded: SeededWorkshop;
  /** The number of the theme that the writer of a note meant, by its id; from 1. */
  readonly meant: ReadonlyMap<string, number>;
  readonly open: (
    options: Parameters<Browser['newContext']>[0],
    path?: string,
    who?: 'first' | 'second',
  ) => Promise<Page>;
}

/** A workshop at its sorting step, with so many notes as people write them, and eight themes. */
export async function withWall(
  browser: Browser,
  { notes, named }: { readonly notes: number; readonly named: boolean },
  run: (wall: Wall) => Promise<void>,
): Promise<void> {
  // Of all of them, so that long and short ones are mixed as they are.
  const own = named ? fixture.notes.filter(({ theme }) => eight.has(theme ?? '')) : fixture.notes;
  const taken = Array.from({ length: notes }, (_, at) => {
    return own[Math.floor((at * own.length) / notes)];
  });
  const meant = new Map<string, number>();
  let seeded: SeededWorkshop | undefined;
  let second = '';
  const server = await TestServer.start({}, async (directory) => {
    seeded = await seedWorkshop(directory, { seats: 12, organisations: 6, revealed: true });
    const { room, access, close } = await openRoom(directory, series);
    const grant = access.redeem(access.createLink(series, 'facilitator'));
    if (!grant) throw new Error('a link that was just made cannot be redeemed');
    second = `${cookieName('facilitator', series)}=${grant.token}`;
    for (const [at, { actor }] of seeded.phones.entries()) {
      const args = { note: `note:n${at}`, withdrawn: true };
      await must(room, actor, [mutation('note.withdraw', args)]);
    }
    for (const [at, note] of taken.entries()) {
      const { actor } = seeded.phones[at % seeded.phones.length] ?? { actor: facilitator };
      const id = `note:m${at}`;
      meant.set(id, themes.findIndex(({ key }) => key === note?.theme) + 1);
      // No two say the same, or they would lie in one stack.
      const other = own[(at * 7 + Math.floor(at / own.length)) % own.length]?.text ?? '';
      const again = at >= own.length ? ` ${other.split(' ').slice(0, 4).join(' ')}` : '';
      await must(room, actor, [
        mutation('note.post', {
          ...{ id, step: 'step:notes', text: `${note?.text ?? ''}${again}` },
          column: note?.column === 'fungerar' ? 'works' : 'develop',
        }),
      ]);
    }
    if (named) {
      for (const { key, title, keywords } of themes) {
        const theme = `theme:${key}`;
        await must(room, facilitator, [
          mutation('theme.create', { id: theme, workshop, title, notes: [] }),
          ...keywords.map((keyword) =>
            mutation('theme.keyword', { theme, keyword, present: true }),
          ),
        ]);
      }
    }
    await goTo(room, 'themes');
    await room.close();
    close();
  });
  if (!seeded) throw new Error('no workshop was seeded');
  const { cookie } = seeded.host;
  try {
    await run({
      ...{ server, seeded, meant },
      async open(options, path = '', who = 'first') {
        const context = await browser.newContext({
          ...{ baseURL: server.url, locale: 'sv-SE', reducedMotion: 'reduce' },
          ...options,
        });
        const [name = '', value = ''] = (who === 'first' ? cookie : second).split('=');
        await context.addCookies([{ name, value, url: server.url }]);
        const page = await context.newPage();
        await page.goto(`/s/s1/w/w1${path}`);
        return page;
      },
    });
  } finally {
    await server.close();
  }
}

export const laptop = { viewport: { width: 1440, height: 900 } };
export const projector = { viewport: { width: 1920, height: 1080 } };

export function loose(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Ogrupperade' });
}

/** The ids of the notes that lie in no theme, in their order. */
export async function looseNotes(page: Page): Promise<string[]> {
  return loose(page)
    .locator('[data-note]')
    .evaluateAll((notes) => notes.map((note) => (note as HTMLElement).dataset['note'] ?? ''));
}

/** How many notes each theme has, in their order. */
export async function counts(page: Page): Promise<number[]> {
  const texts = await page.locator('.count > span:first-child').allInnerTexts();
  return texts.map(Number);
}
