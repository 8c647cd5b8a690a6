import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/methods/random.ts';
import { actorMutation, generators } from '../../../tests/simulation/operations/generators.ts';
import { Random } from '../../../tests/simulation/operations/random.ts';
import {
  seriesFixture,
  facilitator,
  noon,
  openingFixture,
  reachable,
  Series,
} from '../../../tests/simulation/series.ts';
import { newStep } from '../../../tests/support/new-step.ts';
import type { Actor } from './model/actor.ts';
import { groupsOfRound, roundsAhead, stepsOf } from './agenda/agenda.ts';
import { seatsAt } from './people/attendance.ts';
import { scoreOf } from './kinds/dots/room.ts';
import { isKind } from './model/step.ts';
import { columnsOf } from './notes/columns.ts';
import { dotsBy, dotsLeft } from './kinds/dots/dot.ts';
import { dotId } from './kinds/dots/model.ts';
import { groupOf } from './groups/membership.ts';
import { standingTheme } from './themes/themes.ts';

const w1 = 'workshop:w1';
const server: Actor = { role: 'server' };
const participant = (seat: string): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop: w1,
});
/** Anything that could have come about: the same states in every run, so that each run says the same. */
function anywhere(check: (series: Series) => void, names = Object.keys(generators)): void {
  for (let seed = 0; seed < 60; seed += 1) {
    for (const acts of [10, 80, 250]) check(reachable(seed, acts, names));
  }
}

function begin(): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  return series;
}

function opened(): Series {
  const series = begin();
  for (const act of openingFixture(new Random(() => 0.99)))
    series.must(act.actor, act.name, act.args);
  return series;
}

const start = (step: string, from: string, actor = facilitator) =>
  actorMutation(actor, 'step.start', { step: `step:${step}`, from: `step:${from}` });

const isDots = isKind('dots');

