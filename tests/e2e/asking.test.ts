/** Phones answer: what a phone says of what one sends, is shown, is asked, and asks for. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { LeakWatcher } from '../../src/commands/rehearse/leaks/leak-watcher.ts';
import type { Viewer } from '../../src/commands/rehearse/leaks/rules.ts';
import { held, joinBy } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { frameText } from '../support/frames.ts';
import {
  done,
  notesPlace,
  openLiveWorkshop,
  write,
  type Guest,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { picture } from '../support/pictures.ts';

const desk = { width: 1440, height: 900 } as const;
const place = 'Runda bordet vid fönstret';

/** A page of the facilitator: the console, or a projector. */
async function lead(browser: Browser, live: LiveWorkshop, view = ''): Promise<Page> {
  const context = await browser.newContext({ baseURL: live.url, locale: 'sv-SE', viewport: desk });
  await context.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: live.url };
    }),
  );
  return context.newPage().then(async (page) => {
    await page.goto(`${pathOf(live)}${view}`);
    return page;
  });
}

function pathOf({ series, workshop }: LiveWorkshop): string {
  return `/s/${series.replace('series:', '')}/w/${workshop.replace('workshop:', '')}`;
}

/** Takes pictures in both colour schemes. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Groups A and B of a workshop. */
async function seat({ host }: LiveWorkshop, a: readonly string[], b: readonly string[]) {
  const round = host.view.list('step').find(({ kind }) => kind === 'groups')?.id ?? '';
  const plain = { topic: null, locked: false, cafe: false, after: null };
  const groups = [
    { id: 'group:A', letter: 'A', place, seats: a, ...plain },
    { id: 'group:B', letter: 'B', place: 'Vid dörren', seats: b, ...plain },
  ];
  await done(host, 'group.form', { round, groups });
}

/** Goes to a step that is added for it. */
async function goTo({ host, workshop }: LiveWorkshop, kind: 'dots' | 'talk', id: string) {
  const order = Math.max(...host.view.list('step').map((step) => step.order)) + 1;
  await done(
    host,
    'step.add',
    newStep({ id, workshop, kind, order, title: `Moment ${id.slice(5)}` }),
  );
  const from = host.view.get('workshop', workshop)?.step ?? null;
  await done(host, 'step.start', { step: id, from });
}

const noteField = (phone: Page) => phone.getByRole('textbox', { name: /Ny lapp/ });

interface Scene {
  readonly live: LiveWorkshop;
  readonly contexts: BrowserContext[];
  readonly phone: Page;
  readonly seatOfPhone: string;
  readonly guests: readonly Guest[];
}

/** A phone in the browser in group A with another person, and people in B. */
async function openScene(browser: Browser, url: string, people: number): Promise<Scene> {
  const live = await openLiveWorkshop(url);
  const context = await browser.newContext({ ...held, reducedMotion: 'reduce' });
  const phone = await context.newPage();
  await joinBy(phone, url, live);
  const seatOfPhone = await live.host.until(() => live.host.view.list('seat')[0]?.id ?? null);
  const guests: Guest[] = [];
  for (let n = 0; n < people; n += 1) guests.push(await live.join());
  const [mate, ...others] = guests.map((guest) => guest.seat);
  await seat(live, [seatOfPhone, mate ?? ''], others);
  await expect(phone.getByText('Bikupa A').first()).toBeVisible();
  return { live, contexts: [context], phone, seatOfPhone, guests };
}

async function closeScene({ live, contexts }: Scene): Promise<void> {
  for (const context of contexts) await context.close();
  live.close();
}

