import { bestSeat } from '../../src/lib/methods/latecomer.ts';
import { mixProof, type MixProof } from '../../src/lib/methods/mix-proof.ts';
import { mixRound, planRounds } from '../../src/lib/methods/mixing.ts';
import type { Person } from '../../src/lib/methods/person.ts';
import { seededRandom, shuffled } from '../../src/lib/methods/random.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';

/** People by organisation, the largest larger than there are groups. */
const nine = [14, 11, 9, 7, 6, 5, 4, 3, 1];
const seed = 1;

function peopleOf(organisations: readonly number[], roles: number): Person[] {
  return organisations
    .flatMap((count, at) => new Array<string>(count).fill(`o${at}`))
    .map((organisation, at) => ({ id: `p${at}`, organisation, role: `r${(at * 7) % roles}` }));
}

/** So many times the nine organisations, with names of their own. */
function large(people: number): Person[] {
  const many = Array.from({ length: Math.ceil(people / 60) }, () => nine).flat();
  return peopleOf(many, 25).slice(0, people);
}

function shuffle(people: readonly Person[]): () => void {
  const random = seededRandom(seed);
  return () => void shuffled(people, random);
}

function saidOf({ rounds, repeatedPairs, fewestRepeatedPairs }: MixProof): string {
  const beyond = (key: 'organisationSpread' | 'roleSpread'): number =>
    Math.max(...rounds.map((round) => round[key].worst - round[key].best));
  return [
    `organisations +${beyond('organisationSpread')}`,
    `roles +${beyond('roleSpread')}`,
    `repeats ${repeatedPairs} (bound ${fewestRepeatedPairs})`,
  ].join(', ');
}

function planned(name: string, people: Person[], size: number, rounds: number, goal: number) {
  return {
    name: `plan ${name}`,
    goal,
    run: () => {
      return saidOf(mixProof(people, planRounds(people, rounds, { size, seed }).rounds));
    },
    floor: shuffle(people),
  };
}

/** The last of some rounds that are mixed one after the other. */
function next(name: string, people: Person[], size: number, rounds: number, goal: number) {
  const met: string[][][] = [];
  for (let round = 0; round < rounds - 1; round += 1) {
    const options = { size, seed: seed + round, met, ahead: rounds - 1 - round };
    met.push(mixRound(people, options).rounds.flatMap((groups) => groups.map((own) => [...own])));
  }
  return {
    name: `next ${name}`,
    goal,
    run: () => {
      const options = { size, seed: seed + rounds, met, ahead: 0 };
      const [round = []] = mixRound(people, options).rounds;
      return saidOf(mixProof(people, [...met, round]));
    },
    floor: shuffle(people),
  };
}

/** Two rules that cannot both be kept: the search never comes to an end before its budget does. */
function stuck(people: Person[], goal: number): BenchmarkCase {
  const two = people.slice(0, 2).map(({ id }) => id);
  const rules = [
    { kind: 'together' as const, people: two },
    { kind: 'apart' as const, people: two },
  ];
  return {
    name: `whole budget, ${people.length} people`,
    goal,
    run: () => {
      const { rounds, conflicts } = mixRound(people, { size: 5, seed, rules });
      return `${saidOf(mixProof(people, rounds))}, ${conflicts[0]?.code ?? 'no conflict'}`;
    },
    floor: shuffle(people),
  };
}

function latecomer(people: Person[]): BenchmarkCase {
  const byId = new Map(people.map((person) => [person.id, person]));
  const met = planRounds(people, 3, { size: 5, seed }).rounds;
  const groups = (met[2] ?? []).map((ids, at) => ({
    id: String(at),
    members: ids.flatMap((id) => byId.get(id) ?? []),
  }));
  const late = { id: 'late', organisation: 'o1', role: 'r1' };
  return {
    name: `latecomer among ${people.length}`,
    goal: 5,
    run: () => {
      const before = JSON.stringify(groups);
      const seat = bestSeat(late, groups, met);
      return `group ${seat ?? 'none'}, moves ${JSON.stringify(groups) === before ? 0 : 'some'}`;
    },
    floor: shuffle(people),
  };
}

export const mixing: Benchmark = {
  name: 'mixing',
  help: 'groups for one round and for several, and a seat for who comes late',
  floor: 'one shuffle of the same people',
  cases: [
    planned('24 × 4 × 5 rounds', peopleOf([24], 1), 4, 5, 200),
    planned('40 × 5 × 4 rounds', peopleOf([40], 1), 5, 4, 200),
    planned('60 × 5 × 4 rounds, 9 organisations', peopleOf(nine, 12), 5, 4, 200),
    planned('49 × 7 × 8 rounds', peopleOf([49], 1), 7, 8, 1_000),
    planned('200 × 5 × 4 rounds', large(200), 5, 4, 1_000),
    planned('500 × 5 × 4 rounds', large(500), 5, 4, 3_000),
    next('24 × 4, round 5', peopleOf([24], 1), 4, 5, 200),
    next('40 × 5, round 4', peopleOf([40], 1), 5, 4, 200),
    next('60 × 5, round 4, 9 organisations', peopleOf(nine, 12), 5, 4, 200),
    next('200 × 5, round 4', large(200), 5, 4, 1_000),
    next('500 × 5, round 4', large(500), 5, 4, 3_000),
    stuck(peopleOf(nine, 12), 200),
    stuck(large(200), 1_000),
    stuck(large(500), 3_000),
    latecomer(large(60)),
    latecomer(large(500)),
  ],
};
