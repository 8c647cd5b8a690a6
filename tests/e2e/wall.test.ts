/** The wall on which a room sorts: how much of it is seen, and in how many acts sixty notes are sorted. */
import type { Page } from '@playwright/test';
import { sideways, smallerThan, violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { picture } from '../support/pictures.ts';
import { counts, laptop, loose, looseNotes, projector, themes, withWall } from '../support/wall.ts';

const wantedCounts = (meant: ReadonlyMap<string, number>): number[] =>
  themes.map((_, at) => [...meant.values()].filter((number) => number === at + 1).length);

/** How many notes stand in the window as a whole. */
function wholeInView(page: Page): Promise<number> {
  return page.evaluate(() => {
    const notes = [...document.querySelectorAll<HTMLElement>('.loose [data-note]')];
    const ground = document.querySelector('.loose')?.getBoundingClientRect();
    return notes.filter((note) => {
      const { top, bottom } = note.getBoundingClientRect();
      const end = Math.min(innerHeight, ground?.bottom ?? 0);
      return top >= (ground?.top ?? 0) && bottom <= end;
    }).length;
  });
}

test('WL1: on a laptop at least 24 of 46 notes are read at once, with eight themes beside them, and the projector has the wall from the first second', async ({
  browser,
}) => {
  await withWall(browser, { notes: 46, named: true }, async ({ open }) => {
    const desk = await open(laptop);
    await expect(loose(desk)).toBeVisible();
    await desk.evaluate(() => document.fonts.ready);
    await picture(desk, 'wall-46');
    expect(await wholeInView(desk)).toBeGreaterThanOrEqual(24);
    for (const { title } of themes) {
      await expect(desk.getByRole('button', { name: title, exact: true })).toBeInViewport();
    }
    expect(await violations(desk, 'wall')).toEqual([]);
    expect(await sideways(desk, 'wall')).toEqual([]);

    const screen = await open(projector, '/screen');
    await expect(screen.getByRole('heading', { name: 'Att sortera' }).first()).toBeVisible();
    await expect(screen.locator('.sheet li').nth(5)).toBeVisible();
    expect(await smallerThan(screen, 36, 'wall')).toEqual([]);
    expect(await violations(screen, 'projector, wall')).toEqual([]);
    await picture(screen, 'wall-46-screen');

    // A suggestion stands on its note with the word, and is accepted by one key; it is said where it went.
    const suggested = loose(desk).locator('[data-note]', { has: desk.locator('[data-accept]') });
    const before = await suggested.count();
    expect(before).toBeGreaterThan(5);
    const note = suggested.first();
    const title = /tema \d+: (.+), för ordet/.exec(await note.innerText())?.[1] ?? '';
    expect(title).not.toBe('');
    await note.focus();
    await desk.keyboard.press('Enter');
    const live = desk.locator('[aria-live], [role="status"], [role="log"]');
    await expect(live.filter({ hasText: title }).first()).toBeAttached();
    await expect(suggested).toHaveCount(before - 1);
    await desk.keyboard.press('z');
    await expect(suggested).toHaveCount(before);

    // A word that is added suggests at once.
    await desk
      .locator('li', { hasText: themes[0]?.title ?? '' })
      .locator('.count')
      .click();
    const field = desk.getByLabel(/Lägg till ord som temat/);
    await field.fill('föräldrarna, xyzzy');
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('button', { name: 'Ta bort ordet xyzzy' })).toBeVisible();
    await expect(field).toHaveValue('');
    expect(await violations(desk, 'an opened theme')).toEqual([]);
    await desk.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(desk, 'wall, dark', 'colours')).toEqual([]);
    await picture(desk, 'wall-46-dark');
  });
});

