/** A built server of the tests' own: an address, a data directory, and a plug that can be pulled. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Milliseconds until a server that does not say its address counts as broken. */
const START_MS = 30_000;
const STOP_MS = 10_000;

/** A stack, a crash, or what the server itself calls a fault. */
const fault = /^\s+at .+:\d+|\bfault in\b|\bunhandled|\buncaught/im;

export class TestServer {
  /** Where the SQLite file lies; the same after a restart. */
  readonly dataDirectory: string;
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess | null = null;
  #port = 0;
  #errors = '';

  private constructor(dataDirectory: string, environment: Readonly<Record<string, string>>) {
    this.dataDirectory = dataDirectory;
    this.#environment = environment;
  }

  /**
   * A server on a free port and an empty data directory. Needs a build.
   *
   * @param prepare puts into the data directory what shall be there before the first start
   */
  static async start(
    environment: Readonly<Record<string, string>> = {},
    prepare?: (dataDirectory: string) => Promise<void>,
  ): Promise<TestServer> {
    const server = new TestServer(await mkdtemp(join(tmpdir(), 'bikupa-')), environment);
    await prepare?.(server.dataDirectory);
    await server.#spawn();
    return server;
  }

  /** The process, while there is one. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** `http://127.0.0.1:PORT`, the same after a restart. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Pulls the plug: SIGKILL, so nothing is said or written any more. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops it as an operator does: SIGTERM. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Starts it again on the same data and the same port, killing it first if it still runs. */
  async restart(): Promise<void> {
    await this.kill();
    await this.#spawn();
  }

  /** All that it wrote to its error stream since its faults were taken last. */
  get errors(): string {
    return this.#errors;
  }

  /** What it wrote to its error stream since it was asked last, if that holds an unhandled error. */
  takeFaults(): string {
    const errors = this.#errors;
    this.#errors = '';
    return fault.test(errors) ? errors : '';
  }

  /** Stops it for good and removes its data. */
  async close(): Promise<void> {
    await this.stop();
    await rm(this.dataDirectory, { recursive: true, force: true });
  }

  async #spawn(): Promise<void> {
    const child = spawn(process.execPath, ['src/server.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ORIGIN: '',
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        BIKUPA_DATA: this.dataDirectory,
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    child.once('exit', (code, signal) => {
      if (this.#process !== child) return;
      this.#process = null;
      this.#errors += `\nuncaught: the server ended by itself (${signal ?? String(code)})\n`;
    });
    this.#port = await this.#address(child, child.stdout);
  }

  /** The port that the server says it listens on. */
  #address(child: ChildProcess, stdout: NodeJS.ReadableStream): Promise<number> {
    return new Promise((done, fail) => {
      let said = '';
      const late = setTimeout(() => give('does not say its address'), START_MS);
      const give = (why: string): void => {
        clearTimeout(late);
        child.kill('SIGKILL');
        fail(new Error(`The server ${why}.\n${said}${this.#errors}`));
      };
      child.once('error', (reason) => give(`cannot be started: ${reason.message}`));
      child.once('close', () => give('ended while starting'));
      stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        if (port === undefined) return;
        clearTimeout(late);
        done(Number(port));
      });
    });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const late = setTimeout(() => {
      this.#errors += '\nuncaught: the server did not stop when it was told to\n';
      child.kill('SIGKILL');
    }, STOP_MS);
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    clearTimeout(late);
  }
}
