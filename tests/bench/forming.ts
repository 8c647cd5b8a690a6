import { mixProof } from '#lib/methods/mix-proof.ts';
import { seededRandom, shuffled } from '#lib/methods/random.ts';
import { execute } from '#lib/sync/execute.ts';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import { isGroups, roundsOf, seatedGroups, taskOf } from '#lib/workshop/kinds/groups/forming.ts';
import { solve } from '#lib/workshop/kinds/groups/forming-task.ts';
import { mixFigures } from '#lib/workshop/kinds/groups/mix-figures.ts';
import { newStep } from '../support/new-step.ts';
import { seriesFixture, facilitator, noon, Series } from '../simulation/series.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';

const w1 = 'workshop:w1';
const server = { role: 'server' } as const;
/** People by organisation; so many times over as there are people. */
const nine = [14, 11, 9, 7, 6, 5, 4, 3, 1];
const rounds = ['step:groups', 'step:x1', 'step:x2', 'step:x3'] as const;

/** A workshop as the room holds it, with four mixed rounds on its agenda. */
class FormingFixture {
  readonly series = new Series();
  #made = 0;

  constructor(people: number) {
    const { series } = this;
    for (const act of seriesFixture(0)) series.must(act.actor, act.name, act.args);
    for (const [at, id] of rounds.slice(1).entries()) {
      const step = newStep({ id, workshop: w1, kind: 'groups', order: 100 + at });
      series.must(facilitator, 'step.add', step);
    }
    series.must(facilitator, 'workshop.edit', { workshop: w1, change: { groupSize: 5 } });
    const of = Array.from({ length: Math.ceil(people / 60) }, (_, times) =>
      nine.flatMap((count, at) => new Array<number>(count).fill(times * nine.length + at)),
    ).flat();
    for (let at = 3; at <= Math.max(...of); at += 1) {
      const args = { id: `organisation:o${at}`, name: `o${at}`, kind: 'kommun' } as const;
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
    if (!step || !isGroups(step)) return 'no step';
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

function formingByButton(people: number, goal: number): BenchmarkCase {
  const fixture = new FormingFixture(people);
  return {
    name: `four rounds of ${people}, from the records and back`,
    goal,
    run: () => fixture.form(),
    floor: shuffle(people),
  };
}

function shown(people: number): BenchmarkCase {
  const fixture = new FormingFixture(people);
  fixture.form();
  const run = (): string => String(mixFigures(fixture.series.store, 'step:groups').repeatedPairs);
  return { name: `the proof of ${people}`, goal: 50, run, floor: shuffle(people) };
}

/** One arrival into four rounds that are formed; nothing is kept of it. */
function latecomer(people: number): BenchmarkCase {
  const fixture = new FormingFixture(people);
  fixture.form();
  fixture.take('late', 1, 1);
  const { store } = fixture.series;
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
    formingByButton(60, 500),
    formingByButton(200, 1_000),
    formingByButton(500, 3_000),
    shown(200),
    shown(500),
    latecomer(60),
    latecomer(500),
  ],
};
