import { expect, test } from 'vitest';
import { groupLetter } from '#lib/methods/group-letters.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { isThemes } from '#lib/workshop/kinds/themes/moved.ts';
import type { Sorters } from '#lib/workshop/kinds/themes/model.ts';
import {
  mutation,
  type ArgsOf,
  type DomainMutation,
  type MutationName,
} from '#lib/workshop/model/mutations.ts';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import { must } from '../../../../../tests/support/workshop-builder.ts';
import {
  facilitator,
  newSeries,
  openContext,
  roomOf,
} from '../../rehearsal/testing/server-context.ts';

/** A rehearsal that has come to its themes, with notes that thirty people have written in groups. */
async function atThemes(sorters: Sorters) {
  const context = openContext();
  const { room, place } = await newSeries(context);
  const own = stepsOf(room.store, place.workshop).find(isThemes)?.id ?? '';
  await must(room, facilitator, [mutation('step.edit', { step: own, change: { sorters } })]);
  const begun = await context.rehearsals.begin(room, place, 30);
  if (!begun.ok) throw new Error(begun.code);
  const { series, workshop } = begun.rehearsal;
  const copy = await roomOf(context, series);
  const { store } = copy;
  const lead = <Name extends MutationName>(name: Name, args: ArgsOf<Name>): Promise<void> =>
    must(copy, facilitator, [{ name, args } as DomainMutation]);
  const goTo = async (kind: StepKind): Promise<string> => {
    const from = store.get('workshop', workshop)?.step ?? null;
    const step = stepsOf(store, workshop).find((each) => each.kind === kind)?.id ?? '';
    await lead('step.start', { step, from });
    return step;
  };
  await lead('workshop.open', { workshop });
  await context.advance(30);
  const round = await goTo('groups');
  const seats = seatsAt(store, workshop).map(({ id }) => id);
  const groups = Array.from({ length: 6 }, (_, at) => ({
    ...{ id: `group:g${at}`, letter: groupLetter(at), place: null },
    seats: seats.filter((_seat, i) => i % 6 === at),
  }));
  await lead('group.form', { round, groups });
  const notes = await goTo('notes');
  await context.advance(40);
  await lead('step.reveal', { step: notes, revealed: true });
  const step = await goTo('themes');
  await context.advance(30);
  const refused = (): unknown[] => [...context.rehearsals.refusedIn(series)];
  return { context, store, lead, step, refused };
}

test('SS12: simulated people sort in silence and in groups, mark what is most important, and are never refused', async () => {
  const silent = await atThemes('everybody');
  const notes = silent.store.list('note').filter(({ withdrawn }) => !withdrawn);
  const lie = () => silent.store.list('note').filter(({ theme }) => theme !== null).length;
  expect(notes.length).toBeGreaterThan(40);
  expect(lie()).toBeGreaterThan(0.6 * notes.length);
  const times = silent.store.list('moved').map((moved) => moved.times);
  expect(Math.max(...times)).toBeGreaterThan(1);
  const themes = silent.store.list('theme');
  expect(themes.length).toBeGreaterThan(3);
  expect(new Set(themes.map(({ title }) => title)).size).toBe(themes.length);
  await silent.lead('moved.lock', { step: silent.step, locked: true });
  const locked = silent.store.list('moved');
  await silent.context.advance(20);
  expect(silent.store.list('moved')).toEqual(locked);
  expect(silent.refused()).toEqual([]);

  const piles = await atThemes('groups');
  const laid = piles.store.list('laid');
  expect(laid.filter(({ cluster }) => cluster !== null).length).toBeGreaterThan(30);
  const marks = Map.groupBy(
    laid.filter(({ marked }) => marked),
    ({ group }) => group,
  );
  expect(marks.size).toBeGreaterThan(2);
  expect(Math.max(...[...marks.values()].map((own) => own.length))).toBeLessThanOrEqual(3);
  expect(piles.store.list('theme')).toEqual([]);
  await piles.lead('laid.bring', { step: piles.step, brought: true, make: true });
  expect(piles.store.list('theme').length).toBeGreaterThan(3);
  await piles.context.advance(20);
  expect(piles.refused()).toEqual([]);
  expect([...silent.context.faults, ...piles.context.faults]).toEqual([]);
});
