/** `npm run pictures`: the pictures of the README, from a workshop with everybody in it. */
import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';

const root = resolve(import.meta.dirname, '../..');
await ensureBuilt(root);
// Only now: what plays reads the texts that building has generated.
const { takePictures } = await import('./pictures.ts');
await takePictures(root);
process.exit(0);
