import { mixProof } from '#lib/methods/mix-proof.ts';
import { seededRandom, shuffled } from '#lib/methods/random.ts';
import { execute } from '#lib/sync/execute.ts';
import { seatsAt } from '#lib/workshop/attendance.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import { roundsOf, seatedGroups, taskOf } from '#lib/workshop/forming.ts';
import { solve } from '#lib/workshop/forming-task.ts';
import { mixFigures } from '#lib/workshop/mix-figures.ts';
import { beginnings, facilitator, noon, Series } from '../simulation/series.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';

const w1 = 'workshop:w1';
const server = { role: 'server' } as const;
/** People by organisation; so many times over as there are people. */
const nine = [14, 11, 9, 7, 6, 5, 4, 3, 1];
const rounds = ['step:groups', 'step:x1', 'step:x2', 'step:x3'] as const;

/** A workshop as the room holds it, with four mixed rounds on its agenda. */
class Hall {
  readonly series = new Series();
  #made = 0;

  constructor(people: number) {
    const { series } = this;
    for (const act of beginnings(0)) series.must(act.actor, act.name, act.args);
    for (const [at, id] of rounds.slice(1).entries()) {
      series.must(facilitator, 'step.add', {
        ...{ id, workshop: w1, kind: 'groups', order: 100 + at, title: 'x', instruction: '' },
        ...{ questions: [], columns: [], minutes: null, dotBudget: 1, dotMax: 1, scale: 'fist' },
      });
    }
    series.must(facilitator, 'workshop.edit', { workshop: w1, change: { groupSize: 5 } });
    const of = Array.from({ length: Math.ceil(people / 60) }, (_, times) =>
      nine.flatMap((count, at) => new Array<number>(count).fill(times * nine.length + at)),
    ).flat();
    for (let at = 3; at <= Math.max(...of); at += 1) {
      const args = { id: `organisation:o${at}`, name: `o${at}`, kind: 'kommun' };
      series.must(facilitator, 'organisation.add', args);
    }
    for (let at = 2; at < 25; at += 1) {
      series.must(facilitator, 'role.add', { id: `role:r${at}`, name: `r${at}` });
    }
    for (let at = 0; at < people; at += 1) this.take(`p${at}`, of[at] ?? 0, (at * 7) % 25, true);
    const start = { step: 'step:groups', from: 'step:welcome' };
    series.must(facilitator, 'step.start', start);
  }

  take(key: string, organisation: number, role: number, arrives = false): void {
    const about = { organisation: `organisation:o${organisation}`, role: `role:r${role}` };
    this.series.must(server, 'seat.take', { id: `seat:${key}`, ...about, name: null });
    if (arrives) this.series.must(server, 'seat.arrive', { seat: `seat:${key}`, workshop: w1 });
  }

  /** What the press of the button does, from the records to the last mutation. */
  form(): string {
    const { store } = this.series;
    const step = store.get('step', 'step:groups');
    if (!step) return 'no step';
    const task = taskOf(store, step, { seed: 1 });
    const newId = () => `group:g${(this.#made += 1)}`;
    for (const round of roundsOf(store, step, task, solve(task), newId)) {
      this.series.must(facilitator, 'group.form', round);
    }
    return this.said();
  }

  said(): string {
    const { store } = this.series;
    const seated = rounds.map((round) =>
      seatedGroups(store, round).map(({ seats }) => seats.map(({ id }) => id)),
    );
    const proof = mixProof(seatsAt(store, w1), seated);
    const uneven = proof.rounds.map(({ organisationSpread: { worst, best } }) => worst - best);
    const { repeatedPairs, fewestRepeatedPairs } = proof;
    const repeats = `repeats ${repeatedPairs} (bound ${fewestRepeatedPairs})`;
    return `organisations +${Math.max(...uneven)}, ${repeats}`;
  }
}

function pressed(people: number, goal: number): BenchmarkCase {
  const hall = new Hall(people);
  return {
    name: `four rounds of ${people}, from the records and back`,
    goal,
    run: () => hall.form(),
    floor: shuffle(people),
  };
}

function shown(people: number): BenchmarkCase {
  const hall = new Hall(people);
  hall.form();
  const run = (): string => String(mixFigures(hall.series.store, 'step:groups').repeatedPairs);
  return { name: `the proof of ${people}`, goal: 50, run, floor: shuffle(people) };
}

/** One arrival into four rounds that are formed; nothing is kept of it. */
function latecomer(people: number): BenchmarkCase {
  const hall = new Hall(people);
  hall.form();
  hall.take('late', 1, 1);
  const { store } = hall.series;
  const before = store.list('membership').length;
  return {
    name: `who comes late to ${people} in four rounds`,
    goal: 5,
    run: () => {
      const args = { seat: 'seat:late', workshop: w1 };
      const context = { actor: server, now: noon };
      const done = execute(sharedDomain, store, { name: 'seat.arrive', args }, context);
      if ('refused' in done) return done.refused;
      const seats = [...done.changes.keys()].filter((id) => id.startsWith('membership:'));
      const moved = seats.filter((id) => store.get('membership', id)).length;
      return `${seats.length} seats, moves ${moved}, of ${before}`;
    },
    floor: shuffle(people),
  };
}

function shuffle(people: number): () => void {
  const random = seededRandom(1);
  const all = [...new Array<number>(people).keys()];
  return () => void shuffled(all, random);
}

export const forming: Benchmark = {
  name: 'forming',
  help: 'groups as the console forms them, on the records of a workshop',
  floor: 'one shuffle of as many people',
  cases: [
    pressed(60, 500),
    pressed(200, 1_000),
    pressed(500, 3_000),
    shown(200),
    shown(500),
    latecomer(60),
    latecomer(500),
  ],
};
