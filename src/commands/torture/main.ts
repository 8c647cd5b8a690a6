/** `npm run torture`: plays what was asked for, and says what went wrong and how to see it again. */
import { availableParallelism } from 'node:os';
import { m } from '#lib/text/generated/messages.js';
import { defaultSeed, readArguments, type Asked, type Wish } from './arguments.ts';
import { isClean, STEPS_PER_SERIES, type Failure } from './campaign.ts';
import { runOnCores } from './cores.ts';
import { shrink } from './shrink.ts';
import { mostClients } from './world.ts';

/** Between signs of life, in milliseconds. */
const SIGN_MS = 10_000;
/** More failing series than this are counted and no longer shrunk. */
const SHRUNK = 3;

/** Runs the command; resolves with the exit status: 0, 1 (something is wrong) or 2 (wrongly asked). */
export async function torture(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked.what === 'help') {
    const clients = mostClients;
    const length = STEPS_PER_SERIES;
    process.stdout.write(`${m.torture_help({ seed: defaultSeed, clients, length })}\n`);
    return 0;
  }
  if (asked.what === 'problem') {
    process.stderr.write(`${argumentSentence(asked)}\n`);
    return 2;
  }
  return perform(asked.wish);
}

async function perform(wish: Wish): Promise<number> {
  const clock = (): number => performance.now();
  let told = clock();
  let failures = 0;
  const campaign = {
    ...wish,
    clock,
    onProgress(done: number): void {
      if (clock() - told < SIGN_MS) return;
      told = clock();
      process.stderr.write(`${m.torture_progress({ done, ops: wish.ops })}\n`);
    },
    async onFailure(failure: Failure): Promise<void> {
      failures += 1;
      if (failures <= SHRUNK) await explain(failure);
    },
  };
  const outcome = await runOnCores(campaign, availableParallelism());
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return isClean(outcome) ? 0 : 1;
}

/** Says what went wrong in a series, with as few steps as still make it go wrong. */
async function explain({ series, verdict }: Failure): Promise<void> {
  const { seed, ops, clients } = series;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(m.torture_failed({ seed }));
  for (const { wrong, about } of verdict.findings.slice(0, 10)) say(`  ${wrong}: ${about}`);
  say(m.torture_shrinking());
  const shrunk = await shrink(series, verdict);
  say(m.torture_shrunk({ n: shrunk.only.length }));
  for (const step of shrunk.verdict.told) say(`  ${step}`);
  for (const { wrong, about } of shrunk.verdict.findings.slice(0, 3)) say(`  ${wrong}: ${about}`);
  say(m.torture_pin());
  say(`  ${JSON.stringify({ seed, ops, clients, only: shrunk.only })}`);
  const chosen = clients === null ? '' : ` --clients ${clients}`;
  say(m.torture_again());
  say(`  npm run torture -- --ops ${ops} --seed ${seed}${chosen}`);
}

function argumentSentence({ code, flag }: Extract<Asked, { what: 'problem' }>): string {
  switch (code) {
    case 'unknown':
      return m.torture_flag_unknown({ flag: flag.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 200) });
    case 'ops':
      return m.torture_flag_ops();
    case 'seed':
      return m.torture_flag_seed();
    case 'clients':
      return m.torture_flag_clients({ clients: mostClients });
  }
}
