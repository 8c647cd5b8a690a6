/** The browser's own text size, as somebody sets it who needs it. */
import config from '../../playwright.config.ts';
import { sideways, squeezedTexts } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { tourSurfaces } from '../support/surface-tour.ts';

const { launchOptions } = config.use ?? {};
test.use({
  trace: 'off',
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32'],
  },
});

test('X9: with text of twice the size nothing on the phone and on the remote is pushed out or squeezed', async ({
  browser,
  server,
}) => {
  const found: string[] = [];
  await tourSurfaces(browser, server.url, async (page, where) => {
    found.push(...(await sideways(page, where)), ...(await squeezedTexts(page, where)));
  });
  expect(found).toEqual([]);
});