test('a phone says what becomes of notes, shows them, opens themes and knows who comes back', async ({
  browser,
  server,
}) => {
  const scene = await openScene(browser, server.url, 2);
  const { live, phone, guests, contexts } = scene;
  const send = async (text: string) => {
    await noteField(phone).fill(text);
    await phone.getByRole('button', { name: 'Skicka lappen' }).click();
  };
  await test.step('PA1: where a note stands is said at the button that sent it, and what is only on the phone is not called sent', async () => {
    await send('Vi ringer varandra direkt');
    await expect(phone.getByText('Skickad · 1 lapp')).toBeVisible();
    await send('Kallelsen kommer för sent');
    const receipt = phone.getByText('Skickad · 2 lappar');
    await expect(receipt).toBeInViewport();
    await expect(noteField(phone)).toBeFocused();
    // One announcement, by the region that was there before.
    await expect(receipt.locator('xpath=ancestor::*[@role="status" or @aria-live]')).toHaveCount(0);
    await pictures(phone, 'telefon-kvitto');
    // A small phone, and what a keyboard leaves of it.
    await phone.setViewportSize({ width: 320, height: 300 });
    await noteField(phone).scrollIntoViewIfNeeded();
    await expect(receipt).toBeInViewport({ ratio: 1 });
    await picture(phone, 'telefon-kvitto-320-tangentbord');
    await phone.setViewportSize(held.viewport);
    await contexts[0]?.setOffline(true);
    await live.host.until(() => live.host.view.list('activity')[0]?.connected.length === 2);
    await send('Skriven utan nät');
    const saved = phone.getByText('Sparad i telefonen · skickas när nätet är tillbaka');
    await expect(saved).toBeInViewport();
    await expect(phone.getByText(/^Skickad ·/)).toBeHidden();
    await pictures(phone, 'telefon-kvitto-utan-nat');
    await expect(phone.getByText('Du är inte ansluten just nu')).toBeVisible();
    await picture(phone, 'telefon-utan-nat');
    await contexts[0]?.setOffline(false);
    await expect(phone.getByText('Skickad · 3 lappar')).toBeVisible();
  });

  await test.step('PA5: whoever comes back reads that everything is saved, once it is', async () => {
    await expect(phone.getByText('allt du skrev har skickats')).toBeVisible();
    await phone.reload();
    await expect(phone.getByText('Du är tillbaka, allt är sparat.')).toBeVisible();
    await pictures(phone, 'telefon-tillbaka');
    await noteField(phone).fill('En halv mening');
    await phone.reload();
    await expect(phone.getByText('En påbörjad text väntar')).toBeVisible();
    await expect(noteField(phone)).toHaveValue('En halv mening');
  });

  await test.step('PA2: when notes are shown a phone begins with those of others and marks its own, and a text that was begun is kept and says who reads it once it is sent', async () => {
    const [mate, other] = guests;
    if (!mate || !other) throw new Error('two are needed');
    await write(mate, 'm1', 'Läkaren är sällan med');
    await write(other, 'o1', 'Ingen vet vem som är fast vårdkontakt');
    await phone.evaluate(() => (document.activeElement as HTMLElement).blur());
    const { step } = notesPlace(live.host);
    await done(live.host, 'step.reveal', { step, revealed: true });
    await expect(phone.getByText('Nu visas lapparna').first()).toBeInViewport();
    const all = phone.getByRole('region', { name: 'Alla lappar' });
    const texts = await all.getByRole('listitem').allInnerTexts();
    expect(texts[0]).toMatch(/Läkaren|Ingen vet/);
    await expect(all.getByText('Läkaren är sällan med')).toBeInViewport();
    await expect(all.getByRole('listitem').filter({ hasText: 'Vi ringer' })).toContainText(
      'Din lapp',
    );
    await expect(all.getByRole('listitem').filter({ hasText: 'Läkaren' })).not.toContainText(
      'Din lapp',
    );
    await pictures(phone, 'telefon-visade');
    await expect(noteField(phone)).toHaveValue('En halv mening');
    await phone.getByRole('button', { name: 'Fortsätt på din påbörjade lapp' }).click();
    await expect(noteField(phone)).toBeFocused();
    await expect(phone.getByText('Skickar du den här läser alla den genast')).toBeInViewport();
    await pictures(phone, 'telefon-visade-pabörjad');
    // Shown while somebody is writing, nothing moves under the fingers.
    await done(live.host, 'step.reveal', { step, revealed: false });
    await noteField(phone).pressSequentially(' till');
    const before = await noteField(phone).boundingBox();
    await done(live.host, 'step.reveal', { step, revealed: true });
    await expect(phone.getByText('Skickar du den här läser alla den genast')).toBeVisible();
    await expect(noteField(phone)).toBeFocused();
    await expect(noteField(phone)).toHaveValue('En halv mening till');
    const after = await noteField(phone).boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(120);
    await pictures(phone, 'telefon-visade-skriver');
  });

  await test.step("PA4: the notes of a theme can be read while it is judged, and closed without losing one's place", async () => {
    const { host, workshop } = live;
    const theme = { id: 'theme:t1', workshop, title: 'SIP och fast vårdkontakt' };
    await done(host, 'theme.create', { ...theme, notes: ['note:m1', 'note:o1'] });
    for (let n = 2; n < 9; n += 1) {
      await done(host, 'theme.create', {
        id: `theme:t${n}`,
        workshop,
        title: `Tema ${n}`,
        notes: [],
      });
    }
    await noteField(phone).fill('');
    await goTo(live, 'dots', 'step:d1');
    const open = phone.getByRole('button', {
      name: 'Läs lapparna i temat SIP och fast vårdkontakt: 2 lappar',
    });
    await expect(open).toBeVisible();
    await pictures(phone, 'telefon-prickar');
    await open.focus();
    const scrolled = await phone.evaluate(() => scrollY);
    await phone.keyboard.press('Enter');
    const dialog = phone.getByRole('dialog', { name: 'SIP och fast vårdkontakt' });
    await expect(dialog.getByText('Läkaren är sällan med')).toBeVisible();
    await pictures(phone, 'telefon-prickar-tema');
    await phone.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();
    expect(await phone.evaluate(() => scrollY)).toBe(scrolled);
  });
  await closeScene(scene);
});

