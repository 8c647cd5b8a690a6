import { defineConfig } from '@playwright/test';
import { chromiumPath } from './tests/support/chromium.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  // What takes too long for `npm test` has a tag; `npm run nightly -- --only tests` runs only that.
  ...(process.env['NIGHTLY'] === undefined ? { grepInvert: /@nightly/ } : { grep: /@nightly/ }),
  // Each worker runs a server and browsers of its own; more than two starve a small machine.
  workers: 2,
  // A test that passes the second time has found something.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Only what hangs is to end by these: a shared machine may take many times as long as a quiet one.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // Without a film of the window, which would cost each page a good part of its time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      // Without a language of the machine Chromium saves no file whose name has an å in it.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
});
