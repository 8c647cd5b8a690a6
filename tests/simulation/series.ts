/** A whole series in one store, without a room: mutations are applied at once. */
import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import { execute, inverse } from '#lib/sync/execute.ts';
import type { Refusal } from '#lib/sync/mutation.ts';
import { RecordStore } from '#lib/sync/store.ts';
import type { Transaction } from '#lib/sync/transaction.ts';
import { seededRandom } from '#lib/methods/random.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { actorMutation, drawMutation, type ActorMutation } from './operations/generators.ts';
import { Random } from './operations/random.ts';
import { seriesFixture, facilitator, noon, openingFixture } from './operations/fixtures.ts';

export { seriesFixture, facilitator, noon, openingFixture };

export class Series {
  readonly store: RecordStore<AnyRecord>;

  constructor(records: Iterable<AnyRecord> = []) {
    this.store = new RecordStore(records);
  }

  /** Runs a mutation without applying it. */
  try({ actor, name, args }: ActorMutation, now = noon): Transaction<AnyRecord> | Refusal {
    return execute(sharedDomain, this.store, { name, args }, { actor, now });
  }

  /** Applies a mutation; returns the code when it is refused, else null. */
  do(act: ActorMutation, now = noon): string | null {
    const done = this.try(act, now);
    if ('refused' in done) return done.refused;
    done.applyTo(this.store);
    return null;
  }

  /** Applies a mutation that must not be refused. */
  must<Name extends MutationName>(actor: Actor, name: Name, args: ArgsOf<Name>): void {
    const refused = this.do(actorMutation(actor, name, args));
    if (refused) throw new Error(`${name} was refused: ${refused}`);
  }

  /** What takes a mutation back, computed before it is applied. */
  inverse({ actor, name, args }: ActorMutation): readonly DomainMutation[] {
    const back = inverse(sharedDomain, this.store, { name, args }, { actor, now: noon });
    // The engine knows mutations without their names; `undo` of a mutator gives those of the domain.
    return back as readonly DomainMutation[];
  }

  /** Every record by id, deeply frozen. */
  records(): Map<string, AnyRecord> {
    return new Map([...this.store.all()].map((record) => [record.id, deepFreeze(record)]));
  }
}

/** A series in a state that can be reached by so many random mutations. */
export function reachable(seed: number, acts: number, names?: readonly string[]): Series {
  const key = `${seed} ${acts} ${names?.join() ?? ''}`;
  const known = reached.get(key) ?? played(seed, acts, names);
  reached.set(key, known);
  return new Series(known);
}

const reached = new Map<string, readonly AnyRecord[]>();

function played(seed: number, acts: number, names?: readonly string[]): readonly AnyRecord[] {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const random = new Random(seededRandom(seed));
  // What was written before now, so that it can be read now.
  for (const act of openingFixture(random)) series.do(act, noon - 1);
  for (let i = 0; i < acts; i += 1) series.do(drawMutation(random, series.store, names), noon + i);
  return [...series.store.all()];
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.freeze(value);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return value;
}
