/** `npm run pictures`: pictures of the product, to show and to be looked at; `--help` says how. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../src/commands/build.ts';

const help = `Usage: npm run pictures -- [--steps DIR [NAME …]]

Takes the pictures of the README, from a workshop with everybody in it, into docs/pictures.

  --steps  instead every kind of step on every surface, light and dark, into the folder DIR;
           with names after it only these moments, for example notes or dots-shown
`;

const root = resolve(import.meta.dirname, '../..');
process.exit(await main());

async function main(): Promise<number> {
  const asked = read();
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${help}`);
    return 2;
  }
  const { values, positionals } = asked;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.steps === undefined && positionals.length > 0) {
    process.stderr.write(`Moments need --steps DIR.\n\n${help}`);
    return 2;
  }
  await ensureBuilt(root);
  // Only now: what plays reads the texts that building has generated.
  if (values.steps === undefined) {
    const { takePictures } = await import('./pictures.ts');
    await takePictures(root);
    return 0;
  }
  const { moments, takeSteps } = await import('./steps.ts');
  const unknown = positionals.find((name) => !moments.some((moment) => moment.name === name));
  if (unknown !== undefined) {
    const names = moments.map(({ name }) => name).join(', ');
    process.stderr.write(`There is no moment ${unknown}: ${names}.\n`);
    return 2;
  }
  await takeSteps(resolve(values.steps), positionals);
  return 0;
}

function read() {
  try {
    return parseArgs({
      options: { steps: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
