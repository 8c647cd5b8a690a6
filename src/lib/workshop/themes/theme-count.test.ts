import { describe, expect, test } from 'vitest';
import { seriesFixture, facilitator, Series } from '../../../../tests/simulation/series.ts';
import type { Actor } from '../model/actor.ts';
import { breadthRecordOf } from '../visibility/derived.ts';

const w1 = 'workshop:w1';
const exact = '0'.repeat(64);

/** Twelve people: of three organisations, in four groups; p0, p4, p8 sit in the first one. */
function begin(draws = exact, people = 12): Series {
  const series = new Series();
  for (const act of seriesFixture(people)) series.must(act.actor, act.name, act.args);
  for (const workshop of series.store.list('workshop')) series.store.put({ ...workshop, draws });
  form(series, 'step:groups', 'g', 4);
  go(series, 'step:notes');
  return series;
}

function form(series: Series, round: string, key: string, count: number): void {
  const seats = series.store.list('attendance').flatMap(({ workshop, seat }) => {
    return workshop === series.store.get('step', round)?.workshop ? [seat] : [];
  });
  const groups = Array.from({ length: count }, (_, g) => ({
    ...{ id: `group:${key}${g}`, letter: String.fromCharCode(65 + g), place: null },
    seats: seats.filter((_seat, i) => i % count === g),
  }));
  series.must(facilitator, 'group.form', { round, groups });
}

function go(series: Series, step: string): void {
  const workshop = series.store.get('step', step)?.workshop ?? '';
  const from = series.store.get('workshop', workshop)?.step ?? null;
  series.must(facilitator, 'step.start', { step, from });
}

const person = (who: number, workshop = w1): Actor => ({
  ...{ role: 'participant', seat: `seat:p${who}` },
  workshop,
});

/** One note by each of these people, called after them. */
function write(series: Series, people: readonly number[], key = 'n', suffix = ''): string[] {
  return people.map((who) => {
    const id = `note:${key}${who}`;
    const args = { id, step: `step:notes${suffix}`, column: 'works', text: id };
    series.must(person(who, suffix ? 'workshop:w2' : w1), 'note.post', args);
    return id;
  });
}

function theme(series: Series, key: string, notes: readonly string[], workshop = w1): void {
  series.must(facilitator, 'theme.create', {
    ...{ id: `theme:${key}`, workshop, title: key },
    notes: [...notes],
  });
}

const reveal = (series: Series, step = 'step:notes') =>
  series.must(facilitator, 'step.reveal', { step, revealed: true });

/** What is told: groups, of groups, organisations, of organisations. */
function told(series: Series, key = 't') {
  const found = series.store.get('series', 'series:s1');
  if (!found) throw new Error('no series');
  const line = breadthRecordOf(found, series.store).themes.find(
    ({ theme: id }) => id === `theme:${key}`,
  );
  return line && [line.groups, line.ofGroups, line.organisations, line.ofOrganisations];
}

