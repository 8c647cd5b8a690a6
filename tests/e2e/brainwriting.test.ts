/** Sheets of ideas go round among four phones, one of which is without network for a round. */
import type { Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { held, joinBy } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { frameText } from '../support/frames.ts';
import { done, openLiveWorkshop } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { picture } from '../support/pictures.ts';

interface Phone {
  readonly page: Page;
  readonly name: string;
  /** The frames that it got, as text. */
  readonly frames: string[];
}

const step = 'step:sheets';

async function add({ page, name }: Phone, round: number, building = false): Promise<string> {
  const text = `Idé av ${name} i runda ${round}`;
  if (building) {
    await page
      .getByRole('button', { name: /^Bygg vidare på: / })
      .first()
      .click();
    await expect(page.getByText(/^Du bygger vidare på/)).toBeVisible();
  }
  await page.getByRole('textbox', { name: 'Ny idé' }).fill(text);
  await page.getByRole('button', { name: 'Lägg idén på arket' }).click();
  await expect(page.getByText(text)).toBeVisible();
  return text;
}

/** The ideas of others that stand on the sheet in somebody's hand. */
async function onSheet({ page }: Phone): Promise<string[]> {
  const own = page.getByRole('button', { name: /^Bygg vidare på: / });
  const labels = await own.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
  return labels.map((label) => label.replace('Bygg vidare på: ', ''));
}

test('BW22: four phones pass their sheets on by the facilitator’s presses, one of them without network for a round, and all ideas are shown in the end', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const proxy = await FaultProxy.start(server.url);
  const phones: Phone[] = [];
  for (const name of ['Asp', 'Björk', 'Ek', 'Lind']) {
    const context = await browser.newContext(held);
    const page = await context.newPage();
    const frames: string[] = [];
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => frames.push(frameText(payload)));
    });
    // One of them is behind a network that will fail.
    await joinBy(page, name === 'Ek' ? proxy.url : server.url, live);
    phones.push({ page, name, frames });
  }
  const all = [...phones];
  const seats = await host.until(() => {
    const own = host.view.list('seat').map(({ id }) => id);
    return own.length === 4 ? own : null;
  });
  const now = () => host.view.get('workshop', workshop)?.step ?? null;
  const round = host.view.list('step').find(({ kind }) => kind === 'groups')?.id ?? '';
  const group = { id: 'group:a', letter: 'A', place: null, seats };
  const plain = { topic: null, locked: false, cafe: false, after: null };
  await done(host, 'group.form', { round, groups: [{ ...plain, ...group }] });
  await done(host, 'step.add', {
    ...newStep({ id: step, workshop, kind: 'brainwriting', order: 2.5, title: 'Idéstafett' }),
  });
  await done(host, 'step.start', { step, from: now() });

  const desk = await browser.newContext({ locale: 'sv-SE' });
  await desk.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value, url: server.url };
    }),
  );
  const laptop = await desk.newPage();
  await laptop.goto(`${server.url}/s/${keyOf(live.series)}/w/${keyOf(workshop)}`);
  const press = (name: string) => laptop.getByRole('button', { name }).first().click();
  const pass = async (to: number): Promise<void> => {
    await press('Skicka arken vidare');
    await press('Skicka arken nu');
    await expect(laptop.getByText(`Runda ${to} av 4`)).toBeVisible();
  };
  /** Who has read what, by the names of those who can have got it. */
  const written = new Map<string, Set<string>>();
  const wrote = async (phone: Phone, at: number, building = false): Promise<void> => {
    written.set(await add(phone, at, building), new Set([phone.name]));
  };
  const read = async (phone: Phone, count: number): Promise<void> => {
    await expect.poll(async () => (await onSheet(phone)).length).toBe(count);
    for (const text of await onSheet(phone)) written.get(text)?.add(phone.name);
  };
  /** A text is in the frames of a phone if and only if it stood on the sheet in that hand. */
  const nothingElseSent = (): void => {
    for (const [text, readers] of written) {
      const sent = all.filter(({ frames }) => frames.some((frame) => frame.includes(text)));
      const others = sent.map(({ name }) => name).filter((name) => !readers.has(name));
      expect([text, others]).toEqual([text, []]);
    }
  };

  for (const phone of phones) {
    await expect(phone.page.getByRole('heading', { name: 'Ett nytt ark' })).toBeVisible();
    await wrote(phone, 1);
  }
  await expect(laptop.getByText('4 av 4 har skrivit i rundan')).toBeVisible();
  nothingElseSent();
  await pass(2);
  for (const phone of phones) await read(phone, 1);
  nothingElseSent();

  // Ek loses the network, and writes all the same.
  const ek = phones[2] ?? phones[0];
  if (!ek) throw new Error('no phone');
  proxy.blackOut();
  for (const phone of phones) await wrote(phone, 2, phone !== ek);
  await picture(ek.page, 'telefon-idestafett');
  await expect(laptop.getByText('3 av 4 har skrivit i rundan')).toBeVisible();
  await pass(3);
  // The sheet that lay in Ek's hand is in another's now, without what was written on it.
  const others = phones.filter((phone) => phone !== ek);
  for (const phone of others) await expect(phone.page.getByText('Runda 3')).toBeVisible();
  for (const phone of others) {
    await expect.poll(async () => (await onSheet(phone)).length).toBeGreaterThan(0);
    for (const text of await onSheet(phone)) written.get(text)?.add(phone.name);
  }
  nothingElseSent();
  for (const phone of others) await wrote(phone, 3);
  const before = await Promise.all(others.map(onSheet));
  proxy.return();
  await expect(ek.page.getByText('Runda 3')).toBeVisible({ timeout: 60_000 });
  await expect.poll(async () => (await onSheet(ek)).length).toBeGreaterThan(0);
  for (const text of await onSheet(ek)) written.get(text)?.add(ek.name);
  // What has come late appears in nobody's hand before the sheets are passed on.
  expect(await Promise.all(others.map(onSheet))).toEqual(before);
  nothingElseSent();
  await wrote(ek, 3);
  await pass(4);
  for (const phone of phones) {
    await expect.poll(async () => (await onSheet(phone)).length).toBe(3);
    for (const text of await onSheet(phone)) written.get(text)?.add(phone.name);
  }
  nothingElseSent();

  await press('Visa alla ark');
  expect(written.size).toBe(12);
  for (const { page } of [...phones, { page: laptop }]) {
    for (const text of written.keys()) await expect(page.getByText(text).first()).toBeVisible();
  }
  for (const { page } of phones) await page.context().close();
  await desk.close();
  live.close();
  await proxy.close();
});

