import { describe, expect, it } from 'vitest';
import { mixProof } from './mix-proof.ts';
import { planRounds } from './mixing.ts';
import type { Person } from './person.ts';

describe('the proof of a mix', () => {
  it('Q6: each round reports its worst spread and its repeats beside their lower bounds, and its moves', () => {
    const people = ['a', 'a', 'b', 'b'].map((organisation, at) => person(at, organisation));
    const rounds = [
      [
        ['p0', 'p1'],
        ['p2', 'p3'],
      ],
      [
        ['p0', 'p3'],
        ['p2', 'p1'],
      ],
    ];
    const rules = [
      { kind: 'apart' as const, people: ['p0', 'p1'] },
      { kind: 'fixed' as const, person: 'p2', group: 1 },
    ];
    const current = [['p0', 'p1', 'gone'], ['p3']];
    const proof = mixProof(people, rounds, { rules, current, met: [[['p2', 'p3']]] });
    expect(proof).toMatchObject({
      repeatedPairs: 1,
      rounds: [
        {
          organisationSpread: { worst: 2, best: 0 },
          roleSpread: { worst: 0, best: 0 },
          repeatedPairs: 1,
          fewestRepeatedPairs: 0,
          moves: 0,
          brokenRules: [0],
        },
        { organisationSpread: { worst: 0, best: 0 }, repeatedPairs: 0, moves: 2, brokenRules: [] },
      ],
    });
  });

  it('Q7: all rounds together have their own lower bound, and none is claimed if the people change', () => {
    const people = ['a', 'a', 'b', 'b'].map((organisation, at) => person(at, organisation));
    const { rounds } = planRounds(people, 3, { size: 2, seed: 1 });
    // Two of one organisation may not be a pair, so two rounds are all there is.
    expect(mixProof(people, rounds)).toMatchObject({ repeatedPairs: 2, fewestRepeatedPairs: 2 });
    const changed = [...rounds, [['p0', 'p1', 'p2', 'p3', 'new']]];
    expect(mixProof([...people, person(9, 'c')], changed).fewestRepeatedPairs).toBe(0);
    expect(mixProof([], [])).toEqual({ rounds: [], repeatedPairs: 0, fewestRepeatedPairs: 0 });
  });
});

function person(at: number, organisation: string): Person {
  return { id: `p${at}`, organisation, role: 'r' };
}
