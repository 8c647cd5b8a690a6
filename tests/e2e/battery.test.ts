/** A phone that is out of reach for a quarter of an hour and then has its battery pulled. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinBy, notesIn, passUntil, wayOf, writeNote } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { openLiveWorkshop } from '../support/live-workshop.ts';
import { OwnChromium } from '../support/own-chromium.ts';

const notes = Array.from({ length: 10 }, (_, i) => `Lapp nummer ${i + 1}.`);

// A recording asks the browser for things, and the one whose battery is pulled answers no more.
test.use({ trace: 'off' });

test('OB13: ten notes written during fifteen minutes offline, followed by a dead battery, arrive exactly once each', async ({
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const proxy = await FaultProxy.start(server.url);
  const profile = await mkdtemp(join(tmpdir(), 'bikupa-profile-'));
  let browser = await OwnChromium.start(profile);
  try {
    const first = await browser.context.newPage();
    await joinBy(first, proxy.url, live);
    const address = first.url();
    // Somebody puts the phone away, and takes it out again: by then it knows who it belongs to.
    await browser.close();
    browser = await OwnChromium.start(profile);

    const phone = await browser.context.newPage();
    await phone.clock.install();
    await phone.goto(address);
    await expect(phone.getByRole('textbox')).toBeVisible();
    proxy.blackOut();
    await passUntil(phone, () => phone.getByText('Du är inte ansluten just nu').isVisible());
    for (const text of notes) {
      await expect(await writeNote(phone, text)).toHaveText(/Sparad i telefonen/);
      await phone.clock.fastForward(90_000);
    }
    await expect(phone.getByText('10 lappar och svar väntar på att skickas.')).toBeVisible();
    await browser.kill();

    proxy.return();
    browser = await OwnChromium.start(profile);
    const again = await browser.context.newPage();
    await again.goto(address);
    for (const text of notes) await expect(wayOf(again, text)).toHaveText('Skickad');
    expect(await notesIn(live)).toEqual(notes.toSorted());
  } finally {
    await browser.kill();
    live.close();
    await proxy.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
