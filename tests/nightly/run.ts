/** `npm run nightly`: the long versions of what `npm test` tries briefly. */
import { parseArgs } from 'node:util';
import { parts } from './parts.ts';

const names = parts.map(({ name }) => name);
const width = Math.max(...names.map(({ length }) => length));

const help = `Usage: npm run nightly -- [--only PART[,PART]] [--count N] [--seed S]

Runs what takes too long for npm test. Each part ends with one line of JSON on standard output,
{"part", "ok", "seconds", …figures}; progress goes to standard error. The exit status is 1 when a
part is not ok. Nothing leaves this machine.

${parts.map((part) => `  ${part.name.padEnd(width)}  ${part.help}`).join('\n')}

  --only   these parts, instead of all
  --count  how much of each, instead of what the part says by itself
  --seed   another course of chance (1)
`;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function wholeNumber(text: string, flag: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) fail(`${flag} must be a whole number from 1.`);
  return value;
}

function given() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        count: { type: 'string' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { only, count, seed, help: asked } = given();
if (asked) {
  process.stdout.write(help);
  process.exit(0);
}
const chosen = only?.split(',') ?? names;
const unknown = chosen.find((name) => !names.includes(name));
if (unknown !== undefined) fail(`There is no part ${unknown}: ${names.join(', ')}.`);

const options = {
  count: count === undefined ? null : wholeNumber(count, '--count'),
  seed: wholeNumber(seed, '--seed'),
  progress: (line: string): void => void process.stderr.write(`${line}\n`),
};
let allOk = true;
for (const part of parts.filter(({ name }) => chosen.includes(name))) {
  options.progress(`── ${part.name}`);
  const start = performance.now();
  const { ok, figures } = await part.run(options);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  process.stdout.write(`${JSON.stringify({ part: part.name, ok, seconds, ...figures })}\n`);
  allOk &&= ok;
}
process.exitCode = allOk ? 0 : 1;
