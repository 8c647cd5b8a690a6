/** `npm run torture`: plays what was asked for, and says what went wrong and how to see it again. */
import { availableParallelism } from 'node:os';
import { runOnCores } from '../run/cores.ts';
import { isClean, STEPS_PER_SERIES, type Failure } from '../run/run.ts';
import { shrink } from '../run/simulate.ts';
import { mostClients } from '../world/world.ts';
import {
  defaultSeed,
  LARGEST_SEED,
  readArguments,
  type ParsedArguments,
  type RunRequest,
} from './arguments.ts';

/** Between two lines of progress, in milliseconds. */
const PROGRESS_MS = 10_000;
/** More failing series than this are counted and no longer shrunk. */
const SHRUNK = 3;

const help = `Simulates whole series with the real room and the real replicas, in one process and without waiting: connections that break, half-open connections, messages that come twice, pages that are reloaded or killed, disks that fill up, power cuts at every point of a write, clocks that are wrong. All of it follows from the seed.

  npm run torture -- --ops N [--seed S] [--clients 2..${mostClients}]

  --ops N         how many steps to play, in series of ${STEPS_PER_SERIES}
  --seed S        whole number from 0: the seed of the first series, the next ones follow (default ${defaultSeed})
  --clients K     devices in each series; without it each seed decides

A failing series is printed with as few steps as still make it fail, and with the command that plays it again. The last line is JSON:

  ops, seeds      steps and series that were played
  lost            said to be saved, or kept on a phone, and not there
  duplicated      happened more often than somebody did it
  phantom         there, or shown, though nobody did it or it was not stored
  diverged        replica and room, room and disk, or room and model differ, or an invariant is broken
  leaked          told to somebody who may not know it
  opsPerSecond    steps per second

Ends with 0 when all five are 0, 1 when one is not, and 2 when the command is wrong.
`;

/** Runs the command; resolves with the exit status: 0, 1 (something is wrong) or 2 (wrongly asked). */
export async function runCommand(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked.what === 'help') {
    process.stdout.write(help);
    return 0;
  }
  if (asked.what === 'problem') {
    process.stderr.write(`${argumentSentence(asked)}\n`);
    return 2;
  }
  return perform(asked.request);
}

async function perform(request: RunRequest): Promise<number> {
  const clock = (): number => performance.now();
  let told = clock();
  let failures = 0;
  const outcome = await runOnCores(
    {
      ...request,
      clock,
      onProgress(done: number): void {
        if (clock() - told < PROGRESS_MS) return;
        told = clock();
        process.stderr.write(`${done} of ${request.ops} steps …\n`);
      },
      async onFailure(failure: Failure): Promise<void> {
        failures += 1;
        if (failures <= SHRUNK) await explain(failure);
      },
    },
    availableParallelism(),
  );
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return isClean(outcome) ? 0 : 1;
}

/** Says what went wrong in a series, with as few steps as still make it go wrong. */
async function explain({ request, series, verdict }: Failure): Promise<void> {
  const { seed, ops, clients } = request;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`The series with seed ${seed} went wrong:`);
  for (const { kind, about } of verdict.findings.slice(0, 10)) say(`  ${kind}: ${about}`);
  say('Looking for the fewest steps that make it go wrong …');
  const shrunk = await shrink(series, verdict);
  const { length } = shrunk.series.steps;
  const count = length === 1 ? '1 step is' : `${length} steps are`;
  say(`${count} left, and this is what then goes wrong:`);
  for (const step of shrunk.verdict.log) say(`  ${step}`);
  for (const { kind, about } of shrunk.verdict.findings.slice(0, 3)) say(`  ${kind}: ${about}`);
  say('As a value:');
  say(`  ${JSON.stringify(shrunk.series)}`);
  const chosen = clients === null ? '' : ` --clients ${clients}`;
  say('To play the whole series again:');
  say(`  npm run torture -- --ops ${ops} --seed ${seed}${chosen}`);
}

function argumentSentence({ code, flag }: Extract<ParsedArguments, { what: 'problem' }>): string {
  switch (code) {
    case 'unknown': {
      const named = flag.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 200);
      return `Unknown option: ${named}. Run with --help to see which there are.`;
    }
    case 'ops':
      return 'Give how many steps to play as a whole number from 1, for example --ops 150000.';
    case 'seed':
      return `Give the seed as a whole number from 0 to ${LARGEST_SEED}, for example --seed 7.`;
    case 'clients':
      return `Give the number of devices as a whole number from 2 to ${mostClients}, for example --clients 8.`;
  }
}
