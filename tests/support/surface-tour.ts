/** Leads a phone and the facilitator's remote through every step of a workshop. */
import type { Browser, Page } from '@playwright/test';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { done, notesPlace, openLiveWorkshop, write } from './live-workshop.ts';

/** @param visit is called with both pages at each step, when they stand there */
export async function tourSurfaces(
  browser: Browser,
  url: string,
  visit: (page: Page, where: string) => Promise<void>,
): Promise<void> {
  const live = await openLiveWorkshop(url);
  const options = { baseURL: url, locale: 'sv-SE', viewport: { width: 390, height: 844 } };
  const contexts = await Promise.all([browser.newContext(options), browser.newContext(options)]);
  try {
    const [phone, remote] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!phone || !remote) throw new Error('two pages are needed');
    await phone.goto(`/${live.code}`);
    await visit(phone, 'join');
    await phone.getByRole('radio').first().check();
    await phone.getByRole('radio', { name: 'Chef' }).check();
    await phone.getByRole('button', { name: 'Gå med' }).click();
    await phone.waitForURL(/\/w\//);
    await remote.context().addCookies(
      live.facilitator.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
      }),
    );
    const key = live.series.replace('series:', '');
    await remote.goto(`/s/${key}/w/${live.workshop.replace('workshop:', '')}`);
    const guest = await live.join();
    await write(guest, 'n1', 'Kallelsen till samordnad individuell plan kommer för sent');
    const { host } = live;
    await done(host, 'step.reveal', { step: notesPlace(host).step, revealed: true });
    await done(host, 'theme.create', {
      ...{ id: 'theme:t1', workshop: live.workshop, notes: ['note:n1'] },
      title: 'Samordnad individuell plan',
    });
    for (const step of stepsOf(host.view, live.workshop)) {
      const from = host.view.get('workshop', live.workshop)?.step ?? null;
      if (from !== step.id) await done(host, 'step.start', { step: step.id, from });
      for (const page of [phone, remote]) {
        await page.getByRole('heading', { level: 1, name: step.title }).waitFor();
        await visit(page, `${page === phone ? 'phone' : 'remote'}, ${step.title}`);
      }
    }
  } finally {
    for (const context of contexts) await context.close();
    live.close();
  }
}
