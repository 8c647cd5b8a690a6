/** Bugs of disks, copies and migrations. */
import type { Mutant } from './mutants.ts';

const commitQueue = 'src/lib/sync/room/commit-queue.ts';
const copying = 'src/lib/server/backup/copy-database.ts';
const restoring = 'src/lib/server/backup/restore-database.ts';
const copies = 'src/lib/server/backup/copies.ts';
const retention = 'src/lib/server/backup/retention.ts';
const opening = 'src/lib/server/db/open-database.ts';
const migrating = 'src/lib/server/db/migrations.ts';
const exporting = 'src/lib/server/export/record-export.ts';

export const diskMutants: readonly Mutant[] = [
  {
    name: 'acknowledged although the disk is full',
    file: commitQueue,
    edits: [
      [
        "for (const { answer, mutation } of batch) answer(retryLater(mutation.n, 'storage.unavailable'));",
        'for (const { answer, mutation } of batch) answer({ n: mutation.n, ok: true });',
      ],
    ],
    by: 'DF1',
  },
  {
    name: 'a disk that is well again is found only by who writes',
    file: commitQueue,
    edits: [['this.#probeStorage = true;', '']],
    by: 'DF2',
  },
  {
    name: 'a disk that fails is not told',
    file: 'src/lib/sync/room/storage-watch.ts',
    edits: [['this.#ports.notify(state);', '']],
    by: 'DF2',
  },
  {
    name: 'an export is refused on a full disk',
    file: exporting,
    edits: [['if (!isStorageFault(fault)) throw fault;', 'throw fault;']],
    by: 'DF7',
  },
  {
    name: 'an export on a full disk is never noted',
    file: exporting,
    edits: [['setTimeout(() => again(db), AGAIN_MS).unref();', '']],
    by: 'DF7',
  },
  {
    name: 'the oldest copy of an hour is kept and not the last',
    file: retention,
    edits: [['for (const copy of sorted) {', 'for (const copy of [...sorted].reverse()) {']],
    by: 'BK1',
  },
  {
    name: 'the newest copy makes room too',
    file: retention,
    edits: [['newestFirst(copies).slice(1).reverse()', 'newestFirst(copies).reverse()']],
    by: 'BK5',
  },
  {
    name: 'copies of a wrong clock count by the hour',
    file: retention,
    edits: [['copy.at > now || copy.at <= now - age', 'copy.at <= now - age']],
    by: 'BK4',
  },
  {
    name: 'a copy every minute, written or not',
    file: copies,
    edits: [['if (state === this.#copied) return;', '']],
    by: 'BK6',
  },
  {
    name: 'old copies are never taken away',
    file: copies,
    edits: [['for (const copy of copies) if (!kept.has(copy)) this.#remove(copy);', '']],
    by: 'BK7',
  },
  {
    name: 'a copy is made without room for it',
    file: copies,
    edits: [['return gained >= wanted;', 'return true;']],
    by: 'BK8',
  },
  {
    name: 'a full disk is told in the log every minute',
    file: copies,
    edits: [['if (text === this.#told) return;', '']],
    by: 'BK8',
  },
  {
    name: 'a copy that is not looked through',
    file: copying,
    edits: [
      ["if (found !== 'ok') throw new CopyFault('copy.damaged', String(found));", ''],
      [
        "if (isNewer(copy, migrations)) throw new CopyFault('copy.newer', 'unknown migration');",
        '',
      ],
    ],
    by: 'BK15',
  },
  {
    name: 'a copy under its own name before it is whole',
    file: copying,
    edits: [
      [
        'const part = join(dirname(to), `${basename(to)}.${process.pid}${unfinished}`);',
        'const part = to;',
      ],
    ],
    by: 'BK14',
  },
  {
    name: 'a copy that fails is left lying',
    file: copying,
    edits: [['began = true;', '']],
    by: 'BK16',
  },
  {
    name: 'a copy that others can read',
    file: copying,
    edits: [["closeSync(openSync(part, 'w', 0o600));", "closeSync(openSync(part, 'w', 0o644));"]],
    by: 'BK13',
  },
  {
    name: 'a restore under a running server',
    file: restoring,
    edits: [["if (state === 'in use') return null;", '']],
    by: 'BK20',
  },
  {
    name: 'a restore that leaves the old log beside the copy',
    file: restoring,
    edits: [
      ['for (const end of beside) rmSync(file + end, { force: true });', ''],
      ['if (!present) keepLog(directory, file, now);', ''],
    ],
    by: 'BK19',
  },
  {
    name: 'a restore that throws away what was there',
    file: restoring,
    edits: [['linkSync(file, aside);', '']],
    by: 'BK18',
  },
  {
    name: 'a phone that knows more than a restored room is put off for ever',
    file: 'src/lib/sync/room/clients.ts',
    edits: [['this.#resumed.set(key, Math.max(next, known));', 'this.#resumed.set(key, known);']],
    by: 'BK24',
  },
  {
    name: 'a restored room goes on under its old epoch',
    file: 'src/lib/sync/room/room.ts',
    edits: [['hello.epoch === epoch ? hello.since : {}', 'hello.since']],
    by: 'BK28',
  },
  {
    name: 'migrations one statement at a time',
    file: migrating,
    edits: [
      [
        'migrate(drizzle(sqlite), { migrationsFolder: folder, migrationsTable: JOURNAL });',
        `const { prepare } = sqlite;
  sqlite.prepare = (sql) => prepare.call(sqlite, /^BEGIN|^COMMIT|^ROLLBACK/.test(sql) ? 'PRAGMA user_version = 1' : sql);
  migrate(drizzle(sqlite), { migrationsFolder: folder, migrationsTable: JOURNAL });
  sqlite.prepare = prepare;`,
      ],
    ],
    by: 'MG2',
  },
  {
    name: 'no copy before a migration',
    file: opening,
    edits: [['if (missing !== null && isBikupa(sqlite)) {', 'if (missing === -1) {']],
    by: 'MG4',
  },
  {
    name: 'a migration without the copy that could not be kept',
    file: opening,
    edits: [
      [
        "throw new Refused(code === 'database.full' ? code : 'database.failed', String(fault));",
        'void code;',
      ],
    ],
    by: 'MG5',
  },
];
