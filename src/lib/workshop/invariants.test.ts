import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/methods/random.ts';
import { Dice, makers } from '../../commands/torture/acts.ts';
import {
  beginnings,
  facilitator,
  noon,
  opening,
  reachable,
  Series,
} from '../../../tests/simulation/series.ts';
import type { Actor } from './actor.ts';
import { groupsOfRound, roundsAhead, stepsOf } from './agenda.ts';
import { seatsAt } from './attendance.ts';
import { scoreOf } from './derived.ts';
import { dotsBy, dotsLeft } from './dot.ts';
import { groupOf } from './membership.ts';
import { standingTheme } from './theme.ts';

const w1 = 'workshop:w1';
const server: Actor = { role: 'server' };
const participant = (seat: string): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop: w1,
});
const budgets = Object.keys(makers).filter((name) => name !== 'step.edit' && name !== 'step.add');

/** Anything that could have come about: the same states in every run, so that each run says the same. */
function anywhere(check: (series: Series) => void, names = Object.keys(makers)): void {
  for (let seed = 0; seed < 60; seed += 1) {
    for (const acts of [10, 80, 250]) check(reachable(seed, acts, names));
  }
}

function begin(): Series {
  const series = new Series();
  for (const act of beginnings()) series.must(act.actor, act.name, act.args);
  return series;
}

function opened(): Series {
  const series = begin();
  for (const act of opening(new Dice(() => 0.99))) series.must(act.actor, act.name, act.args);
  return series;
}

const start = (step: string, from: string) => ({
  actor: facilitator,
  name: 'step.start',
  args: { step: `step:${step}`, from: `step:${from}` },
});

describe('what always holds', () => {
  test('I1: nobody sits in two groups of a round', () => {
    anywhere(({ store }) => {
      const seats = store.list('membership').map((one) => `${one.round} ${one.seat}`);
      expect(new Set(seats).size).toBe(seats.length);
      for (const one of store.list('membership')) {
        expect(store.get('group', one.group)).toMatchObject({ round: one.round, dissolved: false });
      }
    });
  });

  test('I2: everybody present sits in a group of every round that is formed ahead', () => {
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
  });

  test('I3: sizes that differ by at most one still do after latecomers and after somebody was shown out', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        fc.nat({ max: 20 }),
        (seed, count, late) => {
          const series = begin();
          const dice = new Dice(seededRandom(seed));
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
            const organisation = dice.one(['organisation:o0', 'organisation:o1']);
            series.must(server, 'seat.take', {
              id: seat,
              organisation,
              role: 'role:r0',
              name: null,
            });
            series.must(server, 'seat.arrive', { seat, workshop: w1 });
          }
          const sizes = groupsOfRound(series.store, 'step:groups').map(
            ({ id }) => series.store.list('membership').filter((one) => one.group === id).length,
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

  test('I4: nobody gives more dots than there are to give, and what is left is what was not given', () => {
    let given = 0;
    anywhere(({ store }) => {
      for (const step of store.list('step').filter(({ kind }) => kind === 'dots')) {
        for (const { id } of store.list('seat')) {
          const dots = dotsBy(store, step.id, id).map((one) => one.dots);
          const sum = dots.reduce((a, b) => a + b, 0);
          given += sum;
          expect(sum).toBeLessThanOrEqual(step.dotBudget);
          expect(Math.max(0, ...dots)).toBeLessThanOrEqual(step.dotMax);
          expect(dotsLeft(store, step, id)).toBe(step.dotBudget - sum);
        }
      }
    }, budgets);
    expect(given).toBeGreaterThan(0);
  });

  test('I5: dots follow a theme into the theme that took it in, and none is lost or counted twice', () => {
    let counted = 0;
    anywhere(({ store }) => {
      for (const step of store.list('step').filter(({ kind }) => kind === 'dots')) {
        const score = scoreOf(step, store);
        const all = store.list('dot').filter((one) => one.step === step.id);
        const total = all.reduce((sum, one) => sum + one.dots, 0);
        expect(score.themes.reduce((sum, one) => sum + one.dots, 0)).toBe(total);
        for (const { theme } of score.themes) {
          expect(store.get('theme', theme)?.mergedInto).toBeNull();
          expect(standingTheme(store, theme)).toBe(theme);
        }
        counted += total;
      }
    });
    expect(counted).toBeGreaterThan(0);
  });

  test('I6: a note lies in exactly one place: a theme that stands, the parking lot, or ungrouped', () => {
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

  test('I7: whatever a record speaks of is there', () => {
    anywhere(({ store }) => {
      for (const one of store.list('seat'))
        expect(store.get('organisation', one.organisation)).toBeDefined();
      for (const one of store.list('seat')) expect(store.get('role', one.role)).toBeDefined();
      for (const one of store.list('workshop')) {
        if (one.step) expect(store.get('step', one.step)?.workshop).toBe(one.id);
      }
      for (const one of store.list('note')) {
        expect(store.get('step', one.step)?.workshop).toBe(one.workshop);
        expect(store.get('step', one.step)?.columns.map(({ key }) => key)).toContain(one.column);
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
  test('I8: going on from a step that the room has left is refused, and two who press at once take one step', () => {
    const series = opened();
    expect(series.do(start('themes', 'notes'))).toBeNull();
    const other: Actor = { role: 'facilitator', link: 'link:f1', device: 'device:f1' };
    expect(series.do({ ...start('themes', 'notes'), actor: other })).toBeNull();
    expect(series.store.get('workshop', w1)?.step).toBe('step:themes');
    expect(series.do(start('dots', 'notes'))).toBe('step.moved');
    expect(series.store.get('workshop', w1)?.step).toBe('step:themes');
  });

  test('I9: going on stops the timer and shows the step on the projector; opened once, a step stays opened', () => {
    const series = opened();
    series.must(facilitator, 'step.time', { step: 'step:notes', endsAt: noon, pausedLeft: null });
    series.must(facilitator, 'workshop.show', { workshop: w1, screen: 'blank' });
    expect(series.do(start('themes', 'notes'), noon + 5)).toBeNull();
    expect(series.store.get('step', 'step:notes')).toMatchObject({ endsAt: null, openedAt: noon });
    expect(series.store.get('step', 'step:themes')?.openedAt).toBe(noon + 5);
    expect(series.store.get('workshop', w1)?.screen).toBe('live');
    expect(series.do(start('notes', 'themes'), noon + 9)).toBeNull();
    expect(series.store.get('step', 'step:notes')?.openedAt).toBe(noon);
    expect(stepsOf(series.store, w1)[0]?.id).toBe('step:welcome');
  });

  test('I10: a note that comes after the room has gone on is taken in, in the group of its own step', () => {
    const series = opened();
    expect(series.do(start('plan', 'notes'))).toBeNull();
    const args = { id: 'note:late', step: 'step:notes', column: 'works', text: 'Sent' };
    series.must(participant('p1'), 'note.post', args);
    expect(series.store.get('note', 'note:late')).toMatchObject({
      group: 'group:g1',
      step: 'step:notes',
    });
  });

  test('I11: before a step is opened nothing is posted, voted or shown in it', () => {
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

  test('I12: dots are refused over the budget, over the most for a theme, and once they are counted', () => {
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
    expect(dot('theme:t2', 1)).toBe('theme.unknown');
    // What lies on a theme that is gone can be taken back.
    expect(dot('theme:t2', 0)).toBeNull();
    series.must(facilitator, 'step.reveal', { step: 'step:dots', revealed: true });
    expect(dot('theme:t1', 0)).toBe('dot.closed');
  });

  test('I13: a person posts at most two hundred notes', () => {
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
});
