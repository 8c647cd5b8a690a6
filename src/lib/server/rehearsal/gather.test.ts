import { expect, test } from 'vitest';
import { stepsOf } from '#lib/workshop/agenda.ts';
import { must } from '../../../../tests/support/workshop-builder.ts';
import { gathering } from './gather.ts';
import { voicesIn } from './people.ts';
import { facilitator, newSeries, openHouse, roomOf } from './testing/house.ts';

test('RH8: in a rehearsal the notes are gathered into themes by one press, and what nobody made up is left alone', async () => {
  const house = openHouse();
  const { room, place } = await newSeries(house);
  const begun = await house.rehearsals.begin(room, place, 30);
  if (!begun.ok) throw new Error(begun.code);
  const { series, workshop } = begun.rehearsal;
  const copy = await roomOf(house, series);
  const lead = (name: string, args: object) => must(copy, facilitator, [{ name, args }]);
  await lead('workshop.open', { workshop });
  const from = copy.store.get('workshop', workshop)?.step;
  const step = stepsOf(copy.store, workshop).find(({ kind }) => kind === 'notes');
  await lead('step.start', { step: step?.id, from });
  await house.pass(50);
  const paper = { step: step?.id, column: step?.columns[0]?.key, group: null, withdrawn: false };
  await lead('note.copy', { ...paper, id: 'note:own', text: 'Något som ingen hade väntat sig.' });

  let n = 0;
  const of = { workshop, voices: voicesIn('sv'), newKey: () => String((n += 1)) };
  // Nothing is gathered that has not been shown.
  expect(gathering(copy.view(['host']), of)).toEqual([]);
  await lead('step.reveal', { step: step?.id, revealed: true });
  const mutations = gathering(copy.view(['host']), of);
  await must(copy, facilitator, mutations);
  const themes = copy.store.list('theme');
  expect(themes.length).toBeGreaterThan(3);
  expect(themes.length).toBeLessThan(9);
  expect(new Set(themes.map(({ title }) => title)).size).toBe(themes.length);
  const notes = copy.store.list('note');
  const placed = notes.filter(({ theme }) => theme !== null);
  expect(placed.length).toBeGreaterThan(notes.length * 0.7);
  expect(copy.store.get('note', 'note:own')?.theme).toBeNull();
  // What comes later finds the themes that are there.
  const [first] = placed;
  await lead('note.place', { notes: [first?.id], theme: null, parked: false });
  const again = gathering(copy.view(['host']), of).filter(({ name }) => name === 'note.place');
  const into = { notes: [first?.id], theme: first?.theme, parked: false };
  expect(again.map(({ args }) => args)).toEqual([into]);
});
