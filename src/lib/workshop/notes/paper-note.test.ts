import { expect, test } from 'vitest';
import { openHarness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import type { Actor } from '../model/actor.ts';

const paper = {
  ...{ id: 'note:paper', step: 'step:notes', column: 'works', group: 'group:a' },
  ...{ text: 'Vi ses varje vecka', withdrawn: false },
};

async function openedWorkshop() {
  const harness = await openHarness();
  const { participants } = await buildWorkshop(harness.room, { seats: 4 });
  await must(harness.room, facilitator, [
    {
      name: 'group.form',
      args: {
        round: 'step:groups',
        groups: ['a', 'b'].map((key, at) => ({
          ...{ id: `group:${key}`, letter: key.toUpperCase(), place: null, topic: null },
          ...{ locked: false, cafe: false, after: null },
          seats: [`seat:p${2 * at + 1}`, `seat:p${2 * at + 2}`],
        })),
      },
    },
  ]);
  await goTo(harness.room, 'notes');
  return { ...harness, room: harness.room, participants };
}

test('PR8: a paper note is typed in for a group, and visible to that group only until the reveal', async () => {
  const { room, participants, phone } = await openedWorkshop();
  await must(room, facilitator, [{ name: 'note.copy', args: paper }]);
  const sees = async (actor: Actor | undefined, name: string) => {
    if (!actor) throw new Error('nobody');
    const own = await phone(actor, name);
    await room.settled();
    return own.replica.view.get('note', paper.id)?.text;
  };
  expect(await sees(participants[0], 'inside')).toBe(paper.text);
  expect(await sees(participants[2], 'outside')).toBeUndefined();
  expect(await sees(facilitator, 'desk')).toBeUndefined();
  await must(room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
  ]);
  expect(await sees(participants[2], 'later')).toBe(paper.text);
});

test('PR9: a paper note counts towards the breadth of groups, but for no organisation and no writer', async () => {
  const { room } = await openedWorkshop();
  await must(room, facilitator, [{ name: 'note.copy', args: paper }]);
  const stats = room.view(['host']).list('stats')[0];
  expect(stats?.steps.find(({ step }) => step === paper.step)).toMatchObject({
    notes: 1,
    writers: 0,
  });
  const { author, organisation, group } = room.store.get('note', paper.id) ?? {};
  expect([author, organisation, group]).toEqual([null, null, paper.group]);
});

test('PR10: typing in a paper note can be undone and redone, and never changes a note written by a participant', async () => {
  const { room, participants } = await openedWorkshop();
  await must(room, facilitator, [
    { name: 'note.copy', args: paper },
    { name: 'note.copy', args: { ...paper, withdrawn: true } },
  ]);
  expect(room.store.get('note', paper.id)).toMatchObject({ withdrawn: true, text: paper.text });
  const [writer] = participants;
  if (!writer) throw new Error('nobody');
  const { step, column, text } = paper;
  const own = { id: 'note:own', step, column, text };
  await must(room, writer, [{ name: 'note.post', args: own }]);
  const refused = await room.submit(facilitator, 'desk', [
    { name: 'note.copy', args: { ...paper, id: 'note:own', withdrawn: true } },
    { name: 'note.copy', args: { ...paper, id: 'note:other', group: 'group:none' } },
    { name: 'note.copy', args: { ...paper, id: 'note:other', step: 'step:dots' } },
  ]);
  expect(refused.map((answer) => !answer.ok && answer.code)).toEqual([
    'access.not-yours',
    'group.unknown',
    'step.not-now',
  ]);
  expect(room.store.get('note', 'note:own')).toMatchObject({ withdrawn: false });
});
