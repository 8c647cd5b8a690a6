/**
 * `npm run pictures`: the pictures of the README, from a workshop with everybody in it. With
 * `--steps DIR [NAME …]` instead every kind of step on every surface, to be looked at.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../src/commands/build.ts';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  options: { steps: { type: 'string' } },
  allowPositionals: true,
});
await ensureBuilt(root);
// Only now: what plays reads the texts that building has generated.
if (values.steps === undefined) {
  const { takePictures } = await import('./pictures.ts');
  await takePictures(root);
} else {
  const { takeSteps } = await import('./steps.ts');
  await takeSteps(resolve(values.steps), positionals);
}
process.exit(0);
