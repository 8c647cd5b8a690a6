import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facilitator, noon, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { viewOf } from '../../../../tests/privacy/views.ts';
import { exportSeries } from '#lib/server/export/series-json.ts';
import type { Actor } from '../model/actor.ts';
import type { DomainMutation } from '../model/mutations.ts';
import { buildPlanDocument } from '../plan/build-document.ts';
import { scoreOf } from '../kinds/dots/room.ts';
import { spreadOf } from '../kinds/matrix/room.ts';
import type { StepOf } from '../model/step.ts';
import { countingTheme } from './themes.ts';
import { quotesOf } from './quotes.ts';

const w1 = 'workshop:w1';
const person = (n: number): Actor => ({ role: 'participant', seat: `seat:p${n}`, workshop: w1 });
const audiences = ['host', 'public', 'workshop:w1', 'screen:w1', 'shown:w1', 'archive'];

/** Six notes that are shown, in two themes: a has the first four. */
function sorted(): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  for (let n = 0; n < 6; n += 1) {
    const args = { id: `note:n${n}`, step: 'step:notes', column: 'works', text: `Lapp ${n}` };
    series.must(person(n), 'note.post', args);
  }
  series.must(facilitator, 'step.reveal', { step: 'step:notes', revealed: true });
  const theme = (key: string, notes: readonly string[]) =>
    series.must(facilitator, 'theme.create', {
      ...{ id: `theme:${key}`, workshop: w1, title: `Tema ${key}`, notes },
    });
  theme('a', ['note:n0', 'note:n1', 'note:n2', 'note:n3']);
  theme('b', ['note:n4', 'note:n5']);
  return series;
}

const quote = (series: Series, theme: string, note: number, present = true) =>
  series.do(
    actorMutation(facilitator, 'theme.quote', {
      ...{ theme: `theme:${theme}`, note: `note:n${note}`, present },
    }),
  );
const quoted = (series: Series, theme: string) =>
  quotesOf(series.store, `theme:${theme}`).map(({ id }) => id.slice(-1));

function undone(series: Series, name: DomainMutation['name'], args: DomainMutation['args']) {
  const act = { actor: facilitator, name, args } as never;
  const back = series.inverse(act);
  expect(series.do(act)).toBeNull();
  return () => {
    for (const mutation of back) expect(series.do({ actor: facilitator, ...mutation })).toBeNull();
  };
}

test('EV1: facilitators choose at most three notes to speak for a theme, one at a time so that two who choose lose none, and the place of one that has gone is free', () => {
  const series = sorted();
  expect([0, 1, 2, 3].map((note) => quote(series, 'a', note))).toEqual([
    ...[null, null, null],
    'theme.too-many-quotes',
  ]);
  expect(quoted(series, 'a')).toEqual(['0', '1', '2']);
  series.must(facilitator, 'note.hide', { note: 'note:n1', hidden: true });
  const back = undone(series, 'theme.quote', { theme: 'theme:a', note: 'note:n3', present: true });
  expect(quoted(series, 'a')).toEqual(['0', '2', '3']);
  back();
  series.must(facilitator, 'note.hide', { note: 'note:n1', hidden: false });
  expect(quoted(series, 'a')).toEqual(['0', '1', '2']);
  expect(quote(series, 'a', 0, false)).toBeNull();
  expect(quoted(series, 'a')).toEqual(['1', '2']);
  expect(
    series.do(
      actorMutation(person(0), 'theme.quote', {
        ...{ theme: 'theme:a', note: 'note:n0', present: true },
      }),
    ),
  ).toBe('access.not-allowed');
});

