import { smallTargets } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { tourSurfaces } from '../support/surface-tour.ts';

test.use({ trace: 'off' });

test('X8: what is pressed on the phone and on the remote measures at least 48 pixels each way', async ({
  browser,
  server,
}) => {
  const found: string[] = [];
  await tourSurfaces(browser, server.url, async (page, where) => {
    found.push(...(await smallTargets(page, 48, where)));
  });
  expect(found).toEqual([]);
});
