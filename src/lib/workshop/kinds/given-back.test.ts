import { describe, expect, test } from 'vitest';
import { facilitator, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import type { Actor } from '../model/actor.ts';
import type { DomainMutation } from '../model/mutations.ts';
import type { StepKind } from './models.ts';
import type { StepOf } from '../model/step.ts';
import { presentLine } from '../speakers/speaker.ts';
import { speakerQueueOf } from '../speakers/speaker-queue.ts';
import { dotsBy, dotsLeft, dotsOver } from './dots/dot.ts';
import { dotUseOf, scoreOf } from './dots/room.ts';
import { choicesIn, chosenBy } from './groups/interest.ts';
import { spreadOf } from './matrix/room.ts';

const w1 = 'workshop:w1';
const person = (key: string): Actor => ({ role: 'participant', seat: `seat:${key}`, workshop: w1 });

/** Six people at a kind of step, and two themes. */
function at(kind: StepKind): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  for (const key of ['a', 'b']) {
    const args = { id: `theme:${key}`, workshop: w1, title: `Tema ${key}`, notes: [] };
    series.must(facilitator, 'theme.create', args);
  }
  series.must(facilitator, 'step.start', { step: `step:${kind}`, from: 'step:welcome' });
  return series;
}

function stepOf<K extends StepKind>(series: Series, kind: K): StepOf<K> {
  return series.store.get('step', `step:${kind}`) as unknown as StepOf<K>;
}

const edit = (series: Series, kind: StepKind, change: object) =>
  series.do({
    actor: facilitator,
    name: 'step.edit',
    args: { step: `step:${kind}`, change },
  });

