/** The audit's line of an export: what was taken out of a series, when, and by which kind of guest. */
import type { Actor } from '#lib/workshop/actor.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { audit } from '../db/schema.ts';
import type { Running } from '../running.ts';

export function recordExport(
  { db, now }: Pick<Running, 'db' | 'now'>,
  { series, actor }: { readonly series: string; readonly actor: Actor },
  name: 'plan.export' | 'series.export',
): void {
  const row = { room: series, at: now(), actor: roomDomain.auditActor(actor), name };
  db.insert(audit)
    .values({ ...row, targets: [series] })
    .run();
}
