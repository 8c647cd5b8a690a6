/** `npm run pictures`: pictures of the product, to show and to be looked at; `--help` says how. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../src/commands/build.ts';

const help = `Usage: npm run pictures -- [--steps DIR [NAME …] | --series DIR [FILE] | --formats DIR [TEMPLATE …] |
                               --sorting DIR [NOTES …]]

Takes the pictures of the README, from a workshop with everybody in it, into docs/pictures.

  --steps  instead every kind of step on every surface, light and dark, into the folder DIR;
           with names after it only these moments, for example notes or dots-shown
  --series instead every step of every occasion of a series, as it begins and once everything in
           it has happened, on every surface, light and dark, into the folder DIR; the series is
           that of FILE, tests/fixtures/solna-1.json unless said
  --formats  instead every step of every occasion of every format, with four people, into DIR;
           with names after it only these formats, for example tre-traffar
  --sorting  instead naming, wall and placing on every surface, light and dark, into DIR, with 10,
           60 and 300 notes, or with as many as the numbers after it say
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
  const { steps, series, formats, sorting } = values;
  if ([steps, series, formats, sorting].filter((folder) => folder !== undefined).length > 1) {
    process.stderr.write(`One of --steps, --series, --formats and --sorting.\n\n${help}`);
    return 2;
  }
  if (!(steps ?? series ?? formats ?? sorting) && positionals.length > 0) {
    process.stderr.write(`Names need --steps, --series, --formats or --sorting.\n\n${help}`);
    return 2;
  }
  await ensureBuilt(root);
  // Only now: what plays reads the texts that building has generated.
  if (series !== undefined) {
    const { takeSeries } = await import('./series.ts');
    await takeSeries(resolve(series), positionals[0] ?? join(root, 'tests/fixtures/solna-1.json'));
    return 0;
  }
  if (formats !== undefined) {
    const { formatFixtures, takeFormats } = await import('./formats.ts');
    const known = Object.keys(formatFixtures) as (keyof typeof formatFixtures)[];
    const unknown = positionals.find((name) => !known.some((template) => template === name));
    if (unknown !== undefined) {
      process.stderr.write(`There is no format ${unknown}: ${known.join(', ')}.\n`);
      return 2;
    }
    const wanted = known.filter((name) => positionals.length === 0 || positionals.includes(name));
    await takeFormats(root, resolve(formats), wanted);
    return 0;
  }
  if (sorting !== undefined) {
    const wrong = positionals.find((given) => !/^[1-9]\d{0,3}$/.test(given));
    if (wrong !== undefined) {
      process.stderr.write(`${wrong} is no number of notes from 1 to 9999.\n`);
      return 2;
    }
    const { takeSorting } = await import('./sorting.ts');
    const counts = positionals.length > 0 ? positionals.map(Number) : [10, 60, 300];
    await takeSorting(resolve(sorting), counts);
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
        formats: { type: 'string' },
        sorting: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