test('EV2: a note speaks for a theme while it lies in it and everybody may read it, and those of a theme that was taken in go along as long as there is room', () => {
  const series = sorted();
  for (const note of [0, 1]) quote(series, 'a', note);
  for (const note of [4, 5]) quote(series, 'b', note);
  const apart = undone(series, 'theme.merge', { from: 'theme:b', into: 'theme:a' });
  expect(quoted(series, 'a')).toEqual(['0', '1', '4']);
  apart();
  expect([quoted(series, 'a'), quoted(series, 'b')]).toEqual([
    ['0', '1'],
    ['4', '5'],
  ]);
  series.must(facilitator, 'note.place', { notes: ['note:n0'], theme: 'theme:b', parked: false });
  expect([quoted(series, 'a'), quoted(series, 'b')]).toEqual([['1'], ['4', '5']]);
  series.must(person(1), 'note.withdraw', { note: 'note:n1', withdrawn: true });
  expect(quoted(series, 'a')).toEqual([]);
  series.must(person(1), 'note.withdraw', { note: 'note:n1', withdrawn: false });
  series.must(facilitator, 'step.reveal', { step: 'step:notes', revealed: false });
  expect([quoted(series, 'a'), quoted(series, 'b')]).toEqual([[], []]);
});

/** Everything that an audience, the plan and the data say, as one text. */
function toldTo(series: Series, audience: string): string {
  return JSON.stringify([...viewOf(series.store, [audience]).all()]);
}
function documents(series: Series) {
  const archive = viewOf(series.store, ['public', 'archive']);
  const plan = buildPlanDocument(archive, { today: '2026-09-22' });
  const host = viewOf(series.store, ['host']);
  return { plan, data: exportSeries({ archive, host, plan, unshown: [], now: noon }) };
}

test('SU1: until it is shown a summary is sent to facilitators alone, and neither the plan nor the data have it', () => {
  const series = sorted();
  const [secret, told] = ['Utkast om temat', 'Utkast om dagen'];
  series.must(facilitator, 'summary.write', { about: 'theme:a', text: secret });
  series.must(facilitator, 'summary.write', { about: w1, text: told });
  for (const audience of audiences) {
    const text = toldTo(series, audience);
    expect([audience, text.includes('Utkast')]).toEqual([audience, audience === 'host']);
  }
  expect(JSON.stringify(documents(series))).not.toContain('Utkast');
  for (const about of ['theme:a', w1])
    series.must(facilitator, 'summary.show', { about, shown: true });
  expect(toldTo(series, 'public')).toContain(secret);
  const { plan, data } = documents(series);
  expect([plan.themes[0]?.summary, plan.occasions[0]?.summary]).toEqual([secret, told]);
  expect([data.themes[0]?.summary, data.workshops[0]?.summary]).toEqual([secret, told]);
  // Of a theme that does not stand nothing is said.
  series.must(facilitator, 'theme.remove', { theme: 'theme:a' });
  expect(toldTo(series, 'public')).not.toContain(secret);
  series.must(facilitator, 'summary.show', { about: w1, shown: false });
  expect(toldTo(series, 'public')).not.toContain(told);
});

test('SU2: two who write in a summary both keep their words, also when both began from the proposal, and undoing leaves those of the other', () => {
  const series = sorted();
  const base = 'Temat samlar 4 lappar.';
  const text = () => series.store.get('summary', 'summary:theme.a')?.text ?? null;
  const write = (own: string, from: string) =>
    undone(series, 'summary.write', { about: 'theme:a', text: own, base: from });
  const first = write(`Viktigt: ${base}`, base);
  const second = write(`${base} Vi ringer.`, base);
  expect(text()).toBe(`Viktigt: ${base} Vi ringer.`);
  series.must(facilitator, 'summary.show', { about: 'theme:a', shown: true });
  second();
  expect(text()).toBe(`Viktigt: ${base}`);
  const away = write('', text() ?? '');
  expect(text()).toBeNull();
  away();
  expect(series.store.get('summary', 'summary:theme.a')?.shown).toBe(true);
  first();
  expect(text()).toBeNull();
});

const act = fc.oneof(
  fc.record({ what: fc.constant('dot' as const), who: fc.nat(5), at: fc.nat(3), n: fc.nat(3) }),
  fc.record({ what: fc.constant('merge' as const), at: fc.nat(5), to: fc.nat(5) }),
  fc.record({ what: fc.constant('split' as const), at: fc.nat(5), n: fc.nat(1) }),
  fc.record({ what: fc.constant('dissolve' as const), at: fc.nat(5) }),
  fc.record({ what: fc.constant('undo' as const) }),
);

