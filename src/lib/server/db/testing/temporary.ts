/** Directories for tests of the database, gone when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type OpenedDatabase } from '../open-database.ts';

/** An empty directory until the test is over. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bikupa-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Opens a database that must open, and closes it when the test is over. */
export function opened(directory: string, root?: string): OpenedDatabase {
  const result = openDatabase(directory, root);
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  onTestFinished(result.close);
  return result;
}
