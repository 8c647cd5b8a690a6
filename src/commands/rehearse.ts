/** Plays a workshop from a file with one real client per person; `--help` says how. */
import { resolve } from 'node:path';
import { ensureBuilt } from './build.ts';

const root = resolve(import.meta.dirname, '../..');
await ensureBuilt(root);
// Only now: what plays reads the texts that building has generated.
const { rehearse } = await import('./rehearse/main.ts');
process.exit(await rehearse(root, process.argv.slice(2)));
