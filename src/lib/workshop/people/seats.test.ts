/** Seats that are lent or were removed, and what they have to do with what is shown. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  facilitator,
  noon,
  openingFixture,
  Series,
  seriesFixture,
} from '../../../../tests/simulation/series.ts';
import { viewOf } from '../../../../tests/privacy/views.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { Random } from '../../../../tests/simulation/operations/random.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import type { Actor } from '../model/actor.ts';
import { loanOf } from '../model/seat.ts';
import { seatsPerWorkshop } from '../model/workshop.ts';
import type { MutationName } from '../model/mutations.ts';
import type { AnyRecord } from '../model/records.ts';
import { hasAccepted } from '../plan/stance.ts';
import { unshownNotes } from '../visibility/unshown.ts';
import { audiencesOf } from '../visibility/visibility.ts';

const w1 = 'workshop:w1';
const server: Actor = { role: 'server' };
const own = (seat = 'p0'): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop: w1,
});
const borrowed = (seat = 'p0'): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop: w1,
  lent: true,
});

let series: Series;
let now: number;

/** Two groups; at the notes step, through dots and poll. */
beforeEach(() => {
  series = new Series();
  now = noon;
  for (const act of [...seriesFixture(), ...openingFixture(new Random(() => 0.4))]) {
    series.must(act.actor, act.name, act.args);
  }
});

function act(actor: Actor, name: MutationName, args: object): string | null {
  now += 1_000;
  return series.do(actorMutation(actor, name, args as never), now);
}

function must(actor: Actor, name: MutationName, args: object): void {
  expect({ name, refused: act(actor, name, args) }).toEqual({ name, refused: null });
}

function seenBy(actor: Actor) {
  return viewOf(series.store, audiencesOf(actor, series.store) ?? []);
}

const write = (actor: Actor, key: string) =>
  act(actor, 'note.post', {
    ...{ id: `note:${key}`, step: 'step:notes', column: 'works', text: `Text of ${key}` },
  });
const reveal = (step: string, revealed = true) =>
  must(facilitator, 'step.reveal', { step: `step:${step}`, revealed });
const remove = (removed: boolean, ...seats: readonly string[]) =>
  must(facilitator, 'seat.removeMany', { seats: seats.map((seat) => `seat:${seat}`), removed });
const lend = (seat = 'p0') => must(server, 'seat.lend', { seat: `seat:${seat}`, at: now });
const reclaim = (seat = 'p0') => must(server, 'seat.reclaim', { seat: `seat:${seat}`, at: now });
const textsIn = (records: Iterable<AnyRecord>) =>
  [...records].flatMap((record) => (record.type === 'note' ? [record.text] : [])).toSorted();