describe('what is counted', () => {
  test('T2: breadth counts each group and each organisation once, from revealed notes that are neither hidden nor withdrawn', () => {
    const series = begin();
    const notes = [
      ...write(series, [0, 1, 2, 4, 8]),
      ...write(series, [0], 'more'),
      ...write(series, [3], 'hidden'),
      ...write(series, [7], 'withdrawn'),
    ];
    theme(series, 't', notes);
    go(series, 'step:themes');
    expect(told(series)).toBeUndefined();
    reveal(series);
    series.must(facilitator, 'note.hide', { note: 'note:hidden3', hidden: true });
    series.must(person(7), 'note.withdraw', { note: 'note:withdrawn7', withdrawn: true });
    go(series, 'step:dots');
    expect(told(series)).toEqual([3, 4, 3, 3]);
  });

  test('T3: breadth is relative to the workshops and rounds from which the notes come', () => {
    const series = begin();
    const first = write(series, [0, 1, 2, 3]);
    reveal(series);
    theme(series, 't', first);
    go(series, 'step:dots');
    expect(told(series)).toEqual([4, 4, 3, 3]);
    for (let i = 0; i < 9; i += 1) {
      const seat = `seat:p${i}`;
      series.must({ role: 'server' }, 'seat.arrive', { seat, workshop: 'workshop:w2' });
    }
    series.must(facilitator, 'workshop.open', { workshop: 'workshop:w2' });
    form(series, 'step:groups-2', 'w', 3);
    go(series, 'step:notes-2');
    const second = write(series, [0, 1, 2], 'later', '-2');
    reveal(series, 'step:notes-2');
    theme(series, 'u', second, 'workshop:w2');
    go(series, 'step:dots-2');
    expect(told(series, 'u')).toEqual([3, 3, 3, 3]);
    // The groups of two workshops are different ones, the organisations are not.
    series.must(facilitator, 'theme.merge', { from: 'theme:u', into: 'theme:t' });
    expect(told(series)).toEqual([7, 7, 3, 3]);
  });

  test('T8: groups of several rounds are told as talks in groups, so that nobody reads of more groups than there are tables (counted)', () => {
    const series = begin();
    const first = write(series, [0, 1, 2, 3]);
    reveal(series);
    theme(series, 't', first);
    go(series, 'step:dots');
    const breadth = () => {
      const found = series.store.get('series', 'series:s1');
      const line = found && breadthRecordOf(found, series.store).themes[0];
      if (!line) throw new Error('nothing is told');
      return line;
    };
    expect(breadth().rounds).toBe(1);
    for (let i = 0; i < 9; i += 1) {
      const seat = `seat:p${i}`;
      series.must({ role: 'server' }, 'seat.arrive', { seat, workshop: 'workshop:w2' });
    }
    series.must(facilitator, 'workshop.open', { workshop: 'workshop:w2' });
    form(series, 'step:groups-2', 'w', 3);
    go(series, 'step:notes-2');
    const second = write(series, [0, 1, 2], 'later', '-2');
    reveal(series, 'step:notes-2');
    series.must(facilitator, 'note.place', { notes: second, theme: 'theme:t', parked: false });
    go(series, 'step:dots-2');
    expect(breadth().rounds).toBe(2);
    expect(told(series)).toEqual([7, 7, 3, 3]);
  });

  test('T4: groups that are formed again are not counted twice, and their notes keep their original group', () => {
    const series = begin();
    const before = write(series, [0, 1]);
    form(series, 'step:groups', 'h', 3);
    const after = write(series, [0, 1], 'again');
    reveal(series);
    theme(series, 't', [...before, ...after]);
    go(series, 'step:dots');
    // Two groups of before and two of now: four spoke, though there are three.
    expect(told(series)?.slice(0, 2)).toEqual([4, 4]);
  });
});

test('PR9: a paper note counts towards the breadth of groups, but for no organisation and no writer (breadth)', () => {
  const series = begin();
  const papers = [0, 1, 2, 3].map((g) => {
    const about = { step: 'step:notes', column: 'works', text: 'Paper', withdrawn: false };
    const id = `note:paper${g}`;
    series.must(facilitator, 'note.copy', { ...about, id, group: `group:g${g}` });
    return id;
  });
  reveal(series);
  theme(series, 't', papers);
  go(series, 'step:dots');
  expect(told(series)).toEqual([4, 4, null, 3]);
});

