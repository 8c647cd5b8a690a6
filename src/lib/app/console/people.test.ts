import { expect, test } from 'vitest';
import { Series, seriesFixture, facilitator } from '../../../../tests/simulation/series.ts';
import { m } from '#lib/text/generated/messages.js';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import type { Activity } from '#lib/workshop/model/derived.ts';
import { contactOf, findPeople, healthAt } from './people.ts';

const workshop = 'workshop:w1';
const server = { role: 'server' } as const;

/** Six people in two groups: p0, p2, p4 in A and the others in B. */
function room() {
  const made = new Series();
  for (const act of seriesFixture()) made.must(act.actor, act.name, act.args);
  const groups = [0, 1].map((g) => ({
    ...{ id: `group:g${g}`, letter: 'AB'.charAt(g), place: null },
    seats: [0, 1, 2].map((i) => `seat:p${2 * i + g}`),
  }));
  made.must(facilitator, 'group.form', { round: 'step:groups', groups });
  const anna = {
    id: 'seat:p0',
    organisation: 'organisation:o1',
    role: 'role:r0',
    name: 'Anna Åberg',
  };
  made.must(server, 'seat.take', anna);
  return { view: made.store, seats: seatsAt(made.store, workshop) };
}

const activity = (connected: readonly string[]): Activity => ({
  ...{ type: 'activity', id: 'activity:w1', workshop, led: true },
  connected: connected.map((key) => `seat:${key}`),
});
const all = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

test('HE1: a group that is offline is listed first with the reason', () => {
  const { view, seats } = room();
  const health = (connected: readonly string[]) =>
    healthAt(view, seats, 'step:groups', activity(connected)).map((line) => [
      line.group?.letter,
      ...[line.away.length, line.cutOff],
    ]);
  expect(health(all)).toEqual([
    ['A', 0, false],
    ['B', 0, false],
  ]);
  expect(health(['p0'])).toEqual([
    ['B', 3, true],
    ['A', 2, false],
  ]);
});

test('HE6: a participant without a phone is added on the console, is grouped and counted, and is never listed as offline (health)', () => {
  const { view, seats } = room();
  const papers = (...keys: readonly string[]) =>
    seats.map((seat) =>
      keys.includes(seat.id.slice('seat:'.length)) ? { ...seat, phone: 'none' as const } : seat,
    );
  const health = (...without: readonly string[]) =>
    healthAt(view, papers(...without), 'step:groups', activity(['p1'])).map((line) => [
      line.group?.letter,
      ...[line.seats.length, line.phones, line.away.length, line.cutOff],
    ]);
  // p0 writes on paper: the two others of A are all that can be missed.
  expect(health('p0')).toEqual([
    ['A', 3, 2, 2, true],
    ['B', 3, 3, 2, false],
  ]);
  // A group that has no phone at all is not cut off.
  expect(health('p0', 'p2', 'p4')).toEqual([
    ['A', 3, 0, 0, false],
    ['B', 3, 3, 2, false],
  ]);
  const said = (phone: 'own' | 'lent' | 'none', there: boolean) => {
    const [seat] = seats;
    if (!seat) throw new Error('nobody is there');
    return contactOf({ ...seat, phone }, new Set(there ? [seat.id] : []));
  };
  expect(said('none', false)).toBe(m.host_no_phone());
  expect(said('lent', false)).toBe(m.host_away());
  expect(said('lent', true)).toBe(m.host_lent());
  expect(said('own', true)).toBe('');
});

test('HE2: a search for people matches name, role, organisation and group, all words together', () => {
  const { view, seats } = room();
  const found = (wanted: string) =>
    findPeople(view, seats, 'step:groups', wanted).map(({ id }) => id.slice('seat:'.length));
  expect(found('  ')).toEqual([]);
  expect(found('åberg')).toEqual(['p0']);
  expect(found('ANNA r0')).toEqual(['p0']);
  expect(found('bikupa b').toSorted()).toEqual(['p1', 'p3', 'p5']);
  expect(found('b').toSorted()).toEqual(['p1', 'p3', 'p5']);
  expect(found('o1 bikupa a')).toContain('p0');
  expect(found('anna bikupa b')).toEqual([]);
});