test('PA3: whoever comes late or is moved reads where to sit, and finds it in the menu', async ({
  browser,
  server,
}) => {
  const scene = await openScene(browser, server.url, 2);
  const { live, contexts, phone, seatOfPhone } = scene;
  const context = await browser.newContext({ ...held, reducedMotion: 'reduce' });
  contexts.push(context);
  const late = await context.newPage();
  await joinBy(late, server.url, live);
  await expect(late.getByText(/^Sätt dig i bikupa [AB]$/)).toBeInViewport();
  const letter = /bikupa ([AB])/.exec(await late.getByText(/^Sätt dig i/).innerText())?.[1];
  const where = letter === 'A' ? place : 'Vid dörren';
  await expect(late.getByText(where).first()).toBeInViewport();
  await pictures(late, 'telefon-sen');
  await late.getByRole('button', { name: 'Meny' }).click();
  const menu = late.getByRole('dialog', { name: 'Meny' });
  await expect(menu.getByText(`Bikupa ${letter}`)).toBeVisible();
  await expect(menu.getByText(where)).toBeVisible();
  await pictures(late, 'telefon-meny');
  // Moved within the round.
  await done(live.host, 'move.announce', { seat: seatOfPhone, group: 'group:B' });
  await phone.getByRole('button', { name: 'Jag går nu' }).click();
  await expect(phone.getByText('Du har flyttat till bikupa B')).toBeVisible();
  await expect(phone.getByText('Vid dörren').first()).toBeVisible();
  await pictures(phone, 'telefon-flyttad');
  await closeScene(scene);
});

