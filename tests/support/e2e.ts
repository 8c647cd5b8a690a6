/** Playwright's `test` with a server of our own for each worker; `page.goto('/…')` goes to it. */
import { test as base, expect } from '@playwright/test';
import { TestServer } from './server.ts';

export { expect };

export const test = base.extend<{ faultless: undefined }, { server: TestServer }>({
  server: [
    async ({}, use) => {
      const server = await TestServer.start();
      await use(server);
      await server.close();
      expect(server.takeFaults(), 'what the server wrote while stopping').toBe('');
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  faultless: [
    async ({ server }, use) => {
      await use(undefined);
      expect(server.takeFaults(), 'what the server wrote to its error stream').toBe('');
    },
    { auto: true },
  ],
});
