/** The browser that the end-to-end tests drive: the system's Chromium. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `BIKUPA_CHROMIUM` where it is set, otherwise `chromium` on the PATH or in /usr/bin. */
export function chromiumPath(): string | null {
  const told = process.env['BIKUPA_CHROMIUM'];
  if (told) return isProgram(told) ? told : null;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, 'chromium')).find(isProgram) ?? null;
}

/** Installs Chromium with apt-get where it is missing; ends the process if that is not possible. */
export function ensureChromium(): void {
  if (chromiumPath()) return;
  const told = process.env['BIKUPA_CHROMIUM'];
  if (told) give(`BIKUPA_CHROMIUM names ${told}, which is no program that can be run.`);
  const root = becomeRoot();
  if (!root || !succeeds('apt-get', ['--version'])) {
    give(
      'The end-to-end tests need Chromium, and it cannot be installed from here. ' +
        'Install it (Debian, Ubuntu: sudo apt-get install chromium) or set BIKUPA_CHROMIUM to its path.',
    );
  }
  process.stdout.write('Chromium is missing; installing it with apt-get …\n');
  const installed =
    shown([...root, 'apt-get', 'update']) &&
    shown([...root, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium']);
  if (!installed || !chromiumPath()) {
    give('Chromium could not be installed; what apt-get said stands above.');
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What to put before a command so that it runs as root, or null without a password-free way. */
function becomeRoot(): readonly string[] | null {
  if (process.getuid?.() === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (!succeeds('sudo', ['-n', 'true'])) return null;
  return ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'];
}

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function shown([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'inherit' }).status === 0;
}

function give(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