describe('a seat that is lent', () => {
  test('ST1: a seat that was lent stays lent until its own device takes it back, whatever form is sent (the form of joining)', () => {
    lend();
    const taken = { id: 'seat:p0', organisation: 'organisation:o0', role: 'role:r0', name: null };
    must(server, 'seat.take', taken);
    must(server, 'seat.take', { ...taken, phone: 'own' });
    must(server, 'seat.arrive', { seat: 'seat:p0', workshop: w1 });
    const lent = series.store.get('seat', 'seat:p0');
    expect(lent?.phone).toBe('lent');
    expect(lent && loanOf(lent)).not.toBeNull();
    reclaim();
    expect(series.store.get('seat', 'seat:p0')?.phone).toBe('own');
  });

  test('ST2: that a seat is lent, or was and when, stays in its record, which its owner and facilitators read', () => {
    lend();
    const from = now - 1_000;
    must(server, 'seat.take', {
      ...{ id: 'seat:p0', organisation: 'organisation:o1', role: 'role:r0', name: 'Anna' },
    });
    reclaim();
    lend();
    remove(true, 'p0');
    remove(false, 'p0');
    const loans = [
      { from, until: now - 4_000 },
      { from: now - 3_000, until: null },
    ];
    expect(loansSeenBy(own())).toHaveLength(2);
    expect(loansSeenBy(own())?.[0]?.from).toBe(loans[0]?.from);
    expect(loansSeenBy(facilitator)).toEqual(loansSeenBy(own()));
    // Whoever sits in the same group sees who sits there.
    const mate = series.store
      .list('membership')
      .find(({ group, seat }) => group === groupOf('p0') && seat !== 'seat:p0');
    expect(loansSeenBy(own(mate?.seat.slice(5)))).toEqual([]);
  });

  const groupOf = (seat: string) =>
    series.store.list('membership').find((membership) => membership.seat === `seat:${seat}`)?.group;
  const loansSeenBy = (actor: Actor) => seenBy(actor).get('seat', 'seat:p0')?.loans;

  test('ST3: a device that was lent is sent nothing that was given before it, until that is shown', () => {
    expect(write(own(), 'before')).toBeNull();
    expect(write(own('p2'), 'mate')).toBeNull();
    must(own(), 'dot.set', { step: 'step:dots', theme: 'theme:t1', dots: 1 });
    must(own(), 'ready.set', { step: 'step:dots', ready: true });
    lend();
    // Its own device writes on: what somebody has typed is never lost.
    expect(write(own(), 'meanwhile')).toBeNull();
    expect(write(borrowed(), 'lent')).toBeNull();
    const seen = seenBy(borrowed());
    expect(textsIn(seen.all())).toEqual(['Text of lent']);
    for (const type of ['dot', 'ready', 'placement', 'ballot'] as const) {
      expect(seen.list(type)).toEqual([]);
    }
    expect(seen.get('seat', 'seat:p0')).toBeDefined();
    // Of those in the group it is told who they are.
    expect(seen.list('seat').length).toBeGreaterThan(1);
    expect(textsIn(seenBy(own()).all())).toEqual([
      ...['Text of before', 'Text of lent', 'Text of mate', 'Text of meanwhile'],
    ]);
    // Who had the seat before cannot be told from one who never wrote.
    for (const note of ['note:before', 'note:none']) {
      const args = { note, text: 'Another' };
      expect(act(borrowed(), 'note.edit', args)).toBe('access.not-yours');
    }
    must(borrowed(), 'note.edit', { note: 'note:lent', text: 'Text of loan' });
    // Another loan sees nothing of this one.
    lend();
    expect(textsIn(seenBy(borrowed()).all())).toEqual([]);
    reveal('notes');
    const shown = seenBy(borrowed()).list('note');
    expect(textsIn(shown)).toEqual([
      ...['Text of before', 'Text of loan', 'Text of mate', 'Text of meanwhile'],
    ]);
    for (const note of shown) expect(note).toMatchObject({ author: null, lent: false });
    reclaim();
    expect(audiencesOf(borrowed(), series.store)).toBeNull();
    expect(write(borrowed(), 'after')).toBe('access.removed');
  });

  test('ST4: a seat that is lent answers for nobody, and in steps the lent device alone, where its own has not been asked', () => {
    must(own(), 'seat.represent', { representative: true });
    must(facilitator, 'action.create', { id: 'action:x', area: 'area:a1', title: 'x' });
    lend();
    const stance = {
      ...{ action: 'action:x', organisation: 'organisation:o0', stance: 'adopts', comment: null },
    };
    const dot = { step: 'step:dots', theme: 'theme:t1', dots: 1 };
    for (const actor of [own(), borrowed()]) {
      expect(act(actor, 'stance.set', stance)).toBe('seat.lent');
      expect(act(actor, 'seat.represent', { representative: true })).toBe('seat.lent');
      expect(act(actor, 'seat.count', { heads: 3 })).toBe('seat.lent');
      expect(act(actor, 'dot.set', dot)).toBe('seat.lent');
    }
    must(
      facilitator,
      'step.add',
      newStep({ id: 'step:new', workshop: w1, kind: 'dots', order: 90 }),
    );
    const from = series.store.get('workshop', w1)?.step ?? null;
    must(facilitator, 'step.start', { step: 'step:new', from });
    expect(act(own(), 'dot.set', { ...dot, step: 'step:new' })).toBe('seat.lent');
    must(borrowed(), 'dot.set', { ...dot, step: 'step:new' });
    expect(seenBy(borrowed()).list('dot')).toHaveLength(1);
    reclaim();
    must(own(), 'dot.set', { ...dot, step: 'step:new', dots: 2 });
    must(own(), 'stance.set', stance);
  });
});

