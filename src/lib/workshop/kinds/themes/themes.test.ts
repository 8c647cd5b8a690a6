import { expect, test } from 'vitest';
import { actorMutation } from '../../../../../tests/simulation/operations/generators.ts';
import { facilitator, Series, seriesFixture } from '../../../../../tests/simulation/series.ts';
import { viewOf } from '../../../../../tests/privacy/views.ts';
import type { Actor } from '../../model/actor.ts';
import type { MutationCall } from '../../model/mutations.ts';
import type { Sorters } from './model.ts';

const w1 = 'workshop:w1';
const step = 'step:themes';
const person = (n: number): Actor => ({ role: 'participant', seat: `seat:p${n}`, workshop: w1 });

/** Six people in two groups, with a note each that is shown; p0, p2 and p4 sit in the first group. */
function at(sorters: Sorters): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const groups = [0, 1].map((g) => ({
    ...{ id: `group:g${g}`, letter: 'AB'[g] ?? '', place: null },
    seats: [0, 2, 4].map((n) => `seat:p${n + g}`),
  }));
  series.must(facilitator, 'group.form', { round: 'step:groups', groups });
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  for (let n = 0; n < 6; n += 1) {
    const args = { id: `note:n${n}`, step: 'step:notes', column: 'works', text: `Lapp ${n}` };
    series.must(person(n), 'note.post', args);
  }
  series.must(facilitator, 'step.reveal', { step: 'step:notes', revealed: true });
  series.must(facilitator, 'step.edit', { step, change: { sorters } });
  series.must(facilitator, 'step.start', { step, from: 'step:notes' });
  return series;
}

const does = (series: Series, actor: Actor, ...[name, args]: MutationCall) =>
  series.do(actorMutation(actor, name, args));
const place = (series: Series, who: number, note: number, theme: string | null, title?: string) =>
  does(series, person(who), 'moved.place', {
    ...{ step, note: `note:n${note}`, title: title ?? null },
    theme: theme === null ? null : `theme:${theme}`,
  });
const put = (series: Series, who: number, note: number, cluster: string | null) =>
  does(series, person(who), 'laid.put', { step, note: `note:n${note}`, cluster });
const mark = (series: Series, who: number, note: number, marked = true) =>
  does(series, person(who), 'laid.mark', { step, note: `note:n${note}`, marked });
const lock = (series: Series, locked: boolean) =>
  does(series, facilitator, 'moved.lock', { step, locked });
const lies = (series: Series, note: number) => {
  const theme = series.store.get('note', `note:n${note}`)?.theme ?? null;
  return theme === null ? null : series.store.get('theme', theme)?.title;
};
const told = (series: Series, type: 'moved' | 'laid', ...audiences: string[]) =>
  viewOf(series.store, audiences).list(type);

test('SS1: where everybody sorts, anybody lays a shown note into a theme, into a new one or out of all, and a title that is there is that theme', () => {
  const series = at('everybody');
  expect(place(series, 0, 1, 'a', 'Tillit')).toBeNull();
  expect(place(series, 2, 3, 'b', 'TILLIT')).toBeNull();
  expect([lies(series, 1), lies(series, 3)]).toEqual(['Tillit', 'Tillit']);
  expect(series.store.list('theme').map(({ id }) => id)).toEqual(['theme:a']);
  expect(place(series, 4, 1, null)).toBeNull();
  expect(lies(series, 1)).toBeNull();
  expect(place(series, 0, 1, 'unknown')).toBe('theme.unknown');
  series.must(facilitator, 'note.hide', { note: 'note:n5', hidden: true });
  expect(place(series, 0, 5, 'a')).toBe('note.unknown');
  for (const other of ['facilitator', 'groups'] as const) {
    expect(place(at(other), 0, 1, 'a', 'Tillit')).toBe('step.not-now');
  }
});

test('SS2: a note that participants have moved three times lies still until a facilitator moves it, and nobody is told before how often it was moved, nor ever by whom', () => {
  const series = at('everybody');
  place(series, 0, 1, 'a', 'Tillit');
  // What changes nothing does not count.
  expect(place(series, 1, 1, 'a')).toBeNull();
  place(series, 1, 1, 'b', 'Rutiner');
  for (const audience of ['host', 'workshop:w1', 'screen:w1', 'public', 'archive', 'seat:p0']) {
    expect([audience, told(series, 'moved', audience)]).toEqual([audience, []]);
  }
  expect(place(series, 2, 1, 'a')).toBeNull();
  expect(place(series, 3, 1, 'b')).toBe('silent.together');
  for (const audience of ['host', 'workshop:w1']) {
    expect(told(series, 'moved', audience)).toEqual([
      { type: 'moved', id: 'moved:themes.n1', step, note: 'note:n1', times: 3 },
    ]);
  }
  series.must(facilitator, 'note.place', { notes: ['note:n1'], theme: 'theme:b', parked: false });
  expect(lies(series, 1)).toBe('Rutiner');
});

