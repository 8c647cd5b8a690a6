import { describe, expect, test } from 'vitest';
import { seriesFixture, facilitator, Series } from '../../../../tests/simulation/series.ts';
import type { Actor } from '../model/actor.ts';
import { attendanceSummaryOf, statsOf } from './derived.ts';
import { scoreOf } from '../kinds/dots/room.ts';
import type { StepOf } from '../model/step.ts';
import type { Workshop } from '../model/workshop.ts';

/** Six people: o0 p0 p3 · o1 p1 p4 · o2 p2 p5; roles r0 p0 p2 p4 · r1 p1 p3 p5; groups A even, B odd. */
function begin(): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  form(series, 'step:groups', 'g', 2);
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  return series;
}

function form(series: Series, round: string, key: string, count: number): void {
  const groups = Array.from({ length: count }, (_, g) => ({
    id: `group:${key}${g}`,
    letter: String.fromCharCode(65 + g),
    place: null,
    seats: [0, 1, 2, 3, 4, 5].filter((i) => i % count === g).map((i) => `seat:p${i}`),
  }));
  series.must(facilitator, 'group.form', { round, groups });
}

const person = (seat: string, workshop: string): Actor => ({ role: 'participant', seat, workshop });

function write(series: Series, who: number, key: string, column = 'works', w = 1): void {
  const args = {
    id: `note:${key}`,
    step: w === 1 ? 'step:notes' : 'step:notes-2',
    column,
    text: key,
  };
  series.must(person(`seat:p${who}`, `workshop:w${w}`), 'note.post', args);
}

function theme(series: Series, key: string, notes: readonly string[]): void {
  const args = {
    id: `theme:${key}`,
    workshop: 'workshop:w1',
    title: key,
    notes: notes.map((note) => `note:${note}`),
  };
  series.must(facilitator, 'theme.create', args);
}

function w1(series: Series): Workshop {
  const found = series.store.get('workshop', 'workshop:w1');
  if (!found) throw new Error('no workshop');
  return found;
}

describe('what the room works out', () => {
  test('T1: statistics count the notes not withdrawn by step and column, and the people who have joined or are connected by group', () => {
    const series = begin();
    write(series, 0, 'a');
    write(series, 0, 'b', 'develop');
    write(series, 1, 'c');
    write(series, 2, 'd');
    series.must(person('seat:p2', 'workshop:w1'), 'note.withdraw', {
      note: 'note:d',
      withdrawn: true,
    });
    series.store.put({ type: 'presence', id: 'presence:p1', who: 'seat:p1' });
    series.must(facilitator, 'seat.remove', { seat: 'seat:p5', removed: true });
    expect(statsOf(w1(series), series.store)).toEqual({
      type: 'stats',
      id: 'stats:w1',
      workshop: 'workshop:w1',
      arrived: 5,
      connected: 1,
      sentIn: null,
      organisations: [
        { organisation: 'organisation:o0', seats: 2 },
        { organisation: 'organisation:o1', seats: 2 },
        { organisation: 'organisation:o2', seats: 1 },
      ],
      steps: expect.arrayContaining([
        {
          step: 'step:notes',
          notes: 3,
          writers: 2,
          columns: [
            { key: 'works', notes: 2 },
            { key: 'develop', notes: 1 },
            { key: 'neutral', notes: 0 },
          ],
          voters: 0,
          ready: 0,
        },
        { step: 'step:dots', notes: 0, writers: 0, columns: [], voters: 0, ready: 0 },
      ]) as unknown,
      groups: [
        { group: 'group:g0', seats: 3, connected: 0 },
        { group: 'group:g1', seats: 2, connected: 1 },
      ],
    });
  });

  test('T5: scores list dots and voters for each theme, most dots first, with merged themes counted in their target', () => {
    const series = begin();
    for (const key of ['a', 'b', 'c']) theme(series, key, []);
    series.must(facilitator, 'step.start', { step: 'step:dots', from: 'step:notes' });
    const dot = (who: number, key: string, dots: number) =>
      series.must(person(`seat:p${who}`, 'workshop:w1'), 'dot.set', {
        step: 'step:dots',
        theme: `theme:${key}`,
        dots,
      });
    dot(0, 'a', 2);
    dot(0, 'b', 1);
    dot(1, 'b', 2);
    dot(2, 'c', 3);
    dot(3, 'c', 0);
    const step = (): StepOf<'dots'> => {
      const found = series.store.get('step', 'step:dots');
      if (!found || found.kind !== 'dots') throw new Error('no step');
      return found;
    };
    expect(scoreOf(step(), series.store)).toEqual({
      type: 'score',
      givenBack: 0,
      id: 'score:dots',
      step: 'step:dots',
      voters: 3,
      themes: [
        { theme: 'theme:b', dots: 3, seats: 2 },
        { theme: 'theme:c', dots: 3, seats: 1 },
        { theme: 'theme:a', dots: 2, seats: 1 },
      ],
    });
    series.must(facilitator, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
    expect(scoreOf(step(), series.store).themes).toEqual([
      { theme: 'theme:b', dots: 5, seats: 2 },
      { theme: 'theme:c', dots: 3, seats: 1 },
    ]);
  });

  test('T7: everybody who shares a phone is counted as present and as ready, and of those who have written or answered as many as share a phone on average', () => {
    const series = begin();
    series.must(person('seat:p0', 'workshop:w1'), 'seat.count', { heads: 4 });
    write(series, 0, 'a');
    write(series, 1, 'b');
    const step = { step: 'step:notes', ready: true };
    series.must(person('seat:p0', 'workshop:w1'), 'ready.set', step);
    const stats = statsOf(w1(series), series.store);
    // Nine people with six phones: two phones are three people, whichever they are.
    expect(stats.arrived).toBe(9);
    expect(stats.steps.find((step) => step.step === 'step:notes')).toMatchObject({
      ...{ notes: 2, writers: 3, ready: 4 },
    });
    expect(stats.groups.map(({ seats }) => seats)).toEqual([6, 3]);
    // What organisations the others are of is not known: they are counted in none.
    expect(stats.organisations.map(({ seats }) => seats)).toEqual([2, 2, 2]);
  });

  test('T6: an attendance summary counts participants by organisation and role, never by name, and counts the groups', () => {
    const series = begin();
    series.must(facilitator, 'seat.remove', { seat: 'seat:p5', removed: true });
    series.must(person('seat:p0', 'workshop:w1'), 'seat.count', { heads: 4 });
    expect(attendanceSummaryOf(w1(series), series.store)).toEqual({
      type: 'attendanceSummary',
      id: 'attendanceSummary:w1',
      workshop: 'workshop:w1',
      groups: 2,
      others: 3,
      sentIn: null,
      lines: [
        { organisation: 'organisation:o0', role: 'role:r0', count: 1 },
        { organisation: 'organisation:o0', role: 'role:r1', count: 1 },
        { organisation: 'organisation:o1', role: 'role:r0', count: 1 },
        { organisation: 'organisation:o1', role: 'role:r1', count: 1 },
        { organisation: 'organisation:o2', role: 'role:r0', count: 1 },
      ],
    });
  });
});
