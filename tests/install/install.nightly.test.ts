/** An install as newcomers make it. `npm run nightly -- --only install` tries other machines. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Machine } from './machine.ts';

/** Of Debian 13. It knows least of what npm has learnt since. */
const npm = '9.2.0';

/** Milliseconds; a gigabyte is written and removed, on a machine that is busy with other tests. */
const PATIENCE = 300_000;

test(
  'IN1: what the lockfile names is installed and serves without a compiler, make or Python',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bikupa-install-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }), PATIENCE);
    const machine = await Machine.make(folder, { npm }, true);
    // What tests need takes as long again, and is installed in the same way.
    const installed = await machine.npm('ci', '--omit=dev', '--prefer-offline');
    expect(installed).toMatchObject({ code: 0 });
    const page = await machine.askStartPage();
    expect(page).toMatchObject({ status: 200 });
    expect(page.body).toContain('<title>Bikupa</title>');
  },
  PATIENCE,
);
