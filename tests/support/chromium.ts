/**
 * The browser that the end-to-end tests drive: the system's Chromium, where there is one in its build
 * without windows, in which pages take half the time.
 */
import { ensurePrograms, offerProgram, pathOf, type Program } from './debian.ts';

const variable = 'BIKUPA_CHROMIUM';
const withoutWindows: Program = {
  ...{ name: 'Chromium', file: 'chromium-headless-shell', variable },
  debian: 'chromium-headless-shell',
};
const withWindows: Program = { ...withoutWindows, file: 'chromium', debian: 'chromium' };

/**
 * `BIKUPA_CHROMIUM` where it is set, otherwise `chromium-headless-shell` or `chromium` on the PATH or in
 * /usr/bin.
 */
export function chromiumPath(): string | null {
  return pathOf(withoutWindows) ?? pathOf(withWindows);
}

/**
 * Installs Chromium with apt-get where it is missing; ends the process if that is not possible. Where only
 * the build with windows is there, the other one is installed if that can be done without asking.
 */
export function ensureChromium(): void {
  if (pathOf(withoutWindows) === null) offerProgram(withoutWindows);
  if (chromiumPath() === null) ensurePrograms('The end-to-end tests', [withWindows]);
}