test(
  'WL2: sixty notes are sorted into eight themes by keyboard alone, by touch alone and by mouse, in at most 75 acts, and every act is taken back',
  { tag: '@nightly' },
  async ({ browser }) => {
    await withWall(browser, { notes: 60, named: true }, async ({ open, meant }) => {
      const wanted = wantedCounts(meant);
      const none = themes.map(() => 0);
      const desk = await open(laptop);
      await expect(loose(desk)).toBeVisible();

      // By keyboard: a number for each note, Enter where the suggestion is right; the focus goes on by itself.
      const focused = () =>
        desk.evaluate(() => (document.activeElement as HTMLElement).dataset['note'] ?? '');
      await loose(desk).locator('[data-note]').first().focus();
      let presses = 0;
      let left = (await looseNotes(desk)).length;
      while (left > 0) {
        const id = await focused();
        const card = desk.locator(`[data-note="${id}"]`);
        const chip = card.locator('.suggestion .number');
        const number = String(meant.get(id) ?? 0);
        const key =
          (await chip.count()) > 0 && (await chip.innerText()) === number ? 'Enter' : number;
        await desk.keyboard.press(key);
        presses += 1;
        left -= 1;
        await expect(loose(desk).locator('[data-note]')).toHaveCount(left);
      }
      expect(await counts(desk)).toEqual(wanted);
      expect(presses / meant.size).toBeLessThanOrEqual(1.3);
      for (let n = 0; n < presses; n += 1) await desk.keyboard.press('z');
      await expect.poll(() => counts(desk)).toEqual(none);

      // By mouse: notes are clicked, then where they go; the last ones by a rectangle.
      let clicks = 0;
      for (const [at, { title }] of themes.entries()) {
        for (const id of await looseNotes(desk)) {
          if (meant.get(id) !== at + 1) continue;
          await desk.locator(`[data-note="${id}"]`).click({ position: { x: 60, y: 8 } });
          clicks += 1;
        }
        await desk
          .getByRole('listitem')
          .filter({ has: desk.getByRole('button', { name: title, exact: true }) })
          .getByRole('button', { name: /hit/i })
          .click();
        clicks += 1;
      }
      await expect.poll(() => counts(desk)).toEqual(wanted);
      expect(clicks).toBeLessThanOrEqual(75);
      for (let taken = 1; taken <= themes.length; taken += 1) await desk.keyboard.press('z');
      await expect.poll(() => counts(desk)).toEqual(none);
      const ground = await desk.locator('.loose').boundingBox();
      if (!ground) throw new Error('there is no wall');
      await desk.mouse.move(ground.x + 3, ground.y + 60);
      await desk.mouse.down();
      await desk.mouse.move(ground.x + 450, ground.y + 300, { steps: 4 });
      await desk.mouse.up();
      const drawn = await desk.locator('[aria-selected="true"]').count();
      expect(drawn).toBeGreaterThan(3);
      await desk.keyboard.press('Escape');

      // By touch, on a phone in the hand.
      const phone = await open({ ...held });
      await expect(loose(phone)).toBeVisible();
      let taps = 0;
      for (const [at] of themes.entries()) {
        for (const id of await looseNotes(phone)) {
          if (meant.get(id) !== at + 1) continue;
          await phone.locator(`[data-note="${id}"]`).tap({ position: { x: 60, y: 8 } });
          taps += 1;
        }
        if (at === 0) {
          await picture(phone, 'wall-60-phone');
          expect(await violations(phone, 'wall in the hand')).toEqual([]);
          expect(await sideways(phone, 'wall in the hand')).toEqual([]);
        }
        const into = phone.getByRole('group', { name: 'Markerade lappar' }).getByRole('list');
        await into.getByRole('button').nth(at).tap();
        taps += 1;
      }
      await expect.poll(() => counts(desk)).toEqual(wanted);
      expect(taps).toBeLessThanOrEqual(75);
    });
  },
);

