import { expect, test } from 'vitest';
import { openHarness } from '../../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';
import { buildPlanDocument } from '../../plan/build-document.ts';

const step = 'step:talk';
const columns = [
  { key: 'example', title: 'Gott exempel', tone: 'works' as const },
  { key: 'lesson', title: 'Lärdom', tone: 'neutral' as const },
];

async function atTalk() {
  const harness = await openHarness();
  const { room } = harness;
  const { participants } = await buildWorkshop(room, { seats: 4 });
  await must(room, facilitator, [
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
    { name: 'step.edit', args: { step, change: { columns } } },
  ]);
  await goTo(room, 'talk');
  return { ...harness, room, participants };
}

const write = (key: string, text: string, base = '') => ({
  name: 'agreed.write' as const,
  args: { step, key, text, base },
});

test('CD10: what a group agrees on is filled in on any of its phones or on the console, and what two write at once both stands there', async () => {
  const { room, participants } = await atTalk();
  const [one, two] = participants;
  if (!one || !two) throw new Error('nobody');
  await must(room, one, [write('example', 'Teamet på Hagalund.')]);
  await must(room, two, [write('example', 'Mötet varje måndag.')]);
  await must(room, facilitator, [
    {
      name: 'agreed.fill',
      args: { step, group: 'group:a', key: 'lesson', text: 'Börja smått.', base: '' },
    },
  ]);
  const texts = room.store.get('agreed', 'agreed:talk.a')?.texts ?? [];
  expect(texts.find(({ key }) => key === 'example')?.text).toMatch(
    /Teamet på Hagalund\.[^]*Mötet varje måndag\.|Mötet varje måndag\.[^]*Teamet på Hagalund\./,
  );
  expect(texts.find(({ key }) => key === 'lesson')?.text).toBe('Börja smått.');
});

test('CD11: what a group agrees on is sent to it and to facilitators, to everybody once it is shown, and stands in the plan without saying which group', async () => {
  const { room, participants } = await atTalk();
  const [one] = participants;
  if (!one) throw new Error('nobody');
  await must(room, one, [write('example', 'Teamet på Hagalund.')]);
  const told = (audience: string) => room.view([audience]).list('agreed').length;
  expect(['group:a', 'host', 'group:b', 'workshop:w1', 'screen:w1', 'archive'].map(told)).toEqual([
    ...[1, 1, 0, 0, 0, 0],
  ]);
  await must(room, facilitator, [{ name: 'step.reveal', args: { step, revealed: true } }]);
  expect(['workshop:w1', 'archive'].map(told)).toEqual([1, 1]);
  const plan = buildPlanDocument(room.view(['public', 'archive']), { today: '2026-09-22' });
  expect(plan.occasions.flatMap(({ results }) => results)).toMatchObject([
    { kind: 'talk', fields: [{ title: 'Gott exempel', texts: ['Teamet på Hagalund.'] }] },
  ]);
  expect(JSON.stringify(plan.occasions)).not.toContain('group:');
});
