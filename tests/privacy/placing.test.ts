import { expect, test } from 'vitest';
import { seededRandom } from '#lib/methods/random.ts';
import { untoldShare } from '#lib/methods/room-sorting/batch.ts';
import { batchId, type Part } from '#lib/workshop/kinds/placing/model.ts';
import { checksOf, isPlacing, ownNotes } from '#lib/workshop/kinds/placing/wall.ts';
import { Random } from '../simulation/operations/random.ts';
import { viewOf } from './views.ts';
import { participant, privateActs, Workshop } from './workshop.ts';

const step = 'step:placing';

interface Hits {
  notes: number;
  author: number;
  organisation: number;
  rosterAuthor: number;
  rosterOrganisation: number;
  /** Notes of which a phone of the adversary was told where they belong. */
  told: number;
}

/**
 * Somebody leads a workshop of whose people only some are there, knows who that is and when each
 * places, has as many phones as there are people, and goes on to check after every single one of them:
 * as soon as what writers have said is shown, it is of as few as can be. Of a note of which a phone is
 * told where it belongs, one of those has written; of one of which nothing is told, rather another.
 */
function play(seed: number, few: boolean): Hits {
  const random = new Random(seededRandom(seed));
  const at = new Workshop(random, few);
  const { series, people } = at;
  const phones = people.map((_person, i) => `seat:x${i}`);
  at.attack('organisation.add', { id: 'organisation:x', name: 'x', kind: 'annan' });
  for (const phone of phones) at.join(phone, 'organisation:x');
  at.form(Math.max(1, Math.round(people.length / 4)), phones);
  const from = series.store.get('workshop', 'workshop:w1')?.step ?? null;
  at.attack('step.start', { step: 'step:notes', from });
  for (const act of privateActs(random, at)) if (act.name === 'note.post') at.act(act);
  for (const phone of phones) {
    const note = { id: `note:${phone.slice(5)}`, step: 'step:notes', column: 'works', text: 'x' };
    at.attack('note.post', note, participant(phone));
  }
  at.attack('step.reveal', { step: 'step:notes', revealed: true });
  at.attack('step.start', { step, from: 'step:notes' });

  const placing = () => {
    const found = series.store.get('step', step);
    if (!found || !isPlacing(found)) throw new Error('no such step');
    return found;
  };
  const go = (part: Part) => at.attack('check.deal', { step, from: placing().part, part });
  const place = (seat: string) => {
    for (const { id: note } of ownNotes(series.store, placing(), seat)) {
      const choice = random.pick(at.themes);
      at.attack('intent.place', { step, note, choice, wish: null, also: null }, participant(seat));
    }
  };
  for (const phone of phones) place(phone);
  const toldOf = () => {
    const checks = phones.flatMap((seat) => checksOf(viewOf(series.store, [seat]), step, seat));
    return new Map(checks.map(({ note, proposed }) => [note, proposed !== null]));
  };
  const order = random.sample(people, people.length);
  const placed = new Set<string>();
  const written = series.store.list('note').flatMap(({ author }) => author ?? []);
  const writers = new Set(written).size;
  for (const { seat } of order) {
    at.connect([seat, ...phones]);
    place(seat);
    if (written.includes(seat)) placed.add(seat);
    // Whoever hands out too early has used up what phones are told: so as early as it tells anything.
    if (4 * (phones.length + placed.size) < 3 * writers || phones.length + placed.size < 5)
      continue;
    go('check');
    break;
  }
  const told = toldOf();
  const untold = untoldShare(series.store.get('batch', batchId(step, 'check'))?.notes.length ?? 0);

  const hits: Hits = {
    notes: 0,
    author: 0,
    organisation: 0,
    rosterAuthor: 0,
    rosterOrganisation: 0,
    told: 0,
  };
  const seats = people.map(({ seat }) => seat);
  const organisations = people.map(({ organisation }) => organisation);
  for (const { id, author } of series.store.list('note')) {
    const by = seats.indexOf(author ?? '');
    if (by < 0) continue;
    const isTold = told.get(id);
    const weights = seats.map((seat) => {
      if (isTold === undefined) return 1;
      if (isTold) return placed.has(seat) ? 1 : 0;
      return placed.has(seat) ? untold : 1;
    });
    const even = seats.map(() => 1);
    hits.notes += 1;
    if (isTold) hits.told += 1;
    hits.author += hit(weights, seats, author ?? '');
    hits.organisation += hit(weights, organisations, organisations[by] ?? '');
    hits.rosterAuthor += hit(even, seats, author ?? '');
    hits.rosterOrganisation += hit(even, organisations, organisations[by] ?? '');
  }
  return hits;
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

test.for([
  { size: 'three to twelve people', few: true },
  { size: 'more people', few: false },
])(
  'PL21: whoever leads, brings as many phones as there are people, and goes on after every one of them, names the author or organisation of a note at most five percentage points more often than the roster tells ($size)',
  { timeout: 300_000 },
  ({ few }) => {
    const all = Array.from({ length: few ? 60 : 15 }, (_, seed) => play(seed, few));
    const sum = (field: keyof Hits) => all.reduce((total, own) => total + own[field], 0);
    const share = (field: keyof Hits) => sum(field) / sum('notes');
    // It did see what some notes are said to belong to.
    expect(sum('told')).toBeGreaterThan(20);
    expect(share('author') - share('rosterAuthor')).toBeLessThanOrEqual(0.05);
    expect(share('organisation') - share('rosterOrganisation')).toBeLessThanOrEqual(0.05);
  },
);
