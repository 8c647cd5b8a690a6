/** The texts that commands speak with, generated where they are not there yet. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Ends the process when they cannot be generated; why stands above. */
export function ensureTexts(root: string): void {
  if (existsSync(resolve(root, 'src/lib/text/generated/messages.js'))) return;
  const { status } = spawnSync(process.execPath, ['src/commands/generate-text.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
