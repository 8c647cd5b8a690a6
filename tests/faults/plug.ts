/** A real server with a plug that can be pulled at any moment, also while it starts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cpuOf } from '../support/cpu.ts';

const root = resolve(import.meta.dirname, '../..');
/** Milliseconds after which a start has failed. */
const START_MS = 60_000;

export class Plug {
  readonly dataDirectory: string;
  #child: ChildProcess | null = null;
  #port = 0;
  #spawned = 0;
  #said = '';
  #errors = '';

  constructor(dataDirectory: string) {
    this.dataDirectory = dataDirectory;
  }

  /** The same after every start, from the first that came so far as to have one. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What all servers wrote to their error streams, together. */
  get errors(): string {
    return this.#errors;
  }

  /** As `npm start` does once there is a build. */
  start(): void {
    this.#spawned = performance.now();
    this.#said = '';
    const child = spawn(process.execPath, ['src/server.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ORIGIN: '',
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        BIKUPA_DATA: this.dataDirectory,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
  }

  /** Milliseconds that the processor has worked for it, from its first instruction. */
  get cpu(): number | null {
    return cpuOf(this.#child?.pid);
  }

  /** Milliseconds from the start until a page was answered. */
  async ready(): Promise<number> {
    const child = this.#child;
    while (this.#port === 0 || !this.#said.includes(`:${this.#port}`)) {
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(this.#said)?.[1];
      if (port !== undefined) this.#port = Number(port);
      else if (!child || child.exitCode !== null || performance.now() - this.#spawned > START_MS) {
        throw new Error(`The server does not start.\n${this.#said}${this.#errors}`);
      } else await Promise.race([once(child, 'exit'), once(child.stdout ?? child, 'data')]);
    }
    const answer = await fetch(`${this.url}/`);
    await answer.text();
    if (!answer.ok) throw new Error(`The server answers ${answer.status}.\n${this.#errors}`);
    return performance.now() - this.#spawned;
  }

  /** Kills it so many milliseconds after its start, whatever it is doing then. */
  async killAfter(ms: number): Promise<void> {
    await wait(Math.max(0, this.#spawned + ms - performance.now()));
    await this.kill();
  }

  /** SIGKILL: nothing is said or written any more. Resolves when it has gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** True when it has ended without having been killed. */
  get ended(): boolean {
    return this.#child !== null && this.#child.exitCode !== null;
  }
}
