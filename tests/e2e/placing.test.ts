/** A room places its notes: a phone in a browser, five more people, a laptop and a projector. */
import type { Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { checksOf, isApplied, ownNotes } from '#lib/workshop/kinds/placing/wall.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { sideways, violations } from '../support/accessible.ts';
import { held, joinBy, writeNote } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { ledPage } from '../support/later-workshop.ts';
import { done, openLiveWorkshop, write, type Guest } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { picture } from '../support/pictures.ts';

const id = 'step:placera';
/** What each note means to whoever wrote it. */
const home = 'theme:home';
const trust = 'theme:trust';

/** What a screen reader is told without being asked. */
const told = (page: Page) => page.getByRole('status');

async function judged(page: Page, name: string, isPhone = false): Promise<void> {
  expect(await violations(page, name)).toEqual([]);
  if (isPhone) expect(await sideways(page, name)).toEqual([]);
  await picture(page, `placera-${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `placera-${name}-dark`);
  expect(await violations(page, `${name} in the dark`)).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

test('PL26: a phone places its notes by tap and key, reads those of others, is asked once more and learns where its notes lie, and console and projector follow', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const phone = await (await browser.newContext(held)).newPage();
  await joinBy(phone, server.url, live);
  await writeNote(phone, 'Hemgången sker för fort.');
  await writeNote(phone, 'Vi litar på varandra.');
  const guests: Guest[] = [];
  for (let n = 0; n < 5; n += 1) {
    const guest = await live.join();
    guests.push(guest);
    await write(guest, `hem${n}`, `Hemgången, gång ${n + 1}.`);
  }
  const notes = host.view.list('step').find(({ kind }) => kind === 'notes')?.id ?? '';
  await done(host, 'step.reveal', { step: notes, revealed: true });
  for (const [theme, title] of [
    [home, 'Hemgång'],
    [trust, 'Tillit'],
  ] as const) {
    await done(host, 'theme.create', { id: theme, workshop, title, notes: [] });
  }
  await done(host, 'step.add', {
    ...newStep({ id, workshop, kind: 'placing', order: 2.5, title: 'Placera lapparna' }),
  });
  await done(host, 'step.start', { step: id, from: notes });
  const path = `/s/${keyOf(live.series)}/w/${keyOf(workshop)}`;
  const desk = await ledPage(browser, live, path, [1440, 900]);
  const screen = await ledPage(browser, live, `${path}/screen`, [1920, 1080]);

  // Its own notes, one after the other. The first lands in the wrong theme.
  const own = phone.getByRole('group', { name: 'Var hör din lapp hemma?' });
  await expect(phone.getByText('Din lapp 1 av 2')).toBeVisible();
  await expect(phone.locator('main')).toMatchAriaSnapshot(`
    - heading "Var hör din lapp hemma?" [level=2]
    - paragraph: Din lapp 1 av 2
    - group "Var hör din lapp hemma?":
      - button "Hemgång"
      - button "Tillit"
      - button "Hör inte hit"
    - button "Nytt tema"
  `);
  await judged(phone, 'place-phone', true);
  const first = (await phone.getByText('Hemgången sker för fort.').isVisible()) ? 'first' : 'last';
  const wrong = own.getByRole('button', { name: 'Tillit' });
  if (first === 'first') await wrong.tap();
  else await wrong.press('Enter');
  await expect(told(phone).filter({ hasText: 'Hör till: Tillit' })).toBeAttached();
  // The focus stands on what comes next, for whoever works by key or by ear.
  await expect(phone.getByText('Din lapp 2 av 2')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Var hör din lapp hemma?' })).toBeFocused();
  await own.getByRole('button', { name: 'Tillit' }).press('Enter');
  await expect(phone.getByText('Alla dina lappar är placerade. Tack!')).toBeVisible();
  for (const { client, seat } of guests) {
    const step = await client.until(() => stepOf(client));
    for (const { id: note } of ownNotes(client.view, step, seat)) {
      const args = { step: id, note, choice: home, wish: null, also: null };
      await done(client, 'intent.place', args);
    }
  }
  await judged(desk, 'place-console');
  await judged(screen, 'place-screen');

  // Notes of others, and a word of why to whoever wrote.
  await desk.getByRole('button', { name: 'Låt andra kolla' }).first().click();
  await expect(told(phone).filter({ hasText: 'Nu: Kolla' })).toBeAttached();
  await expect(phone.getByText(/^Lapp 1 av \d, skriven av någon annan$/)).toBeVisible();
  await judged(phone, 'check-phone', true);
  const all = phone.getByText('Du har läst alla lappar du fick. Tack!');
  const yes = phone.getByRole('button', { name: 'Ja, den hör hit' });
  const chips = phone.getByRole('group', { name: 'Var hör den här lappen hemma?' });
  const count = Number(/av (\d)/.exec(await phone.getByText(/^Lapp 1 av/).innerText())?.[1] ?? '0');
  for (let n = 1; n <= count; n += 1) {
    await expect(phone.getByText(`Lapp ${n} av ${count}, skriven`)).toBeVisible();
    if (await yes.isVisible()) await yes.press('Enter');
    else await chips.getByRole('button', { name: 'Hemgång' }).tap();
  }
  await expect(all).toBeVisible();
  for (const { client, seat } of guests) {
    await client.until(() => stepOf(client).part === 'check');
    for (const { id: check, note } of checksOf(client.view, id, seat)) {
      const text = client.view.get('note', note)?.text ?? '';
      const choice = text.startsWith('Vi litar') ? trust : home;
      const reason = choice === home ? 'hemma' : null;
      await done(client, 'check.give', { step: id, check, choice, reason });
    }
  }

  // Asked once more, with what others say.
  await desk.getByRole('button', { name: 'Fråga igen där de är oense' }).first().click();
  await expect(
    phone.getByText('Andra sätter din lapp någon annanstans. Vad menade du?'),
  ).toBeVisible();
  await expect(phone.getByText('Därför: hemma')).toBeVisible();
  await judged(phone, 'again-phone', true);
  await phone
    .getByRole('button', { name: /Hemgång/ })
    .first()
    .tap();
  await judged(desk, 'again-console');

  // All at once, for everybody.
  await desk.getByRole('button', { name: 'Visa var lapparna hamnade' }).first().click();
  await host.until(() => isApplied(host.view, id));
  await expect(phone.getByText('Lapparna är sorterade.', { exact: false }).first()).toBeVisible();
  for (const place of ['Hemgång', 'Tillit']) {
    await expect(phone.getByText(`Hör till: ${place}`)).toBeVisible();
  }
  await expect(desk.getByRole('heading', { name: 'Alla lappar är placerade.' })).toBeVisible();
  await expect(screen.getByText('Lapparna är sorterade').first()).toBeVisible();
  await expect(screen.getByText('6 lappar').filter({ visible: true })).toBeVisible();
  await expect(screen.getByText('1 lapp', { exact: true }).filter({ visible: true })).toBeVisible();
  await judged(phone, 'done-phone', true);
  await judged(desk, 'done-console');
  await judged(screen, 'done-screen');
  expect(host.view.list('note').filter(({ theme }) => theme === home)).toHaveLength(6);
  for (const page of [phone, desk, screen]) await page.context().close();
  live.close();

  function stepOf({ view }: Guest['client']): StepOf<'placing'> {
    const step = view.get('step', id);
    if (step?.kind !== 'placing') throw new Error('the step is not there');
    return step;
  }
});
