/** `npm run pictures`: pictures of the product, to show and to be looked at; `--help` says how. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../src/commands/build.ts';

const help = `Usage: npm run pictures -- [--steps DIR [NAME …] | --series DIR [FILE]]

Takes the pictures of the README, from a workshop with everybody in it, into docs/pictures.

  --steps  instead every kind of step on every surface, light and dark, into the folder DIR;
           with names after it only these moments, for example notes or dots-shown
  --series instead every step of every occasion of a series, as it begins and once everything in
           it has happened, on every surface, light and dark, into the folder DIR; the series is
           that of FILE, tests/fixtures/solna-1.json unless said
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
  const { steps, series } = values;
  if (steps !== undefined && series !== undefined) {
    process.stderr.write(`Either --steps or --series.\n\n${help}`);
    return 2;
  }
  if (series === undefined && steps === undefined && positionals.length > 0) {
    process.stderr.write(`Moments need --steps DIR.\n\n${help}`);
    return 2;
  }
  await ensureBuilt(root);
  // Only now: what plays reads the texts that building has generated.
  if (series !== undefined) {
    const { takeSeries } = await import('./series.ts');
    await takeSeries(resolve(series), positionals[0] ?? join(root, 'tests/fixtures/solna-1.json'));
    return 0;
  }
  if (steps === undefined) {
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
  await takeSteps(resolve(steps), positionals);
  return 0;
}

function read() {
  try {
    return parseArgs({
      options: {
        steps: { type: 'string' },
        series: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
