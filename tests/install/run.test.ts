/** `src/commands/run.js`, through which every script of package.json goes. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodePackage } from './machine.ts';

const checkout = resolve(import.meta.dirname, '../..');
const launcher = join('src', 'commands', 'run.js');

/** A checkout that has nothing but the launcher and a few programs to run. */
function layOut(): string {
  const root = mkdtempSync(join(tmpdir(), 'bikupa-run-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(checkout, launcher), join(root, launcher));
  write(root, 'package.json', '{ "type": "module" }');
  write(root, 'args.ts', 'console.log(JSON.stringify(process.argv.slice(2) as string[]));');
  write(root, 'seven.ts', 'process.exitCode = 7 as number;');
  write(
    root,
    join('node_modules', '.bin', 'which-node'),
    '#!/bin/sh\necho "tool $1" $(node -p 1+1)\n',
  );
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text, { mode: 0o755 });
}

/** A Node among the packages that says so before it does what Node does. */
function bringNode(root: string): void {
  const script = `#!/bin/sh\necho brought\nexec "${process.execPath}" "$@"\n`;
  write(root, join('node_modules', nodePackage, 'bin', 'node'), script);
}

/** Runs the launcher on the Node of this process, with flags that make that another one. */
function run(root: string, args: readonly string[], flags: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, launcher, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trimEnd().split('\n'), stderr };
}

/** What a Node is like that cannot run TypeScript. */
const old = '--no-experimental-strip-types';

test("IN2: a command runs on the Node among the packages if there is one, and otherwise on the machine's own", () => {
  const root = layOut();
  expect(run(root, ['args.ts', 'a b', '--c'])).toMatchObject({
    status: 0,
    stdout: ['["a b","--c"]'],
  });
  expect(run(root, ['which-node', 'x'])).toMatchObject({ status: 0, stdout: ['tool x 2'] });
  bringNode(root);
  for (const flags of [[], [old]]) {
    expect(run(root, ['args.ts', 'a b', '--c'], flags)).toMatchObject({
      status: 0,
      stdout: ['brought', '["a b","--c"]'],
    });
    // What a tool starts by name is found there too.
    expect(run(root, ['which-node', 'x'], flags).stdout).toEqual(['tool x brought 2']);
  }
});

test('IN3: exit codes and signals pass through to a command and back', async () => {
  const root = layOut();
  expect(run(root, ['seven.ts'])).toMatchObject({ status: 7 });
  bringNode(root);
  expect(run(root, ['seven.ts'])).toMatchObject({ status: 7, stdout: ['brought'] });
  write(
    root,
    'waits.ts',
    `process.once('SIGTERM', () => process.exit(5));
     setInterval(() => undefined, 1000);
     console.log('waiting');`,
  );
  write(root, 'falls.ts', `process.kill(process.pid, 'SIGKILL');`);
  expect(run(root, ['falls.ts'])).toMatchObject({ status: 128 + 9 });
  const child = spawn(process.execPath, [launcher, 'waits.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
    if (said.includes('waiting')) child.kill('SIGTERM');
  });
  expect(await once(child, 'exit')).toEqual([5, null]);
});

test.each([
  ['Node is too old', [old], /^Node v[\d.]+ is too old .+ install Node 24 .+\.\n$/],
  [
    'another processor',
    [`--import=data:text/javascript,Object.defineProperty(process,"arch",{value:"riscv64"})`],
    /^Bikupa needs Linux, macOS or Windows on an x64 or arm64 processor.+ on riscv64\.\n$/,
  ],
])(
  'IN4: where nothing can run a command, one sentence says what to do (%s)',
  (_, flags, sentence) => {
    const { status, stdout, stderr } = run(layOut(), ['args.ts'], flags);
    expect({ status, stdout }).toEqual({ status: 1, stdout: [''] });
    expect(stderr).toMatch(sentence);
  },
);

test('IN4: where nothing can run a command, one sentence says what to do (a Node for another system)', () => {
  const root = layOut();
  write(root, join('node_modules', nodePackage, 'bin', 'node'), '#!/no/such/interpreter\n');
  const { status, stderr } = run(root, ['args.ts'], [old]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Node v[\d.]+ is too old .+\.\n$/);
});

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { engines?: { node?: string }; os?: unknown; cpu?: unknown; version?: string }>
  >;
}

const { scripts, optionalDependencies } = read('package.json') as Package;
const { packages } = read('package-lock.json') as Lock;

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(checkout, path), 'utf8'));
}

test('IN5: every script of package.json goes through the launcher', () => {
  const commands = Object.values(scripts).flatMap((script) => script.split(' && '));
  expect(commands.length).toBeGreaterThan(20);
  expect(
    commands.filter((command) => !/^(?:node src\/commands\/run\.js|npm run) /.test(command)),
  ).toEqual([]);
});

test('IN6: the lockfile has the same Node for every platform, and says for which machines it is needed', () => {
  const brought = Object.keys(optionalDependencies);
  expect(brought).toHaveLength(6);
  const locked = brought.map((name) => packages[`node_modules/${name}`]);
  expect(new Set(locked.map((entry) => entry?.version)).size).toBe(1);
  const platforms = locked.map((entry) => [entry?.os, entry?.cpu].flat().join(' '));
  expect(platforms.toSorted()).toEqual([
    ...['darwin arm64', 'darwin x64', 'linux arm64', 'linux x64', 'win32 arm64', 'win32 x64'],
  ]);
  const [tooOld, ...others] = new Set(locked.map((entry) => entry?.engines?.node));
  expect(tooOld).toMatch(/^<22\./);
  expect(others).toEqual([]);
});
