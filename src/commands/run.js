/**
 * Runs a source file or a tool of the packages on a Node that can: `node src/commands/run.js
 * src/server.ts …` or `… vite build`. That is the Node among the packages where `npm ci` has
 * installed one, since the machine's own was too old, and otherwise the machine's own.
 *
 * It is plain JavaScript, so that any Node can run it. The Node that is chosen comes first on the
 * PATH: whatever is started by name further down runs on it too. A link in
 * `node_modules/.bin` would not do: npm before version 11 removes it together with the packages of
 * other platforms that have a program of the same name.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { arch, platform, version } = process;
const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = platform === 'win32';
const system = { darwin: 'darwin', linux: 'linux', win32: 'win' }[String(platform)];
const family = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
const packaged = join(
  ...[root, 'node_modules', `${family}-${system}-${arch}`, 'bin', windows ? 'node.exe' : 'node'],
);

const [program = '', ...args] = process.argv.slice(2);
if (!system || !['arm64', 'x64'].includes(arch)) {
  fail(
    'Bikupa needs Linux, macOS or Windows on an x64 or arm64 processor: ' +
      `its database and its PDF have no binaries for ${platform} on ${arch}.`,
  );
} else if (process.execPath !== packaged && existsSync(packaged)) {
  start(packaged);
} else if (!process.features.typescript) {
  failWithoutNode();
} else if (program.endsWith('.ts')) {
  const file = resolve(program);
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
} else {
  start(process.execPath);
}

/**
 * Runs it in a process of its own, and ends as that does.
 *
 * @param {string} node the path of the Node to run it on
 */
function start(node) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env['PATH'] ?? ''];
  const [command, given] = program.endsWith('.ts') ? [node, [program, ...args]] : [program, args];
  const child = spawn(command, given, {
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: 'inherit',
    // There the tools of the packages are batch files, which only a shell can run.
    shell: windows && command !== node,
  });
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      // A terminal sends it to both; a second one would cut off how the child stops.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', failWithoutNode);
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function failWithoutNode() {
  fail(
    `Node ${version} is too old for Bikupa, and the packages have brought none that runs here: ` +
      'install Node 24 from https://nodejs.org and run "npm ci" again.',
  );
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
