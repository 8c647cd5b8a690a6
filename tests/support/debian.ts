/** Programs of Debian that tests drive: found, or installed with apt-get where that is possible. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Program {
  /** As people call it. */
  readonly name: string;
  /** What it is called on the PATH, or a whole path. */
  readonly file: string;
  /** Folders besides those of the PATH. */
  readonly folders?: readonly string[];
  /** The package that has it. */
  readonly debian: string;
  /** The environment variable that names another; where it is set, nothing is installed. */
  readonly variable?: string;
}

/** Where a program is, or null. */
export function pathOf({ file, folders = [], variable }: Program): string | null {
  const told = variable === undefined ? undefined : process.env[variable];
  if (told) return isProgram(told) ? told : null;
  const all = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', ...folders];
  return all.map((folder) => join(folder, file)).find(isProgram) ?? null;
}

/**
 * Installs what is missing; ends the process with a sentence if that is not possible.
 *
 * @param what that needs them, such as "The end-to-end tests"
 */
export function ensurePrograms(what: string, programs: readonly Program[]): void {
  const missing = programs.filter((program) => pathOf(program) === null);
  if (missing.length === 0) return;
  for (const { variable } of missing) {
    const told = variable === undefined ? undefined : process.env[variable];
    if (told) give(`${variable} names ${told}, which is no program that can be run.`);
  }
  const need = `${what} need ${missing.map(({ name }) => name).join(' and ')}`;
  const or =
    missing
      .flatMap(({ variable }) => variable ?? [])
      .map((variable) => `, or set ${variable} to its path`)[0] ?? '';
  const packages = [...new Set(missing.map(({ debian }) => debian))];
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!succeeds('apt-get', ['--version'])) give(`${need}: install it${or}.`);
  const root = becomeRoot();
  if (!root) give(`${need}: run "sudo ${command}" first${or}.`);
  if (!install(root, packages) || missing.some((program) => pathOf(program) === null)) {
    give(`${packages.join(' and ')} could not be installed; what apt-get said stands above.`);
  }
}

/** Installs a program that is useful and not needed, where that can be done without asking anybody. */
export function offerProgram({ debian, variable }: Program): void {
  // Whoever names another one has it.
  if (variable !== undefined && process.env[variable]) return;
  const root = succeeds('apt-get', ['--version']) ? becomeRoot() : null;
  if (root)
    install(root, [debian], ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20']);
}

/** Installs packages of Debian; its own words go to the error stream. True: it did. */
function install(
  root: readonly string[],
  packages: readonly string[],
  options: readonly string[] = [],
): boolean {
  process.stderr.write(`Installing ${packages.join(' and ')} with apt-get …\n`);
  const apt = [...root, 'apt-get', ...options];
  return (
    shown([...apt, 'update']) &&
    shown([...apt, 'install', '-y', '--no-install-recommends', ...packages])
  );
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

/** On the error stream: a nightly part has figures on the other. */
function shown([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

function give(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
