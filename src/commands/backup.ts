/** Copies the database while the server runs; `--help` says how. */
import { resolve } from 'node:path';
import { ensureTexts } from './texts.ts';

const root = resolve(import.meta.dirname, '../..');
ensureTexts(root);
// Only now: what it says are texts that have been generated.
const { backup } = await import('./copying/backup.ts');
process.exitCode = await backup(root, process.argv.slice(2), process.env);
