import { beforeEach, expect, test } from 'vitest';
import {
  facilitator,
  noon,
  openingFixture,
  Series,
  seriesFixture,
} from '../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { Random } from '../../../../tests/simulation/operations/random.ts';
import type { Actor } from '../model/actor.ts';
import { project } from '../visibility/visibility.ts';
import { openCalls } from './calls.ts';

const w1 = 'workshop:w1';
const person = (n: number): Actor => ({ role: 'participant', seat: `seat:p${n}`, workshop: w1 });
const never = new Random(() => 0.99);
/** In which p0, p2 and p4 sit; the others in B. */
const a = 'group:g0';

let series: Series;

beforeEach(() => {
  series = new Series();
  for (const act of [...seriesFixture(), ...openingFixture(never)]) {
    series.must(act.actor, act.name, act.args);
  }
});

function call(by: number, who: string, open = true, now = noon): string | null {
  return series.do(actorMutation(person(by), 'call.set', { who, open }), now);
}

const open = () => openCalls(series.store, w1).map(({ who, since }) => [who, since]);

test('CL1: a group has one open call, which anybody in it can make and take back', () => {
  expect(call(0, a)).toBeNull();
  // Two at once are one, of the first.
  expect(call(2, a, true, noon + 5_000)).toBeNull();
  expect(open()).toEqual([[a, noon]]);
  expect(call(1, a)).toBe('access.not-yours');
  expect(call(1, a, false)).toBe('access.not-yours');
  expect(call(4, a, false)).toBeNull();
  expect(open()).toEqual([]);
  expect(call(0, a, true, noon + 9_000)).toBeNull();
  expect(open()).toEqual([[a, noon + 9_000]]);
  // Without a group one calls alone, and in nobody else's name.
  series.must({ role: 'server' }, 'seat.take', {
    ...{ id: 'seat:p9', organisation: 'organisation:o0', role: 'role:r0', name: null },
  });
  series.must(facilitator, 'group.form', { round: 'step:groups', groups: [] });
  expect(call(0, 'seat:p1')).toBe('access.not-yours');
  expect(call(0, 'seat:p0')).toBeNull();
  expect(open().map(([who]) => who)).toEqual(['seat:p0']);
});

test('CL2: a call is sent to the phones of its group and to facilitators, and to nobody else', () => {
  call(0, a);
  const record = series.store.get('call', 'call:g0');
  if (!record) throw new Error('nobody calls');
  const told = project(record, series.store).map(([audience]) => audience);
  expect(told.toSorted()).toEqual(['group:g0', 'host', 'table:g0']);
  // Who of the group it was stands nowhere.
  expect(JSON.stringify(record)).not.toContain('seat:');
});

test('CL3: a facilitator answers a call with one press, which can be undone, and those who called are told', () => {
  call(0, a);
  const before = series.store.get('call', 'call:g0');
  const answer = actorMutation(facilitator, 'call.answer', { call: 'call:g0', answered: true });
  const back = series.inverse(answer);
  expect(series.do(answer)).toBeNull();
  expect(open()).toEqual([]);
  const record = series.store.get('call', 'call:g0');
  expect(record?.state).toBe('answered');
  expect(record && project(record, series.store).map(([audience]) => audience)).toContain(a);
  for (const undo of back) expect(series.do({ actor: facilitator, ...undo })).toBeNull();
  expect(series.store.get('call', 'call:g0')).toEqual(before);
  // Taken back in the meantime: nothing is left to answer.
  call(2, a, false);
  expect(series.do(answer)).toBeNull();
  expect(series.store.get('call', 'call:g0')?.state).toBe('back');
});

test('CL4: a call ends with its round, its group and its workshop', () => {
  call(0, a);
  const record = series.store.get('call', 'call:g0');
  if (!record) throw new Error('nobody calls');
  series.must(facilitator, 'workshop.close', { workshop: w1 });
  expect(open()).toEqual([]);
  expect(project(record, series.store)).toEqual([]);
  series.must(facilitator, 'workshop.open', { workshop: w1 });
  expect(open()).toHaveLength(1);
  // Other groups: whoever called sits elsewhere.
  series.must(facilitator, 'group.form', { round: 'step:groups', groups: [] });
  expect(open()).toEqual([]);
});
