/** Statements that are prepared once for each connection and shared by all rooms on it. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './open-database.ts';

type Statement = BetterSqlite3.Statement;

const prepared = new WeakMap<BetterSqlite3.Database, Map<string, Statement>>();

/** The statement for this text; prepared at its first use. */
export function statement(db: Database, sql: string): Statement {
  let known = prepared.get(db.$client);
  if (!known) {
    known = new Map<string, Statement>();
    prepared.set(db.$client, known);
  }
  let found = known.get(sql);
  if (!found) known.set(sql, (found = db.$client.prepare(sql)));
  return found;
}