describe('what always holds', () => {
  test('I1: nobody is in two groups of the same round', () => {
    anywhere(({ store }) => {
      const seats = store
        .list('membership')
        .map((membership) => `${membership.round} ${membership.seat}`);
      expect(new Set(seats).size).toBe(seats.length);
      for (const one of store.list('membership')) {
        expect(store.get('group', one.group)).toMatchObject({ round: one.round, dissolved: false });
      }
    });
  });

  test('I2: every present participant has a group in every round that was formed ahead', () => {
    let ahead = 0;
    anywhere(({ store }) => {
      for (const workshop of store.list('workshop')) {
        const now = store.get('step', workshop.step ?? '');
        const rounds = roundsAhead(store, workshop.id);
        for (const round of rounds.filter(({ order }) => !now || order > now.order)) {
          for (const { id } of seatsAt(store, workshop.id)) {
            ahead += 1;
            expect(groupOf(store, round.id, id)).not.toBeNull();
          }
        }
      }
    });
    expect(ahead).toBeGreaterThan(0);

    // Two rounds ahead, which is too rare to be drawn.
    const series = begin();
    const rounds = ['step:groups', 'step:again'];
    const again = newStep({ id: 'step:again', workshop: w1, kind: 'groups', order: 90 });
    series.must(facilitator, 'step.add', again);
    const seats = seatsAt(series.store, w1).map(({ id }) => id);
    for (const [at, round] of rounds.entries()) {
      const groups = [{ id: `group:r${at}`, letter: 'A', place: null, seats }];
      series.must(facilitator, 'group.form', { round, groups });
    }
    const late = { id: 'seat:late', organisation: 'organisation:o0', role: 'role:r0', name: null };
    series.must(server, 'seat.take', late);
    series.must(server, 'seat.arrive', { seat: late.id, workshop: w1 });
    for (const round of rounds) expect(groupOf(series.store, round, late.id)).not.toBeNull();
  });

  test('I3: group sizes that differ by at most one still do after latecomers join and participants are removed', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        fc.nat({ max: 20 }),
        (seed, count, late) => {
          const series = begin();
          const dice = new Random(seededRandom(seed));
          const seats = seatsAt(series.store, w1).map(({ id }) => id);
          const groups = Array.from({ length: count }, (_, g) => ({
            id: `group:g${g}`,
            letter: String.fromCharCode(65 + g),
            place: null,
            seats: seats.filter((_, i) => i % count === g),
          }));
          series.must(facilitator, 'group.form', { round: 'step:groups', groups });
          for (let i = 0; i < late; i += 1) {
            const seat = `seat:late${i}`;
            const organisation = dice.pick(['organisation:o0', 'organisation:o1']);
            series.must(server, 'seat.take', {
              id: seat,
              organisation,
              role: 'role:r0',
              name: null,
            });
            series.must(server, 'seat.arrive', { seat, workshop: w1 });
          }
          const sizes = groupsOfRound(series.store, 'step:groups').map(
            ({ id }) =>
              series.store.list('membership').filter((membership) => membership.group === id)
                .length,
          );
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
    const series = opened();
    // Group B has her role three times already, but one seat free.
    series.must(facilitator, 'seat.remove', { seat: 'seat:p1', removed: true });
    series.must(server, 'seat.take', {
      id: 'seat:late',
      organisation: 'organisation:o0',
      role: 'role:r1',
      name: null,
    });
    series.must(server, 'seat.arrive', { seat: 'seat:late', workshop: w1 });
    expect(groupOf(series.store, 'step:groups', 'seat:late')?.letter).toBe('B');
  });

  test('I4: nobody gives a dot past their budget or the maximum for one theme, and the remainder is the budget minus the dots that count', () => {
    let given = 0;
    const dice = new Random(seededRandom(4));
    anywhere((series) => {
      const { store } = series;
      for (const step of store.list('step').filter(isDots)) {
        for (const { id } of store.list('seat')) {
          const sum = () => dotsBy(store, step.id, id).reduce((total, { dots }) => total + dots, 0);
          const before = sum();
          given += before;
          expect(dotsLeft(store, step, id)).toBe(Math.max(0, step.dotBudget - before));
          const theme = dice.id(store, 'theme');
          const dots = dice.below(6);
          const actor: Actor = { role: 'participant', seat: id, workshop: step.workshop };
          const args = { step: step.id, theme, dots };
          const had = store.get('dot', dotId(step.id, theme, id))?.dots ?? 0;
          if (series.do({ actor, name: 'dot.set', args }) !== null || dots <= had) continue;
          expect(sum()).toBeLessThanOrEqual(step.dotBudget);
          expect(dots).toBeLessThanOrEqual(step.dotMax);
        }
      }
    });
    expect(given).toBeGreaterThan(0);
  });

  test('I5: dots follow a merged theme into its target, and none is lost or counted twice', () => {
    let counted = 0;
    anywhere(({ store }) => {
      for (const step of store.list('step').filter(isDots)) {
        const score = scoreOf(step, store);
        const all = store.list('dot').filter((dot) => dot.step === step.id);
        const total = all.reduce((sum, one) => sum + one.dots, 0);
        const shown = score.themes.reduce((sum, one) => sum + one.dots, 0);
        expect(shown + score.givenBack).toBe(total);
        for (const { theme } of score.themes) {
          expect(store.get('theme', theme)).toMatchObject({ mergedInto: null, removed: false });
          expect(standingTheme(store, theme)).toBe(theme);
        }
        counted += total;
      }
    });
    expect(counted).toBeGreaterThan(0);
  });

  test('I6: every note is in exactly one place: an existing theme, the parking lot or ungrouped', () => {
    let placed = 0;
    anywhere(({ store }) => {
      for (const note of store.list('note')) {
        expect(note.theme !== null && note.parked).toBe(false);
        if (note.theme === null) continue;
        placed += 1;
        expect(store.get('theme', note.theme)?.removed).toBe(false);
      }
    });
    expect(placed).toBeGreaterThan(0);
  });

  test('I7: every record that another record refers to exists', () => {
    anywhere(({ store }) => {
      for (const one of store.list('seat'))
        expect(store.get('organisation', one.organisation)).toBeDefined();
      for (const one of store.list('seat')) expect(store.get('role', one.role)).toBeDefined();
      for (const one of store.list('workshop')) {
        if (one.step) expect(store.get('step', one.step)?.workshop).toBe(one.id);
      }
      for (const one of store.list('note')) {
        expect(store.get('step', one.step)?.workshop).toBe(one.workshop);
        expect(columnsOf(store.get('step', one.step)).map(({ key }) => key)).toContain(one.column);
        if (one.group) expect(store.get('group', one.group)).toBeDefined();
      }
      for (const one of store.list('group')) {
        if (!one.dissolved) expect(store.get('step', one.round)?.workshop).toBe(one.workshop);
      }
      for (const one of store.list('action')) {
        expect(store.get('area', one.area)).toBeDefined();
        for (const id of [one.organisation ?? [], one.others].flat())
          expect(store.get('organisation', id)).toBeDefined();
      }
      for (const one of store.list('stance')) {
        expect(store.get('action', one.action)).toBeDefined();
        expect(store.get('organisation', one.organisation)).toBeDefined();
      }
    });
  });
});