describe('a seat that was removed', () => {
  test('ST5: a removed seat leaves its place to somebody else', () => {
    const arrive = (n: number) => {
      const seat = `seat:many${n}`;
      must(server, 'seat.take', {
        ...{ id: seat, organisation: 'organisation:o0', role: 'role:r0', name: null },
      });
      return act(server, 'seat.arrive', { seat, workshop: w1 });
    };
    const taken = series.store.list('attendance').filter(({ workshop }) => workshop === w1).length;
    const refused = Array.from({ length: seatsPerWorkshop - taken + 1 }, (_, n) => arrive(n));
    expect(refused.filter((code) => code !== null)).toEqual(['workshop.full']);
    const flood = Array.from({ length: 900 }, (_, n) => `many${n}`);
    remove(true, ...flood);
    expect(arrive(2_000)).toBeNull();
    // Let back in as far as there is room; they are all or none.
    expect(
      act(facilitator, 'seat.removeMany', {
        seats: flood.map((key) => `seat:${key}`),
        removed: false,
      }),
    ).toBe('workshop.full');
    remove(false, ...flood.slice(1));
  });

  /** What facilitators, readers, groups and files tell of a step. */
  function told(): string {
    const views = [
      ['host'],
      ['public', 'archive'],
      ['public', w1],
      ['screen:w1'],
      ['group:g0'],
      ['group:g1'],
    ].map((audiences) => {
      const view = viewOf(series.store, audiences);
      const stats = view.list('stats').map(({ steps }) =>
        steps.map(({ step, notes, columns, writers, voters }) => {
          return { step, notes, columns, writers, voters };
        }),
      );
      const types = ['note', 'unshown', 'score', 'spread', 'outcome', 'dotUse', 'breadth'] as const;
      return [stats, ...types.map((type) => view.list(type))];
    });
    return JSON.stringify([views, unshownNotes(series.store)]);
  }

  function everybodyAnswers(): void {
    for (const key of ['p0', 'p1', 'p2', 'p3']) {
      expect(write(own(key), `of-${key}`)).toBeNull();
      must(own(key), 'dot.set', { step: 'step:dots', theme: 'theme:t1', dots: 2 });
      must(own(key), 'placement.set', {
        ...{ step: 'step:matrix', theme: 'theme:t1', at: { effort: 1, impact: 4 } },
      });
      must(own(key), 'ballot.cast', {
        ...{ step: 'step:poll', asked: 1, question: 0, value: 3, comment: `But ${key}` },
      });
    }
  }
  const answered = ['notes', 'dots', 'matrix', 'poll'] as const;

  test('ST6: until a step is shown, removing people and letting them back in changes nothing that is told of it', () => {
    everybodyAnswers();
    const before = told();
    for (const seats of [['p0'], ['p1', 'p2'], ['p0', 'p1', 'p2', 'p3']]) {
      remove(true, ...seats);
      expect(told()).toBe(before);
      remove(false, ...seats);
      expect(told()).toBe(before);
    }
    // What came back is shown like all the rest.
    for (const step of answered) reveal(step);
    expect(textsIn(seenBy(facilitator).list('note'))).toHaveLength(4);
    expect(told()).toContain('But p0');
  });

  test('ST7: when a step is shown for the first time what removed people gave is left out for good, and all are told how many they were', () => {
    everybodyAnswers();
    remove(true, 'p0', 'p1');
    for (const step of answered) reveal(step);
    const host = seenBy(facilitator);
    expect(textsIn(host.list('note'))).toEqual(['Text of of-p2', 'Text of of-p3']);
    const steps = host.list('stats').flatMap((stats) => stats.steps);
    expect(steps.find(({ step }) => step === 'step:notes')?.notes).toBe(2);
    expect(host.list('score').map(({ themes }) => themes[0]?.dots)).toEqual([4]);
    expect(host.list('spread').map(({ voters }) => voters)).toEqual([2]);
    expect(host.list('outcome')[0]?.rounds[0]?.questions[0]).toMatchObject({
      ...{ voters: 2, comments: ['But p2', 'But p3'] },
    });
    for (const actor of [own('p2'), facilitator, { role: 'reader' } as const]) {
      expect(seenBy(actor).get('step', 'step:notes')?.without).toBe(2);
    }
    // Each time that a poll asks is shown for itself.
    must(facilitator, 'ballot.ask', { step: 'step:poll', asked: 2 });
    for (const key of ['p2', 'p3']) {
      const cast = { step: 'step:poll', asked: 2, question: 0, value: 4, comment: null };
      must(own(key), 'ballot.cast', cast);
    }
    remove(true, 'p2');
    reveal('poll');
    const rounds = seenBy(facilitator).list('outcome')[0]?.rounds;
    expect(rounds?.map(({ questions }) => questions[0]?.voters)).toEqual([2, 1]);
    remove(false, 'p0', 'p1', 'p2');
    reveal('notes', false);
    reveal('notes');
    expect(textsIn(seenBy(facilitator).list('note'))).toHaveLength(2);
    // Whoever is let in again has it still, and it is theirs to show.
    expect(textsIn(seenBy(own()).list('note'))).toContain('Text of of-p0');
    must(own(), 'note.withdraw', { note: 'note:of-p0', withdrawn: false });
    expect(textsIn(seenBy(facilitator).list('note'))).toContain('Text of of-p0');
  });

  test('ST8: what has been shown stays as it is, whoever is removed or let back in, also when it is covered and shown again', () => {
    everybodyAnswers();
    for (const step of answered) reveal(step);
    must(facilitator, 'ballot.ask', { step: 'step:poll', asked: 2 });
    for (const key of ['p0', 'p1', 'p2', 'p3']) {
      must(own(key), 'ballot.cast', {
        ...{ step: 'step:poll', asked: 2, question: 0, value: 5, comment: null },
      });
    }
    reveal('poll');
    const before = told();
    for (const removed of [true, false]) {
      remove(removed, 'p0', 'p1');
      expect(told()).toBe(before);
      for (const step of answered) reveal(step, false);
      for (const step of answered) reveal(step);
      expect(told()).toBe(before);
      // Back to the first time, and on to the second: it was shown, so it is settled as well.
      must(facilitator, 'ballot.ask', { step: 'step:poll', asked: 1 });
      must(facilitator, 'ballot.ask', { step: 'step:poll', asked: 2 });
      reveal('poll');
      expect(told()).toBe(before);
    }
  });

  test('ST10: several notes are hidden at once, whoever wrote them, and shown again by one undo', () => {
    everybodyAnswers();
    reveal('notes');
    must(facilitator, 'note.hide', { note: 'note:of-p0', hidden: true });
    const hide = actorMutation(facilitator, 'note.hideMany', {
      ...{ notes: ['note:of-p0', 'note:of-p1', 'note:of-p2'], hidden: true },
    });
    const back = series.inverse(hide);
    must(facilitator, hide.name, hide.args);
    const hidden = () =>
      series.store.list('note').flatMap(({ id, hidden: isHidden }) => (isHidden ? [id] : []));
    expect(hidden()).toHaveLength(3);
    expect(textsIn(seenBy(own('p3')).list('note')).filter((text) => text !== '')).toHaveLength(1);
    for (const step of back) must(facilitator, step.name, step.args);
    expect(hidden()).toEqual(['note:of-p0']);
  });
});

