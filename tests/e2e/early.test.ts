/** What is sent in from home before a workshop, and what becomes of it. */
import { m } from '#lib/text/generated/messages.js';
import { violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { done } from '../support/live-workshop.ts';
import { Client } from '../../src/commands/rehearse/client.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';

const asked = 'Hur når hemtjänsten vårdcentralen efter klockan fyra?';
const main = 'Hur når vi varandra efter kontorstid?';
const sentStep = m.template_conf_sent_title();
const dialogue = m.template_conf_dialog1_title();

test('EQ9: by the link of the invitation people send in from home, whoever leads makes a main question of it on the page of the series, and phone, projector and result say of what', async ({
  browser,
  server,
}) => {
  test.slow();
  const stop = new AbortController();
  const facilitator = new Visitor(server.url, stop.signal);
  const form = {
    ...{ template: 'erfarenhetskonferens', title: 'Nära vård i länet', purpose: '', place: '' },
    ...{ organisation: 'Kommunen', 'organisation-kind': 'kommun', roles: 'Chef' },
    ...{ 'workshop-title': 'Konferensen', date: '2027-02-01', 'group-size': '4' },
  };
  await facilitator.post('/new', [
    ...Object.entries(form),
    ...['Gott exempel', 'Lärdom', 'Att gå vidare med'].flatMap((title): [string, string][] => [
      ['column', title],
      ['column-tone', 'neutral'],
    ]),
  ]);
  const cookie = facilitator.cookieNames.find((name) => name.startsWith('bikupa_facilitator_'));
  const key = cookie?.slice('bikupa_facilitator_'.length) ?? '';
  const [series, path] = [`series:${key}`, `/s/${key}`];
  const desk = await browser.newContext({ locale: 'sv-SE', baseURL: server.url });
  await desk.addCookies(
    facilitator.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
    }),
  );
  const page = await desk.newPage();
  await page.goto(path);
  const step = page.getByRole('button', { name: new RegExp(sentStep) });
  await page.getByText(m.setup_workshop_agenda(), { exact: true }).first().click();
  await step.first().click();
  const invitation = page.getByRole('textbox', { name: m.early_invite_label() });
  const link = /\/\d{8}-\w+/.exec(await invitation.inputValue())?.[0] ?? '';
  expect(link).not.toBe('');

  const home = await (await browser.newContext(held)).newPage();
  await home.goto(`${server.url}${link}`);
  await home.getByRole('radio', { name: 'Kommunen' }).check();
  await home.getByRole('radio', { name: 'Chef' }).check();
  await home.getByRole('button', { name: m.pages_join_submit() }).click();
  await home.waitForURL(/\/w\//);
  await expect(home.getByText(m.early_phone_who())).toBeVisible();
  await home.getByRole('textbox').fill(asked);
  await home.getByRole('button', { name: m.phone_note_send() }).click();
  await expect(home.getByText(/^Skickad/)).toBeVisible();
  expect(await violations(home, 'sending in from home')).toEqual([]);
  expect(await home.getByText(m.early_made_of({ n: 1 })).count()).toBe(0);

  // Two people more, so that nobody can tell who wrote what.
  const others: Client[] = [];
  for (const text of ['Vad gör ni när läkemedelslistan inte stämmer?', 'Vem ringer anhöriga?']) {
    const visitor = new Visitor(server.url, stop.signal);
    await visitor.get(link);
    const id = (part: RegExp) => part.exec(joined)?.[0] ?? '';
    const joined = Buffer.from((await visitor.get(link)).body).toString();
    await visitor.post(`${link}?/join`, [
      ['organisation', id(/organisation:[\w-]+/)],
      ['role', id(/role:[\w-]+/)],
      ['name', ''],
    ]);
    const workshop = new URL(home.url()).pathname.slice('/w/'.length);
    const data = Buffer.from((await visitor.get(`/w/${workshop}/__data.json`)).body).toString();
    const client = new Client({
      ...{ onMessage: () => undefined, onConnection: () => undefined },
      ...{ address: server.url, signal: stop.signal, cookie: visitor.cookie },
      handshake: { series, as: 'participant', workshop: `workshop:${workshop}` },
      actor: {
        role: 'participant',
        seat: /seat:[\w-]+/.exec(data)?.[0] ?? '',
        workshop: `workshop:${workshop}`,
      },
    });
    others.push(client);
    client.open();
    const sent = await client.until(
      () => client.view.list('step').find(({ title }) => title === sentStep) ?? null,
    );
    await done(client, 'note.post', {
      ...{ id: `note:${others.length}`, step: sent.id, column: 'question', text },
    });
  }

  await expect(page.getByText(asked)).toHaveCount(0);
  await page.getByRole('button', { name: m.early_read() }).click();
  await page.getByRole('button', { name: m.early_choose({ text: asked }) }).click();
  await page.getByRole('button', { name: m.early_make(), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: m.early_make_question() }).fill(main);
  await expect(dialog.getByRole('combobox')).toContainText(dialogue);
  await dialog.getByRole('button', { name: m.early_make_save() }).click();
  await expect(page.getByText(m.early_used({ text: main }))).toBeVisible();
  expect(await violations(page, 'what was sent in, on the page of the series')).toEqual([]);

  // On the day: the phone that was at home has come, and is told that the question is also its own.
  await page.getByRole('link', { name: m.setup_workshop_open_console() }).click();
  await page.waitForURL(/\/w\//);
  const projector = await desk.newPage();
  await projector.setViewportSize({ width: 1920, height: 1080 });
  await projector.goto(`${new URL(page.url()).pathname}/screen`);
  const host = new Client({
    ...{ onMessage: () => undefined, onConnection: () => undefined },
    ...{ address: server.url, signal: stop.signal, cookie: facilitator.cookie },
    handshake: { series, as: 'facilitator' },
    actor: { role: 'facilitator', link: 'link:own', device: 'device:own' },
  });
  host.open();
  const { id: workshop } = await host.until(() => host.view.list('workshop')[0] ?? null);
  await done(host, 'workshop.open', { workshop });
  const stepOf = (title: string) => host.view.list('step').find((own) => own.title === title);
  const go = async (title: string): Promise<void> => {
    const from = host.view.get('workshop', workshop)?.step ?? null;
    await done(host, 'step.start', { step: stepOf(title)?.id ?? '', from });
  };
  await go(dialogue);
  const made = m.early_made_of({ n: 1 });
  for (const shown of [home, projector]) {
    await expect(shown.getByText(main).filter({ visible: true }).first()).toBeVisible();
    await expect(shown.getByText(made).filter({ visible: true }).first()).toBeVisible();
  }
  await expect(home.getByText(m.early_yours())).toBeVisible();
  await expect(projector.getByText(asked)).toHaveCount(0);

  await home.getByRole('textbox').fill('Vi har ett gemensamt nummer.');
  await home.getByRole('button', { name: m.phone_note_send() }).click();
  await expect(home.getByText(/^Skickad/).first()).toBeVisible();
  for (const title of [sentStep, dialogue])
    await done(host, 'step.reveal', { step: stepOf(title)?.id ?? '', revealed: true });
  await page.goto(`${path}/plan`);
  const question = page.getByRole('heading', { name: main }).locator('xpath=ancestor::section[1]');
  await expect(question.getByText(asked)).toBeVisible();
  await expect(question.getByText('Vi har ett gemensamt nummer.')).toBeVisible();

  for (const client of [...others, host]) client.drop();
  stop.abort();
  await home.context().close();
  await desk.close();
});
