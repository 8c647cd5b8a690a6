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
  process.stderr.write(`Installing ${packages.join(' and ')} with apt-get …\n`);
  const installed =
    shown([...root, 'apt-get', 'update']) && shown([...root, ...command.split(' ')]);
  if (!installed || missing.some((program) => pathOf(program) === null)) {
    give(`${packages.join(' and ')} could not be installed; what apt-get said stands above.`);
  }
}

/** Installs what is missing, if that can be done without asking anybody. True: it is there now. */
export function installed(program: Program): boolean {
  const { debian, variable } = program;
  if (variable !== undefined && process.env[variable]) return pathOf(program) !== null;
  const root = succeeds('apt-get', ['--version']) ? becomeRoot() : null;
  if (!root) return false;
  process.stderr.write(`Installing ${debian} with apt-get …\n`);
  const quick = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20', '-qq'];
  const apt = [...root, 'apt-get', ...quick];
  return (
    succeeds(...asCommand([...apt, 'update'])) &&
    succeeds(...asCommand([...apt, 'install', '-y', '--no-install-recommends', debian])) &&
    pathOf(program) !== null
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

function asCommand([program = '', ...args]: readonly string[]): [string, readonly string[]] {
  return [program, args];
}

/** On the error stream: a nightly part has figures on the other. */
function shown([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

function give(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
