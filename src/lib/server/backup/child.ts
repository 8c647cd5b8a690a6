/** A process that makes one copy, so that the room next door goes on meanwhile: job in, result out. */
import { setPriority } from 'node:os';
import { copyDatabase, type CopyOptions } from './copy-database.ts';

// The room's own writes go first.
setPriority(10);
const job = JSON.parse(process.argv[2] ?? '') as CopyOptions;
process.stdout.write(JSON.stringify(await copyDatabase(job)));
