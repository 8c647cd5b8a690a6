/** Starts the child process that makes a PDF, feeds it, and ends it when its time is out. */
import { spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { readReport, type ChildJob } from './child-protocol.ts';

export type PdfFailureCode = 'pdf.timeout' | 'pdf.crashed' | 'pdf.refused';

export type PdfResult =
  | {
      readonly ok: true;
      readonly pdf: Uint8Array;
      /** null: the PDF could not be made to the accessibility standard and is an ordinary one. */
      readonly standard: 'ua-1' | null;
      /** Characters that no font could show and that stand as `□` in the PDF. */
      readonly replaced: string[];
    }
  | {
      readonly ok: false;
      readonly code: PdfFailureCode;
      readonly detail: string;
      /** What the system ended the process with, if it did. */
      readonly signal?: string;
    };

/**
 * Runs `script` with Node and waits for its PDF. Never rejects: every way to fail is a value.
 *
 * @param timeoutMs milliseconds from the start of the process until it is killed
 */
export async function runChild(
  script: string,
  job: ChildJob,
  timeoutMs: number,
): Promise<PdfResult> {
  const child = spawn(process.execPath, [script], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    // The child needs nothing of the server's settings, so it is not given its secrets either.
    env: { NODE_NO_WARNINGS: '1' },
  });
  const ended = new Promise<Error | null>((resolve) => {
    child.once('error', resolve);
    child.once('close', () => {
      resolve(null);
    });
  });
  // A child that dies before it has read everything closes the pipe; its exit tells the story.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(job));

  const output = Promise.all([buffer(child.stdout), text(child.stderr)]);
  const failure = await ended;
  if (failure) return { ok: false, code: 'pdf.crashed', detail: failure.message };
  const [pdf, stderr] = await output;

  if (child.signalCode !== null) {
    // `killed` is set only when this process ended the child, and only the timeout does that.
    const code = child.killed ? 'pdf.timeout' : 'pdf.crashed';
    const detail = child.killed ? `${timeoutMs} ms` : child.signalCode;
    return { ok: false, code, detail, ...(child.killed ? {} : { signal: child.signalCode }) };
  }
  const report = readReport(stderr);
  if (report?.ok === false) return { ok: false, code: 'pdf.refused', detail: report.detail };
  if (report === null || child.exitCode !== 0) {
    return { ok: false, code: 'pdf.crashed', detail: stderr.slice(-2000) };
  }
  return { ok: true, pdf, standard: report.standard, replaced: [...report.replaced] };
}