test('BW23: before sheets are passed on there is a moment to finish a sentence, which more time takes back', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const from = host.view.get('workshop', workshop)?.step ?? null;
  await done(host, 'step.add', {
    ...newStep({ id: step, workshop, kind: 'brainwriting', order: 2.5, title: 'Idéstafett' }),
  });
  await done(host, 'step.start', { step, from });
  const [one, two] = [await live.join(), await live.join()];
  const ideaOf = (key: string) => ({
    ...{ id: `note:${key}`, step, round: 1, sheet: `sheet:${key}`, on: null, text: key },
  });
  await done(one.client, 'idea.write', ideaOf('one'));
  await done(two.client, 'idea.write', ideaOf('two'));
  const context = await browser.newContext({ locale: 'sv-SE' });
  await context.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value, url: server.url };
    }),
  );
  const laptop = await context.newPage();
  await laptop.clock.install();
  await laptop.goto(`${server.url}/s/${keyOf(live.series)}/w/${keyOf(workshop)}`);
  const call = laptop.getByRole('button', { name: 'Skicka arken vidare' }).first();
  const now = laptop.getByRole('button', { name: 'Skicka arken nu' }).first();
  await call.click();
  await expect(now).toBeVisible();
  // Somebody needs longer: the sheets stay.
  await laptop.getByRole('button', { name: '+1' }).click();
  await expect(call).toBeVisible();
  await call.click();
  await expect(now).toBeVisible();
  await laptop.clock.fastForward(10_000);
  await one.client.until(() => one.client.view.list('holding').some(({ round }) => round === 2));
  expect(
    one.client.view
      .list('note')
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(['one', 'two']);
  await context.close();
  live.close();
});
