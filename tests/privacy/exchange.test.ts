/**
 * Two series in which the same is done, only that two people have exchanged what they do in private:
 * what one writes and votes here the other does there. Whoever is not of their groups must see the
 * same in both, whatever anybody else does: a difference would be a way to ask who wrote.
 */
import { expect, test } from 'vitest';
import { seededRandom } from '#lib/methods/random.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { presenceId } from '#lib/workshop/model/presence.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { buildPlanDocument } from '#lib/workshop/plan/build-document.ts';
import { exportSeries } from '#lib/server/export/series-json.ts';
import { unshownNotes } from '#lib/workshop/visibility/unshown.ts';
import { mutators } from '#lib/workshop/registry.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import {
  actorMutation,
  drawMutation,
  type ActorMutation,
} from '../simulation/operations/generators.ts';
import { openingFixture } from '../simulation/operations/fixtures.ts';
import { Random } from '../simulation/operations/random.ts';
import { facilitator, noon, Series, seriesFixture } from '../simulation/series.ts';
import { newStep } from '../support/new-step.ts';
import { viewOf } from './views.ts';

/** What is done in private. Where somebody sits, speaks or stands for is seen by those who lead. */
const inPrivate: ReadonlySet<string> = new Set([
  ...['note.post', 'note.edit', 'note.withdraw'],
  ...['dot.set', 'placement.set', 'ballot.cast', 'inquiry.answer'],
  ...['proposal.add', 'proposal.withdraw', 'backing.set', 'intent.place', 'moved.place'],
]);
/** Those two; others of all kinds act as well. */
const [one, other] = ['seat:p0', 'seat:p1'];
const audiences = [
  ...['host', 'public', 'workshop:w1', 'workshop:w2', 'screen:w1', 'archive'],
  ...['shown:w1', 'shown:w2'],
];

function exchanged(act: ActorMutation): ActorMutation {
  const { actor } = act;
  if (actor.role !== 'participant' || !inPrivate.has(act.name)) return act;
  if (actor.seat !== one && actor.seat !== other) return act;
  const seat = actor.seat === one ? other : one;
  return { ...act, actor: { ...actor, seat } };
}

/**
 * Breadth is what is told of authors: how much that is, another test measures. How many groups have
 * proposed names is told as well: it is what groups do, and says neither who nor what.
 */
function withoutBreadth(record: AnyRecord): unknown {
  if (record.type === 'nameCounts') return { ...record, proposing: 0 };
  if (record.type !== 'breadth') return record;
  const themes = record.themes.map(({ theme, notes }) => ({ theme, notes }));
  return { ...record, themes: themes.toSorted((a, b) => (a.theme < b.theme ? -1 : 1)) };
}

