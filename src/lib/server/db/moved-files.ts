/**
 * Notices that a database is no longer where it was opened: its folder was deleted or renamed, the
 * file was replaced, the disk was unmounted. The system lets a process write on into files that no
 * longer have a name, and SQLite with a write-ahead log does not look; what is written then is gone
 * with the process. See decision 15.
 */
import type BetterSqlite3 from 'better-sqlite3';
import { statSync, type BigIntStats } from 'node:fs';

type Sqlite = BetterSqlite3.Database;
type Statement = BetterSqlite3.Statement;

/** The database and what SQLite keeps beside it while it is open. */
const ends = ['', '-wal', '-shm'] as const;

/** SQLite's own code for the same, which it gives only where there is no write-ahead log. */
class MovedError extends Error {
  override readonly name = 'MovedError';
  readonly code = 'SQLITE_READONLY_DBMOVED';
}

/**
 * From here on every write through this connection fails, before it is committed, while one of the
 * files is not the one that was opened. It costs three `stat` a commit, where a commit waits for the
 * disk.
 */
export function refuseWhenMoved(sqlite: Sqlite, file: string): void {
  const opened = new Map<string, string>();
  const look = (): void => {
    for (const end of ends) {
      const is = identityOf(file + end);
      const was = opened.get(end);
      // The log is made by the first write.
      if (was === undefined && is !== null) opened.set(end, is);
      else if (was !== undefined && is !== was) {
        throw new MovedError(
          `${file}${end} is no longer the file that was opened: nothing is stored until it is back, or the server is started again`,
        );
      }
    }
  };
  look();
  if (!opened.has('')) throw new MovedError(`${file} is gone already`);

  /** The present transaction has written: its files are looked at before it is committed. */
  let wrote = false;
  const written = (): void => {
    if (sqlite.inTransaction) wrote = true;
    else look();
  };
  const prepare = sqlite.prepare.bind(sqlite) as (sql: string) => Statement;
  const transaction = sqlite.transaction.bind(sqlite);
  Object.assign(sqlite, {
    prepare: (sql: string) => watched(prepare(sql), written),
    transaction: (run: (...args: unknown[]) => unknown) =>
      transaction((...args: unknown[]) => {
        try {
          const result = run(...args);
          if (wrote) look();
          return result;
        } finally {
          wrote = false;
        }
      }),
  });
}

/** A statement that says so before it writes. */
function watched(statement: Statement, written: () => void): Statement {
  if (statement.readonly) return statement;
  for (const name of ['run', 'get', 'all', 'iterate'] as const) {
    const act = statement[name].bind(statement) as (...args: unknown[]) => unknown;
    Object.assign(statement, {
      [name]: (...args: unknown[]) => {
        written();
        return act(...args);
      },
    });
  }
  return statement;
}

/** Which file it is, whatever it is called; null where there is none, or none can be reached. */
function identityOf(path: string): string | null {
  let stat: BigIntStats | undefined;
  try {
    stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    // Such as a disk that has gone: what cannot be reached is not there.
    return null;
  }
  return stat ? `${stat.dev} ${stat.ino}` : null;
}
