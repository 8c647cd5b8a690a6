/** `npm run mutants`: puts bugs in, one at a time, and shows which test sees each. */
import { parseArgs } from 'node:util';
import { huntAll } from './hunt.ts';
import { mutants } from './mutants.ts';

const help = `Usage: npm run mutants [-- --only WORDS] [-- --list]

Puts each bug of tests/mutants/mutants.ts into the source as the tests read it (no file is changed)
and runs the tests of the rule that it breaks. Prints for each the tests that saw it; the last line
is JSON: {"mutants", "caught", "survived": [names]}. The exit status is 1 when one survived.

  --only   the bugs whose names hold these words
  --list   names and rules, without running anything
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = read();
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${help}`);
    return 2;
  }
  const chosen = mutants.filter(({ name }) => name.includes(asked.only ?? ''));
  if (asked.help) {
    process.stdout.write(help);
    return 0;
  }
  if (asked.list) {
    for (const { name, by } of chosen) process.stdout.write(`${name}: ${by}\n`);
    return 0;
  }
  const hunted = await huntAll(chosen, (line) => void process.stdout.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(hunted)}\n`);
  return hunted.survived.length === 0 && chosen.length > 0 ? 0 : 1;
}

function read() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