test('ST13: a stance stands for as long as whoever said it speaks for the organisation, and is asked again after that', () => {
  const set = (actor: Actor) =>
    act(actor, 'stance.set', {
      ...{ action: 'action:c1', organisation: 'organisation:o0', stance: 'adopts', comment: null },
    });
  const stands = () => {
    const shown = seenBy({ role: 'reader' }).list('stance');
    for (const one of shown) expect(one.by).toBeNull();
    expect(hasAccepted(series.store, 'action:c1', 'organisation:o0')).toBe(shown.length === 1);
    return shown.length === 1;
  };
  const claim = (representative: boolean) => must(own(), 'seat.represent', { representative });
  claim(true);
  expect(set(own())).toBeNull();
  expect(stands()).toBe(true);
  claim(false);
  expect(stands()).toBe(false);
  claim(true);
  expect(stands()).toBe(true);
  remove(true, 'p0');
  expect(stands()).toBe(false);
  remove(false, 'p0');
  expect(stands()).toBe(true);
  // By the form of joining, or corrected by the facilitator: another organisation is another claim.
  const taken = { id: 'seat:p0', role: 'role:r0', name: null };
  must(server, 'seat.take', { ...taken, organisation: 'organisation:o1' });
  must(server, 'seat.take', { ...taken, organisation: 'organisation:o0' });
  expect(stands()).toBe(false);
  // Another of the organisation says it, and then it is theirs.
  must(own('p3'), 'seat.represent', { representative: true });
  expect(set(own('p3'))).toBeNull();
  expect(stands()).toBe(true);
  claim(true);
  claim(false);
  expect(stands()).toBe(true);
});
