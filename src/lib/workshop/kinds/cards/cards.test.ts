import { expect, test } from 'vitest';
import { openHarness } from '../../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';
import { buildPlanDocument } from '../../plan/build-document.ts';
import { cardAt, cardsIn } from './card.ts';

const step = 'step:cards';
const columns = [
  { key: 'responsibility', title: 'Ansvar', tone: 'neutral' as const },
  { key: 'reach', title: 'Så når du oss', tone: 'neutral' as const },
];

/** Four people: the first and the third are of one organisation, all of one role. */
async function atCards() {
  const harness = await openHarness();
  const { room } = harness;
  const { participants } = await buildWorkshop(room, { seats: 4, organisations: 2 });
  await must(room, facilitator, [{ name: 'step.edit', args: { step, change: { columns } } }]);
  await goTo(room, 'cards');
  const [one, other, mate] = participants;
  if (!one || !other || !mate) throw new Error('nobody');
  return { ...harness, room, one, other, mate };
}

const write = (key: string, text: string, base = '') => ({
  name: 'card.write' as const,
  args: { step, key, text, base },
});
const place = { step, organisation: 'organisation:o0', role: 'role:r0' };

test('CD1: those who share role and organisation write on one card, and what two write at once both stands there', async () => {
  const { room, one, mate, other } = await atCards();
  await must(room, one, [write('responsibility', 'Vi kallar till SIP.')]);
  await must(room, mate, [write('responsibility', 'Vi håller i den första tiden.')]);
  await must(room, mate, [write('reach', 'Ring mottagningen.')]);
  await must(room, other, [write('reach', 'Funktionsbrevlådan.')]);
  expect(room.store.list('card')).toHaveLength(2);
  const [responsibility, reach] = ['responsibility', 'reach'].map(
    (key) => cardAt(room.store, place)?.texts.find((text) => text.key === key)?.text,
  );
  expect(responsibility).toContain('Vi kallar till SIP.');
  expect(responsibility).toContain('Vi håller i den första tiden.');
  expect(reach).toBe('Ring mottagningen.');
  // The facilitator writes for somebody without a phone, and takes it back.
  const fill = { ...place, key: 'reach', text: 'Skriv till oss.', base: 'Ring mottagningen.' };
  await must(room, facilitator, [{ name: 'card.fill', args: fill }]);
  expect(cardAt(room.store, place)?.texts.map(({ text }) => text)).toContain('Skriv till oss.');
});

test('CD2: a card is sent to those whose card it is and facilitators, and to everybody once cards are shown; a hidden one without its texts', async () => {
  const { room, one } = await atCards();
  await must(room, one, [write('reach', 'Ring mottagningen.')]);
  const texts = (...audiences: string[]) =>
    room
      .view(audiences)
      .list('card')
      .flatMap((card) => card.texts.map(({ text }) => text));
  const written = ['Ring mottagningen.'];
  expect(['seat:p1', 'seat:p3', 'host'].map((audience) => texts(audience))).toEqual([
    ...[written, written, written],
  ]);
  const others = ['seat:p2', 'seat:p4', 'public', 'workshop:w1', 'screen:w1', 'archive'];
  expect(others.flatMap((audience) => texts(audience))).toEqual([]);
  await must(room, facilitator, [{ name: 'step.reveal', args: { step, revealed: true } }]);
  expect([texts('workshop:w1'), texts('archive')]).toEqual([written, written]);
  await must(room, facilitator, [{ name: 'card.hide', args: { ...place, hidden: true } }]);
  expect([texts('workshop:w1'), texts('archive'), texts('seat:p3')]).toEqual([[], [], written]);
});

test('CD3: cards are no notes: nothing of them can be sorted into a theme, and the plan lists them by organisation', async () => {
  const { room, one, other } = await atCards();
  await must(room, one, [write('reach', 'Ring mottagningen.')]);
  await must(room, other, [write('responsibility', 'Läkarinsatser.')]);
  const paper = { id: 'note:paper', step, column: 'reach', group: null, text: 'x' };
  const refused = await room.submit(facilitator, 'desk', [
    { name: 'note.copy', args: { ...paper, withdrawn: false } },
  ]);
  expect(refused.map((answer) => !answer.ok && answer.code)).toEqual(['step.not-now']);
  const document = () => {
    const plan = buildPlanDocument(room.view(['public', 'archive']), { today: '2026-09-22' });
    return { plan, results: plan.occasions.flatMap(({ results }) => results) };
  };
  expect(document().results).toEqual([]);
  await must(room, facilitator, [{ name: 'step.reveal', args: { step, revealed: true } }]);
  const { plan, results } = document();
  expect([plan.ungrouped, plan.parking, room.store.list('note')]).toEqual([[], [], []]);
  expect(results).toMatchObject([
    {
      kind: 'cards',
      organisations: [
        {
          name: 'Organisation 0',
          cards: [
            {
              role: 'enhetschef',
              fields: [{ title: 'Så når du oss', text: 'Ring mottagningen.' }],
            },
          ],
        },
        { name: 'Organisation 1', cards: [{ fields: [{ text: 'Läkarinsatser.' }] }] },
      ],
    },
  ]);
});

test('CD4: where organisations are merged, what stood on either card stands on one, and nothing is lost', async () => {
  const { room, one, other } = await atCards();
  await must(room, one, [write('reach', 'Ring mottagningen.')]);
  await must(room, other, [write('reach', 'Funktionsbrevlådan.')]);
  const merge = { from: 'organisation:o1', into: 'organisation:o0' };
  await must(room, facilitator, [{ name: 'organisation.merge', args: merge }]);
  const [card, ...more] = cardsIn(room.store, step);
  expect(more).toEqual([]);
  const both = card?.texts[0]?.text ?? '';
  expect(both.split('\n').toSorted()).toEqual(['Funktionsbrevlådan.', 'Ring mottagningen.']);
  // Whoever goes on writing has what stands there before them, and it stands once.
  await must(room, other, [write('reach', `${both} Vi svarar samma dag.`, both)]);
  expect(cardsIn(room.store, step)[0]?.texts).toEqual([
    { key: 'reach', text: `${both} Vi svarar samma dag.` },
  ]);
});

test('CD5: a heading under which something was written cannot be taken away, and nothing can be written under one that is not there', async () => {
  const { room, one } = await atCards();
  await must(room, one, [write('reach', 'Ring mottagningen.')]);
  const edit = (left: typeof columns) => [
    { name: 'step.edit' as const, args: { step, change: { columns: left } } },
  ];
  const taken = await room.submit(facilitator, 'desk', edit(columns.slice(0, 1)));
  expect(taken.map((answer) => !answer.ok && answer.code)).toEqual(['step.in-use']);
  await must(room, facilitator, edit(columns.slice(1)));
  const written = await room.submit(one, 'one', [write('responsibility', 'x')]);
  expect(written.map((answer) => !answer.ok && answer.code)).toEqual(['note.unknown-column']);
});
