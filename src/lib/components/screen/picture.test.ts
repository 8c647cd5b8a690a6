import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/workshop/actor.ts';
import { audiencesOf } from '#lib/workshop/visibility.ts';
import { openHarness, type Harness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { heldPicture, pictureOf } from './picture.ts';
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
    await must(harness.room, participants[index] ?? facilitator, [{ name: 'note.post', args }]);
  }
}

it('says who is here by organisation, without a name', () => {
  expect(scene()).toMatchObject({
    kind: 'lobby',
    arrived: 5,
    organisations: [
      { name: 'Organisation 0', seats: 3 },
      { name: 'Organisation 1', seats: 2 },
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
    expect(scene()).toMatchObject({ kind: 'writing', writers: 2, arrived: 5, notes: 2 });
    expect(JSON.stringify(scene())).not.toContain('hemligt');
  });

  it('stand on one line in their column, and a hidden one only is there', async () => {
    await write('en\n\nrad', 'patientens namn');
    await must(harness.room, facilitator, [
      { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
      { name: 'note.hide', args: { note: 'note:n1', hidden: true } },
    ]);
    expect(scene()).toMatchObject({
      kind: 'notes',
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
      must(harness.room, facilitator, [
        { name: 'step.reveal', args: { step: 'step:notes', revealed } },
      ]);
    await reveal(true);
    const held = pictureOf(seen(), workshop);
    if (!held) throw new Error('no picture');
    await must(harness.room, facilitator, [
      { name: 'note.hide', args: { note: 'note:n1', hidden: true } },
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
  await must(harness.room, facilitator, [
    { name: 'workshop.show', args: { workshop, screen: 'blank' } },
  ]);
  expect(heldPicture(held, seen(), workshop).scene.kind).toBe('blank');
});

it('tells no result before the dots are closed, and then also of what nobody chose', async () => {
  const { room } = harness;
  const create = (id: string, title: string) => ({
    name: 'theme.create',
    args: { id, workshop, title, notes: [] },
  });
  await must(room, facilitator, [create('theme:a', 'A'), create('theme:b', 'B')]);
  await goTo(room, 'dots');
  await must(room, participants[0] ?? facilitator, [
    { name: 'dot.set', args: { step: 'step:dots', theme: 'theme:b', dots: 3 } },
  ]);
  expect(scene()).toMatchObject({ kind: 'voting', voters: 1, arrived: 5 });
  expect(JSON.stringify(scene())).not.toContain('"dots"');
  await must(room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:dots', revealed: true } },
  ]);
  expect(scene()).toMatchObject({
    kind: 'result',
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
    { name: 'area.create', args: { id: 'area:a', theme: null, title: 'Roller' } },
    { name: 'action.create', args: { id: 'action:a', area: 'area:a', title: 'Kontaktlista' } },
    {
      name: 'action.edit',
      args: { action: 'action:a', change: { organisation: 'organisation:o0', role: 'enhetschef' } },
    },
  ]);
  const action = () => {
    const now = scene();
    return now?.kind === 'plan' ? now.areas[0]?.actions[0] : undefined;
  };
  expect(action()).toMatchObject({
    accepted: false,
    responsible: ['enhetschef', 'Organisation 0'],
  });
  const stance = { action: 'action:a', organisation: 'organisation:o0', stance: 'adopts' };
  await must(room, participants[0] ?? facilitator, [
    { name: 'seat.represent', args: { representative: true } },
    { name: 'stance.set', args: { ...stance, comment: null } },
  ]);
  expect(action()).toMatchObject({ accepted: true });
});

it('TP23: what was sent in early is read at the console before its step comes, and stands on the projector when it does (projector)', async () => {
  const { room } = harness;
  const early = 'workshop:early';
  const [writer] = participants;
  if (writer?.role !== 'participant') throw new Error('nobody is there');
  const server: Actor = { role: 'server' };
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  const step = (id: string, kind: string, order: number) => ({
    name: 'step.add',
    args: {
      ...{ id, workshop: early, kind, order, title: id, instruction: '', questions: [] },
      columns: kind === 'notes' ? [{ key: 'question', title: 'Fråga', tone: 'neutral' }] : [],
      ...{ minutes: null, dotBudget: 3, dotMax: 2, scale: 'fist' },
    },
  });
  await must(room, server, [
    { name: 'workshop.create', args: { id: early, code: '87654321', ...about } },
    step('step:hello', 'welcome', 0),
    step('step:sent', 'notes', 1),
    { name: 'step.early', args: { step: 'step:sent', openedAt: 5 } },
    { name: 'seat.arrive', args: { seat: writer.seat, workshop: early } },
  ]);
  const note = { id: 'note:q', step: 'step:sent', column: 'question', text: 'Hur gör ni?' };
  await must(room, { ...writer, workshop: early }, [{ name: 'note.post', args: note }]);
  const shown = () => {
    const seesIt: Actor = { role: 'screen', workshop: early };
    const audiences = audiencesOf(seesIt, room.store) ?? [];
    return JSON.stringify(pictureOf(recordsView([...room.view(audiences).all()]), early));
  };
  expect(JSON.stringify([...room.view(['host']).all()])).not.toContain('Hur gör ni?');
  await must(room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:sent', revealed: true } },
  ]);
  expect(JSON.stringify([...room.view(['host']).all()])).toContain('Hur gör ni?');
  await must(room, facilitator, [{ name: 'workshop.open', args: { workshop: early } }]);
  expect(shown()).not.toContain('Hur gör ni?');
  await must(room, facilitator, [
    { name: 'step.start', args: { step: 'step:sent', from: 'step:hello' } },
  ]);
  expect(shown()).toContain('Hur gör ni?');
});
