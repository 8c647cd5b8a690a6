/** A whole series in one store, without a room: what is done in it is done at once. */
import { execute, inverse } from '#lib/sync/execute.ts';
import type { Mutation, Refusal } from '#lib/sync/mutation.ts';
import { RecordStore } from '#lib/sync/store.ts';
import type { Transaction } from '#lib/sync/transaction.ts';
import { seededRandom } from '#lib/methods/random.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { anyAct, Dice, type Act } from '../../src/commands/torture/acts.ts';
import { beginnings, facilitator, noon, opening } from '../../src/commands/torture/beginnings.ts';

export { beginnings, facilitator, noon, opening };

export class Series {
  readonly store: RecordStore<AnyRecord>;

  constructor(records: Iterable<AnyRecord> = []) {
    this.store = new RecordStore(records);
  }

  /** Runs an act without keeping what it does. */
  try({ actor, name, args }: Act, now = noon): Transaction<AnyRecord> | Refusal {
    return execute(sharedDomain, this.store, { name, args }, { actor, now });
  }

  /** Does it; returns the code if it is refused. */
  do(act: Act, now = noon): string | null {
    const done = this.try(act, now);
    if ('refused' in done) return done.refused;
    done.applyTo(this.store);
    return null;
  }

  /** Does what must not be refused. */
  must(actor: Actor, name: string, args: unknown): void {
    const refused = this.do({ actor, name, args });
    if (refused) throw new Error(`${name} was refused: ${refused}`);
  }

  inverse({ actor, name, args }: Act): readonly Mutation[] {
    return inverse(sharedDomain, this.store, { name, args }, { actor, now: noon });
  }

  /** Every record by id, frozen to the bottom. */
  records(): Map<string, AnyRecord> {
    return new Map([...this.store.all()].map((record) => [record.id, deepFreeze(record)]));
  }
}

/** A series as it may stand after so many acts of anybody. */
export function reachable(seed: number, acts: number, names?: readonly string[]): Series {
  const key = `${seed} ${acts} ${names?.join() ?? ''}`;
  const known = reached.get(key) ?? played(seed, acts, names);
  reached.set(key, known);
  return new Series(known);
}

const reached = new Map<string, readonly AnyRecord[]>();

function played(seed: number, acts: number, names?: readonly string[]): readonly AnyRecord[] {
  const series = new Series();
  for (const act of beginnings()) series.must(act.actor, act.name, act.args);
  const dice = new Dice(seededRandom(seed));
  for (const act of opening(dice)) series.do(act);
  for (let i = 0; i < acts; i += 1) series.do(anyAct(dice, series.store, names), noon + i);
  return [...series.store.all()];
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.freeze(value);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return value;
}
