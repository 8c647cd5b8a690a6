/**
 * The domain with an ear to it: tells what the room runs, in which order and with what outcome,
 * and tries on the way what must hold before and after every act.
 */
import { execute } from '#lib/sync/execute.ts';
import { sameValue } from '#lib/sync/record.ts';
import { Transaction } from '#lib/sync/transaction.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import type { Ctx, DomainMutator, Tx, View } from '#lib/workshop/noun.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Dice } from './acts.ts';
import type { Findings } from './findings.ts';
import { nameOf, type Ran } from './ledger.ts';
import { groupWhereSits, unevenness } from './seating.ts';
import type { Domain } from './tampering.ts';

/** How many of the acts that can be taken back are tried both ways. */
const UNDONE = 0.1;

type Loose = Readonly<Record<string, unknown>>;

export function listening(
  domain: Domain,
  findings: Findings,
  dice: Dice,
  tell: (act: Ran) => void,
): Domain {
  const mutators = new Map(
    [...domain.mutators].map(([name, mutator]) => {
      const inner = mutator as unknown as {
        run(tx: Tx, args: unknown, context: Ctx): { readonly refused: string } | undefined;
        undo?: DomainMutator['undo'];
      };
      const run = (tx: Tx, args: unknown, context: Ctx) => {
        const { actor, now: at } = context;
        if (inner.undo && actor.role !== 'server' && dice.chance(UNDONE))
          tryUndo(domain, findings, tx, name, args, context);
        const group = name === 'note.post' ? groupOfWriter(tx, args, actor) : null;
        const before = /^seat\.(?:arrive|admit)$/.test(name) ? unevenness(tx) : null;
        const refusal = inner.run(tx, args, context);
        if (before) compareSizes(findings, before, unevenness(tx), args);
        tell({ actor, name, args, refused: refusal?.refused ?? null, group, at });
        return refusal;
      };
      return [name, { ...mutator, run }] as const;
    }),
  );
  return {
    ...domain,
    mutators,
    permit(store, name, args, context) {
      const refusal = domain.permit(store, name, args, context);
      if (refusal) {
        const { actor, now: at } = context;
        tell({ actor, name, args, refused: refusal.refused, group: null, at });
      }
      return refusal;
    },
  };
}

function groupOfWriter(tx: View, args: unknown, actor: Actor): string | null {
  const { step } = args as { readonly step: string };
  return actor.role === 'participant' ? groupWhereSits(tx, step, actor.seat) : null;
}

function compareSizes(
  findings: Findings,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  args: unknown,
): void {
  for (const [round, difference] of after) {
    if (difference > 1 && (before.get(round) ?? 0) <= 1) {
      findings.add('diverged', `sizes differ by ${difference} in ${round} after ${show(args)}`);
    }
  }
}

/** Does it and takes it back, on paper: whatever was there must be there again. */
function tryUndo(
  domain: Domain,
  findings: Findings,
  store: View,
  name: string,
  args: unknown,
  context: Ctx,
): void {
  const mutator = domain.mutators.get(name) as unknown as {
    undo?(view: View, args: unknown, context: Ctx): readonly { name: string; args: unknown }[];
  };
  const back = mutator.undo?.(store, args, context) ?? [];
  const paper = new Transaction<AnyRecord>(store);
  const done = execute(domain, paper, { name, args }, context);
  if ('refused' in done) return;
  done.applyTo(paper);
  for (const step of back) {
    const undone = execute(domain, paper, step, context);
    if ('refused' in undone) {
      const why = `${step.name} is refused: ${undone.refused}`;
      findings.add('diverged', `undo of ${nameOf(context.actor)} ${name} ${show(args)}: ${why}`);
      return;
    }
    undone.applyTo(paper);
  }
  for (const [id, record] of paper.changes) {
    const before = store.get(id.slice(0, id.indexOf(':')) as AnyRecord['type'], id);
    if (!isBack(store, name, args, before, record)) {
      findings.add('diverged', `undo of ${name} ${show(args)} leaves ${id}: ${show(record)}`);
    }
  }
}

/** True when a record is as it was, but for what docs/rules.md says does not come back. */
function isBack(
  store: View,
  name: string,
  args: unknown,
  before: AnyRecord | undefined,
  after: AnyRecord | null,
): boolean {
  if (!before) {
    // What an act made stays as removed, where nobody sees it; who got a group keeps it.
    if (after === null || after.type === 'membership') return true;
    const gone: Loose = { ...after };
    return [gone['removed'], gone['dissolved'], gone['withdrawn']].includes(true);
  }
  // A move that was announced in a round that is formed anew is not announced again.
  if (!after) return name === 'group.form' && before.type === 'move';
  const left: Loose = { ...after, ...exempt(store, name, args, before) };
  return sameValue(left, before);
}

/** Fields that need not come back, as they were. */
function exempt(store: View, name: string, args: unknown, before: AnyRecord): Loose {
  const { step } = args as { readonly step?: unknown };
  if (name === 'step.start' && before.type === 'step' && before.id === step) {
    return { openedAt: before.openedAt };
  }
  if (name === 'seat.correct' && before.type === 'seat') {
    return { representative: before.representative };
  }
  if (name === 'theme.create' && before.type === 'theme' && before.mergedInto !== null) {
    const into = store.get('theme', before.mergedInto);
    if (into?.removed !== false) return { mergedInto: before.mergedInto };
  }
  const listed = before.type === 'organisation' || before.type === 'role';
  if (listed && name.endsWith('.remove')) {
    return { order: before.order, createdAt: before.createdAt };
  }
  return {};
}

function show(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}
