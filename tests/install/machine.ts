/**
 * A machine as people have it: some Node, some npm and a shell, and nothing else on the PATH. Node
 * and npm come from the registry, or from npm's cache where they have been fetched before.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join, relative, resolve, sep } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');

/** What building writes; the server needs no more of it. */
const written = ['build', join('src', 'lib', 'text', 'generated')];
/** What else no fresh checkout has, and its history, which nobody needs here. */
const local = ['.git', '.svelte-kit', 'data', 'node_modules', 'test-results'];

/** What a machine says of itself and npm needs to reach the registry; nothing of this process. */
const kept = new RegExp(
  `^(?:HOME|TMPDIR|LANG|NODE_EXTRA_CA_CERTS|SSL_CERT_\\w+|(?:https?|no|all)_proxy|npm_config_(?:${[
    ...['registry', 'cafile', 'cache', 'userconfig', 'globalconfig'],
  ].join('|')}))$`,
  'i',
);

/** Milliseconds until a server that does not say its address counts as broken; it may build first. */
const START_MS = 300_000;

/** The package that brings Node to this platform. */
export const nodePackage = [
  process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
  ...[process.platform, process.arch],
].join('-');

interface Ended {
  readonly code: number | null;
  /** Both of its streams. */
  readonly said: string;
}

export class Machine {
  readonly #home: string;
  readonly #path: string;

  private constructor(home: string, path: string) {
    this.#home = home;
    this.#path = path;
  }

  /**
   * A machine with a checkout of Bikupa. Throws where Node or npm cannot be fetched.
   *
   * @param folder an empty one, in which everything is put
   * @param versions of npm and of Node; without one, this machine's own Node
   * @param built takes the build along, so that none has to be made
   */
  static async make(
    folder: string,
    versions: { readonly npm: string; readonly node?: string },
    built = false,
  ): Promise<Machine> {
    const home = join(folder, 'bikupa');
    cpSync(checkout, home, {
      recursive: true,
      // Times say whether there is something to build.
      preserveTimestamps: true,
      filter: (source) => {
        const path = relative(checkout, source);
        return !local.includes(path) && (built || !written.includes(path));
      },
    });
    const [path, fetched] = [join(folder, 'path'), join(folder, 'fetched')];
    mkdirSync(path);
    mkdirSync(fetched);
    const packages = [`npm@${versions.npm}`];
    if (versions.node !== undefined) packages.push(`${nodePackage}@${versions.node}`);
    const args = ['install', '--no-save', '--no-audit', '--ignore-scripts', '--prefer-offline'];
    const { code, said } = await ended(
      spawn('npm', [...args, ...packages], {
        cwd: fetched,
        env: { ...environment(), PATH: process.env['PATH'] },
      }),
    );
    if (code !== 0) throw new Error(`${packages.join(' and ')} cannot be fetched\n${said}`);
    const modules = join(fetched, 'node_modules');
    symlinkSync(
      versions.node === undefined ? ownNode() : join(modules, nodePackage, 'bin', 'node'),
      join(path, 'node'),
    );
    symlinkSync(join(modules, '.bin', 'npm'), join(path, 'npm'));
    symlinkSync('/bin/sh', join(path, 'sh'));
    return new Machine(home, path);
  }

  /** The folder of the installed packages. */
  get modules(): string {
    return join(this.#home, 'node_modules');
  }

  /** Whether a Node has been installed with the packages. */
  get hasNodePackage(): boolean {
    return existsSync(join(this.modules, nodePackage));
  }

  /** Runs npm in the checkout, to its end. */
  npm(...args: readonly string[]): Promise<Ended> {
    return ended(this.#spawn(args));
  }

  /** `npm start`, until it has answered for its start page. Rejects where it does not. */
  async askStartPage(): Promise<{ readonly status: number; readonly body: string }> {
    const child = this.#spawn(['start']);
    const closed = once(child, 'close');
    try {
      const page = await fetch(await addressOf(child));
      return { status: page.status, body: await page.text() };
    } finally {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await closed;
    }
  }

  #spawn(args: readonly string[]): ChildProcess {
    return spawn(join(this.#path, 'npm'), args, {
      cwd: this.#home,
      env: { ...environment(), PATH: this.#path, HOST: '127.0.0.1', PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: npm does not tell of a signal all that it has started.
      detached: true,
    });
  }
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
}

/** The Node that this machine has, whatever `npm ci` has brought. */
function ownNode(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const own = folders
    .filter((folder) => !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path));
  return own ?? process.execPath;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => (said += part));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** The address that a server says it has. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const give = (why: string): void => {
      clearTimeout(late);
      fail(new Error(`The server ${why}.\n${said}`));
    };
    const late = setTimeout(() => give('does not say its address'), START_MS);
    child.once('error', ({ message }) => give(`cannot be started: ${message}`));
    child.once('close', () => give('ended while starting'));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        said += part;
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (address === undefined) return;
        clearTimeout(late);
        done(address);
      });
    }
  });
}
