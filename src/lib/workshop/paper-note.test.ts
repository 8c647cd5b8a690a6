import { expect, test } from 'vitest';
import { openHarness } from '../../../tests/support/room-harness.ts';
import { buildWorkshop, facilitator, goTo, must } from '../../../tests/support/workshop-builder.ts';
import type { Actor } from './actor.ts';

const paper = {
  ...{ id: 'note:paper', step: 'step:notes', column: 'works', group: 'group:a' },
  ...{ text: 'Vi ses varje vecka', withdrawn: false },
};

async function hall() {
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

test('PR8: a note on paper is typed in for a group, which alone sees it until notes are shown', async () => {
  const { room, participants, phone } = await hall();
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

test('PR9: a note on paper counts for the breadth of groups, and for no organisation and no writer', async () => {
  const { room } = await hall();
  await must(room, facilitator, [{ name: 'note.copy', args: paper }]);
  const tally = room.view(['host']).list('tally')[0];
  expect(tally?.steps.find(({ step }) => step === paper.step)).toMatchObject({
    notes: 1,
    writers: 0,
  });
  await must(room, facilitator, [
    { name: 'step.reveal', args: { step: paper.step, revealed: true } },
    {
      name: 'theme.create',
      args: { id: 'theme:t', workshop: 'workshop:w1', title: 'Möten', notes: [paper.id] },
    },
  ]);
  const breadth = room.view(['host']).list('breadth')[0];
  expect(breadth?.themes).toMatchObject([
    { theme: 'theme:t', notes: 1, groups: 1, organisations: 0 },
  ]);
});

test('PR10: typing in is taken back and done again, and touches no note that somebody has written', async () => {
  const { room, participants } = await hall();
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
