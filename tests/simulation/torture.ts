/** `npm run torture`: simulates whole series in which everything fails that can; `--help` says how. */
import { runCommand } from './command/command.ts';

process.exitCode = await runCommand(process.argv.slice(2));
