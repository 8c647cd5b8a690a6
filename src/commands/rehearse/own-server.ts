/** A server of the rehearsal's own, with a database that goes when the rehearsal is over. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds that it may take to start, and to stop. */
const START_MS = 60_000;
const STOP_MS = 5_000;
/** More than this is no accident. */
const RESTARTS = 20;

export class ServerFailed extends Error {
  override readonly name = 'ServerFailed';
}

export class OwnServer {
  readonly #root: string;
  readonly #data: string;
  #child: ChildProcess | null = null;
  #port = 0;
  #restarts = 0;
  #stopping = false;

  private constructor(root: string, data: string) {
    this.#root = root;
    this.#data = data;
  }

  /**
   * Starts one on a free port. Should it end without having been asked to, it is started again on
   * the same port and data, as a service manager would.
   */
  static async start(root: string): Promise<OwnServer> {
    const server = new OwnServer(root, await mkdtemp(join(tmpdir(), 'bikupa-rehearse-')));
    try {
      await server.#spawn();
    } catch (fault) {
      await server.stop();
      throw fault;
    }
    return server;
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${this.#port}`);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(late);
    }
    await rm(this.#data, { recursive: true, force: true });
  }

  #spawn(): Promise<void> {
    const child = spawn(process.execPath, [join('src', 'server.ts')], {
      cwd: this.#root,
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: '127.0.0.1',
        ORIGIN: '',
        BIKUPA_DATA: this.#data,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    return new Promise((resolve, reject) => {
      let said = '';
      let up = false;
      const fail = (): void => {
        clearTimeout(late);
        reject(new ServerFailed(said.trim()));
      };
      const late = setTimeout(() => {
        child.kill('SIGKILL');
        fail();
      }, START_MS);
      const listen = (text: string): void => {
        said = (said + text).slice(-4_000);
        const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        if (up || port === undefined) return;
        up = true;
        clearTimeout(late);
        this.#port = Number(port);
        resolve();
      };
      child.stdout.setEncoding('utf8').on('data', listen);
      child.stderr.setEncoding('utf8').on('data', listen);
      child.once('error', fail);
      child.once('exit', () => {
        if (!up) fail();
        else if (!this.#stopping) this.#again();
      });
    });
  }

  #again(): void {
    this.#restarts += 1;
    // Given up, it is the time limit that tells whoever waits for the server.
    if (this.#stopping || this.#restarts > RESTARTS) return;
    this.#spawn().catch(() => this.#again());
  }
}