/** All that somebody outside of their groups can have: every audience, and every export. */
function seenIn(series: Series): unknown {
  const views = audiences.map((audience) =>
    [...viewOf(series.store, [audience]).all()]
      .map(withoutBreadth)
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
  const archive = viewOf(series.store, ['public', 'archive']);
  const unshown = unshownNotes(series.store);
  const plan = buildPlanDocument(archive, { today: '2026-09-22' });
  const exported = exportSeries({
    ...{ archive, host: viewOf(series.store, ['host']), plan, unshown, now: noon },
  });
  const plain = JSON.stringify(exported, (key, value: unknown) => {
    if (key === 'breadth') return null;
    // The broadest come first: that order is a figure of breadth.
    if (key !== 'strengths' || !Array.isArray(value)) return value;
    return value.map((line: object) => JSON.stringify({ ...line, breadth: null })).toSorted();
  });
  return { views, plain };
}

/**
 * Draws only what facilitators, and those who join, can do with what they see. What is written on a
 * sheet depends on who holds it, and who checks a note on who has not seen it written, so that these
 * cannot be exchanged; BW21 and PL21 are the tests of that. A group lays its own notes into piles, so
 * that what others of it can lay depends on who wrote; SS4 and SS5 are the tests of that.
 */
const isExchangeable = (name: string): boolean =>
  name !== 'series.create' && name !== 'idea.write' && !/^(check|laid)\./.test(name);
const names = [...mutators.keys()].filter(isExchangeable);

// Counts, and no time: on a busy machine it may take as long as it does.
test(
  'AN7: if two people exchange what they do in private, nobody but their groups sees anything else, other than figures of breadth',
  { timeout: 600_000 },
  () => {
    const workshops = 40;
    let acted = 0;
    let compared = 0;
    let told = 0;
    let asked = 0;
    let moved = 0;
    for (let seed = 0; seed < workshops; seed += 1) {
      const random = new Random(seededRandom(seed));
      const here = new Series();
      const there = new Series();
      const both = (act: ActorMutation, now: number): void => {
        // Who was shown out or has not come cannot act: of that nobody makes a secret.
        if (
          isSecret(act) &&
          ('refused' in here.try(act, now) || 'refused' in there.try(exchanged(act), now))
        )
          return;
        const refused = here.do(act, now);
        const refusedThere = there.do(exchanged(act), now);
        // A refusal is an answer too.
        expect(refusedThere, act.name).toBe(refused);
        if (isSecret(act) && act !== exchanged(act)) acted += 1;
      };
      for (const act of seriesFixture(12)) both(act, noon);
      for (const act of openingFixture(random)) {
        if (isExchangeable(act.name)) both(act, noon);
      }
      // A phone that many share would be seen in every sum.
      const shared: Actor = { role: 'participant', seat: one, workshop: 'workshop:w1' };
      both(actorMutation(shared, 'seat.count', { heads: 4 }), noon);
      // Who is connected everybody who leads sees, and the two are both.
      for (const { store } of [here, there]) {
        for (const { id } of store.list('seat')) {
          store.put({ type: 'presence', id: presenceId(id), who: id });
        }
      }
      // Before everybody has written: that one of the two has, and not the other, is told to nobody.
      for (let n = 0; n < 6; n += 1) {
        both(privateAct(random, here), noon);
        expect(seenIn(there), `seed ${seed}, before all have written`).toEqual(seenIn(here));
      }
      for (const [i, act] of askingAround(random, here).entries()) {
        both(act, noon);
        if (isSecret(act) && act !== exchanged(act)) asked += 1;
        // Once while they answer, and then when it is told.
        if (i === 30 || act.name === 'step.start') {
          expect(seenIn(there), `seed ${seed}, after ${act.name}`).toEqual(seenIn(here));
        }
      }
      for (const [i, act] of sortingAround(random, here).entries()) {
        both(act, noon);
        if (i % 4 !== 3) continue;
        expect(seenIn(there), `seed ${seed}, while all sort`).toEqual(seenIn(here));
      }
      moved += here.store.list('moved').reduce((sum, { times }) => sum + times, 0);
      told += here.store.list('inquiry').filter(({ state }) => state === 'told').length;
      for (let n = 0; n < 120; n += 1) {
        const drawn = drawMutation(random, here.store, names);
        // Every third is something that one of the two does in private.
        const act = n % 3 === 0 ? privateAct(random, here) : drawn;
        both(act, noon + n);
        // What removed people gave is left out when it is shown: the two are there both or neither.
        const isRemoved = here.store.get('seat', one)?.removed === true;
        both(
          actorMutation(facilitator, 'seat.remove', { seat: other, removed: isRemoved }),
          noon + n,
        );
        if (n % 10 !== 0) continue;
        // One of the two is shown out for a moment: what is missing then must not tell what is theirs.
        const seat = random.pick([one, other]);
        both(actorMutation(facilitator, 'seat.remove', { seat, removed: true }), noon + n);
        expect(seenIn(there), `seed ${seed}, after ${act.name}`).toEqual(seenIn(here));
        // What has been shown is settled: covered and shown again without one of them it is the same.
        for (const step of here.store.list('step').filter(({ revealed }) => revealed)) {
          for (const revealed of [false, true]) {
            both(actorMutation(facilitator, 'step.reveal', { step: step.id, revealed }), noon + n);
          }
        }
        expect(seenIn(there), `seed ${seed}, shown again`).toEqual(seenIn(here));
        both(
          actorMutation(facilitator, 'seat.removeMany', {
            seats: [one, other],
            removed: isRemoved,
          }),
          noon + n,
        );
        expect(seenIn(there), `seed ${seed}, let in again`).toEqual(seenIn(here));
        compared += 1;
      }
      const audit = (actor: Actor) => roomDomain.auditTargets(actor, ['note:n', `dot:d.t.p0`]);
      expect(audit({ role: 'participant', seat: one, workshop: 'workshop:w1' })).toEqual([
        'note:n',
      ]);
    }
    expect(compared).toBeGreaterThan(10 * workshops);
    expect(acted).toBeGreaterThan(10 * workshops);
    expect(moved).toBeGreaterThan(8 * workshops);
    expect(told).toBeGreaterThan(1.5 * workshops);
    expect(asked).toBeGreaterThan(2.5 * workshops);
  },
);

function isSecret({ actor, name }: ActorMutation): boolean {
  return actor.role === 'participant' && inPrivate.has(name);
}

/** All write, the notes are shown, writers are asked, and some of them answer; then it goes on. */
function askingAround(random: Random, { store }: Series): ActorMutation[] {
  const people = Array.from({ length: 12 }, (_, i): Actor => {
    return { role: 'participant', seat: `seat:p${i}`, workshop: 'workshop:w1' };
  });
  const step = 'step:notes';
  const written = people.map((_person, i) => `note:asked${i}`);
  const acts = people.map((person, i) => {
    const note = { id: written[i] ?? '', step, column: 'works', text: `Text ${i}` };
    return actorMutation(person, 'note.post', note);
  });
  acts.push(actorMutation(facilitator, 'step.reveal', { step, revealed: true }));
  // Of those two at least one is asked, and some of all.
  for (const note of new Set([...written.slice(0, 2), ...random.sample(written, 4)])) {
    acts.push(actorMutation(facilitator, 'inquiry.ask', { note, text: 'Can you tell us more?' }));
  }
  for (const [i, person] of people.entries()) {
    if (random.chance(0.2)) continue;
    const left = random.chance(0.2);
    const args = { note: written[i] ?? '', answer: left ? null : `Answer ${i}`, left };
    acts.push(actorMutation(person, 'inquiry.answer', args));
  }
  const id = 'step:asked';
  const from = store.get('workshop', 'workshop:w1')?.step ?? null;
  const added = { id, workshop: 'workshop:w1', kind: 'talk', order: 50 } as const;
  acts.push(
    actorMutation(facilitator, 'step.add', newStep(added)),
    actorMutation(facilitator, 'step.start', { step: id, from }),
  );
  return acts;
}

/** The room sorts in silence: mostly those two, and others as well, move notes of anybody. */
function sortingAround(random: Random, { store }: Series): ActorMutation[] {
  const step = 'step:themes';
  const from = store.get('workshop', 'workshop:w1')?.step ?? null;
  const notes = store.list('note').map(({ id }) => id);
  const moves = Array.from({ length: 20 }, (_, n) => {
    const seat = n % 3 === 0 ? `seat:p${2 + random.below(10)}` : random.pick([one, other]);
    const actor: Actor = { role: 'participant', seat, workshop: 'workshop:w1' };
    const theme = random.pick(['theme:t1', 'theme:t2', `theme:moved${n}`, null]);
    const args = { step, note: random.pick(notes), theme, title: `Title ${n % 4}` };
    return actorMutation(actor, 'moved.place', args);
  });
  return [
    actorMutation(facilitator, 'step.edit', { step, change: { sorters: 'everybody' } }),
    actorMutation(facilitator, 'step.start', { step, from }),
    ...moves,
    actorMutation(facilitator, 'moved.lock', { step, locked: true }),
    actorMutation(facilitator, 'moved.lock', { step, locked: random.chance(0.2) }),
  ];
}

function privateAct(random: Random, { store }: Series): ActorMutation {
  const seat = random.pick([one, other]);
  const actor: Actor = { role: 'participant', seat, workshop: 'workshop:w1' };
  const drawn = drawMutation(random, store, [...inPrivate]);
  const own = store.list('note').filter(({ author }) => author === seat);
  if ('note' in drawn.args && own.length > 0) {
    return { ...drawn, actor, args: { ...drawn.args, note: random.pick(own).id } } as ActorMutation;
  }
  return { ...drawn, actor };
}
