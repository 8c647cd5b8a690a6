/** `npm test`: everything that must hold, in the order in which it is cheapest to learn. */
import { spawnSync } from 'node:child_process';
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

const steps: readonly Step[] = [
  // First: who lacks it shall not learn so after ten minutes.
  { name: 'browser', parts: ['e2e'], run: ensureChromium },
  { name: 'generate texts', parts: [], run: ['node', 'src/commands/generate-text.ts'] },
  { name: 'generate types', parts: [], run: ['svelte-kit', 'sync'] },
  {
    name: 'formatting',
    parts: ['lint'],
    run: ['prettier', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'rules', parts: ['lint'], run: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'types', parts: ['types'], run: ['svelte-check', '--fail-on-warnings'] },
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

process.exitCode = main();

function main(): number {
  const only = asked();
  if (only === 'help') {
    process.stdout.write(help);
    return 0;
  }
  for (const step of steps) {
    if (only && step.parts.length > 0 && !step.parts.includes(only)) continue;
    process.stdout.write(`\n── ${step.name}\n`);
    const began = performance.now();
    const code = perform(step);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`── ${step.name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s\n`);
    if (code !== 0) {
      report(step);
      return code;
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

/** Runs a step with its output shown; answers with its exit code. */
function perform({ run }: Step): number {
  if (typeof run === 'function') {
    run();
    return 0;
  }
  const [program, ...args] = run;
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport,
  };
  const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' });
  if (error) process.stderr.write(`${program}: ${error.message}\n`);
  return status ?? 1;
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
