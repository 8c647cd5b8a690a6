import { expect, test } from 'vitest';
import { Series, beginnings, facilitator } from '../../../../tests/simulation/series.ts';
import { m } from '#lib/text/generated/messages.js';
import { seatsAt } from '#lib/workshop/attendance.ts';
import type { Pulse } from '#lib/workshop/derived.ts';
import { contactOf, findPeople, healthAt } from './people.ts';

const workshop = 'workshop:w1';
const server = { role: 'server' } as const;

/** Six people in two groups: p0, p2, p4 in A and the others in B. */
function room() {
  const made = new Series();
  for (const act of beginnings()) made.must(act.actor, act.name, act.args);
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

const pulse = (connected: readonly string[], active: readonly string[]): Pulse => ({
  ...{ type: 'pulse', id: 'pulse:w1', workshop, led: true },
  connected: connected.map((key) => `seat:${key}`),
  active: active.map((key) => `seat:${key}`),
});
const all = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

test('HE1: a group without contact, or that has not begun though others have, comes first and says so', () => {
  const { view, seats } = room();
  const health = (of: Pulse, asking = true) =>
    healthAt(view, seats, 'step:groups', { pulse: of, asking }).map((line) => [
      line.group?.letter,
      ...[line.away.length, line.quiet.length, line.trouble],
    ]);
  expect(health(pulse(all, []))).toEqual([
    ['A', 0, 3, null],
    ['B', 0, 3, null],
  ]);
  expect(health(pulse(all, ['p0']))).toEqual([
    ['B', 0, 3, 'not-begun'],
    ['A', 0, 2, null],
  ]);
  expect(health(pulse(['p1'], ['p0']))).toEqual([
    ['A', 3, 2, 'cut-off'],
    ['B', 2, 3, 'not-begun'],
  ]);
  // Where nobody is asked for anything, nobody is silent.
  expect(health(pulse(all, []), false)).toEqual([
    ['A', 0, 0, null],
    ['B', 0, 0, null],
  ]);
});

test('HE6: who has no phone is added at the console, sits in a group and counts, and is never called cut off or silent (health)', () => {
  const { view, seats } = room();
  const papers = (...keys: readonly string[]) =>
    seats.map((seat) =>
      keys.includes(seat.id.slice('seat:'.length)) ? { ...seat, phone: 'none' as const } : seat,
    );
  const health = (of: Pulse, ...without: readonly string[]) =>
    healthAt(view, papers(...without), 'step:groups', { pulse: of, asking: true }).map((line) => [
      line.group?.letter,
      ...[line.seats.length, line.phones, line.away.length, line.quiet.length, line.trouble],
    ]);
  // p0 writes on paper: the two others of A are all that can be missed.
  expect(health(pulse(['p1'], ['p1']), 'p0')).toEqual([
    ['A', 3, 2, 2, 2, 'cut-off'],
    ['B', 3, 3, 2, 2, null],
  ]);
  // A group that has no phone at all is no trouble.
  expect(health(pulse(['p1'], ['p1']), 'p0', 'p2', 'p4')).toEqual([
    ['A', 3, 0, 0, 0, null],
    ['B', 3, 3, 2, 2, null],
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

test('HE2: people are found by name, role, organisation and group, all words together', () => {
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