test('calls and questions go between phones and console, and nobody else hears of them', async ({
  browser,
  server,
}) => {
  const scene = await openScene(browser, server.url, 7);
  const { live, phone, seatOfPhone, guests, contexts } = scene;
  const watcher = new LeakWatcher();
  const watch = (page: Page, viewer: Viewer) =>
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        const text = frameText(payload);
        if (text.startsWith('{') || text.startsWith('['))
          watcher.received(viewer, JSON.parse(text));
      });
    });
  const { workshop } = live;
  watch(phone, { name: 'phone', role: 'participant', seat: seatOfPhone, workshop });
  await phone.reload();
  const contextOfOther = await browser.newContext(held);
  contexts.push(contextOfOther);
  const console = await lead(browser, live);
  contexts.push(console.context());
  watch(console, { name: 'console', role: 'facilitator', seat: null, workshop: null });
  await console.reload();
  const projector = await lead(browser, live, '/screen');
  contexts.push(projector.context());
  watch(projector, { name: 'projector', role: 'screen', seat: null, workshop });
  await projector.reload();

  await test.step('CL3: a facilitator answers a call with one press, which can be undone, and those who called are told', async () => {
    await phone.getByRole('button', { name: 'Meny' }).click();
    await phone.getByRole('button', { name: 'Kalla på processledaren' }).click();
    await expect(phone.getByText('Er bikupa har kallat på processledaren.')).toBeInViewport();
    await pictures(phone, 'telefon-kallar');
    const [mate, other] = guests;
    await mate?.client.until(() => mate.client.view.list('call').length === 1);
    expect(other?.client.view.list('call')).toEqual([]);
    const answer = console.getByRole('button', { name: 'Jag kommer: Bikupa A kallar' });
    await expect(answer).toBeInViewport();
    await expect(console.getByText(place).first()).toBeVisible();
    await pictures(console, 'konsol-kallar');
    expect(await projector.locator('body').innerText()).not.toContain('kalla');
    await answer.click();
    await expect(answer).toBeHidden();
    await expect(phone.getByText('Processledaren kommer till er.')).toBeVisible();
    await pictures(phone, 'telefon-kommer');
    await console.keyboard.press('z');
    await expect(phone.getByText('Er bikupa har kallat på processledaren.')).toBeVisible();
    await phone.getByRole('button', { name: 'Ta tillbaka' }).click();
    await expect(answer).toBeHidden();
  });

  await test.step('IQ2: facilitators learn nothing of answers until at least three are told together, as the workshop goes on with three of four phones connected', async () => {
    const question = 'Kan du berätta mer?';
    const mine = 'Jag menar när någon byter handläggare';
    await noteField(phone).fill('Kallelsen kommer för sent');
    await phone.getByRole('button', { name: 'Skicka lappen' }).click();
    await expect(phone.getByText(/^Skickad ·/)).toBeVisible();
    const asked = guests.slice(0, 3);
    const { step } = notesPlace(live.host);
    for (const [n, guest] of asked.entries()) {
      watcher.wrote(`note:g${n}`, `Lapp av gäst ${n}`, guest.seat, step);
      await write(guest, `g${n}`, `Lapp av gäst ${n}`);
    }
    watcher.willReveal(step);
    await done(live.host, 'step.reveal', { step, revealed: true });
    const text = 'Kallelsen kommer för sent';
    const own = await live.host.until(
      () => live.host.view.list('note').find((note) => note.text === text)?.id ?? null,
    );
    // Under the name that the phone gave it; what came before is judged by it as well.
    watcher.wrote(own, text, seatOfPhone, step);
    const notes = console.getByRole('listitem').filter({
      has: console.getByRole('button', { name: 'Markera lappen' }),
    });
    await expect(notes).toHaveCount(4);
    for (const select of await console.getByRole('button', { name: 'Markera lappen' }).all()) {
      await select.click();
    }
    await console.getByRole('button', { name: 'Fråga de 4 som skrev' }).click();
    const dialog = console.getByRole('dialog', { name: 'Fråga dem som skrev' });
    await dialog.getByRole('textbox', { name: 'Frågan' }).fill(question);
    await pictures(console, 'konsol-fraga');
    await dialog.getByRole('button', { name: 'Ställ frågan' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      console.getByText('Inget svar att visa än').filter({ visible: true }).first(),
    ).toBeVisible();

    const card = phone.getByRole('region', { name: 'En fråga till dig som skrev' });
    await expect(card.getByText('Kallelsen kommer för sent')).toBeVisible();
    await expect(card.getByText(question)).toBeVisible();
    await pictures(phone, 'telefon-fraga');
    for (const guest of guests.slice(3)) expect(guest.client.view.list('inquiry')).toEqual([]);
    await contexts[0]?.setOffline(true);
    await card.getByRole('textbox', { name: 'Ditt svar' }).fill(mine);
    await card.getByRole('button', { name: 'Svara utan namn' }).click();
    await expect(card.getByText('Svaret är sparat i telefonen')).toBeVisible();
    await contexts[0]?.setOffline(false);
    await expect(card.getByText('Svaret är skickat.')).toBeVisible();
    await pictures(phone, 'telefon-svarat');
    const [first, second] = asked;
    if (!first || !second) throw new Error('two more answer');
    const saysMore = (guest: Guest, n: number) =>
      done(guest.client, 'inquiry.answer', {
        note: `note:g${n}`,
        answer: `Svar ${n}`,
        left: false,
      });
    await saysMore(first, 0);
    await saysMore(second, 1);
    // Nothing tells that there are answers.
    expect(live.host.view.list('inquiry').map(({ answer }) => answer)).toEqual(Array(4).fill(null));
    await expect(
      console.getByText('Inget svar att visa än').filter({ visible: true }).first(),
    ).toBeVisible();
    expect(await console.locator('main').innerText()).not.toContain(mine);
    await pictures(console, 'konsol-fragade');
    await goTo(live, 'talk', 'step:t1');
    await console.getByText('Frågor till dem som skrev').click();
    await expect(console.getByText(mine)).toBeVisible();
    await expect(console.getByText('Svar 1')).toBeVisible();
    await pictures(console, 'konsol-svar');
    expect(await projector.locator('body').innerText()).not.toContain(question);
    for (const guest of guests.slice(3)) expect(guest.client.view.list('inquiry')).toEqual([]);
    const groups = new Map([
      [seatOfPhone, ['group:A']],
      ...guests.map(({ seat: own }, n): [string, string[]] => [
        own,
        [n === 0 ? 'group:A' : 'group:B'],
      ]),
    ]);
    expect(watcher.verdict(groups)).toEqual([]);
  });
  await closeScene(scene);
});
