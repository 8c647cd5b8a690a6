import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Source {
  /** From the repository's root, with `/` on every system. */
  readonly path: string;
  readonly text: string;
}

/** Files by glob, without tests, their support and generated ones, in the order of their paths. */
export function sources(...globs: readonly string[]): Source[] {
  return written(...globs).filter(
    ({ path }) => !/(?:\.test|-contract)\.ts$|\/testing\//.test(path),
  );
}

/** Files by glob, tests included, without generated ones, in the order of their paths. */
export function written(...globs: readonly string[]): Source[] {
  return globSync([...globs], { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.includes('/generated/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The text with every comment blanked out and all lines kept, so that line numbers still hold. */
export function withoutComments(text: string): string {
  const comments = /\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)\/\/[^\n]*/g;
  return text.replace(comments, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** `path:line  the line` for every line that the pattern finds something in. */
export function findings(source: Source, pattern: RegExp): string[] {
  return withoutComments(source.text)
    .split('\n')
    .flatMap((line, at) =>
      pattern.test(line) ? [`${source.path}:${at + 1}  ${line.trim().slice(0, 100)}`] : [],
    );
}
