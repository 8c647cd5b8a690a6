/** Makes a copy in a process of its own and waits for it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CopyOptions, CopyResult } from './copy-database.ts';

/** Milliseconds that a copy may take; a gigabyte on a slow disk takes one or two minutes. */
const LONGEST_MS = 10 * 60_000;

/**
 * Never rejects: every way to fail is a value.
 *
 * @param root the program's folder
 * @param signal ends the process
 */
export async function copyInChild(
  root: string,
  job: CopyOptions,
  signal: AbortSignal,
): Promise<CopyResult> {
  const script = join(root, 'src/lib/server/backup/child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
    signal,
    env: { NODE_NO_WARNINGS: '1' },
  });
  const failed = new Promise<string | null>((resolve) => {
    child.once('error', (fault) => resolve(fault.message));
    child.once('close', () => resolve(null));
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const failure = await failed;
  if (failure !== null) return { ok: false, code: 'copy.failed', detail: failure };
  const [out, err] = await said;
  try {
    return JSON.parse(out) as CopyResult;
  } catch {
    const why = child.signalCode ?? err.slice(-2_000);
    return { ok: false, code: 'copy.failed', detail: why };
  }
}
