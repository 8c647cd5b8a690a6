/** Simulates whole series in which everything fails that can; `--help` says how. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
if (!existsSync(resolve(root, 'src/lib/text/generated/messages.js'))) {
  const { status } = spawnSync(process.execPath, ['src/commands/generate-text.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
// Only now: what it says are texts that have been generated.
const { torture } = await import('./torture/main.ts');
process.exitCode = await torture(process.argv.slice(2));
