import { chromium, type CDPSession, type Page } from '@playwright/test';
import { chromiumPath } from '../../support/chromium.ts';
import { openLiveWorkshop } from '../../support/live-workshop.ts';
import { TestServer } from '../../support/server.ts';
import { amount, type Figure, type Measurement } from '../measurement.ts';

/** What a page has fetched by HTTP since the last look. */
class Fetched {
  #requests = 0;
  #bytes = 0;
  #html = 0;
  readonly #pages = new Set<string>();

  constructor(session: CDPSession) {
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (!response.url.startsWith('http')) return;
      this.#requests += 1;
      if (type === 'Document') this.#pages.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.#bytes += encodedDataLength;
      if (this.#pages.has(requestId)) this.#html += encodedDataLength;
    });
  }

  take(name: string): readonly Figure[] {
    const figures = [
      { what: `${name}: requests`, figure: String(this.#requests) },
      { what: `${name}: bytes over HTTP, fonts included`, figure: amount(this.#bytes, 'bytes') },
      { what: `${name}: bytes of HTML`, figure: amount(this.#html, 'bytes') },
    ];
    this.#requests = this.#bytes = this.#html = 0;
    return figures;
  }
}

export const pages: Measurement = {
  name: 'pages',
  help: 'what a phone fetches from the code until it can write: requests and bytes',
  needsBuild: true,
  async measure() {
    const server = await TestServer.start();
    const live = await openLiveWorkshop(server.url);
    const browser = await chromium.launch({
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const context = await browser.newContext({ baseURL: server.url, locale: 'sv-SE' });
      const page: Page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      const fetched = new Fetched(session);
      await page.goto(`/${live.code}`, { waitUntil: 'networkidle' });
      const join = fetched.take('join page');
      await page.getByRole('radio', { name: 'Kommunen' }).check();
      await page.getByRole('radio').last().check();
      for (const field of await page.getByRole('textbox').all()) {
        if (await field.isVisible()) await field.fill('Chef');
      }
      await page.locator('form[action*="join"] button[type="submit"]').click();
      await page.waitForURL(/\/w\//);
      await page.locator('textarea').first().waitFor();
      const write = fetched.take('phone page until it can write');
      await page.waitForLoadState('networkidle');
      return [...join, ...write, ...fetched.take('later, in its own time')];
    } finally {
      await browser.close();
      live.close();
      await server.close();
    }
  },
};
