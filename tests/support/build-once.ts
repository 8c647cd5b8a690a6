/** Builds before the first test file that needs the build. */
import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';

/** Called by Vitest once, whatever the number of files and workers. */
export function setup(): Promise<void> {
  return ensureBuilt(resolve(import.meta.dirname, '../..'));
}