test('PI1: what was given to a theme stays with it: merged it counts in the theme that took it in, split off a theme begins with nothing, dissolved it is back with its givers, and undo brings all of it back', () => {
  let [merged, dissolved, split] = [0, 0, 0];
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 30 }), (acts) => {
      const series = sorted();
      series.must(facilitator, 'step.start', { step: 'step:dots', from: 'step:notes' });
      const score = () =>
        scoreOf(series.store.get('step', 'step:dots') as unknown as StepOf<'dots'>, series.store);
      const themeAt = (at: number) => {
        const all = series.store.list('theme');
        return all[at % all.length]?.id ?? '';
      };
      const undos: (() => void)[] = [];
      let made = 0;
      for (const one of acts) {
        const before = JSON.stringify(score());
        const given = JSON.stringify(series.store.list('dot'));
        const begin = (name: DomainMutation['name'], args: object): boolean => {
          const drawn = { actor: facilitator, name, args } as never;
          const back = series.inverse(drawn);
          if (series.do(drawn) !== null) return false;
          undos.push(() => {
            for (const mutation of back) series.do({ actor: facilitator, ...mutation });
            expect(JSON.stringify(score())).toBe(before);
          });
          return true;
        };
        switch (one.what) {
          case 'dot':
            // Votes are no facilitator's to take back: what was done before is settled.
            if (
              series.do(
                actorMutation(person(one.who), 'dot.set', {
                  ...{ step: 'step:dots', theme: themeAt(one.at), dots: one.n },
                }),
              ) === null
            )
              undos.length = 0;
            break;
          case 'merge':
            merged += Number(
              begin('theme.merge', { from: themeAt(one.at), into: themeAt(one.to) }),
            );
            break;
          case 'split': {
            const id = `theme:s${(made += 1)}`;
            const notes = [`note:n${(one.at + one.n) % 6}`];
            split += Number(begin('theme.create', { id, workshop: w1, title: id, notes }));
            expect(score().themes.some(({ theme }) => theme === id)).toBe(false);
            break;
          }
          case 'dissolve':
            dissolved += Number(begin('theme.remove', { theme: themeAt(one.at) }));
            break;
          case 'undo':
            undos.pop()?.();
        }
        // Nobody's dots are changed by what becomes of themes, none is lost and none counts twice.
        if (one.what !== 'dot') expect(JSON.stringify(series.store.list('dot'))).toBe(given);
        const dots = series.store.list('dot');
        const all = dots.reduce((sum, dot) => sum + dot.dots, 0);
        const { themes, givenBack } = score();
        expect(themes.reduce((sum, theme) => sum + theme.dots, givenBack)).toBe(all);
        for (const { theme, dots: counted } of themes) {
          const own = dots.filter((dot) => countingTheme(series.store, dot.theme) === theme);
          expect(counted).toBe(own.reduce((sum, dot) => sum + dot.dots, 0));
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(Math.min(merged, dissolved, split)).toBeGreaterThan(20);
});

test('PI1: what was given to a theme stays with it: merged it counts in the theme that took it in, split off a theme begins with nothing, dissolved it is back with its givers, and undo brings all of it back (placements)', () => {
  const series = sorted();
  series.must(facilitator, 'step.start', { step: 'step:matrix', from: 'step:notes' });
  const placed = () =>
    spreadOf(
      series.store.get('step', 'step:matrix') as unknown as StepOf<'matrix'>,
      series.store,
    ).subjects.map(({ subject, voters }) => [subject, voters]);
  for (const n of [0, 1]) {
    series.must(person(n), 'placement.set', {
      ...{ step: 'step:matrix', theme: 'theme:a', at: { effort: 1, impact: 5 } },
    });
  }
  const merge = undone(series, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
  expect(placed()).toEqual([['theme:b', 2]]);
  merge();
  const split = { id: 'theme:c', workshop: w1, title: 'Del', notes: ['note:n0'] };
  const together = undone(series, 'theme.create', split);
  expect(placed()).toEqual([['theme:a', 2]]);
  together();
  const whole = undone(series, 'theme.remove', { theme: 'theme:a' });
  expect(placed()).toEqual([]);
  whole();
  expect(placed()).toEqual([['theme:a', 2]]);
});
