/** What is suggested for the notes of a file; `--help` says how. */
import { resolve } from 'node:path';
import { ensureTexts } from './texts.ts';

ensureTexts(resolve(import.meta.dirname, '../..'));
// Only now: what it says are texts that have been generated.
const { suggest } = await import('./sorting/main.ts');
const { status, text } = await suggest(process.argv.slice(2));
process[status === 0 ? 'stdout' : 'stderr'].write(`${text}\n`);
process.exitCode = status;
