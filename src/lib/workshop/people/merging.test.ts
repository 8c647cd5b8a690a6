import { describe, expect, test } from 'vitest';
import { facilitator, noon, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { viewOf } from '../../../../tests/privacy/views.ts';
import type { Actor } from '../model/actor.ts';
import type { ArgsOf, MutationName } from '../model/mutations.ts';
import { stanceId } from '../model/stance.ts';
import { buildPlanDocument } from '../plan/build-document.ts';
import { stands } from '../plan/stance.ts';
import { breadthRecordOf } from '../visibility/derived.ts';
import { nameOf } from './names.ts';

const w1 = 'workshop:w1';
const server: Actor = { role: 'server' };
const [o0, o1, o2] = ['organisation:o0', 'organisation:o1', 'organisation:o2'] as const;
const person = (who: number): Actor => ({
  ...{ role: 'participant', seat: `seat:p${who}` },
  workshop: w1,
});

/** Twelve people: p0, p3 … are of o0, p1, p4 … of o1; every other one has role r0, the rest r1. */
function begin(): Series {
  const series = new Series();
  for (const act of seriesFixture(12)) series.must(act.actor, act.name, act.args);
  // Lower bounds are the true numbers.
  for (const workshop of series.store.list('workshop')) {
    series.store.put({ ...workshop, draws: '0'.repeat(64) });
  }
  const groups = [0, 1, 2, 3].map((g) => ({
    ...{ id: `group:g${g}`, letter: String.fromCharCode(65 + g), place: null },
    seats: [0, 4, 8].map((i) => `seat:p${i + g}`),
  }));
  series.must(facilitator, 'group.form', { round: 'step:groups', groups });
  go(series, 'step:notes');
  series.must(facilitator, 'area.create', { id: 'area:a', theme: null, title: 'Område' });
  for (const key of ['c1', 'c2', 'c3']) {
    series.must(facilitator, 'action.create', { id: `action:${key}`, area: 'area:a', title: key });
  }
  edit(series, 'c1', { organisation: o1, others: [o0, o2] });
  edit(series, 'c2', { organisation: o0, others: [o1] });
  edit(series, 'c3', { others: [o2, o1] });
  return series;
}

function go(series: Series, step: string): void {
  const from = series.store.get('workshop', w1)?.step ?? null;
  series.must(facilitator, 'step.start', { step, from });
}

function edit(series: Series, key: string, change: ArgsOf<'action.edit'>['change']): void {
  series.must(facilitator, 'action.edit', { action: `action:${key}`, change });
}

function refusal<Name extends MutationName>(series: Series, name: Name, args: ArgsOf<Name>) {
  return series.do(actorMutation(facilitator, name, args));
}

function say(series: Series, who: number, action: string, stance: 'adopts' | 'declines'): void {
  const organisation = series.store.get('seat', `seat:p${who}`)?.organisation ?? '';
  series.must(person(who), 'seat.represent', { representative: true });
  const args = { action: `action:${action}`, organisation, stance, comment: null };
  series.must(person(who), 'stance.set', args);
}

/** What readers are told that organisations have said. */
function said({ store }: Series): string[] {
  return viewOf(store, ['public', 'archive'])
    .list('stance')
    .map(({ id, stance }) => `${id} ${stance}`)
    .toSorted();
}

const merge = (series: Series, from: string, into: string) =>
  series.must(facilitator, 'organisation.merge', { from, into });

/** Who is responsible for an action, and who takes part, as readers are told. */
const named = ({ store }: Series, key: string) => {
  const action = viewOf(store, ['public']).get('action', `action:${key}`);
  return [action?.organisation, ...(action?.others ?? [])];
};

describe('a name that is taken', () => {
  test('MN1: a name that another organisation, role or theme has is given to no second one, however it is written', () => {
    const series = begin();
    const kind = 'kommun' as const;
    for (const name of ['o1', ' O1 ', 'o\u00ad1']) {
      const given = { organisation: o0, name, kind };
      expect(refusal(series, 'organisation.edit', given)).toBe('organisation.same-name');
      const added = { id: 'organisation:new', name, kind };
      expect(refusal(series, 'organisation.add', added)).toBe('organisation.same-name');
    }
    for (const name of ['r1', 'R 1']) {
      expect(refusal(series, 'role.edit', { role: 'role:r0', name })).toBe('role.same-name');
      expect(refusal(series, 'role.add', { id: 'role:new', name })).toBe('role.same-name');
    }
    const theme = (key: string, title: string) =>
      ({ id: `theme:${key}`, workshop: w1, title, notes: [] }) as const;
    series.must(facilitator, 'theme.create', theme('a', 'Bemanning'));
    series.must(facilitator, 'theme.create', theme('b', 'Kallelser'));
    expect(refusal(series, 'theme.create', theme('c', 'BEMANNING'))).toBe('theme.same-title');
    const rename = { theme: 'theme:b', title: 'bemanning ' };
    expect(refusal(series, 'theme.rename', rename)).toBe('theme.same-title');
    // One's own name in other letters, and what is not called so any more.
    expect(refusal(series, 'theme.rename', { theme: 'theme:a', title: 'BEMANNING' })).toBeNull();
    series.must(facilitator, 'theme.remove', { theme: 'theme:a' });
    expect(refusal(series, 'theme.rename', rename)).toBeNull();
    const own = { organisation: o0, name: 'O0', kind };
    expect(refusal(series, 'organisation.edit', own)).toBeNull();
    expect(refusal(series, 'role.edit', { role: 'role:r0', name: 'R0' })).toBeNull();
    // Of two from before a name stood for one each can still be edited.
    const twin = series.store.get('organisation', o1);
    if (twin) series.store.put({ ...twin, name: 'O0' });
    const again = { organisation: o1, name: 'O0', kind: 'region' } as const;
    expect(refusal(series, 'organisation.edit', again)).toBeNull();
  });
});

describe('what is merged', () => {
  test('MN2: what belonged to an organisation or role that was merged belongs to the one that took it in', () => {
    const series = begin();
    merge(series, o1, o0);
    const seats = series.store.list('seat');
    expect(seats.filter(({ organisation }) => organisation === o0)).toHaveLength(8);
    expect(seats.filter(({ organisation }) => organisation === o1)).toHaveLength(0);
    expect(named(series, 'c1')).toEqual([o0, o2]);
    expect(named(series, 'c2')).toEqual([o0]);
    expect(named(series, 'c3')).toEqual([null, o2, o0]);
    series.must(facilitator, 'role.merge', { from: 'role:r1', into: 'role:r0' });
    expect(new Set(series.store.list('seat').map(({ role }) => role))).toEqual(
      new Set(['role:r0']),
    );
    // The same again is no other merger, and what is gone is merged nowhere else.
    const once = series.records();
    merge(series, o1, o0);
    expect(series.records()).toEqual(once);
    const elsewhere = { from: o1, into: o2 };
    expect(refusal(series, 'organisation.merge', elsewhere)).toBe('organisation.unknown');
    const round = { from: o0, into: o1 };
    expect(refusal(series, 'organisation.merge', round)).toBe('organisation.same');
    expect(refusal(series, 'organisation.remove', { organisation: o1 })).toBe(
      'organisation.unknown',
    );
  });

  test('MN3: no stance counts for another organisation: of merged ones it is asked again, also where both had answered, and nobody represents the other one by it', () => {
    const series = begin();
    say(series, 0, 'c1', 'adopts');
    say(series, 0, 'c2', 'adopts');
    say(series, 1, 'c2', 'declines');
    say(series, 1, 'c3', 'adopts');
    merge(series, o1, o0);
    // Of what both have answered neither holds; what the first alone has said does.
    expect(said(series)).toEqual([`${stanceId('action:c1', o0)} adopts`]);
    expect(series.store.get('seat', 'seat:p1')?.representative).toBe(false);
    expect(series.store.get('seat', 'seat:p0')?.representative).toBe(true);
    const answer = { action: 'action:c3', organisation: o0, stance: 'adopts', comment: null };
    const asked = actorMutation(person(1), 'stance.set', answer as ArgsOf<'stance.set'>);
    expect(series.do(asked)).toBe('stance.not-representative');
    const old = { ...answer, organisation: o1 } as ArgsOf<'stance.set'>;
    expect(series.do(actorMutation(person(1), 'stance.set', old))).toBe(
      'stance.other-organisation',
    );
    series.must(person(1), 'seat.represent', { representative: true });
    expect(series.do(asked, noon + 1)).toBeNull();
    // To speak for the one brings nothing back that was said for the other.
    expect(said(series)).toHaveLength(2);
    const anew = { action: 'action:c2', organisation: o0, stance: 'adopts', comment: null };
    const later = actorMutation(person(0), 'stance.set', anew as ArgsOf<'stance.set'>);
    expect(series.do(later, noon + 1)).toBeNull();
    expect(said(series)).toContain(`${stanceId('action:c2', o0)} adopts`);
  });

  test('MN3: no stance counts for another organisation: of merged ones it is asked again, also where both had answered, and nobody represents the other one by it (of before it was kept who said it)', () => {
    const series = begin();
    say(series, 1, 'c3', 'adopts');
    const before = series.store.get('stance', stanceId('action:c3', o1));
    if (!before) throw new Error('nothing was said');
    const unknown = { ...before, by: null };
    series.store.put(unknown);
    expect(stands(series.store, unknown)).toBe(true);
    merge(series, o1, o0);
    expect(stands(series.store, unknown)).toBe(false);
  });

  test('MN4: figures of breadth that were told stay as they are when organisations are merged or taken apart, and from then on they are counted as one', () => {
    const series = begin();
    const write = (key: string) =>
      [0, 1, 2, 3].map((who) => {
        const id = `note:${key}${who}`;
        const args = { id, step: 'step:notes', column: 'works', text: id };
        series.must(person(who), 'note.post', args);
        return id;
      });
    const create = (key: string, notes: string[]) =>
      series.must(facilitator, 'theme.create', {
        ...{ id: `theme:${key}`, workshop: w1, title: key, notes },
      });
    const told = () => {
      const record = series.store.get('series', 'series:s1');
      const lines = record ? breadthRecordOf(record, series.store).themes : [];
      return Object.fromEntries(
        lines.map(({ theme, organisations, ofOrganisations }) => {
          return [theme, [organisations, ofOrganisations]];
        }),
      );
    };
    const kind = 'kommun' as const;
    for (const [who, key] of [
      [3, 'x3'],
      [4, 'x4'],
    ] as const) {
      const organisation = `organisation:${key}`;
      series.must(facilitator, 'organisation.add', { id: organisation, name: key, kind });
      series.must(facilitator, 'seat.correct', {
        ...{ seat: `seat:p${who}`, organisation, role: 'role:r0' },
      });
    }
    create('before', write('n'));
    const later = write('m');
    series.must(facilitator, 'step.reveal', { step: 'step:notes', revealed: true });
    go(series, 'step:dots');
    expect(told()).toEqual({ 'theme:before': [4, 5] });
    merge(series, o1, o0);
    expect(told()).toEqual({ 'theme:before': [4, 5] });
    create('after', later);
    go(series, 'step:poll');
    expect(told()).toEqual({ 'theme:before': [4, 5], 'theme:after': [3, 4] });
    series.must(facilitator, 'organisation.unmerge', { organisation: o1 });
    expect(told()).toEqual({ 'theme:before': [4, 5], 'theme:after': [3, 4] });
  });

  test('MN5: taking a merger apart gives everything back as it was, but for what has been changed since', () => {
    const series = begin();
    for (const who of [0, 1]) say(series, who, 'c2', 'adopts');
    const before = series.records();
    const told = said(series);
    const both = [
      actorMutation(facilitator, 'organisation.merge', { from: o1, into: o0 }),
      actorMutation(facilitator, 'role.merge', { from: 'role:r1', into: 'role:r0' }),
    ];
    for (const act of both) {
      const back = series.inverse(act);
      expect(series.do(act, noon + 5)).toBeNull();
      expect(series.records()).not.toEqual(before);
      for (const step of back) expect(series.do({ actor: facilitator, ...step })).toBeNull();
      expect(series.records()).toEqual(before);
    }
    expect(said(series)).toEqual(told);
    // One into another, and that into a third: each is taken apart by itself, in whatever order.
    merge(series, o1, o0);
    merge(series, o0, o2);
    expect(series.store.list('seat').every(({ organisation }) => organisation === o2)).toBe(true);
    for (const organisation of [o1, o0]) {
      series.must(facilitator, 'organisation.unmerge', { organisation });
    }
    const seats = (records: Map<string, object>) =>
      [...records.values()].filter((record) => 'representative' in record);
    expect(seats(series.records())).toEqual(seats(before));
    expect(['c1', 'c2', 'c3'].map((key) => named(series, key))).toEqual([
      [o1, o0, o2],
      [o0, o1],
      [null, o2, o1],
    ]);
    // What somebody has decided in between holds.
    merge(series, o1, o0);
    edit(series, 'c1', { organisation: o2, others: [] });
    const moved = { seat: 'seat:p1', organisation: o2, role: 'role:r1' };
    series.must(facilitator, 'seat.correct', moved);
    series.must(facilitator, 'organisation.unmerge', { organisation: o1 });
    expect(named(series, 'c1')).toEqual([o2]);
    expect(named(series, 'c2')).toEqual([o0, o1]);
    expect(series.store.get('seat', 'seat:p1')?.organisation).toBe(o2);
    expect(series.store.get('seat', 'seat:p4')?.organisation).toBe(o1);
  });

  test('MN6: what was merged is offered to nobody, and whoever chooses it or types its name means the one that took it in', () => {
    const series = begin();
    merge(series, o1, o0);
    series.must(facilitator, 'role.merge', { from: 'role:r1', into: 'role:r0' });
    for (const audience of ['public', w1, 'archive', 'seat:p1', 'screen:w1']) {
      const view = viewOf(series.store, [audience]);
      expect(view.get('organisation', o1)).toBeUndefined();
      expect(view.get('role', 'role:r1')).toBeUndefined();
    }
    expect(viewOf(series.store, ['host']).get('organisation', o1)?.merged?.into).toBe(o0);
    // From a form that was opened before, and by one that corrects somebody.
    const form = { id: 'seat:late', organisation: o1, role: 'role:r1', name: null };
    series.must(server, 'seat.take', form);
    const meant = { organisation: o0, role: 'role:r0' };
    expect(series.store.get('seat', 'seat:late')).toMatchObject(meant);
    const corrected = { seat: 'seat:p2', organisation: o1, role: 'role:r1' };
    series.must(facilitator, 'seat.correct', corrected);
    expect(series.store.get('seat', 'seat:p2')).toMatchObject(meant);
    edit(series, 'c3', { organisation: o1 });
    expect(named(series, 'c3')[0]).toBe(o0);
    const before = series.store.list('organisation').length;
    const typed = { id: 'organisation:typed', name: 'O 1', kind: 'annan' } as const;
    series.must(server, 'organisation.add', typed);
    expect(series.store.list('organisation')).toHaveLength(before);
    const given = { organisation: o2, name: 'o1', kind: 'kommun' } as const;
    expect(refusal(series, 'organisation.edit', given)).toBe('organisation.same-name');
    // The one that took it in may be called so.
    expect(refusal(series, 'organisation.edit', { ...given, organisation: o0 })).toBeNull();
  });
});

test('MN8: where two have one name they are kept apart by id, and readers are told which is which', () => {
  const series = begin();
  for (const [id, name] of [
    [o1, 'O0'],
    [o2, 'o0'],
  ] as const) {
    const twin = series.store.get('organisation', id);
    if (twin) series.store.put({ ...twin, name });
  }
  const role = series.store.get('role', 'role:r1');
  if (role) series.store.put({ ...role, name: 'r0' });
  say(series, 0, 'c1', 'adopts');
  say(series, 1, 'c1', 'declines');
  series.must(facilitator, 'workshop.close', { workshop: w1 });
  const archive = viewOf(series.store, ['public', 'archive']);
  const plan = buildPlanDocument(archive, { today: '2026-09-22' });
  expect(plan.parties).toMatchObject([
    { id: o0, name: 'o0', participants: 4 },
    { id: o1, name: 'O0 (2)', participants: 4 },
    { id: o2, name: 'o0 (3)', participants: 4 },
  ]);
  const [action] = plan.areas[0]?.actions ?? [];
  expect(action?.responsible).toMatchObject({ id: o1, organisation: 'O0 (2)' });
  expect(action?.others).toEqual(['o0', 'o0 (3)']);
  expect(action?.stances).toMatchObject([
    { id: o0, organisation: 'o0', stance: 'adopts' },
    { id: o1, organisation: 'O0 (2)', stance: 'declines' },
  ]);
  expect(plan.attendance).toHaveLength(6);
  expect(new Set(plan.attendance.map((line) => line.role))).toEqual(new Set(['r0', 'r0 (2)']));
  expect(nameOf(series.store, 'organisation', o2)).toBe('o0 (3)');
});
