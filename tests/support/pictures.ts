/** Pictures of the surfaces at each step, where they are asked for. */
import type { Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
/** Names a folder below the root. Without it none are taken: each costs a busy machine a second. */
const asked = process.env['BIKUPA_PICTURES'];

/** Takes a picture of what the window shows. */
export async function picture(page: Page, name: string): Promise<void> {
  if (asked === undefined) return;
  const folder = resolve(root, asked);
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
