/** `npm run bench`: how long things take, beside a floor measured in the same run. */
import { parseArgs } from 'node:util';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';
import { benchmarks, measurements } from './benchmarks.ts';
import type { Figure, Measurement } from './measurement.ts';
import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';

const names = [...benchmarks, ...measurements].map(({ name }) => name);
const width = Math.max(...names.map(({ length }) => length));
const help = `Usage: npm run bench -- [--only NAME[,NAME]] [--runs N] [--json]

Measures, and shows a table: the middle and the slowest of the runs in milliseconds, processor time
beside them, the floor in the same run, and the ratio to it, which holds from machine to machine
where times do not. Nothing is demanded here.

${[...benchmarks, ...measurements].map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`).join('\n')}

  --only  these, instead of all
  --runs  measurements of each (5)
  --json  one line of JSON for each case instead of the table
`;

interface Figures {
  readonly case: string;
  readonly median: number;
  readonly slowest: number;
  /** Of the processor, which on a busy machine is less than what the clock says. */
  readonly cpu: number;
  readonly goal: number;
  readonly floor: number;
  readonly ratio: number;
  readonly result: string;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { only, runs, json, help: asked } = given();
  if (asked) {
    process.stdout.write(help);
    return 0;
  }
  const chosen = only?.split(',') ?? names;
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown !== undefined) fail(`There is no benchmark ${unknown}: ${names.join(', ')}.`);
  const count = Number(runs);
  if (!Number.isSafeInteger(count) || count < 1) fail('--runs must be a whole number from 1.');
  for (const benchmark of benchmarks.filter(({ name }) => chosen.includes(name))) {
    const { cases, close } = (await benchmark.open?.()) ?? {
      ...{ cases: benchmark.cases ?? [], close: () => Promise.resolve() },
    };
    const figures: Figures[] = [];
    for (const entry of cases) figures.push(await measured(entry, count));
    await close();
    process.stdout.write(json ? lines(benchmark, figures) : table(benchmark, figures));
  }
  const counted = measurements.filter(({ name }) => chosen.includes(name));
  if (counted.some(({ needsBuild }) => needsBuild))
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
  for (const measurement of counted) {
    const figures = await measurement.measure();
    process.stdout.write(
      json ? figureLines(measurement, figures) : figureTable(measurement, figures),
    );
  }
  return 0;
}

function given() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        runs: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** By turns, so that what else the machine does falls on both alike. */
async function measured(one: BenchmarkCase, runs: number): Promise<Figures> {
  const times: number[] = [];
  const floors: number[] = [];
  const loads: number[] = [];
  const { clock = () => performance.now() } = one;
  let result = await one.run();
  await one.floor();
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    times.push(await timed(async () => (result = await one.run()), clock));
    const { user, system } = process.cpuUsage(before);
    loads.push((user + system) / 1000);
    floors.push(await timed(one.floor, clock));
  }
  const median = middle(times);
  const floor = middle(floors);
  return {
    case: one.name,
    median,
    slowest: Math.max(...times),
    cpu: middle(loads),
    goal: one.goal,
    floor,
    ratio: median / floor,
    result,
  };
}

async function timed(act: () => unknown, clock: () => number): Promise<number> {
  const start = clock();
  await act();
  return clock() - start;
}

function middle(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

function table(benchmark: Benchmark, figures: readonly Figures[]): string {
  const head = [
    'case',
    'median ms',
    'slowest ms',
    'cpu ms',
    'goal ms',
    'floor ms',
    '× floor',
    'result',
  ];
  const rows = figures.map((figure) => [
    figure.case,
    figure.median.toFixed(1),
    figure.slowest.toFixed(1),
    figure.cpu.toFixed(1),
    String(figure.goal),
    figure.floor.toFixed(4),
    figure.ratio.toFixed(0),
    figure.result,
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const title = `\n## ${benchmark.name} (floor: ${benchmark.floor})\n\n`;
  const rule = line(head.map((_, at) => (at === 0 || at === head.length - 1 ? '---' : '---:')));
  return title + line(head) + rule + rows.map(line).join('');
}

function lines(benchmark: Benchmark, figures: readonly Figures[]): string {
  return figures
    .map((figure) => `${JSON.stringify({ benchmark: benchmark.name, ...figure })}\n`)
    .join('');
}

function figureTable({ name, help: about }: Measurement, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, figure }) => `| ${what} | ${figure} |\n`);
  return `\n## ${name} (${about})\n\n| | |\n| --- | ---: |\n${rows.join('')}`;
}

function figureLines({ name }: Measurement, figures: readonly Figure[]): string {
  return figures.map((figure) => `${JSON.stringify({ measurement: name, ...figure })}\n`).join('');
}
