/** Somebody sits elsewhere: told in time, and with everything that was written. */
import { held, joinBy } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { done, openLiveWorkshop } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

test('MO5: a phone counts down to a move, names the group and its place, and switches by itself', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host } = live;
  const context = await browser.newContext(held);
  const phone = await context.newPage();
  await phone.clock.install();
  await joinBy(phone, server.url, live);
  const seat = await host.until(() => host.view.list('seat')[0]?.id ?? null);
  const { seat: other } = await live.join();
  const round = host.view.list('step').find(({ kind }) => kind === 'groups')?.id ?? '';
  const groups = [
    { letter: 'A', place: 'längst fram', seats: [seat] },
    { letter: 'B', place: 'vid fönstret', seats: [other] },
  ].map((group) => ({ id: `group:${group.letter}`, ...group }));
  const plain = { topic: null, locked: false, cafe: false, after: null };
  const formed = groups.map((group) => ({ ...plain, ...group }));
  await done(host, 'group.form', { round, groups: formed });
  await expect(phone.getByText('Bikupa A').first()).toBeVisible();
  await phone.getByRole('textbox').fill('Vi följer upp för sällan');
  await phone.getByRole('button', { name: 'Skicka lappen' }).click();
  await phone.getByRole('textbox').fill('En halv mening');

  await done(host, 'move.announce', { seat, group: 'group:B' });
  await expect(phone.getByText('gå till bikupa B')).toBeVisible();
  await expect(phone.getByText('Bikupan sitter vid fönstret.')).toBeVisible();
  await picture(phone, 'telefon-byt-bikupa');
  expect(host.view.list('membership').find((membership) => membership.seat === seat)?.group).toBe(
    'group:A',
  );
  // Nothing happens until the time has come; then it does, without a hand.
  await phone.clock.fastForward(30_000);
  await host.until(() =>
    host.view
      .list('membership')
      .some((membership) => membership.seat === seat && membership.group === 'group:B'),
  );
  await expect(phone.getByText('gå till bikupa B')).toBeHidden();
  await expect(phone.getByText('Bikupa B').first()).toBeVisible();
  await expect(phone.getByText('Vi följer upp för sällan')).toBeVisible();
  await expect(phone.getByRole('textbox')).toHaveValue('En halv mening');
  await context.close();
  live.close();
});
