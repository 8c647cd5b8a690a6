/**
 * Loaded before a server (`NODE_OPTIONS=--import …`): at SIGUSR2 it lets go of all that can be let
 * go, and says on its error stream how many bytes are left. The server itself has no such door.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  process.stderr.write(`held ${heapUsed + external + arrayBuffers} of ${rss}\n`);
});
