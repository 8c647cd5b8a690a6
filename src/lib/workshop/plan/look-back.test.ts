import { beforeEach, expect, test } from 'vitest';
import { facilitator, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { viewOf } from '../../../../tests/privacy/views.ts';
import { audiencesOf } from '../visibility/visibility.ts';
import type { Actor } from '../model/actor.ts';
import type { View } from '../define.ts';
import { earlierOf } from './look-back.ts';
import { nextStepOf } from './next-step.ts';

const [w1, w2] = ['workshop:w1', 'workshop:w2'] as const;
const server: Actor = { role: 'server' };
const newcomer: Actor = { role: 'participant', seat: 'seat:new', workshop: w2 };

let series: Series;

/** At W1 two themes are found and voted on, and one becomes an area with two actions. */
beforeEach(() => {
  series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const at = (step: string) => {
    const from = series.store.get('workshop', w1)?.step ?? null;
    series.must(facilitator, 'step.start', { step: `step:${step}`, from });
  };
  at('notes');
  for (const key of ['a', 'b', 'c']) {
    series.must({ role: 'participant', seat: 'seat:p0', workshop: w1 }, 'note.post', {
      ...{ id: `note:${key}`, step: 'step:notes', column: 'works', text: key },
    });
  }
  series.must(facilitator, 'step.reveal', { step: 'step:notes', revealed: true });
  const theme = { workshop: w1 };
  series.must(facilitator, 'theme.create', {
    ...{ ...theme, id: 'theme:few', title: 'Few', notes: ['note:a'] },
  });
  series.must(facilitator, 'theme.create', {
    ...{ ...theme, id: 'theme:wanted', title: 'Wanted', notes: ['note:b', 'note:c'] },
  });
  at('dots');
  series.must({ role: 'participant', seat: 'seat:p0', workshop: w1 }, 'dot.set', {
    ...{ step: 'step:dots', theme: 'theme:wanted', dots: 2 },
  });
  series.must(facilitator, 'step.reveal', { step: 'step:dots', revealed: true });
  series.must(facilitator, 'area.create', {
    ...{ id: 'area:a', theme: 'theme:wanted', title: 'Area' },
  });
  for (const key of ['x', 'y'])
    series.must(facilitator, 'action.create', { id: `action:${key}`, area: 'area:a', title: key });
  series.must(facilitator, 'action.edit', { action: 'action:x', change: { status: 'done' } });
  series.must(server, 'seat.take', {
    ...{ id: 'seat:new', organisation: 'organisation:o0', role: 'role:r0', name: null },
  });
  series.must(server, 'seat.arrive', { seat: 'seat:new', workshop: w2 });
});

/** What somebody's page knows. */
function seenBy(actor: Actor): View {
  return viewOf(series.store, audiencesOf(actor, series.store) ?? []);
}

function earlier(actor: Actor, workshop: string = w2) {
  const view = seenBy(actor);
  const at = view.get('workshop', workshop);
  return at ? earlierOf(view, at) : null;
}

test('LO1: a later occasion opens with the themes, the plan and the next step of the earlier ones, the same on phone, console and projector, and the first with none', () => {
  series.must(facilitator, 'workshop.edit', { workshop: w1, change: { nextStep: 'We meet.' } });
  series.must(facilitator, 'theme.create', {
    ...{ id: 'theme:later', workshop: w2, title: 'Later', notes: [] },
  });
  for (const actor of [newcomer, facilitator, { role: 'screen', workshop: w2 } as const]) {
    const found = earlier(actor);
    expect(found?.themes.map(({ title, count, dots, area }) => [title, count, dots, area])).toEqual(
      [
        ['Wanted', 2, 2, 1],
        ['Few', 1, 0, null],
      ],
    );
    const actions = found?.areas.flatMap((area) => area.actions);
    expect(actions?.map(({ title, status }) => [title, status])).toEqual([
      ['x', 'done'],
      ['y', 'not-started'],
    ]);
    expect(found?.nextStep).toEqual({ occasion: 'Workshop 1', text: 'We meet.' });
  }
  const first: Actor = { role: 'participant', seat: 'seat:p0', workshop: w1 };
  for (const actor of [first, facilitator]) expect(earlier(actor, w1)).toBeNull();
  const view = seenBy(first);
  const at = view.get('workshop', w1);
  expect(at && earlierOf(view, at, 'own')?.themes.map(({ title }) => title)).toEqual([
    'Wanted',
    'Few',
  ]);
});

test('LO2: what happens next belongs to its occasion: another begins without it, and the plan says that of the latest that has one', () => {
  const nextStep = (workshop: string) => series.store.get('workshop', workshop)?.nextStep;
  series.must(facilitator, 'workshop.edit', { workshop: w1, change: { nextStep: 'First' } });
  expect([nextStep(w1), nextStep(w2), nextStepOf(series.store)]).toEqual(['First', '', 'First']);
  series.must(facilitator, 'workshop.edit', { workshop: w2, change: { nextStep: 'Second' } });
  expect([nextStep(w1), nextStepOf(series.store)]).toEqual(['First', 'Second']);
  expect(earlier(newcomer)?.nextStep?.text).toBe('First');
});
