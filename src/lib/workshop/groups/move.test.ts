import { describe, expect, test } from 'vitest';
import { seriesFixture, facilitator, noon, Series } from '../../../../tests/simulation/series.ts';
import type { Actor } from '../model/actor.ts';
import { groupOf } from './membership.ts';
import { noticeMs } from './move.ts';
import { audiencesOf, project } from '../visibility/visibility.ts';

const w1 = 'workshop:w1';
const round = 'step:groups';
const person = (key: string): Actor => ({ role: 'participant', seat: `seat:${key}`, workshop: w1 });
const key = 'move:groups.p0';

/** p0, p2 and p4 in A, the others in B; notes are written. */
function begin(): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const groups = ['A', 'B'].map((letter, g) => ({
    ...{ id: `group:g${g}`, letter, place: null },
    seats: [0, 1, 2].map((i) => `seat:p${2 * i + g}`),
  }));
  series.must(facilitator, 'group.form', { round, groups });
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  return series;
}

const announce = (series: Series, group = 'g1') =>
  series.do({
    ...{ actor: facilitator, name: 'move.announce' },
    args: { seat: 'seat:p0', group: `group:${group}` },
  });
const carry = (series: Series, at: number) =>
  series.do({ actor: facilitator, name: 'move.carry', args: { move: key } }, at);
const letter = (series: Series) => groupOf(series.store, round, 'seat:p0')?.letter;

describe('a move', () => {
  test('MO1: a move is announced thirty seconds ahead to nobody but the person who moves, who stays in their group until then', () => {
    const series = begin();
    expect(announce(series)).toBeNull();
    expect(series.store.get('move', key)).toMatchObject({ group: 'group:g1', at: noon + noticeMs });
    expect(letter(series)).toBe('A');
    const told = series.store.get('move', key);
    if (!told) throw new Error('nothing was announced');
    const audiences = new Set(project(told, series.store).map(([audience]) => audience));
    const hears = (actor: Actor) =>
      audiencesOf(actor, series.store)?.some((audience) => audiences.has(audience));
    expect(hears(person('p0'))).toBe(true);
    for (const other of ['p1', 'p2']) expect(hears(person(other))).toBe(false);
    expect(hears({ role: 'screen', workshop: w1 })).toBe(false);
  });

  test("MO2: a participant may carry out their move at once, and the facilitator's page does so at the announced time and never before", () => {
    const early = begin();
    announce(early);
    expect(early.do({ actor: person('p1'), name: 'move.go', args: { move: key } })).toBe(
      'access.not-yours',
    );
    expect(early.do({ actor: person('p0'), name: 'move.go', args: { move: key } })).toBeNull();
    expect([letter(early), early.store.get('move', key)]).toEqual(['B', undefined]);
    const late = begin();
    announce(late);
    expect(carry(late, noon + noticeMs - 1)).toBe('move.pending');
    expect(letter(late)).toBe('A');
    expect(carry(late, noon + noticeMs)).toBeNull();
    expect(letter(late)).toBe('B');
  });

  test('MO3: a move can be cancelled, and another can be announced only after the first is cancelled', () => {
    const series = begin();
    const third = { id: 'group:g2', letter: 'C', place: null, seats: [] };
    const groups = ['A', 'B'].map((name, g) => ({
      ...{ id: `group:g${g}`, letter: name, place: null },
      seats: [0, 1, 2].map((i) => `seat:p${2 * i + g}`),
    }));
    series.must(facilitator, 'group.form', { round, groups: [...groups, third] });
    announce(series);
    expect(announce(series, 'g2')).toBe('move.pending');
    series.must(facilitator, 'move.cancel', { move: key });
    expect(carry(series, noon + noticeMs)).toBeNull();
    expect(letter(series)).toBe('A');
    expect(announce(series, 'g2')).toBeNull();
  });

  test('MO4: a participant who moves keeps their earlier notes and is in exactly one group at any time', () => {
    const series = begin();
    const note = { id: 'note:n', step: 'step:notes', column: 'works', text: 'Kvar' };
    series.must(person('p0'), 'note.post', note);
    announce(series);
    series.must(person('p0'), 'move.go', { move: key });
    expect(series.store.get('note', 'note:n')).toMatchObject({ author: 'seat:p0', text: 'Kvar' });
    const own = series.store
      .list('membership')
      .filter((membership) => membership.seat === 'seat:p0');
    expect(own).toHaveLength(1);
    const edit = { note: 'note:n', text: 'Kvar än' };
    expect(series.do({ actor: person('p0'), name: 'note.edit', args: edit })).toBeNull();
  });
});
