import { expect, test } from 'vitest';
import { seededRandom } from '#lib/methods/random.ts';
import { Random } from '../simulation/operations/random.ts';
import { tries } from '../support/tries.ts';
import { Adversary } from './adversary.ts';
import { privateActs, Workshop } from './workshop.ts';

/** How often a guess was right, of how many notes. */
interface Hits {
  notes: number;
  author: number;
  organisation: number;
  rosterAuthor: number;
  rosterOrganisation: number;
}

interface Result extends Hits {
  actions: number;
  figures: number;
  answers: number;
  votes: number;
  votesNamed: number;
  toldByRemoving: number;
  toldByMerging: number;
  mergings: number;
  shownOut: number;
  moves: number;
  movesNamed: number;
  piles: number;
}

/** Plays one workshop with an adversary that leads it. */
function play(seed: number, few: boolean): Result {
  const random = new Random(seededRandom(seed));
  const at = new Workshop(random, few);
  const adversary = new Adversary(at, random);
  const acts = privateActs(random, at);
  adversary.watchWriting(acts.filter(({ name }) => name === 'note.post'));
  adversary.removeAndRestore();
  adversary.correctPeople();
  adversary.mergeOrganisations();
  adversary.pairNotes();
  adversary.askWriters();
  // Who sorts is set once: half of the rooms sort in silence, the others in groups.
  if (seed % 2 === 0) adversary.watchMoves();
  else adversary.bringPiles();
  adversary.differOverSteps();
  // Of a large workshop one in ten, which is as much as all of the small ones.
  if (few || seed % 10 === 0) adversary.watchVotes(acts.filter(({ name }) => name !== 'note.post'));
  adversary.rehearse();

  const result: Result = {
    ...{ notes: 0, author: 0, organisation: 0, rosterAuthor: 0, rosterOrganisation: 0 },
    ...{ actions: at.actions, figures: adversary.figures, answers: adversary.answers },
    ...{ votes: adversary.votes.size, votesNamed: 0 },
    ...{ toldByRemoving: adversary.toldByRemoving, shownOut: adversary.shownOut.size },
    ...{ toldByMerging: adversary.toldByMerging, mergings: adversary.mergings },
    ...{ moves: adversary.moves, movesNamed: adversary.movesNamed, piles: adversary.piles },
  };
  for (const named of adversary.votes.values()) result.votesNamed += named;
  const organisations = at.people.map(({ organisation }) => organisation);
  const persons = at.people.map(({ seat }) => seat);
  for (const [id, weights] of adversary.beliefs) {
    const author = at.series.store.get('note', id)?.author ?? '';
    const by = persons.indexOf(author);
    const roster = adversary.rosterOf(by);
    result.notes += 1;
    result.author += hit(weights, persons, author);
    result.organisation += hit(weights, organisations, organisations[by] ?? '');
    result.rosterAuthor += hit(roster, persons, author);
    result.rosterOrganisation += hit(roster, organisations, organisations[by] ?? '');
  }
  return result;
}

/** The chance that the likeliest value is the true one; of equally likely ones any may be named. */
function hit(weights: readonly number[], values: readonly string[], truth: string): number {
  const sums = new Map<string, number>();
  for (const [i, weight] of weights.entries()) {
    const value = values[i] ?? '';
    sums.set(value, (sums.get(value) ?? 0) + weight);
  }
  const most = Math.max(...sums.values());
  const likeliest = [...sums].filter(([, sum]) => sum > most - 1e-9).map(([value]) => value);
  return likeliest.includes(truth) ? 1 / likeliest.length : 0;
}

/** Of each size. */
const workshops = tries(100, 40);

const rule =
  'AN8: over many workshops an adversary who leads names author or organisation of a note at most five percentage points more often than the roster and the shown group tell';

// Counts, and no time: on a busy machine it may take as long as it does.
test.for([
  { size: 'three to twelve people', few: true },
  { size: 'more people', few: false },
])(`${rule} ($size)`, { timeout: 600_000 }, ({ few }) => {
  const all = Array.from({ length: workshops }, (_, seed) => play(seed, few));
  const sum = (field: keyof Result) => all.reduce((total, one) => total + one[field], 0);
  const share = (field: keyof Hits) => sum(field) / sum('notes');
  // It did try, and breadth was told.
  expect(sum('actions')).toBeGreaterThan(300 * workshops);
  expect(sum('figures')).toBeGreaterThan(2 * workshops);
  expect(sum('answers')).toBeGreaterThan(workshops);
  expect(sum('shownOut')).toBeGreaterThan((few ? 0.2 : 1) * workshops);
  // What organisations are one tells nothing of what was counted before.
  expect(sum('mergings')).toBeGreaterThan(3 * workshops);
  expect(sum('toldByMerging')).toBe(0);
  expect(sum('moves')).toBeGreaterThan(2 * workshops);
  expect(sum('movesNamed')).toBe(0);
  expect(sum('piles')).toBeGreaterThan(workshops);
  // Until something is shown, removing tells nothing at all.
  expect(sum('toldByRemoving')).toBe(0);
  expect(share('author') - share('rosterAuthor')).toBeLessThanOrEqual(0.05);
  expect(share('organisation') - share('rosterOrganisation')).toBeLessThanOrEqual(0.05);
  // Now and then the one phone that many share is guessed right.
  expect(sum('votesNamed')).toBeLessThan(0.05 * sum('votes'));
});
