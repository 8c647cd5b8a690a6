/** Builds the application when there is no build or its sources are newer. Needs nothing built. */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'src',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'floor.js',
];
/** Written by building itself. */
const generated = join('src', 'lib', 'text', 'generated');

/** Builds when needed, and says so, since it takes a while. Ends the process if it fails. */
export async function ensureBuilt(root: string): Promise<void> {
  if (!isStale(root)) return;
  process.stdout.write('Building Bikupa. This is done once and takes about a minute …\n');
  const code = await run(root, ['run', '--silent', 'build']);
  if (code !== 0) {
    process.stderr.write('Building failed; the reason stands above.\n');
    process.exit(code);
  }
}

function isStale(root: string): boolean {
  const built = statSync(join(root, 'build', 'handler.js'), { throwIfNoEntry: false });
  if (!built) return true;
  return sources.some((source) => newest(root, source) > built.mtimeMs);
}

/** The latest change, in milliseconds since 1970, of a file or of anything in a folder. */
function newest(root: string, path: string): number {
  if (path === generated) return 0;
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(full).map((name) => newest(root, join(path, name))));
}

/** Runs npm with output held back unless it fails; resolves with the exit code. */
function run(root: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', (fault) => {
      process.stderr.write(`${fault.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
