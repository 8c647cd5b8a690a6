import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import { openHarness, type Harness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { frameOf, heldPicture, pictureOf } from './picture.ts';
import type { EarlierLine, ShownEarlier } from './shown-earlier.ts';
import { recordsView } from './records-view.ts';

const workshop = 'workshop:w1';
const screen: Actor = { role: 'screen', workshop };

let harness: Harness;
let participants: readonly Actor[];

beforeEach(async () => {
  harness = await openHarness();
  ({ participants } = await buildWorkshop(harness.room, { seats: 5, organisations: 2 }));
});

/** What the projector may see, through the room's own redaction, as it comes with the page. */
function seen() {
  const { room } = harness;
  return recordsView([...room.view(audiencesOf(screen, room.store) ?? []).all()]);
}

function scene() {
  return pictureOf(seen(), workshop)?.scene;
}

async function write(...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const args = { id: `note:n${index}`, step: 'step:notes', column: 'works', text };
    await must(harness.room, participants[index] ?? facilitator, [mutation('note.post', args)]);
  }
}

it('says who is here by organisation, without a name', () => {
  expect(scene()).toMatchObject({
    kind: 'welcome',
    arrived: 5,
    organisations: [
      { name: 'Organisation 0', seats: 3 },
      { name: 'Organisation 1', seats: 2 },
    ],
  });
});

it('LO3: the projector begins with the themes or with how the plan has gone, as the step says, and with the code where there is nothing to build on', async () => {
  const { room } = harness;
  const later = 'workshop:w2';
  const server: Actor = { role: 'server' };
  await must(room, server, [
    mutation('workshop.create', {
      ...{ id: later, code: '48217307', secret: 'K7M4QTAC', title: 'Workshop 2' },
      ...{ date: '2026-10-22', place: null, groupSize: 4 },
    }),
    mutation('step.add', newStep({ id: 'step:later', workshop: later, kind: 'welcome', order: 0 })),
  ]);
  await must(room, facilitator, [mutation('workshop.open', { workshop: later })]);
  const shown = () => {
    const audiences = audiencesOf({ role: 'screen', workshop: later }, room.store) ?? [];
    const picture = pictureOf(recordsView([...room.view(audiences).all()]), later);
    const now = picture?.scene;
    if (!picture || now?.kind !== 'welcome' || !('parts' in now)) return now;
    const { parts } = now as { readonly parts: ShownEarlier['parts'] };
    expect(frameOf(now).corner).toBe(true);
    return parts.map(({ key, items }) => [key, ...items.map((item) => item)]);
  };
  expect(shown()).toMatchObject({ kind: 'welcome', phase: 'arrival', arrived: 0 });
  await must(room, facilitator, [
    mutation('theme.create', { id: 'theme:t', workshop, title: 'Theme', notes: [] }),
    mutation('area.create', { id: 'area:a', theme: 'theme:t', title: 'Area' }),
    mutation('action.create', { id: 'action:a', area: 'area:a', title: 'Action' }),
    mutation('action.edit', {
      action: 'action:a',
      change: { organisation: 'organisation:o0', name: 'Somebody', status: 'paused' },
    }),
    mutation('workshop.edit', { workshop, change: { nextStep: 'One\n\nTwo' } }),
  ]);
  const findings = [
    'findings',
    expect.objectContaining({ title: 'Theme', notes: 0, dots: null, area: 1 }),
  ];
  const agreements = [
    'agreements',
    expect.objectContaining({
      area: { number: 1, title: 'Area', goal: '', acts: true },
      action: {
        ...{ title: 'Action', responsible: ['Organisation 0'], due: null, status: 'paused' },
      },
    }),
  ];
  const promise = [
    'promise',
    expect.objectContaining({ text: 'One' }),
    expect.objectContaining({ text: 'Two' }),
  ];
  expect(shown()).toEqual([findings, agreements, promise]);
  // A long goal is told in parts, all of them before the actions.
  const goal = Array.from({ length: 120 }, (_, n) => `ord${n}`).join(' ');
  await must(room, facilitator, [mutation('area.edit', { area: 'area:a', change: { goal } })]);
  const [, , ...told] = (shown() as [unknown, [string, ...EarlierLine[]]])[1];
  expect(told.map(({ is }) => is)).toEqual(['more', 'more', 'more', 'agreement']);
  const [, first] = (shown() as [unknown, [string, EarlierLine]])[1];
  const parts = [first, ...told].map((line) =>
    line.is === 'more' ? line.text : line.is === 'agreement' ? (line.area?.goal ?? '') : '',
  );
  expect(parts.filter((part) => part !== '').join(' ')).toBe(goal);
  await must(room, facilitator, [mutation('area.edit', { area: 'area:a', change: { goal: '' } })]);
  const step = 'step:later';
  const change = { lookBack: 'agreements' } as const;
  await must(room, facilitator, [mutation('step.edit', { step, change })]);
  expect(shown()).toEqual([agreements, promise, findings]);
  await must(room, facilitator, [mutation('step.edit', { step, change: { lookBack: 'none' } })]);
  expect(shown()).toMatchObject({ kind: 'welcome', phase: 'arrival' });
});

