/** Runs the tests of a mutant's rule with the bug in, and tells which of them saw it. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Mutant } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Catch {
  /** Titles of the tests that failed. None: the mutant survived. */
  readonly caughtBy: readonly string[];
  /** How many ran: none says nothing. */
  readonly ran: number;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The test files in which a rule is quoted. */
export function testsOf(by: string): string[] {
  return globSync(['src/**/*.test.ts', 'tests/**/*.ts'], { cwd: root })
    .filter((file) => !file.startsWith('tests/mutants/') && !file.startsWith('tests/e2e/'))
    .filter((file) => startOf(by).test(readFileSync(join(root, file), 'utf8')))
    .map((file) => (file.endsWith('.test.ts') ? file : testsThatUse(file)))
    .flat();
}

/** Only these are loaded: each costs a second before its first test. */
function projectsOf(files: readonly string[]): string[] {
  const components = files.filter((file) => file.endsWith('.svelte.test.ts'));
  return [
    ...(components.length < files.length ? ['--project', 'node'] : []),
    ...(components.length > 0 ? ['--project', 'component'] : []),
  ];
}

/** A contract is a module that several test files call. */
function testsThatUse(file: string): string[] {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: root }).filter((test) =>
    readFileSync(join(root, test), 'utf8').includes(`/${name}'`),
  );
}

/** In a source: the title that begins so. */
function startOf(by: string): RegExp {
  return new RegExp(`['"\`]${isRule(by) ? `${by}:` : by}`);
}

function isRule(by: string): boolean {
  return /^[A-Z]+\d+$/.test(by);
}

/** @param mutant its name; null: the source as it is */
export async function hunt({ by }: Pick<Mutant, 'by'>, mutant: string | null): Promise<Catch> {
  const folder = mkdtempSync(join(tmpdir(), 'bikupa-mutant-'));
  const report = join(folder, 'report.json');
  const files = testsOf(by);
  const pattern = isRule(by) ? `(^| )${by}: ` : `(^| )${by}`;
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', ...projectsOf(files)],
      ...['--reporter=json', `--outputFile=${report}`],
      ...['--bail', '3', '-t', pattern, ...files],
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, ...(mutant !== null && { MUTANT: mutant }) },
    },
  );
  await new Promise((resolve) => child.once('exit', resolve));
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = results.filter(({ status }) => status === 'failed');
    const ran = results.filter(({ status }) => status === 'failed' || status === 'passed').length;
    return { caughtBy: failed.map(({ fullName }) => fullName), ran };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Hunted {
  readonly mutants: number;
  readonly caught: number;
  /** By name. */
  readonly survived: readonly string[];
}

/** Hunts them one after the other; `tell` is told of each. */
export async function huntAll(
  mutants: readonly Mutant[],
  tell: (line: string) => void,
): Promise<Hunted> {
  const survived: string[] = [];
  for (const mutant of mutants) {
    const { caughtBy, ran } = await hunt(mutant, mutant.name);
    const [first] = caughtBy;
    if (first === undefined) survived.push(mutant.name);
    tell(mutant.name);
    tell(
      first === undefined ? `    SURVIVED ${ran} tests of ${mutant.by}` : `    caught: ${first}`,
    );
  }
  return { mutants: mutants.length, caught: mutants.length - survived.length, survived };
}
