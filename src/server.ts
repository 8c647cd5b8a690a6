/** The production entry, run by Node as it is: builds when needed, then serves. */
import { resolve } from 'node:path';
import { ensureBuilt } from './commands/build.ts';

const root = resolve(import.meta.dirname, '..');
await ensureBuilt(root);
// Only now: what serves reads the texts that building has generated.
const { serve } = await import('./lib/server/http/serve.ts');
await serve(root, process.argv.slice(2));
