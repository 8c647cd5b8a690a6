/** A whole series in one store, without a room: what is done in it is done at once. */
import { execute, inverse } from '#lib/sync/execute.ts';
import type { Mutation, Refusal } from '#lib/sync/mutation.ts';
import { RecordStore } from '#lib/sync/store.ts';
import type { Transaction } from '#lib/sync/transaction.ts';
import { seededRandom } from '#lib/methods/random.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { stepKinds } from '#lib/workshop/step-kinds.ts';
import { anyAct, Dice, type Act } from './acts.ts';

export const noon = 1_700_000_000_000;
export const facilitator: Actor = { role: 'facilitator', link: 'link:f0' };
const server: Actor = { role: 'server' };

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

export const titles = { works: 'Fungerar bra', develop: 'Behöver utvecklas', neutral: 'Annat' };
const columns = [
  { key: 'works', title: titles.works, tone: 'works' },
  { key: 'develop', title: titles.develop, tone: 'develop' },
  { key: 'neutral', title: titles.neutral, tone: 'neutral' },
];

/** The mutations that make a series with workshop W1 (steps `step:<kind>`) and W2 (`step:<kind>-2`). */
export function beginnings(seats = 6): Act[] {
  const acts: Act[] = [];
  const add = (actor: Actor, name: string, args: unknown) => acts.push({ actor, name, args });
  add(server, 'series.create', {
    id: 'series:s1',
    title: 'Nära vård',
    purpose: '',
    language: 'sv',
    template: 'utvecklingsplan',
  });
  for (const key of ['o0', 'o1', 'o2']) {
    add(server, 'organisation.add', { id: `organisation:${key}`, name: key, kind: 'kommun' });
  }
  for (const key of ['r0', 'r1']) add(server, 'role.add', { id: `role:${key}`, name: key });
  for (const [at, suffix] of ['', '-2'].entries()) {
    const workshop = `workshop:w${at + 1}`;
    add(server, 'workshop.create', {
      id: workshop,
      code: `1234567${at}`,
      title: `Workshop ${at + 1}`,
      date: '2026-09-22',
      place: null,
      groupSize: 3,
    });
    for (const [order, kind] of stepKinds.entries()) {
      add(server, 'step.add', {
        id: `step:${kind}${suffix}`,
        workshop,
        kind,
        order,
        title: kind,
        instruction: '',
        questions: [],
        columns: kind === 'notes' ? columns : [],
        minutes: null,
        dotBudget: 5,
        dotMax: 3,
      });
    }
  }
  add(facilitator, 'workshop.open', { workshop: 'workshop:w1' });
  for (let i = 0; i < seats; i += 1) {
    const seat = `seat:p${i}`;
    const organisation = `organisation:o${i % 3}`;
    add(server, 'seat.take', { id: seat, organisation, role: `role:r${i % 2}`, name: null });
    add(server, 'seat.arrive', { seat, workshop: 'workshop:w1' });
  }
  return acts;
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

/** Groups, and the room at a step where something happens. */
export function opening(dice: Dice): Act[] {
  const groups = [0, 1].map((g) => ({
    id: `group:g${g}`,
    letter: g === 0 ? 'A' : 'B',
    place: null,
    seats: [0, 1, 2].map((i) => `seat:p${2 * i + g}`),
  }));
  const start = (step: string, from: string): Act => ({
    actor: facilitator,
    name: 'step.start',
    args: { step: `step:${step}`, from: `step:${from}` },
  });
  return [
    { actor: facilitator, name: 'group.form', args: { round: 'step:groups', groups } },
    start('notes', 'welcome'),
    ...(dice.chance(0.5) ? [start('dots', 'notes')] : []),
    { actor: facilitator, name: 'workshop.open', args: { workshop: 'workshop:w2' } },
    {
      actor: facilitator,
      name: 'theme.create',
      args: { id: 'theme:t1', workshop: 'workshop:w1', title: 'Tema 1', notes: [] },
    },
    {
      actor: facilitator,
      name: 'theme.create',
      args: { id: 'theme:t2', workshop: 'workshop:w1', title: 'Tema 2', notes: [] },
    },
    {
      actor: facilitator,
      name: 'area.create',
      args: { id: 'area:a1', theme: 'theme:t1', title: 'Område' },
    },
    {
      actor: facilitator,
      name: 'action.create',
      args: { id: 'action:c1', area: 'area:a1', title: 'Åtgärd' },
    },
  ];
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.freeze(value);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return value;
}
