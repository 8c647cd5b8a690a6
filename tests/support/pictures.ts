/** Pictures of the surfaces at each step: always for the eye, and for the README when asked. */
import type { Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
/** `BIKUPA_PICTURES` names a folder below the root; without it they go with the tests' results. */
const folder = resolve(root, process.env['BIKUPA_PICTURES'] ?? 'test-results/pictures');

/** Takes a picture of what the window shows. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
