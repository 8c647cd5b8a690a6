/** The audit's line of an export: what was taken out of a series, when, and by which kind of guest. */
import type { Actor } from '#lib/workshop/model/actor.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { isStorageFault } from '../db/faults.ts';
import { audit } from '../db/schema.ts';
import { logFault } from '../log.ts';
import type { ServerContext } from '../server-context.ts';

type AuditLine = typeof audit.$inferInsert;

/** Milliseconds until lines that the disk did not take are tried again. */
const AGAIN_MS = 30_000;
/** Lines that may wait; a full disk is no reason to fill the memory too. */
const MOST = 1_000;

/** Lines that the disk did not take, by database. */
const waiting = new WeakMap<ServerContext['db'], AuditLine[]>();

/**
 * Notes an export. A disk that does not take the line does not keep anybody from the plan: who
 * cannot write needs it most. The line is written when there is room again.
 */
export function recordExport(
  { db, now }: Pick<ServerContext, 'db' | 'now'>,
  { series, actor }: { readonly series: string; readonly actor: Actor },
  name: 'plan.export' | 'series.export',
): void {
  const line = { room: series, at: now(), actor: roomDomain.auditActor(actor), name };
  const lines = waiting.get(db);
  const own = { ...line, targets: [series] };
  if (!lines) write(db, [own]);
  else if (lines.length < MOST) lines.push(own);
}

function write(db: ServerContext['db'], lines: readonly AuditLine[]): void {
  try {
    db.insert(audit)
      .values([...lines])
      .run();
    waiting.delete(db);
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    if (!waiting.has(db)) logFault(fault, 'export');
    waiting.set(db, [...lines]);
    setTimeout(() => again(db), AGAIN_MS).unref();
  }
}

function again(db: ServerContext['db']): void {
  const lines = waiting.get(db);
  // The server may have stopped, and the database with it.
  if (!lines || !db.$client.open) return;
  try {
    write(db, lines);
  } catch (fault) {
    // Such as of a series that is gone: nothing that could ever be written.
    waiting.delete(db);
    logFault(fault, 'export');
  }
}
