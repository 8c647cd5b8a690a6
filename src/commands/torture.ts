/** Simulates whole series in which everything fails that can; `--help` says how. */
import { resolve } from 'node:path';
import { ensureTexts } from './texts.ts';

ensureTexts(resolve(import.meta.dirname, '../..'));
// Only now: what it says are texts that have been generated.
const { torture } = await import('./torture/main.ts');
process.exitCode = await torture(process.argv.slice(2));