test('WL3: several who sort at once see what the others have selected, and no note is lost, doubled or moved under the hand', async ({
  browser,
}) => {
  await withWall(browser, { notes: 30, named: true }, async ({ open, meant }) => {
    const one = await open(laptop);
    const other = await open(laptop, '', 'second');
    const third = await open(held, '', 'second');
    await expect(loose(one)).toBeVisible();
    await expect(loose(other)).toBeVisible();
    await expect(loose(third)).toBeVisible();
    const ids = await looseNotes(one);
    await one.locator(`[data-note="${ids[0] ?? ''}"]`).click({ position: { x: 60, y: 8 } });
    await expect(other.getByText(/Markerad av/)).toHaveCount(1);
    await one.keyboard.press('Escape');
    await expect(other.getByText(/Markerad av/)).toHaveCount(0);

    const sort = async (page: Page, own: readonly string[]): Promise<void> => {
      for (const id of own) {
        const note = page.locator(`.loose [data-note="${id}"]`);
        // At once or not at all: somebody else may have taken it meanwhile.
        const isThere = await note.evaluateAll((found) => {
          (found[0] as HTMLElement | undefined)?.focus();
          return found.length > 0;
        });
        if (!isThere) continue;
        await page.keyboard.press(String(meant.get(id) ?? 0));
        await expect(note).toHaveCount(0);
      }
    };
    // A few are taken by two: the later one counts, and it is one note.
    await Promise.all([
      sort(one, ids.slice(0, 12)),
      sort(other, ids.toReversed().slice(0, 12)),
      sort(third, ids.slice(10, 20)),
    ]);
    const wanted = wantedCounts(meant);
    for (const page of [one, other, third]) {
      await expect.poll(() => counts(page)).toEqual(wanted);
    }
  });
});

test('WL8: a screen reader is told what each note says, whether it is selected and what is suggested for it, the number of each theme, and where a note went', async ({
  browser,
}) => {
  await withWall(browser, { notes: 4, named: true }, async ({ open }) => {
    const desk = await open(laptop);
    await expect(loose(desk)).toMatchAriaSnapshot(`
      - listbox "Ogrupperade":
        - 'option /^Behöver utvecklas remis från skolan .* Förslag, tema 3: Barn med hög skolfrånvaro, för ordet skolan$/'
        - option "Behöver utvecklas Övervikt i trean, ingen tar det vidare efter oss"
        - 'option /^Fungerar bra Trygg hemgång-teamet.* Förslag, tema 2: Vårdövergångar och utskrivning, för ordet hemgång$/'
        - option "Fungerar bra Träffpunkterna lockar 80+ som aldrig sökt hjälp"
    `);
    const named = desk.getByRole('region', { name: 'Teman' });
    await expect(named).toMatchAriaSnapshot(`
      - list:
        - listitem:
          - 'heading "Tema 1: Samordnad individuell plan (SIP)" [level=2]'
          - 'button "0 lappar: Samordnad individuell plan (SIP)"'
          - button "Mer om temat Samordnad individuell plan (SIP)"
        - listitem:
          - 'heading "Tema 2: Vårdövergångar och utskrivning" [level=2]'
    `);
    await loose(desk).locator('[data-note]').first().focus();
    await desk.keyboard.press('Space');
    await expect(loose(desk).getByRole('option', { selected: true })).toHaveCount(1);
    await desk.keyboard.press('2');
    const told = desk.locator('[aria-live], [role="status"], [role="log"]');
    const went = /1 lapp flyttad till Vårdövergångar och utskrivning/;
    await expect(told.filter({ hasText: went })).toBeAttached();
    await expect(told.filter({ hasText: '3 lappar är inte sorterade än.' })).toBeAttached();
    await expect(
      named.getByRole('button', { name: '1 lapp: Vårdövergångar och utskrivning' }),
    ).toBeVisible();
    // The keys go on with the next note.
    await expect(loose(desk).getByRole('option', { name: /Övervikt i trean/ })).toBeFocused();

    const screen = await open(projector, '/screen');
    await expect(screen.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - heading /^Att sortera/ [level=2]
        - list:
          - listitem:
            - paragraph: Behöver utvecklas
            - text: Övervikt i trean, ingen tar det vidare efter oss
          - listitem:
            - paragraph: Fungerar bra
            - text: Trygg hemgång-teamet!! ❤️
          - listitem:
            - paragraph: Fungerar bra
            - text: Träffpunkterna lockar 80+ som aldrig sökt hjälp
        - heading "Teman" [level=2]
        - list:
          - listitem:
            - heading "Samordnad individuell plan (SIP)" [level=3]
            - text: 0 lappar
          - listitem:
            - heading "Vårdövergångar och utskrivning" [level=3]
            - text: 1 lapp
    `);
  });
});