test('LO7: what got most dots stands first, with its dots, where notes go on from it, and what was agreed stands by a round right after the look back on it', async () => {
  const { room } = harness;
  const later = 'workshop:w2';
  const step = (
    id: string,
    kind: StepKind,
    order: number,
    more: Pick<Parameters<typeof newStep>[0], 'lookBack'> = {},
  ) => mutation('step.add', newStep({ id, workshop: later, kind, order, ...more }));
  await must(room, { role: 'server' }, [
    mutation('workshop.create', {
      ...{ id: later, code: '48217307', secret: 'K7M4QTAC', title: 'Workshop 2' },
      ...{ date: '2026-10-22', place: null, groupSize: 4 },
    }),
    step('step:hello', 'welcome', 0, { lookBack: 'agreements' }),
    step('step:told', 'round', 1),
    step('step:again', 'round', 2),
    step('step:on', 'notes', 3, { lookBack: 'findings' }),
  ]);
  await must(room, facilitator, [
    mutation('theme.create', { id: 'theme:few', workshop, title: 'Few', notes: [] }),
    mutation('theme.create', { id: 'theme:most', workshop, title: 'Most', notes: [] }),
  ]);
  await goTo(room, 'dots');
  for (const [at, theme] of ['theme:most', 'theme:few', 'theme:most'].entries()) {
    const dot = { step: 'step:dots', theme, dots: 1 };
    await must(room, participants[at] ?? facilitator, [mutation('dot.set', dot)]);
  }
  await must(room, facilitator, [
    mutation('step.reveal', { step: 'step:dots', revealed: true }),
    mutation('area.create', { id: 'area:a', theme: 'theme:few', title: 'Agreed' }),
    mutation('workshop.open', { workshop: later }),
  ]);
  const shown = async (id: string, from: string | null) => {
    await must(room, facilitator, [mutation('step.start', { step: id, from })]);
    const audiences = audiencesOf({ role: 'screen', workshop: later }, room.store) ?? [];
    return pictureOf(recordsView([...room.view(audiences).all()]), later)?.scene;
  };
  expect(await shown('step:told', 'step:hello')).toMatchObject({ agreed: ['Agreed'] });
  expect(await shown('step:again', 'step:told')).toMatchObject({ agreed: [] });
  expect(await shown('step:on', 'step:again')).toMatchObject({
    belongings: [
      { title: 'Most', dots: 2 },
      { title: 'Few', dots: 1 },
    ],
  });
});

it('knows no workshop that is not there', () => {
  expect(pictureOf(seen(), 'workshop:other')).toBeNull();
});

describe('notes', () => {
  beforeEach(() => goTo(harness.room, 'notes'));

  it('are a count until they are shown', async () => {
    await write('hemligt', 'också hemligt');
    expect(scene()).toMatchObject({ phase: 'writing', writers: 2, arrived: 5, notes: 2 });
    expect(JSON.stringify(scene())).not.toContain('hemligt');
  });

  it('stand on one line in their column, and a hidden one only is there', async () => {
    await write('en\n\nrad', 'patientens namn');
    await must(harness.room, facilitator, [
      mutation('step.reveal', { step: 'step:notes', revealed: true }),
      mutation('note.hide', { note: 'note:n1', hidden: true }),
    ]);
    expect(scene()).toMatchObject({
      ...{ kind: 'notes', phase: 'reading' },
      columns: [
        {
          key: 'works',
          notes: [
            { text: 'en rad', hidden: false },
            { text: '', hidden: true },
          ],
        },
        { key: 'develop', notes: [] },
      ],
    });
  });

  it('that are hidden or covered while the picture is held vanish from it too', async () => {
    await write('får synas', 'patientens namn');
    const reveal = (revealed: boolean) =>
      must(harness.room, facilitator, [mutation('step.reveal', { step: 'step:notes', revealed })]);
    await reveal(true);
    const held = pictureOf(seen(), workshop);
    if (!held) throw new Error('no picture');
    await must(harness.room, facilitator, [
      mutation('note.hide', { note: 'note:n1', hidden: true }),
    ]);
    await goTo(harness.room, 'themes');
    const still = JSON.stringify(heldPicture(held, seen(), workshop));
    expect(still).toContain('får synas');
    expect(still).not.toContain('patientens');
    await reveal(false);
    expect(JSON.stringify(heldPicture(held, seen(), workshop))).not.toContain('får synas');
  });
});

it('goes blank although it is held, when the facilitator says so', async () => {
  const held = pictureOf(seen(), workshop);
  if (!held) throw new Error('no picture');
  await must(harness.room, facilitator, [mutation('workshop.show', { workshop, screen: 'blank' })]);
  expect(heldPicture(held, seen(), workshop).scene.kind).toBe('blank');
});

