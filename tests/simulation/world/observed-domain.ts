/**
 * The domain, observed: reports which mutations the room runs, in which order and with what outcome,
 * and checks what must hold before and after each.
 */
import { execute } from '#lib/sync/execute.ts';
import { sameValue } from '#lib/sync/record.ts';
import { Transaction } from '#lib/sync/transaction.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { Ctx, DomainMutator, Tx, View } from '#lib/workshop/define.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Random } from '../operations/random.ts';
import type { Findings } from '../run/findings.ts';
import { leftByUndo } from '../../kinds/kinds.ts';
import { nameOf, type ExecutedMutation } from '../model/ledger.ts';
import { groupWhereSits, unevenness } from '../model/seating.ts';
import type { Domain } from './fault-injection.ts';

/** The share of the mutations that can be undone for which undo is checked. */
const UNDO_SHARE = 0.1;

type Loose = Readonly<Record<string, unknown>>;

export function observeDomain(
  domain: Domain,
  findings: Findings,
  random: Random,
  onExecuted: (act: ExecutedMutation) => void,
): Domain {
  const mutators = new Map(
    [...domain.mutators].map(([name, mutator]) => {
      const inner = mutator as unknown as {
        run(tx: Tx, args: unknown, context: Ctx): { readonly refused: string } | undefined;
        undo?: DomainMutator['undo'];
      };
      const run = (tx: Tx, args: unknown, context: Ctx) => {
        const { actor, now: at } = context;
        if (inner.undo && actor.role !== 'server' && random.chance(UNDO_SHARE))
          checkUndo(domain, findings, tx, name, args, context);
        const group = makesNote(actor, args) ? groupOfWriter(tx, args, actor) : null;
        const before = /^seat\.(?:arrive|admit)$/.test(name) ? unevenness(tx) : null;
        const lay = sorts(name) ? placesIn(tx) : null;
        const refusal = inner.run(tx, args, context);
        if (before) compareSizes(findings, before, unevenness(tx), args);
        const places = lay && new Map([...placesIn(tx)].filter(([id, at]) => lay.get(id) !== at));
        onExecuted({
          ...{ actor, name, args, refused: refusal?.refused ?? null, group, at },
          ...(places && { places }),
        });
        return refusal;
      };
      return [name, { ...mutator, run }] as const;
    }),
  );
  return {
    ...domain,
    mutators,
    authorize(store, name, args, context) {
      const refusal = domain.authorize(store, name, args, context);
      if (refusal) {
        const { actor, now: at } = context;
        onExecuted({ actor, name, args, refused: refusal.refused, group: null, at });
      }
      return refusal;
    },
  };
}

function groupOfWriter(tx: View, args: unknown, actor: Actor): string | null {
  const { step } = args as { readonly step: string };
  return actor.role === 'participant' ? groupWhereSits(tx, step, actor.seat) : null;
}

/** True for those of which only the titles of themes and piles tell where notes go. */
function sorts(name: string): boolean {
  return name === 'moved.place' || name === 'laid.bring';
}

