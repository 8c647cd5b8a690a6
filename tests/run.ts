/** `npm test`: everything that must hold, in the order in which it is cheapest to learn. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './support/chromium.ts';

const parts = ['lint', 'types', 'build', 'unit', 'e2e'] as const;
type Part = (typeof parts)[number];

const help = `Usage: npm test [-- --only ${parts.join('|')}]

Runs, in this order, and stops at the first that fails:
  lint    formatting (prettier) and rules (eslint)
  types   svelte-check, warnings included
  build   the application as it is served
  unit    vitest: units, components, simulations, architecture, pulled plugs; builds first
  e2e     the built application in Chromium (playwright); builds first
Before all of it Chromium is installed where e2e lacks it, and texts and types are generated. The last
line says how many tests passed.
`;

interface Step {
  readonly name: string;
  /** Empty: for every part. */
  readonly parts: readonly Part[];
  /** The program and its arguments, or something to do in this process. */
  readonly run: readonly [string, ...string[]] | (() => void);
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const root = resolve(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'bikupa-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** In this order; what is listed together runs together. */
const steps: readonly (Step | readonly Step[])[] = [
  // First: who lacks it shall not learn so after ten minutes.
  { name: 'browser', parts: ['e2e'], run: ensureChromium },
  { name: 'generate texts', parts: [], run: ['node', 'src/commands/generate-text.ts'] },
  { name: 'generate types', parts: [], run: ['svelte-kit', 'sync'] },
  {
    name: 'formatting',
    parts: ['lint'],
    run: ['prettier', '--check', '--log-level', 'warn', '.'],
  },
  // Each keeps one core busy.
  [
    { name: 'types', parts: ['types'], run: ['svelte-check', '--fail-on-warnings'] },
    { name: 'rules', parts: ['lint'], run: ['eslint', '--max-warnings', '0', '.'] },
  ],
  // Before the unit tests: some of them kill the server as it is built.
  { name: 'build', parts: ['build', 'unit', 'e2e'], run: ['vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'unit tests',
    parts: ['unit'],
    run: [
      ...(['vitest', 'run', '--reporter=default', '--reporter=json'] as const),
      `--outputFile.json=${unitReport}`,
    ],
  },
  {
    name: 'end-to-end tests',
    parts: ['e2e'],
    run: ['playwright', 'test', '--reporter=list,json'],
  },
];

process.exitCode = await main();

async function main(): Promise<number> {
  const only = asked();
  if (only === 'help') {
    process.stdout.write(help);
    return 0;
  }
  for (const group of steps) {
    const chosen = [group]
      .flat()
      .filter(({ parts }) => !only || parts.length === 0 || parts.includes(only));
    for (const { name } of chosen) process.stdout.write(`\n── ${name}\n`);
    const codes = await Promise.all(chosen.map((step) => perform(step, chosen.length === 1)));
    const failed = codes.findIndex((code) => code !== 0);
    if (failed >= 0) {
      report(chosen[failed] ?? null);
      return codes[failed] ?? 1;
    }
  }
  report(null);
  return 0;
}

/** The part that was asked for, if any; ends the process where the question makes no sense. */
function asked(): Part | 'help' | undefined {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    const part = parts.find((part) => part === values.only);
    if (values.only !== undefined && !part) throw new Error(`There is no part “${values.only}”.`);
    return part;
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n\n${help}`);
    process.exit(2);
  }
}

/**
 * Runs a step; answers with its exit code. Its output is shown as it comes where it runs alone, and
 * otherwise when it has ended.
 */
async function perform({ name, run }: Step, alone: boolean): Promise<number> {
  const began = performance.now();
  const { code, output } =
    typeof run === 'function' ? (run(), { code: 0, output: '' }) : await execute(run, alone);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${output}── ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s\n`);
  return code;
}

async function execute([program, ...args]: readonly [string, ...string[]], alone: boolean) {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport,
  };
  const child = spawn(program, args, { cwd: root, env, stdio: alone ? 'inherit' : 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, output };
  } catch (fault) {
    return { code: 1, output: `${program}: ${String(fault)}\n` };
  }
}

/** The last line. A step that failed without counting tests is itself one failure. */
function report(failed: Step | null): void {
  const counts = [countUnit(), countE2e()];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failures = counts.reduce((sum, count) => sum + count.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed ? Math.max(1, failures) : failures} failed\n`);
}

function countUnit(): Count {
  const { numPassedTests = 0, numFailedTests = 0 } = read(unitReport) as {
    numPassedTests?: number;
    numFailedTests?: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

function countE2e(): Count {
  const { stats } = read(e2eReport) as { stats?: { expected: number; unexpected: number } };
  return { passed: stats?.expected ?? 0, failed: stats?.unexpected ?? 0 };
}

/** A report, or nothing where that step has not been reached. */
function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
