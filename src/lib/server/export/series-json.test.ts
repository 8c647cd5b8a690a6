import { mutation } from '#lib/workshop/model/mutations.ts';
import { expect, test } from 'vitest';
import { buildPlanDocument } from '#lib/workshop/plan/build-document.ts';
import { openHarness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { unshownNotes } from '#lib/workshop/visibility/unshown.ts';
import { exportSeries, seriesFormat } from './series-json.ts';

/** A workshop in which everything has happened that an export could tell too much about. */
async function afterTheWorkshop() {
  const { room } = await openHarness();
  const { participants } = await buildWorkshop(room, { seats: 4 });
  const [first, second] = participants;
  if (!first || !second) throw new Error('two people are needed');
  await goTo(room, 'groups');
  const group = { id: 'group:g1', letter: 'B', place: 'vid fönstret' };
  const seats = ['seat:p1', 'seat:p2', 'seat:p3', 'seat:p4'];
  await must(room, facilitator, [
    mutation('group.form', { round: 'step:groups', groups: [{ ...group, seats }] }),
  ]);
  await goTo(room, 'notes');
  const note = (id: string, text: string) =>
    mutation('note.post', { id, step: 'step:notes', column: 'works', text });
  await must(room, first, [
    note('note:shown', 'Vi ringer varandra'),
    note('note:hidden', 'Hemlig text'),
    note('note:taken', 'Ångrad text'),
    mutation('note.withdraw', { note: 'note:taken', withdrawn: true }),
  ]);
  await must(room, facilitator, [
    mutation('note.hide', { note: 'note:hidden', hidden: true }),
    mutation('step.reveal', { step: 'step:notes', revealed: true }),
    mutation('theme.create', {
      id: 'theme:t1',
      workshop: 'workshop:w1',
      title: 'Kontakt',
      notes: ['note:shown'],
    }),
  ]);
  await goTo(room, 'dots');
  await must(room, second, [
    mutation('dot.set', { step: 'step:dots', theme: 'theme:t1', dots: 2 }),
  ]);
  await must(room, facilitator, [
    mutation('step.reveal', { step: 'step:dots', revealed: true }),
    mutation('area.create', { id: 'area:a1', theme: 'theme:t1', title: 'Kontakt' }),
    mutation('action.create', { id: 'action:a1', area: 'area:a1', title: 'Ett nummer' }),
    mutation('action.create', { id: 'action:a2', area: 'area:a1', title: 'Bortvald' }),
    mutation('action.remove', { action: 'action:a2', removed: true }),
  ]);
  await must(room, second, [
    mutation('seat.represent', { representative: true }),
    mutation('stance.set', {
      action: 'action:a1',
      organisation: 'organisation:o1',
      stance: 'adopts',
      comment: null,
    }),
  ]);
  const archive = room.view(['public', 'archive']);
  const plan = buildPlanDocument(archive, { today: '2026-11-20' });
  return exportSeries({
    archive,
    host: room.view(['host']),
    unshown: unshownNotes(room.store),
    plan,
    now: Date.UTC(2026, 10, 20),
  });
}

/** A poll that was asked twice, the second time not shown yet. */
async function duringPoll() {
  const { room } = await openHarness();
  const { participants } = await buildWorkshop(room, { seats: 3 });
  const [first, second, third] = participants;
  if (!first || !second || !third) throw new Error('three are needed');
  const theme = (id: string) => ({ id, workshop: 'workshop:w1', title: id, notes: [] });
  await must(room, facilitator, [
    mutation('theme.create', theme('theme:t1')),
    mutation('theme.create', theme('theme:few')),
  ]);
  await goTo(room, 'matrix');
  const at = { effort: 2, impact: 5 };
  const set = (key: string) =>
    mutation('placement.set', { step: 'step:matrix', theme: `theme:${key}`, at });
  for (const one of [first, second, third]) await must(room, one, [set('t1')]);
  for (const one of [first, second]) await must(room, one, [set('few')]);
  await goTo(room, 'poll');
  const cast = (asked: number, value: number, comment: string | null = null, question = 1) =>
    mutation('ballot.cast', { step: 'step:poll', asked, question, value, comment });
  await must(room, first, [cast(1, 1, 'Mer tid'), cast(1, 0, 'Ensam röst', 0)]);
  for (const one of [second, third]) await must(room, one, [cast(1, 4)]);
  await must(room, facilitator, [
    mutation('step.reveal', { step: 'step:poll', revealed: true }),
    mutation('ballot.ask', { step: 'step:poll', asked: 2 }),
  ]);
  await must(room, first, [cast(2, 5, 'Hemligt än')]);
  for (const one of [second, third]) await must(room, one, [cast(2, 5)]);
  const exported = () => {
    const archive = room.view(['public', 'archive']);
    const plan = buildPlanDocument(archive, { today: '2026-11-20' });
    return exportSeries({
      archive,
      host: room.view(['host']),
      unshown: unshownNotes(room.store),
      plan,
      now: 0,
    });
  };
  return { room, exported };
}

test('FM18: the data of a series contains every revealed round of a poll, and nothing unrevealed or answered by fewer than three', async () => {
  const { room, exported } = await duringPoll();
  const stepsOf = () => {
    const steps = exported().workshops[0]?.steps ?? [];
    const of = (kind: string) => steps.find((step) => step.kind === kind);
    const poll = of('poll')?.['poll'] as { readonly rounds: readonly unknown[] } | null;
    return { poll, matrix: of('matrix')?.['matrix'], talk: of('talk') };
  };
  const none = [0, 1, 2, 3, 4, 5].map((value) => ({ value, count: 0 }));
  expect(stepsOf()).toMatchObject({ matrix: null, talk: { poll: null, matrix: null } });
  expect(stepsOf().poll).toEqual({
    scale: 'fist',
    rounds: [
      {
        asked: 1,
        questions: [
          { question: 'Kan vi göra så?', people: 1, answers: null, comments: [] },
          {
            question: 'Vill vi det?',
            people: 3,
            answers: none.with(1, { value: 1, count: 1 }).with(4, { value: 4, count: 2 }),
            comments: ['Mer tid'],
          },
        ],
      },
    ],
  });
  expect(JSON.stringify(exported())).not.toMatch(/seat:|Hemligt än|Ensam röst/u);
  const show = (step: string) => mutation('step.reveal', { step, revealed: true });
  await must(room, facilitator, [show('step:poll'), show('step:matrix')]);
  expect(stepsOf().poll?.rounds).toHaveLength(2);
  expect(JSON.stringify(exported())).toContain('Hemligt än');
  expect(stepsOf().matrix).toEqual({
    people: 3,
    actions: [],
    themes: [
      {
        ...{ theme: 'theme:t1', judgements: 3, corner: 'first' },
        ...{ effort: [0, 3, 0, 0, 0], impact: [0, 0, 0, 0, 3] },
      },
    ],
  });
});

test('the export is plain JSON that gives itself back', async () => {
  const exported = await afterTheWorkshop();
  expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  expect(exported).toMatchObject({
    format: seriesFormat,
    exportedAt: '2026-11-20T00:00:00.000Z',
    series: { id: 'series:s1', title: 'Nära vård' },
  });
});

test('it tells nothing of who wrote, voted or sat where, nor how to come in', async () => {
  const whole = JSON.stringify(await afterTheWorkshop());
  for (const secret of [
    'seat:',
    '"author"',
    '"draws"',
    'Hemlig text',
    'Ångrad text',
    '48217306',
    'link:',
  ]) {
    expect(whole).not.toContain(secret);
  }
});

test('it holds what was shown, how it was voted on and what came of it', async () => {
  const exported = await afterTheWorkshop();
  expect(exported.notes).toEqual([
    expect.objectContaining({ id: 'note:hidden', text: null, hidden: true }),
    expect.objectContaining({
      id: 'note:shown',
      text: 'Vi ringer varandra',
      column: 'works',
      theme: 'theme:t1',
    }),
  ]);
  const [workshop] = exported.workshops;
  expect(workshop?.census.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(workshop?.groups).toMatchObject([{ letter: 'B', place: 'vid fönstret' }]);
  expect(workshop?.steps.find(({ kind }) => kind === 'dots')?.vote).toEqual({
    voters: 1,
    themes: [{ theme: 'theme:t1', dots: 2, people: 1 }],
  });
  // Of so few people nothing is counted.
  expect(exported.themes).toMatchObject([
    { title: 'Kontakt', dots: 2, breadth: { groups: null, organisations: null } },
  ]);
  expect(exported.actions.map(({ title }) => title)).toEqual(['Ett nummer']);
  expect(exported.stances).toMatchObject([{ action: 'action:a1', stance: 'adopts' }]);
  expect(exported.plan.areas).toHaveLength(1);
});