function placesIn(tx: View): ReadonlyMap<string, string | null> {
  return new Map(tx.list('note').map(({ id, theme }) => [id, theme]));
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

/** Runs a mutation and its undo in a scratch transaction: every record must be as before. */
function checkUndo(
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
  const undo = mutator.undo?.(store, args, context) ?? [];
  const scratch = new Transaction<AnyRecord>(store);
  const done = execute(domain, scratch, { name, args }, context);
  if ('refused' in done) return;
  done.applyTo(scratch);
  for (const step of undo) {
    const undone = execute(domain, scratch, step, context);
    if ('refused' in undone) {
      const why = `${step.name} is refused: ${undone.refused}`;
      findings.add('diverged', `undo of ${nameOf(context.actor)} ${name} ${show(args)}: ${why}`);
      return;
    }
    undone.applyTo(scratch);
  }
  for (const [id, record] of scratch.changes) {
    const before = store.get(id.slice(0, id.indexOf(':')) as AnyRecord['type'], id);
    if (!isRestored(store, name, args, before, record)) {
      findings.add('diverged', `undo of ${name} ${show(args)} leaves ${id}: ${show(record)}`);
    }
  }
}

/** True when a participant writes something new that the room will read as a note. */
function makesNote(actor: Actor, args: unknown): boolean {
  const { id } = args as { readonly id?: unknown };
  return actor.role === 'participant' && typeof id === 'string' && id.startsWith('note:');
}

/** True when a record is as it was, except for what docs/rules.md says undo does not restore. */
function isRestored(
  store: View,
  name: string,
  args: unknown,
  before: AnyRecord | undefined,
  after: AnyRecord | null,
): boolean {
  // Breadth that was counted stays counted, or undo would be a way to ask once more.
  if (after?.type === 'themeCount') return true;
  if (!before) {
    // Themes that were made of piles are dissolved like all others.
    if (name === 'laid.bring' && after?.type === 'theme') return true;
    // What a mutation created stays, marked as removed; whoever got a group keeps it.
    if (after === null || after.type === 'membership' || leftByUndo.has(after.type)) return true;
    const gone: Loose = { ...after };
    return [gone['removed'], gone['dissolved'], gone['withdrawn']].includes(true);
  }
  // A move announced in a round whose groups are formed anew is not announced again.
  if (!after) return name === 'group.form' && before.type === 'move';
  const left: Loose = { ...after, ...notRestored(store, name, args, before) };
  return sameValue(left, before);
}

/** Fields that undo need not restore, with their values from before. */
function notRestored(store: View, name: string, args: unknown, before: AnyRecord): Loose {
  const { step, at } = args as { readonly step?: unknown; readonly at?: unknown };
  if (name === 'step.start' && before.type === 'step' && before.id === step) {
    return { openedAt: before.openedAt, settled: before.settled, without: before.without };
  }
  // What was asked when somebody was removed is not asked again: see decision 27.
  if (before.type === 'inquiry' && name.startsWith('seat.remove')) return before;
  // An answer to other words is none, and only its writer can give it again.
  if (name === 'inquiry.ask' && before.type === 'inquiry') {
    return { answer: before.answer, left: before.left };
  }
  if (name === 'seat.come' && before.type === 'attendance') return { arrivedAt: before.arrivedAt };
  // Who had come is worked out anew when one that was taken back is made again.
  if (name === 'decision.make' && at === null && before.type === 'decision') {
    return { people: before.people, organisations: before.organisations };
  }
  // What removed people gave was left out when it was shown, and stays so.
  if (before.type === 'step') return { settled: before.settled, without: before.without };
  if (before.type === 'note' && isRemoved(store, before.author)) {
    return { withdrawn: before.withdrawn };
  }
  const isAnswer = ['dot', 'placement', 'ballot', 'opinion'].includes(before.type);
  if (isAnswer && 'seat' in before && isRemoved(store, before.seat)) return before;
  if ((name === 'seat.correct' || name.endsWith('.unmerge')) && before.type === 'seat') {
    return { representative: before.representative };
  }
  // What is merged again is merged now, with what it has now.
  if (name.endsWith('.unmerge') && 'merged' in before) {
    return { merged: before.merged, ...('held' in before && { held: before.held }) };
  }
  if (name === 'theme.create' && before.type === 'theme' && before.mergedInto !== null) {
    const into = store.get('theme', before.mergedInto);
    if (into?.removed !== false) return { mergedInto: before.mergedInto };
  }
  const listed = before.type === 'organisation' || before.type === 'role';
  if (listed && name.endsWith('.remove')) {
    return { order: before.order, createdAt: before.createdAt };
  }
  // A name that somebody who waits has given as well stays in its list.
  return listed ? { held: before.held } : {};
}

function isRemoved(store: View, seat: string | null): boolean {
  return seat !== null && store.get('seat', seat)?.removed === true;
}

function show(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}
