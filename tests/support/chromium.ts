/** The browser that the end-to-end tests drive: the system's Chromium. */
import { ensurePrograms, pathOf } from './debian.ts';

const chromium = {
  name: 'Chromium',
  file: 'chromium',
  debian: 'chromium',
  variable: 'BIKUPA_CHROMIUM',
} as const;

/** `BIKUPA_CHROMIUM` where it is set, otherwise `chromium` on the PATH or in /usr/bin. */
export function chromiumPath(): string | null {
  return pathOf(chromium);
}

/** Installs Chromium with apt-get where it is missing; ends the process if that is not possible. */
export function ensureChromium(): void {
  ensurePrograms('The end-to-end tests', [chromium]);
}
