/** What strace has written down, as the changes to the files of one directory. */
import { spawnSync } from 'node:child_process';

export type Recorded =
  | { readonly kind: 'open' | 'unlink' | 'flush'; readonly file: string }
  | { readonly kind: 'flush-names' }
  | {
      readonly kind: 'write';
      readonly file: string;
      readonly offset: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  /** On standard output. */
  | { readonly kind: 'said'; readonly text: string };

export function hasStrace(): boolean {
  // Also no where the system forbids it to look at processes.
  return spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}

/**
 * @param trace as of `strace -y -xx`: paths beside descriptors, every byte in hex
 * @throws on a change to a file that is not understood: it would be missing from what is rebuilt
 */
export function recordedEvents(trace: string, directory: string): Recorded[] {
  return trace.split('\n').flatMap((line) => recorded(line, directory) ?? []);
}

function recorded(line: string, directory: string): Recorded | null {
  const [, call = '', rest = ''] = /^(?:\d+ +)?(\w+)\((.*)$/.exec(line) ?? [];
  if (call === '' || / = -1 /.test(rest)) return null;
  if (call === 'openat' || call === 'unlink') {
    const file = decoded(/"((?:\\x[\da-f]{2})+)"/.exec(rest)?.[1] ?? '').toString();
    if (!file.startsWith(`${directory}/`)) return null;
    if (call === 'unlink') return { kind: 'unlink', file };
    return rest.includes('O_CREAT') ? { kind: 'open', file } : null;
  }
  const [, descriptor, path = '', args = ''] = /^(\d+)(?:<([^>]*)>)?(.*)$/.exec(rest) ?? [];
  const file = decoded(path).toString();
  const quoted = decoded(/"((?:\\x[\da-f]{2})*)"/.exec(args)?.[1] ?? '');
  if (call === 'write' && descriptor === '1') return { kind: 'said', text: quoted.toString() };
  if (file === directory) return /^f(?:data)?sync$/.test(call) ? { kind: 'flush-names' } : null;
  if (!file.startsWith(`${directory}/`)) return null;
  switch (call) {
    case 'fsync':
    case 'fdatasync':
      return { kind: 'flush', file };
    case 'ftruncate':
      return { kind: 'truncate', file, size: Number(/^, (\d+)\)/.exec(args)?.[1]) };
    case 'pwrite64': {
      const [, length, offset] = /", (\d+), (\d+)\) += (?:\d+)$/.exec(args) ?? [];
      if (Number(length) !== quoted.length) throw new Error(`not understood: ${line.slice(-80)}`);
      return { kind: 'write', file, offset: Number(offset), bytes: quoted };
    }
    default:
      throw new Error(`not understood: ${line.slice(0, 80)}`);
  }
}

function decoded(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}
