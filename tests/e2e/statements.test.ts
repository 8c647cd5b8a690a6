import { expect, test } from '../support/e2e.ts';
import { openLiveWorkshop } from '../support/live-workshop.ts';
import { TestServer } from '../support/server.ts';

const owner = {
  BIKUPA_OWNER: 'Ekby kommun',
  BIKUPA_CONTACT: 'registrator@ekby.se',
  BIKUPA_PRIVACY: 'Vi gallrar efter två år.',
};

test('X10: the accessibility statement names level, known issues, date, contact and supervisory authority', async ({
  page,
}) => {
  await page.goto('/accessibility');
  const main = page.getByRole('main');
  await expect(main).toContainText('delvis förenlig');
  await expect(main).toContainText('2018:1937');
  await expect(main).toContainText('WCAG 1.1.1');
  await expect(main).toContainText(/Redogörelsen uppdaterades \d/);
  await expect(main).toContainText('Den organisation som bjöd in till workshoppen ansvarar');
  await expect(main.getByRole('link', { name: 'Anmäl till Digg' })).toHaveAttribute(
    'href',
    'https://www.digg.se/tdosanmalan',
  );
});

test('X11: where personal data are collected it says what, why, how long and who, with the owner’s own words', async ({
  browser,
}) => {
  const server = await TestServer.start(owner);
  const live = await openLiveWorkshop(server.url);
  const page = await browser.newPage({ baseURL: server.url, locale: 'sv-SE' });
  await page.goto(`/${live.code}`);
  await page.getByText('Så behandlas dina uppgifter').click();
  for (const words of ['Vad som sparas', 'Varför', 'Hur länge', ...Object.values(owner)]) {
    await expect(page.getByRole('main')).toContainText(words);
  }
  await page.goto('/accessibility');
  await expect(page.getByRole('main')).toContainText('Ekby kommun ansvarar');
  await page.close();
  live.close();
  await server.close();
});