describe('who could be found out', () => {
  test('AN1: a note keeps the organisation and the group that its author had when it was posted', () => {
    const series = begin();
    theme(series, 't', write(series, [0, 1, 2, 3]));
    reveal(series);
    for (const who of [0, 1, 2, 3]) {
      const about = { organisation: 'organisation:o0', role: 'role:r0' };
      series.must(facilitator, 'seat.correct', { seat: `seat:p${who}`, ...about });
    }
    form(series, 'step:groups', 'h', 1);
    go(series, 'step:dots');
    expect(told(series)).toEqual([4, 4, 3, 3]);
  });

  test('AN2: breadth is counted when a workshop goes on to a step where it has not been or is closed, and no other mutation changes a figure', () => {
    const series = begin();
    const notes = write(series, [0, 1, 2, 4, 5, 6]);
    reveal(series);
    theme(series, 't', notes);
    expect(told(series)).toEqual([null, 0, null, 0]);
    go(series, 'step:dots');
    const figures = told(series);
    expect(figures).toEqual([3, 4, 3, 3]);
    const place = (ids: readonly string[], to: string | null) =>
      series.must(facilitator, 'note.place', { notes: [...ids], theme: to, parked: false });
    const acts: readonly (() => void)[] = [
      () => place(notes.slice(0, 1), null),
      () => go(series, 'step:notes'),
      () => go(series, 'step:dots'),
      () => series.must(facilitator, 'note.hide', { note: 'note:n1', hidden: true }),
      () => series.must(facilitator, 'seat.remove', { seat: 'seat:p2', removed: true }),
      () => reveal(series),
      () => place(write(series, [3, 7, 11], 'new'), 'theme:t'),
    ];
    for (const act of acts) {
      act();
      expect(told(series)).toEqual(figures);
    }
    series.must(facilitator, 'workshop.close', { workshop: w1 });
    expect(told(series)?.[0]).toBe(4);
  });

  test('AN3: a theme keeps its figures while at least half of the notes that were counted lie in it', () => {
    const series = begin();
    const notes = write(series, [0, 1, 2, 3]);
    reveal(series);
    theme(series, 't', notes);
    go(series, 'step:dots');
    const away = (n: number) =>
      series.must(facilitator, 'note.place', {
        ...{ notes: notes.slice(0, n), theme: null, parked: false },
      });
    away(2);
    expect(told(series)).toEqual([4, 4, 3, 3]);
    away(3);
    expect(told(series)).toEqual([null, 0, null, 0]);
  });

  test('AN4: the largest themes are counted first, and no more than there are figures for, however often the workshop goes on', () => {
    const series = begin();
    // Twelve people: three figures.
    for (const [key, people] of Object.entries({ a: 3, b: 4, c: 5, d: 6 })) {
      const who = Array.from({ length: people }, (_, i) => i);
      theme(series, key, write(series, who, key));
    }
    reveal(series);
    const counted = () =>
      ['a', 'b', 'c', 'd'].filter((key) => (told(series, key)?.[0] ?? null) !== null);
    go(series, 'step:dots');
    expect(counted()).toEqual(['b', 'c', 'd']);
    const again = { from: 'theme:b', into: 'theme:a' };
    series.must(facilitator, 'theme.merge', again);
    for (const step of ['step:matrix', 'step:poll', 'step:plan']) go(series, step);
    series.must(facilitator, 'workshop.close', { workshop: w1 });
    expect(counted()).toEqual(['a', 'c', 'd']);
    const times = series.store.list('themeCount').map((count) => count.times);
    expect(times.reduce((sum, n) => sum + n, 0)).toBe(3);
  });

  test('AN5: nobody but the server knows what was drawn, and a page that does not know it counts nothing', () => {
    const series = begin('');
    theme(series, 't', write(series, [0, 1, 2, 3]));
    reveal(series);
    go(series, 'step:dots');
    expect(series.store.list('themeCount')).toEqual([]);
  });

  test('AN6: fewer than eight people have no figures', () => {
    for (const [people, has] of [
      [7, false],
      [8, true],
    ] as const) {
      const series = begin(exact, people);
      theme(series, 't', write(series, [0, 1, 2, 3]));
      reveal(series);
      go(series, 'step:dots');
      expect(series.store.list('themeCount').length > 0).toBe(has);
    }
  });
});

test('every figure has bits of its own', () => {
  const bits = (draws: string) => {
    const series = begin(draws);
    for (const key of ['a', 'b', 'c']) theme(series, key, write(series, [0, 1, 2, 3], key));
    reveal(series);
    go(series, 'step:dots');
    return ['a', 'b', 'c'].map((key) => [told(series, key)?.[0], told(series, key)?.[2]]);
  };
  // Of the three organisations one less is two, which is not told.
  expect(bits(`c8${'0'.repeat(62)}`)).toEqual([
    [3, null],
    [4, 3],
    [3, 3],
  ]);
});
