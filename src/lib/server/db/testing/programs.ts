/** Programs with fewer or more migrations than this one: what a database may have met. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary.ts';

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

export const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as Journal;

/** A program with these migrations, as `root`. */
export function programWith(
  entries: Journal['entries'],
  sql: Readonly<Record<string, string>> = {},
): string {
  const root = temporaryDirectory();
  cpSync('drizzle', join(root, 'drizzle'), { recursive: true });
  const meta = join(root, 'drizzle', 'meta', '_journal.json');
  writeFileSync(meta, JSON.stringify({ ...journal, entries }));
  for (const [tag, text] of Object.entries(sql)) {
    writeFileSync(join(root, 'drizzle', `${tag}.sql`), text);
  }
  return root;
}

const next = { tag: '9999_next', when: Date.UTC(2199, 0), breakpoints: true };

/** This program with one migration more. */
export function nextProgram(sql: string): string {
  return programWith([...journal.entries, next], { [next.tag]: sql });
}