describe('steps', () => {
  test('I8: moving on from a step that is no longer current is refused, and two simultaneous requests advance one step', () => {
    const series = opened();
    expect(series.do(start('themes', 'notes'))).toBeNull();
    const other: Actor = { role: 'facilitator', link: 'link:f1', device: 'device:f1' };
    expect(series.do(start('themes', 'notes', other))).toBeNull();
    expect(series.store.get('workshop', w1)?.step).toBe('step:themes');
    expect(series.do(start('dots', 'notes'))).toBe('step.moved');
    expect(series.store.get('workshop', w1)?.step).toBe('step:themes');
  });

  test('I9: moving on leaves the timer as it is for who comes back in time, shows the new step on the projector, and leaves opened what was opened', () => {
    const series = opened();
    const endsAt = noon + 10;
    series.must(facilitator, 'step.time', { step: 'step:notes', endsAt, pausedLeft: null });
    series.must(facilitator, 'workshop.show', { workshop: w1, screen: 'blank' });
    expect(series.do(start('themes', 'notes'), noon + 5)).toBeNull();
    expect(series.store.get('step', 'step:themes')).toMatchObject({
      endsAt: null,
      openedAt: noon + 5,
    });
    expect(series.store.get('workshop', w1)?.screen).toBe('live');
    expect(series.do(start('notes', 'themes'), noon + 9)).toBeNull();
    expect(series.store.get('step', 'step:notes')).toMatchObject({ endsAt, openedAt: noon });
    expect(series.do(start('themes', 'notes'), noon + 10)).toBeNull();
    expect(series.do(start('notes', 'themes'), noon + 11)).toBeNull();
    expect(series.store.get('step', 'step:notes')).toMatchObject({ endsAt: null, openedAt: noon });
    series.must(facilitator, 'step.time', { step: 'step:notes', endsAt: null, pausedLeft: 7 });
    expect(series.do(start('themes', 'notes'), noon + 12)).toBeNull();
    expect(series.do(start('notes', 'themes'), noon + 99)).toBeNull();
    expect(series.store.get('step', 'step:notes')?.pausedLeft).toBe(7);
    expect(stepsOf(series.store, w1)[0]?.id).toBe('step:welcome');
  });

  test('I10: a note that arrives after the workshop has moved on is accepted into the group of its own step', () => {
    const series = opened();
    expect(series.do(start('plan', 'notes'))).toBeNull();
    const args = { id: 'note:late', step: 'step:notes', column: 'works', text: 'Sent' };
    series.must(participant('p1'), 'note.post', args);
    expect(series.store.get('note', 'note:late')).toMatchObject({
      group: 'group:g1',
      step: 'step:notes',
    });
  });

  test('I11: nothing can be posted, voted or revealed in a step that has not been opened', () => {
    const series = begin();
    const args = { id: 'note:early', step: 'step:notes', column: 'works', text: 'Tidig' };
    expect(series.do({ actor: participant('p0'), name: 'note.post', args })).toBe('step.not-now');
    series.must(facilitator, 'theme.create', {
      id: 'theme:t',
      workshop: w1,
      title: 'T',
      notes: [],
    });
    const dots = { step: 'step:dots', theme: 'theme:t', dots: 1 };
    expect(series.do({ actor: participant('p0'), name: 'dot.set', args: dots })).toBe(
      'step.not-now',
    );
    const reveal = { step: 'step:notes', revealed: true };
    expect(series.do({ actor: facilitator, name: 'step.reveal', args: reveal })).toBe(
      'step.not-now',
    );
  });

  test('I12: dots are refused above the budget, above the maximum for one theme, and after the reveal', () => {
    const series = opened();
    expect(series.do(start('dots', 'notes'))).toBeNull();
    const dot = (theme: string, dots: number) =>
      series.do({
        actor: participant('p0'),
        name: 'dot.set',
        args: { step: 'step:dots', theme, dots },
      });
    expect(dot('theme:t1', 4)).toBe('dot.over-budget');
    expect(dot('theme:t1', 3)).toBeNull();
    expect(dot('theme:t2', 3)).toBe('dot.over-budget');
    expect(dot('theme:t2', 2)).toBeNull();
    series.must(facilitator, 'theme.remove', { theme: 'theme:t2' });
    expect(dot('theme:t2', 3)).toBe('theme.unknown');
    // What lies on a theme that is gone can be taken back.
    expect(dot('theme:t2', 0)).toBeNull();
    series.must(facilitator, 'step.reveal', { step: 'step:dots', revealed: true });
    expect(dot('theme:t1', 0)).toBe('dot.closed');
  });

  test('I13: a participant may post at most two hundred notes', () => {
    const series = opened();
    const post = (n: number) =>
      series.do({
        actor: participant('p0'),
        name: 'note.post',
        args: { id: `note:${n}`, step: 'step:notes', column: 'works', text: 'x' },
      });
    for (let n = 0; n < 200; n += 1) expect(post(n)).toBeNull();
    expect(post(200)).toBe('note.too-many');
    expect(post(7)).toBeNull();
  });

  test('I14: an action is due and followed up no earlier than it starts, and may be followed up before it is due', () => {
    const series = opened();
    series.must(facilitator, 'area.create', { id: 'area:a', theme: 'theme:t1', title: 'Area' });
    series.must(facilitator, 'action.create', { id: 'action:a', area: 'area:a', title: 'Act' });
    const edit = (change: { start?: string; due?: string; followUp?: string }) =>
      series.do({ actor: facilitator, name: 'action.edit', args: { action: 'action:a', change } });
    expect(edit({ due: '2027-06-30', followUp: '2027-03-01' })).toBeNull();
    expect(edit({ start: '2027-03-02' })).toBe('action.dates');
    expect(edit({ start: '2027-03-01' })).toBeNull();
    expect(edit({ due: '2027-02-28' })).toBe('action.dates');
    expect(edit({ due: '2027-03-01' })).toBeNull();
  });
});
