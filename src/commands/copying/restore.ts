/** `npm run restore`: a copy takes the place of the database, while the server is stopped. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { momentOf } from '#lib/server/backup/copies.ts';
import { restoreDatabase } from '#lib/server/backup/restore-database.ts';
import { configSentence, readConfig } from '#lib/server/config.ts';
import { m } from '#lib/text/generated/messages.js';
import { printable, readArguments } from './arguments.ts';
import { copySentence } from './sentences.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Copies that are named to whoever does not say which. */
const NAMED = 5;

/** Resolves with the exit status: 0, 1 (nothing was changed) or 2 (wrongly asked). */
export async function restore(
  root: string,
  args: readonly string[],
  env: Environment,
): Promise<number> {
  const asked = readArguments(args, 'from');
  if (asked.what === 'help') {
    process.stdout.write(`${m.restore_help()}\n`);
    return 0;
  }
  if (asked.what === 'unknown')
    return refuse(m.common_flag_unknown({ flag: printable(asked.flag) }), 2);
  const read = readConfig(env);
  if (!read.ok) return refuse(configSentence(read), 2);
  const directory = resolve(root, read.config.dataDirectory);
  if (asked.what === 'nothing') return refuse(whichOne(join(directory, 'backups')), 2);
  const from = resolve(asked.path);
  const migrations = join(root, 'drizzle');
  const done = await restoreDatabase({ from, directory, migrations, now: Date.now() });
  if (done.ok) {
    const aside =
      done.aside === null ? '' : `\n${m.restore_aside({ file: printable(done.aside) })}`;
    process.stdout.write(`${m.restore_done({ file: printable(done.file) })}${aside}\n`);
    return 0;
  }
  const to = join(directory, 'bikupa.db');
  switch (done.code) {
    case 'restore.in-use':
      return refuse(m.restore_in_use({ file: printable(to) }), 1);
    case 'restore.failed':
      return refuse(m.restore_failed({ file: printable(to), detail: printable(done.detail) }), 1);
    default:
      return refuse(copySentence(done.code, { from, to, detail: done.detail }), 1);
  }
}

/** Names the latest copies that the server has made, for whoever has not said which. */
function whichOne(folder: string): string {
  const copies = namesIn(folder)
    .filter((name) => momentOf(name) !== null)
    .sort()
    .reverse();
  if (copies.length === 0) return m.restore_from_missing();
  const listed = copies.slice(0, NAMED).map((name) => `  ${printable(join(folder, name))}`);
  return [m.restore_from_missing(), m.restore_latest(), ...listed].join('\n');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function refuse(sentence: string, status: 1 | 2): number {
  process.stderr.write(`${sentence}\n`);
  return status;
}
