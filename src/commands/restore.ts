/** Puts a copy in the place of the database; `--help` says how. */
import { resolve } from 'node:path';
import { ensureTexts } from './texts.ts';

const root = resolve(import.meta.dirname, '../..');
ensureTexts(root);
// Only now: what it says are texts that have been generated.
const { restore } = await import('./copying/restore.ts');
process.exitCode = await restore(root, process.argv.slice(2), process.env);
