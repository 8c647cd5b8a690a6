/** How well notes are sorted; `--help` says how. */
import { resolve } from 'node:path';
import { ensureTexts } from './texts.ts';

ensureTexts(resolve(import.meta.dirname, '../..'));
// Only now: what it says are texts that have been generated.
const { benchThemes } = await import('./sorting/main.ts');
const { status, text } = await benchThemes(process.argv.slice(2));
process[status === 0 ? 'stdout' : 'stderr'].write(`${text}\n`);
process.exitCode = status;
