/** `npm run backup`: one copy of the database, also while the server runs. */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nameOf } from '#lib/server/backup/copies.ts';
import { copyDatabase } from '#lib/server/backup/copy-database.ts';
import { configSentence, readConfig } from '#lib/server/config.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { printable, readArguments } from './arguments.ts';
import { copySentence } from './sentences.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Resolves with the exit status: 0, 1 (no copy) or 2 (wrongly asked). */
export async function backup(
  root: string,
  args: readonly string[],
  env: Environment,
): Promise<number> {
  const asked = readArguments(args, 'to');
  if (asked.what === 'help') {
    process.stdout.write(`${m.backup_help()}\n`);
    return 0;
  }
  if (asked.what === 'unknown')
    return refuse(m.common_flag_unknown({ flag: printable(asked.flag) }), 2);
  if (asked.what === 'nothing') return refuse(m.backup_to_missing(), 2);
  const read = readConfig(env);
  if (!read.ok) return refuse(configSentence(read), 2);
  const from = join(resolve(root, read.config.dataDirectory), 'bikupa.db');
  const given = resolve(asked.path);
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  const to = isFolder ? join(given, nameOf(Date.now())) : given;
  const migrations = join(root, 'drizzle');
  const made = await copyDatabase({ from, to, migrations, replace: asked.replace });
  if (!made.ok) return refuse(copySentence(made.code, { from, to, detail: made.detail }), 1);
  process.stdout.write(`${m.backup_made({ file: printable(to), size: sizeOf(made.bytes) })}\n`);
  return 0;
}

/** In megabytes, with one decimal as the language writes it. */
function sizeOf(bytes: number): string {
  return numberWords(bytes / 1_000_000, { digits: 1 });
}

function refuse(sentence: string, status: 1 | 2): number {
  process.stderr.write(`${sentence}\n`);
  return status;
}
