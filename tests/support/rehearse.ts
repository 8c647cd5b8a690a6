/** The rehearsal as a command, and what it says while it runs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A rehearsal that is under way. */
export interface Run {
  readonly child: ChildProcess;
  /** What it has said so far, both streams. */
  said(): string;
  /** Resolves when it has said this. */
  says(words: RegExp): Promise<void>;
  readonly status: Promise<number | null>;
}

/** `npm run rehearse` with these arguments. */
export function rehearse(...args: readonly string[]): Run {
  const child = spawn(process.execPath, ['src/commands/rehearse.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      for (const listen of heard) listen();
    });
  }
  return {
    child,
    said: () => text,
    says: (words) =>
      new Promise((done, fail) => {
        const listen = (): void => {
          if (!words.test(text)) return;
          heard.delete(listen);
          done();
        };
        heard.add(listen);
        child.once('exit', () => fail(new Error(text)));
        listen();
      }),
    status: once(child, 'close').then(([code]) => code as number | null),
  };
}