test('SS3: facilitators lock the sorting for everybody and open it again, and nobody sorts where the workshop has gone on', () => {
  const series = at('everybody');
  const act = actorMutation(facilitator, 'moved.lock', { step, locked: true });
  const back = series.inverse(act);
  expect(series.do(act)).toBeNull();
  expect(place(series, 0, 1, 'a', 'Tillit')).toBe('silent.locked');
  for (const mutation of back) expect(series.do({ actor: facilitator, ...mutation })).toBeNull();
  expect(place(series, 0, 1, 'a', 'Tillit')).toBeNull();
  expect(lock(series, true)).toBeNull();
  expect(lock(series, false)).toBeNull();
  series.must(facilitator, 'step.start', { step: 'step:dots', from: step });
  expect(place(series, 0, 2, 'a')).toBe('step.not-now');
});

test('SS4: a group lays its own notes into piles and marks three at most; until they are brought nobody else sees any of it', () => {
  const series = at('groups');
  expect(put(series, 0, 2, 'Tillit')).toBeNull();
  expect(put(series, 2, 4, ' tillit')).toBeNull();
  expect(series.store.list('laid').map(({ cluster }) => cluster)).toEqual(['Tillit', 'Tillit']);
  expect(put(series, 0, 1, 'Tillit')).toBe('piles.not-yours');
  // A fourth note of the first group.
  expect([0, 2, 4].map((note) => mark(series, 4, note))).toEqual([null, null, null]);
  series.must(facilitator, 'note.copy', {
    ...{ id: 'note:n6', step: 'step:notes', column: 'works', group: 'group:g0' },
    ...{ text: 'Lapp 6', withdrawn: false },
  });
  expect(mark(series, 0, 6)).toBe('piles.enough');
  expect(mark(series, 0, 4, false)).toBeNull();
  expect(mark(series, 0, 6)).toBeNull();
  // It is of the note, wherever that lies.
  expect(put(series, 4, 2, 'Rutiner')).toBeNull();
  const marks = series.store.list('laid').filter(({ marked }) => marked);
  expect(marks.map(({ note }) => note).toSorted()).toEqual(['note:n0', 'note:n2', 'note:n6']);
  const audiences = ['group:g0', 'group:g1', 'host', 'workshop:w1', 'screen:w1', 'shown:w1'];
  expect(audiences.map((audience) => told(series, 'laid', audience).length)).toEqual([
    ...[4, 0, 0, 0, 0, 0],
  ]);
});

test('SS5: brought to the plenary, piles of the same name are one theme in the order of the names, what was sorted meanwhile stays, and of marked notes no group is told', () => {
  const series = at('groups');
  put(series, 0, 0, 'Tillit');
  put(series, 1, 1, 'tillit');
  put(series, 1, 3, 'Möten');
  put(series, 0, 2, 'Rutiner');
  put(series, 0, 4, 'Ansvar');
  mark(series, 1, 3);
  const own = { id: 'theme:own', workshop: w1, title: 'Rutiner', notes: ['note:n4'] };
  series.must(facilitator, 'theme.create', own);
  const act = actorMutation(facilitator, 'laid.bring', { step, brought: true, make: true });
  const back = series.inverse(act);
  expect(series.do(act)).toBeNull();
  expect([0, 1, 2, 3, 4, 5].map((note) => lies(series, note))).toEqual([
    ...['Tillit', 'Tillit', 'Rutiner', 'Möten', 'Rutiner', null],
  ]);
  const titles = series.store.list('theme').toSorted((a, b) => a.order - b.order);
  expect(titles.map(({ title }) => title)).toEqual(['Rutiner', 'Möten', 'Tillit']);
  for (const audience of ['host', 'screen:w1', 'shown:w1']) {
    expect(told(series, 'laid', audience)).toMatchObject([
      { note: 'note:n3', group: null, cluster: null, marked: true },
    ]);
  }
  expect(put(series, 0, 0, 'Nytt')).toBe('piles.brought');
  for (const mutation of back) expect(series.do({ actor: facilitator, ...mutation })).toBeNull();
  expect([0, 1, 2, 3, 4].map((note) => lies(series, note))).toEqual([
    ...[null, null, null, null, 'Rutiner'],
  ]);
  expect(told(series, 'laid', 'host')).toEqual([]);
  expect(put(series, 0, 0, 'Nytt')).toBeNull();
});

test('SS6: who sorts cannot be changed once something was moved or laid', () => {
  const series = at('everybody');
  const change = (sorters: Sorters) =>
    does(series, facilitator, 'step.edit', { step, change: { sorters } });
  expect(change('groups')).toBeNull();
  put(series, 0, 0, 'Tillit');
  expect(change('groups')).toBeNull();
  expect(change('everybody')).toBe('step.in-use');
});