describe('dots', () => {
  function voting() {
    const series = at('dots');
    series.must(facilitator, 'step.edit', {
      step: 'step:dots',
      change: { dotBudget: 3, dotMax: 2 },
    });
    const set = (theme: string, dots: number, who = 'p0') =>
      series.do({
        actor: person(who),
        name: 'dot.set',
        args: { step: 'step:dots', theme: `theme:${theme}`, dots },
      });
    const own = () => dotsBy(series.store, 'step:dots', 'seat:p0').map(({ dots }) => dots);
    const left = () => dotsLeft(series.store, stepOf(series, 'dots'), 'seat:p0');
    const over = () => dotsOver(series.store, stepOf(series, 'dots'), 'seat:p0');
    const score = () => scoreOf(stepOf(series, 'dots'), series.store);
    return { series, set, own, left, over, score };
  }

  test('GB1: what was given to a theme that is dissolved is back with its giver and counts nowhere, and counts again if the theme comes back (dots)', () => {
    const { series, set, own, left, over, score } = voting();
    expect([set('a', 2), set('b', 1), set('a', 1, 'p1')]).toEqual([null, null, null]);
    const apart = { actor: facilitator, name: 'theme.remove', args: { theme: 'theme:a' } } as const;
    const back = series.inverse(apart);
    expect(series.do(apart)).toBeNull();
    expect([own(), left()]).toEqual([[1], 2]);
    expect(score()).toMatchObject({
      voters: 1,
      givenBack: 3,
      themes: [{ theme: 'theme:b', dots: 1, seats: 1 }],
    });
    expect(set('b', 2)).toBeNull();
    for (const mutation of back) series.do({ actor: facilitator, ...mutation });
    // The dots that were given anew stand, and so do those that came back: one is too many.
    expect([own().toSorted(), left(), over()]).toEqual([[2, 2], 0, 1]);
    expect(score()).toMatchObject({ voters: 2, givenBack: 0 });
  });

  test('GB1: what was given to a theme that is dissolved is back with its giver and counts nowhere, and counts again if the theme comes back (dots on a theme that had been merged into it)', () => {
    const { series, set, left, score } = voting();
    expect(set('a', 2)).toBeNull();
    series.must(facilitator, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
    expect([left(), score().themes]).toEqual([1, [{ theme: 'theme:b', dots: 2, seats: 1 }]]);
    series.must(facilitator, 'theme.remove', { theme: 'theme:b' });
    expect([left(), score().themes, score().givenBack]).toEqual([3, [], 2]);
  });

  test('GB2: whatever lowers what somebody has given is accepted, whatever the budget and whether the theme stands or not', () => {
    const { series, set, left, over } = voting();
    expect([set('a', 2), set('b', 1)]).toEqual([null, null]);
    expect(edit(series, 'dots', { dotBudget: 1, dotMax: 1 })).toBeNull();
    expect([left(), over()]).toEqual([0, 2]);
    expect(set('b', 2)).toBe('dot.over-budget');
    expect(set('a', 1)).toBeNull();
    expect(over()).toBe(1);
    expect(set('b', 0)).toBeNull();
    expect([left(), over(), set('b', 1)]).toEqual([0, 0, 'dot.over-budget']);
    series.must(facilitator, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
    expect(set('a', 0)).toBeNull();
    expect([left(), set('a', 1)]).toEqual([1, 'theme.unknown']);
  });

  test('a facilitator is told how many have given how much, and never to what', () => {
    const { series, set } = voting();
    expect([set('a', 2), set('b', 1), set('a', 1, 'p1')]).toEqual([null, null, null]);
    expect(dotUseOf(stepOf(series, 'dots'), series.store)).toEqual({
      type: 'dotUse',
      id: 'dotUse:dots',
      step: 'step:dots',
      given: [0, 1, 0, 1],
      most: [0, 1, 1],
    });
  });
});

test('GB1: what was given to a theme that is dissolved is back with its giver and counts nowhere, and counts again if the theme comes back (placements)', () => {
  const series = at('matrix');
  const place = (theme: string) =>
    series.must(person('p0'), 'placement.set', {
      ...{ step: 'step:matrix', theme: `theme:${theme}`, at: { effort: 1, impact: 2 } },
    });
  place('a');
  const spread = () => {
    const { voters, subjects } = spreadOf(stepOf(series, 'matrix'), series.store);
    return { voters, themes: subjects.map(({ subject }) => subject) };
  };
  const apart = { actor: facilitator, name: 'theme.remove', args: { theme: 'theme:a' } } as const;
  const back = series.inverse(apart);
  expect(series.do(apart)).toBeNull();
  expect(spread()).toEqual({ voters: 0, themes: [] });
  for (const mutation of back) series.do({ actor: facilitator, ...mutation });
  expect(spread()).toEqual({ voters: 1, themes: ['theme:a'] });
});

/** A matrix that rates actions, at the step: two actions in one area. */
function ratingActions(): Series {
  const series = at('matrix');
  expect(edit(series, 'matrix', { rates: 'actions' })).toBeNull();
  series.must(facilitator, 'area.create', { id: 'area:a', theme: null, title: 'Hemgång' });
  for (const key of ['x', 'y']) {
    const args = { id: `action:${key}`, area: 'area:a', title: `Åtgärd ${key}` };
    series.must(facilitator, 'action.create', args);
  }
  return series;
}

const rate = (series: Series, action: string, who = 'p0') =>
  series.do({
    actor: person(who),
    name: 'placement.set',
    args: { step: 'step:matrix', action, at: { effort: 1, impact: 5 } },
  });

const rated = (series: Series) =>
  spreadOf(stepOf(series, 'matrix'), series.store).subjects.map(({ subject }) => subject);

test('FM23: a matrix rates themes or, where the step says so, the actions of the plan, and what it rates is settled once somebody has answered', () => {
  const series = ratingActions();
  const theme = { step: 'step:matrix', theme: 'theme:a', at: { effort: 1, impact: 5 } };
  expect(series.do({ actor: person('p0'), name: 'placement.set', args: theme })).toBe(
    'action.unknown',
  );
  expect(rate(series, 'action:x')).toBeNull();
  expect(rated(series)).toEqual(['action:x']);
  expect(edit(series, 'matrix', { rates: 'themes' })).toBe('step.in-use');
  expect(edit(series, 'matrix', { rates: 'actions' })).toBeNull();
  const none = { step: 'step:matrix', action: 'action:x', at: null };
  series.must(person('p0'), 'placement.set', none);
  expect(edit(series, 'matrix', { rates: 'themes' })).toBeNull();
});

const outOfThePlan: readonly DomainMutation[] = [
  { name: 'action.remove', args: { action: 'action:x', removed: true } },
  { name: 'area.remove', args: { area: 'area:a', removed: true } },
];

test.each(outOfThePlan)(
  'GB9: what was given to an action is back with its giver when the action or its area is taken out of the plan, and counts again if it comes back ($name)',
  (mutation) => {
    const series = ratingActions();
    expect([rate(series, 'action:x'), rate(series, 'action:x', 'p1')]).toEqual([null, null]);
    const away = { actor: facilitator, ...mutation };
    const back = series.inverse(away);
    expect(series.do(away)).toBeNull();
    const { voters, subjects } = spreadOf(stepOf(series, 'matrix'), series.store);
    expect([voters, subjects]).toEqual([0, []]);
    // What lowers what somebody has given is accepted; more is not.
    expect(rate(series, 'action:x')).toBe('action.unknown');
    for (const mutation of back) series.do({ actor: facilitator, ...mutation });
    expect(rated(series)).toEqual(['action:x']);
  },
);

test('GB5: a choice of a theme follows its title and the theme that takes it in, and is free again when it is dissolved', () => {
  const series = at('groups');
  expect(edit(series, 'groups', { grouping: 'interest', questions: [] })).toBeNull();
  const choose = (...topics: string[]) =>
    series.must(person('p0'), 'interest.choose', { step: 'step:groups', topics });
  const chosen = () => chosenBy(series.store, stepOf(series, 'groups'), 'seat:p0');
  choose('Tema a', 'Tema b');
  const args = { theme: 'theme:a', title: 'Bemanning' };
  const rename = { actor: facilitator, name: 'theme.rename', args } as const;
  const back = series.inverse(rename);
  expect(series.do(rename)).toBeNull();
  expect(chosen()).toEqual(['Bemanning', 'Tema b']);
  for (const mutation of back) series.do({ actor: facilitator, ...mutation });
  expect(chosen()).toEqual(['Tema a', 'Tema b']);
  series.must(facilitator, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
  expect(chosen()).toEqual(['Tema b']);
  series.must(facilitator, 'theme.remove', { theme: 'theme:b' });
  expect(chosen()).toEqual([]);
  expect(choicesIn(series.store, stepOf(series, 'groups')).size).toBe(0);
});

test('GB6: a question that somebody has answered keeps its place and its scale', () => {
  const series = at('poll');
  const [first, second] = stepOf(series, 'poll').questions;
  expect(edit(series, 'poll', { questions: [second, first] })).toBeNull();
  expect(edit(series, 'poll', { questions: [first, second] })).toBeNull();
  series.must(person('p0'), 'ballot.cast', {
    ...{ step: 'step:poll', asked: 1, question: 0, value: 1, comment: null },
  });
  const tried = (change: object) => edit(series, 'poll', change);
  expect(tried({ questions: [second] })).toBe('step.in-use');
  expect(tried({ questions: [second, first] })).toBe('step.in-use');
  expect(tried({ questions: [] })).toBe('step.in-use');
  expect(tried({ scale: 'consent' })).toBe('step.in-use');
  // Words may be mended, and what nobody has answered may go.
  expect(tried({ questions: ['Mended', second, 'One more'] })).toBeNull();
  expect(tried({ questions: ['Mended'] })).toBeNull();
});

test('GB7: a group that was dissolved and a person who was removed are not in the line of speakers', () => {
  const series = at('talk');
  const form = (key: string, seats: string[]) =>
    series.must(facilitator, 'group.form', {
      round: 'step:groups',
      groups: [{ id: `group:${key}`, letter: 'A', place: null, seats }],
    });
  form('old', ['seat:p0', 'seat:p1']);
  series.must(facilitator, 'speaker.line', {
    step: 'step:talk',
    line: ['group:old', 'seat:p0', 'seat:p1'].map((who) => ({ who, label: who })),
  });
  form('new', ['seat:p0', 'seat:p1']);
  series.must(facilitator, 'seat.remove', { seat: 'seat:p0', removed: true });
  const step = stepOf(series, 'talk');
  expect(presentLine(series.store, step.id).map(({ who }) => who)).toEqual(['seat:p1']);
  expect(speakerQueueOf(step, series.store)?.line).toHaveLength(1);
  series.must(facilitator, 'seat.remove', { seat: 'seat:p0', removed: false });
  expect(presentLine(series.store, step.id)).toHaveLength(2);
});
