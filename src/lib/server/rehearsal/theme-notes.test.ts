import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import { isKind } from '#lib/workshop/model/step.ts';
import { expect, test } from 'vitest';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { must } from '../../../../tests/support/workshop-builder.ts';
import { themeMutations } from './theme-notes.ts';
import { phrasesIn } from './personas.ts';
import { facilitator, newSeries, openContext, roomOf } from './testing/server-context.ts';

test('RH8: in a rehearsal one press groups the notes into themes and leaves notes that were not simulated ungrouped', async () => {
  const context = openContext();
  const { room, place } = await newSeries(context);
  const begun = await context.rehearsals.begin(room, place, 30);
  if (!begun.ok) throw new Error(begun.code);
  const { series, workshop } = begun.rehearsal;
  const copy = await roomOf(context, series);
  const lead = <Name extends MutationName>(name: Name, args: ArgsOf<Name>): Promise<void> =>
    must(copy, facilitator, [{ name, args } as DomainMutation]);
  await lead('workshop.open', { workshop });
  const from = copy.store.get('workshop', workshop)?.step ?? null;
  const step = stepsOf(copy.store, workshop).find(isKind('notes'));
  if (!step) throw new Error('no step for notes');
  await lead('step.start', { step: step.id, from });
  await context.advance(50);
  const column = step.columns[0]?.key ?? '';
  const paper = { step: step.id, column, group: null, withdrawn: false };
  await lead('note.copy', { ...paper, id: 'note:own', text: 'Något som ingen hade väntat sig.' });

  let n = 0;
  const of = { workshop, phrases: phrasesIn('sv'), newKey: () => String((n += 1)) };
  // Nothing is gathered that has not been shown.
  expect(themeMutations(copy.view(['host']), of)).toEqual([]);
  await lead('step.reveal', { step: step.id, revealed: true });
  const mutations = themeMutations(copy.view(['host']), of);
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
  await lead('note.place', { notes: [first?.id ?? ''], theme: null, parked: false });
  const again = themeMutations(copy.view(['host']), of).filter(({ name }) => name === 'note.place');
  const into = { notes: [first?.id], theme: first?.theme, parked: false };
  expect(again.map(({ args }) => args)).toEqual([into]);
});