it('tells no result before the dots are closed, and then also of what nobody chose', async () => {
  const { room } = harness;
  const create = (id: string, title: string) =>
    mutation('theme.create', { id, workshop, title, notes: [] });
  await must(room, facilitator, [create('theme:a', 'A'), create('theme:b', 'B')]);
  await goTo(room, 'dots');
  await must(room, participants[0] ?? facilitator, [
    mutation('dot.set', { step: 'step:dots', theme: 'theme:b', dots: 3 }),
  ]);
  expect(scene()).toMatchObject({ phase: 'voting', voters: 1, arrived: 5 });
  expect(JSON.stringify(scene())).not.toContain('"dots":');
  await must(room, facilitator, [mutation('step.reveal', { step: 'step:dots', revealed: true })]);
  expect(scene()).toMatchObject({
    phase: 'result',
    voters: 1,
    themes: [
      { title: 'B', dots: 3 },
      { title: 'A', dots: 0 },
    ],
  });
});

it('calls an action a proposal until its own organisation has taken it on', async () => {
  const { room } = harness;
  await goTo(room, 'plan');
  await must(room, facilitator, [
    mutation('area.create', { id: 'area:a', theme: null, title: 'Roller' }),
    mutation('action.create', { id: 'action:a', area: 'area:a', title: 'Kontaktlista' }),
    mutation('action.edit', {
      action: 'action:a',
      change: { organisation: 'organisation:o0', role: 'enhetschef' },
    }),
  ]);
  const shows = (action: object) =>
    expect(scene()).toMatchObject({ kind: 'plan', areas: [{ actions: [action] }] });
  shows({ accepted: false, responsible: ['enhetschef', 'Organisation 0'] });
  const stance = { action: 'action:a', organisation: 'organisation:o0', stance: 'adopts' } as const;
  await must(room, participants[0] ?? facilitator, [
    mutation('seat.represent', { representative: true }),
    mutation('stance.set', { ...stance, comment: null }),
  ]);
  shows({ accepted: true });
});

it('TP23: early notes can be read on the console before their step, and are shown on the projector during it (projector)', async () => {
  const { room } = harness;
  const early = 'workshop:early';
  const [writer] = participants;
  if (writer?.role !== 'participant') throw new Error('nobody is there');
  const server: Actor = { role: 'server' };
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  const question = { key: 'question', title: 'Fråga', tone: 'neutral' } as const;
  const step = (id: string, kind: StepKind, order: number) =>
    mutation(
      'step.add',
      newStep({
        ...{ id, workshop: early, kind, order, title: id },
        ...(kind === 'notes' && { columns: [question] }),
      }),
    );
  await must(room, server, [
    mutation('workshop.create', { id: early, code: '87654321', secret: 'K7M4QTAB', ...about }),
    step('step:hello', 'welcome', 0),
    step('step:sent', 'notes', 1),
    mutation('step.early', { step: 'step:sent', openedAt: 5 }),
    mutation('seat.arrive', { seat: writer.seat, workshop: early }),
  ]);
  const note = { id: 'note:q', step: 'step:sent', column: 'question', text: 'Hur gör ni?' };
  await must(room, { ...writer, workshop: early }, [mutation('note.post', note)]);
  const shown = () => {
    const seesIt: Actor = { role: 'screen', workshop: early };
    const audiences = audiencesOf(seesIt, room.store) ?? [];
    return JSON.stringify(pictureOf(recordsView([...room.view(audiences).all()]), early));
  };
  expect(JSON.stringify([...room.view(['host']).all()])).not.toContain('Hur gör ni?');
  await must(room, facilitator, [mutation('step.reveal', { step: 'step:sent', revealed: true })]);
  expect(JSON.stringify([...room.view(['host']).all()])).toContain('Hur gör ni?');
  await must(room, facilitator, [mutation('workshop.open', { workshop: early })]);
  expect(shown()).not.toContain('Hur gör ni?');
  await must(room, facilitator, [
    mutation('step.start', { step: 'step:sent', from: 'step:hello' }),
  ]);
  expect(shown()).toContain('Hur gör ni?');
});

it('NC3: the projector looks back on the standing items too', async () => {
  const { room } = harness;
  const later = 'workshop:w2';
  await must(room, { role: 'server' }, [
    mutation('workshop.create', {
      ...{ id: later, code: '48217307', secret: 'K7M4QTAC', title: 'Möte 2' },
      ...{ date: '2026-10-22', place: null, groupSize: 4 },
    }),
    mutation(
      'step.add',
      newStep({
        ...{ id: 'step:later', workshop: later, kind: 'welcome', order: 0 },
        lookBack: 'agreements',
      }),
    ),
  ]);
  await must(room, facilitator, [
    mutation('standingItem.add', { id: 'standingItem:a', text: 'Nära vård' }),
    mutation('standingItem.add', { id: 'standingItem:b', text: 'Vilar' }),
    mutation('standingItem.turn', { item: 'standingItem:b', state: 'resting' }),
    mutation('workshop.open', { workshop: later }),
  ]);
  const audiences = audiencesOf({ role: 'screen', workshop: later }, room.store) ?? [];
  const picture = pictureOf(recordsView([...room.view(audiences).all()]), later);
  expect(picture?.scene).toMatchObject({
    parts: [{ key: 'standing', items: [{ text: 'Nära vård' }] }],
  });
});
