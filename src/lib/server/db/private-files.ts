/** The data folder is its owner's alone: in it stands what people wrote, in clear. */
import { chmodSync, closeSync, existsSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = 0o700;
const FILE = 0o600;
/** Bits of a folder in which everybody may write: it is the system's, such as /tmp. */
const STICKY = 0o1000;
const MODES = 0o777;

/** What Bikupa calls its files: the database, what lies beside it, and backups. */
const ours = /^bikupa[.-]/;

/** Makes a file that nobody else can open, whatever the process would give it; one that is there stays. */
export function createPrivate(file: string): void {
  if (existsSync(file)) return;
  closeSync(openSync(file, 'a', FILE));
  chmodSync(file, FILE);
}

/**
 * Closes a data folder, the backups in it and all files of the program to other users.
 *
 * @returns what was open before, as a line for the log; null where nothing was
 */
export function closeToOthers(directory: string): string | null {
  // There a mode says nothing: who may read is inherited from the folder above.
  if (process.platform === 'win32') return null;
  const backups = join(directory, 'backups');
  const found = [
    [directory, FOLDER],
    ...filesIn(directory),
    ...(existsSync(backups) ? [[backups, FOLDER] as const, ...filesIn(backups)] : []),
  ] as const;
  const changed = found.flatMap(([path, mode]) => corrected(path, mode) ?? []);
  return changed.length === 0 ? null : `closed to other users: ${summary(changed)}`;
}

function filesIn(folder: string): (readonly [string, number])[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && ours.test(entry.name))
    .map(({ name }) => [join(folder, name), FILE]);
}

/** What was changed, as words; null where nothing had to be. */
function corrected(path: string, mode: number): string | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  // What other users share is not this program's to close.
  if (!stat || stat.isSymbolicLink() || stat.mode & STICKY) return null;
  const before = stat.mode & MODES;
  if (before === mode) return null;
  const was = `${basename(path)} (${octal(before)}`;
  try {
    chmodSync(path, mode);
    return `${was} to ${octal(mode)})`;
  } catch (fault) {
    // Such as a disk without modes, or another owner: the operator is told, and nobody is kept out.
    return `${was}, could not be changed: ${(fault as NodeJS.ErrnoException).code ?? 'unknown'})`;
  }
}

/** One line, however many backups there are. */
function summary(changed: readonly string[]): string {
  const named = 8;
  const more = changed.length - named;
  return [...changed.slice(0, named), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
