import { describe, expect, test } from 'vitest';
import { beginnings, facilitator, Series } from '../../../tests/simulation/series.ts';
import type { Actor } from './actor.ts';
import { breadthRecordOf, censusOf, scoreOf, tallyOf } from './derived.ts';
import type { Step } from './step.ts';
import type { Workshop } from './workshop.ts';

/** Six people: o0 p0 p3 · o1 p1 p4 · o2 p2 p5; roles r0 p0 p2 p4 · r1 p1 p3 p5; groups A even, B odd. */
function begin(): Series {
  const series = new Series();
  for (const act of beginnings()) series.must(act.actor, act.name, act.args);
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
    notes: notes.map((one) => `note:${one}`),
  };
  series.must(facilitator, 'theme.create', args);
}

const reveal = (series: Series, step = 'step:notes') =>
  series.must(facilitator, 'step.reveal', { step, revealed: true });

function w1(series: Series): Workshop {
  const found = series.store.get('workshop', 'workshop:w1');
  if (!found) throw new Error('no workshop');
  return found;
}

function breadth(series: Series) {
  const found = series.store.get('series', 'series:s1');
  if (!found) throw new Error('no series');
  return breadthRecordOf(found, series.store).themes;
}

describe('what the room works out', () => {
  test('T1: a tally counts the notes that stand, by step, column and group, and who is there', () => {
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
    expect(tallyOf(w1(series), series.store)).toEqual({
      type: 'tally',
      id: 'tally:w1',
      workshop: 'workshop:w1',
      arrived: 5,
      connected: 1,
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
        { group: 'group:g0', seats: 3, connected: 0, notes: 2, writers: 1 },
        { group: 'group:g1', seats: 2, connected: 1, notes: 1, writers: 1 },
      ],
    });
  });

  test('T2: breadth counts groups and organisations once each, by what is shown and neither hidden nor withdrawn', () => {
    const series = begin();
    // A twice, B once; o0 twice, o1 once.
    write(series, 0, 'a');
    write(series, 0, 'b');
    write(series, 1, 'c');
    write(series, 2, 'hidden');
    write(series, 5, 'withdrawn');
    theme(series, 't', ['a', 'b', 'c', 'hidden', 'withdrawn']);
    expect(breadth(series)).toEqual([]);
    reveal(series);
    series.must(facilitator, 'note.hide', { note: 'note:hidden', hidden: true });
    series.must(person('seat:p5', 'workshop:w1'), 'note.withdraw', {
      note: 'note:withdrawn',
      withdrawn: true,
    });
    expect(breadth(series)).toEqual([
      { theme: 'theme:t', notes: 3, groups: 2, ofGroups: 2, organisations: 2, ofOrganisations: 3 },
    ]);
  });

  test('T3: breadth is measured against the workshops and the rounds from which the notes come', () => {
    const series = begin();
    write(series, 0, 'one');
    reveal(series);
    // W2: two people, of o0 and o1, in one group; W1 had three organisations in two groups.
    for (const i of [0, 1]) {
      series.must({ role: 'server' }, 'seat.arrive', {
        seat: `seat:p${i}`,
        workshop: 'workshop:w2',
      });
    }
    series.must(facilitator, 'workshop.open', { workshop: 'workshop:w2' });
    const group = { id: 'group:w0', letter: 'A', place: null, seats: ['seat:p0', 'seat:p1'] };
    series.must(facilitator, 'group.form', { round: 'step:groups-2', groups: [group] });
    series.must(facilitator, 'step.start', { step: 'step:notes-2', from: 'step:welcome-2' });
    write(series, 1, 'two', 'works', 2);
    reveal(series, 'step:notes-2');
    theme(series, 'first', ['one']);
    expect(breadth(series)[0]).toMatchObject({
      groups: 1,
      ofGroups: 2,
      organisations: 1,
      ofOrganisations: 3,
    });
    theme(series, 'second', ['two']);
    expect(breadth(series)[1]).toMatchObject({
      groups: 1,
      ofGroups: 1,
      organisations: 1,
      ofOrganisations: 2,
    });
    theme(series, 'both', ['one', 'two']);
    expect(breadth(series)).toEqual([
      {
        theme: 'theme:both',
        notes: 2,
        groups: 2,
        ofGroups: 3,
        organisations: 2,
        ofOrganisations: 3,
      },
    ]);
  });

  test('T4: groups that are formed anew do not count twice, and their notes keep their group', () => {
    const series = begin();
    write(series, 0, 'a');
    form(series, 'step:groups', 'h', 3);
    write(series, 0, 'b');
    reveal(series);
    theme(series, 't', ['a', 'b']);
    // Group A of before and group A of now: two groups spoke, of the three that there are.
    expect(breadth(series)).toMatchObject([{ groups: 2, ofGroups: 3, organisations: 1 }]);
  });

  test('T5: a score has dots and people per theme, most dots first, merged themes in what took them in', () => {
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
    const step = (): Step => {
      const found = series.store.get('step', 'step:dots');
      if (!found) throw new Error('no step');
      return found;
    };
    expect(scoreOf(step(), series.store)).toEqual({
      type: 'score',
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

  test('T7: whoever shares a phone is counted: as come, as having written, answered and being done', () => {
    const series = begin();
    series.must(person('seat:p0', 'workshop:w1'), 'seat.count', { heads: 4 });
    write(series, 0, 'a');
    write(series, 1, 'b');
    const step = { step: 'step:notes', ready: true };
    series.must(person('seat:p0', 'workshop:w1'), 'ready.set', step);
    const tally = tallyOf(w1(series), series.store);
    expect(tally.arrived).toBe(9);
    expect(tally.steps.find((one) => one.step === 'step:notes')).toMatchObject({
      ...{ notes: 2, writers: 5, ready: 4 },
    });
    expect(tally.groups.map(({ seats }) => seats)).toEqual([6, 3]);
    // What organisations the others are of is not known: they are counted in none.
    expect(tally.organisations.map(({ seats }) => seats)).toEqual([2, 2, 2]);
  });

  test('T6: a census counts those who came by organisation and role, never by name, and the groups', () => {
    const series = begin();
    series.must(facilitator, 'seat.remove', { seat: 'seat:p5', removed: true });
    series.must(person('seat:p0', 'workshop:w1'), 'seat.count', { heads: 4 });
    expect(censusOf(w1(series), series.store)).toEqual({
      type: 'census',
      id: 'census:w1',
      workshop: 'workshop:w1',
      groups: 2,
      others: 3,
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
