/** What stands behind a theme: chosen by the facilitator, and read on every surface. */
import type { Browser, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { sideways, smallerThan, violations } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { picture } from '../support/pictures.ts';
import {
  openRoom,
  seedWorkshop,
  series,
  workshop,
  type Seated,
  type SeededWorkshop,
} from '../support/seeded-workshop.ts';
import { TestServer } from '../support/server.ts';
import { facilitator, goTo, must } from '../support/workshop-builder.ts';

interface Fixture {
  readonly themes: readonly { key: string; title: string }[];
  readonly notes: readonly { text: string; column: string; theme: string | null }[];
}

const { themes, notes } = JSON.parse(
  readFileSync('tests/fixtures/solna-1.json', 'utf8'),
) as Fixture;
const kinds = ['kommun', 'region', 'skola', 'primarvard', 'slutenvard', 'civilsamhalle'] as const;
const first = themes[0] ?? { key: '', title: '' };

/** A workshop that is sorted, has voted and stands at its themes again. */
async function seedSorted(directory: string): Promise<SeededWorkshop> {
  const seeded = await seedWorkshop(directory, { seats: 24, organisations: 6, revealed: true });
  const { room, close } = await openRoom(directory, series);
  for (const [at, kind] of kinds.entries()) {
    const args = { organisation: `organisation:o${at}`, name: `Organisation ${at}`, kind };
    await must(room, facilitator, [mutation('organisation.edit', args)]);
  }
  for (const [at, { actor }] of seeded.phones.entries())
    await must(room, actor, [mutation('note.withdraw', { note: `note:n${at}`, withdrawn: true })]);
  const placed = notes.filter(({ theme }) => theme !== null).slice(0, 110);
  for (const [at, { text, column }] of placed.entries()) {
    const { actor } = seeded.phones[at % seeded.phones.length] ?? { actor: facilitator };
    const in_ = column === 'fungerar' ? 'works' : 'develop';
    await must(room, actor, [
      mutation('note.post', { id: `note:m${at}`, step: 'step:notes', text, column: in_ }),
    ]);
  }
  for (const { key, title } of themes) {
    const own = placed.flatMap(({ theme }, at) => (theme === key ? `note:m${at}` : []));
    await must(room, facilitator, [
      mutation('theme.create', { id: `theme:${key}`, workshop, title, notes: own }),
    ]);
  }
  await goTo(room, 'themes');
  await goTo(room, 'dots');
  for (const [at, { actor }] of seeded.phones.entries()) {
    const { key } = themes[Math.floor(at / 6)] ?? first;
    await must(room, actor, [
      mutation('dot.set', { step: 'step:dots', theme: `theme:${key}`, dots: 1 }),
    ]);
  }
  await must(room, facilitator, [mutation('step.reveal', { step: 'step:dots', revealed: true })]);
  await goTo(room, 'themes');
  await room.close();
  close();
  return seeded;
}

test('what stands behind a theme is chosen on the console and read on projector, phone and plan page', async ({
  browser,
}) => {
  let seeded: SeededWorkshop | undefined;
  const server = await TestServer.start({}, async (directory) => {
    seeded = await seedSorted(directory);
  });
  const { host, phones } = seeded ?? {};
  if (!host || !phones?.[0]) throw new Error('no workshop was seeded');
  const open = (who: Seated, path: string, options: Parameters<Browser['newContext']>[0]) =>
    opened(browser, server.url, who, path, options);
  try {
    const laptop = { viewport: { width: 1440, height: 900 } };
    const projector = { viewport: { width: 1920, height: 1080 } };
    const console = await open(host, '/s/s1/w/w1', laptop);
    const wide = await open(host, '/s/s1/w/w1/screen', projector);
    // Beside the page the projector measures copies of it.
    const sheet = wide.locator('.sheet');
    const phone = await open(phones[0], '/w/w1', { viewport: { width: 390, height: 844 } });

    await console.locator('.themes .count').first().click();
    await console
      .getByRole('button', { name: /^Underlag och sammanfattning/ })
      .first()
      .click();
    const dialog = console.getByRole('dialog', { name: `Underlag: ${first.title}` });
    await expect(dialog.getByText('Utkast. Bara processledarna ser det')).toBeVisible();
    const boxes = dialog.getByRole('checkbox');
    const words = await dialog.locator('fieldset label span').first().innerText();
    await boxes.nth(0).check();
    await boxes.nth(1).press(' ');
    await expect(boxes.nth(1)).toBeChecked();
    const field = dialog.getByRole('textbox', { name: 'Sammanfattning' });
    await expect(field).toHaveValue(/lappar/);
    await picture(console, 'evidence-console');
    // Nobody else sees it yet.
    const page = await open(host, '/s/s1/plan', laptop);
    await expect(page.getByText('Vi vill att en')).toHaveCount(0);
    await field.fill('Vi vill att en och samma person håller ihop det hela vägen hem.');
    await field.blur();
    await dialog.getByRole('button', { name: 'Visa för alla' }).click();
    await expect(dialog.getByText('Visas för alla')).toBeVisible();
    expect(await violations(console, 'console')).toEqual([]);
    await console.emulateMedia({ colorScheme: 'dark' });
    await picture(console, 'evidence-console-dark');

    await expect(sheet.getByText('Vi vill att en och samma person')).toBeVisible();
    await expect(sheet.getByText(words)).toBeVisible();
    await expect(
      wide.getByText(/minst \d av 6 organisationer|alla 6 organisationer/),
    ).toBeVisible();
    expect(await smallerThan(wide, 36, 'projector')).toEqual([]);
    expect(await violations(wide, 'projector')).toEqual([]);
    await picture(wide, 'evidence-projector');

    await phone.locator('summary', { hasText: first.title }).click();
    await expect(phone.getByText('Vi vill att en och samma person')).toBeVisible();
    await expect(phone.getByRole('list', { name: 'Citat' }).getByText(words)).toBeVisible();
    expect(await violations(phone, 'phone')).toEqual([]);
    expect(await sideways(phone, 'phone')).toEqual([]);
    await picture(phone, 'evidence-phone');

    await page.reload();
    await expect(page.getByText('Vi vill att en och samma person')).toBeVisible();
    await expect(page.getByText('delad plats 1').first()).toBeVisible();
    await expect(page.locator('blockquote', { hasText: words })).toBeVisible();
    expect(await violations(page, 'plan')).toEqual([]);
    await page.getByRole('heading', { name: 'Nuläge' }).scrollIntoViewIfNeeded();
    await picture(page, 'evidence-plan');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'evidence-plan-dark');

    // Taken back, it is a draft, and nobody reads it; closed, the theme stands among the others.
    await dialog.getByRole('button', { name: 'Gör till utkast igen' }).click();
    await expect(sheet.getByText('Vi vill att en och samma person')).toHaveCount(0);
    await expect(sheet.getByText(words)).toBeVisible();
    await dialog.getByRole('button', { name: 'Stäng' }).click();
    await console.locator('.themes .count').first().click();
    await expect(sheet.getByText(words)).toHaveCount(0);
    await expect(wide.getByRole('heading', { name: first.title })).toBeVisible();
  } finally {
    await server.close();
  }
});

async function opened(
  browser: Browser,
  url: string,
  { cookie }: Seated,
  path: string,
  options: Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: url, locale: 'sv-SE', reducedMotion: 'reduce' },
    ...options,
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
