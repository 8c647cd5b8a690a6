import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { DomainMutation, MutationCall } from '#lib/workshop/model/mutations.ts';
import type { Sorters } from '#lib/workshop/kinds/themes/model.ts';
import OnPhone from '../../../../../tests/support/OnPhone.svelte';
import { openStage, type Stage } from '../../../../../tests/support/page-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../../tests/support/page-room.ts'));

const step = 'step:themes';
let stage: Stage;
let people: Awaited<ReturnType<typeof buildWorkshop>>;

const lead = (...[name, args]: MutationCall) =>
  must(stage.room, facilitator, [{ name, args } as DomainMutation]);

beforeEach(async () => {
  stage = await openStage();
  people = await buildWorkshop(stage.room, { seats: 4 });
  const groups = [0, 1].map((g) => ({
    ...{ id: `group:g${g}`, letter: 'AB'[g] ?? '', place: null },
    seats: people.seats.filter((_seat, at) => at % 2 === g),
  }));
  await lead('group.form', { round: 'step:groups', groups });
  await goTo(stage.room, 'notes');
  for (const [at, actor] of people.participants.entries()) {
    const args = { id: `note:n${at}`, step: 'step:notes', column: 'works', text: `Lapp ${at}` };
    await must(stage.room, actor, [{ name: 'note.post', args: { ...args, theme: null } }]);
  }
  await lead('step.reveal', { step: 'step:notes', revealed: true });
  const theme = { id: 'theme:a', workshop: 'workshop:w1', title: 'Hemgång', notes: [] };
  await lead('theme.create', theme);
});

async function openPhone(sorters: Sorters): Promise<void> {
  await lead('step.edit', { step, change: { sorters } });
  await goTo(stage.room, 'themes');
  const [actor] = people.participants;
  const [seat] = people.seats;
  if (!actor || !seat) throw new Error('nobody is there');
  render(OnPhone, { room: await stage.page(actor), seat });
  await screen.findByRole('list', { name: m.silent_notes() }, { timeout: 8_000 });
}

const titleOf = async (note: string) => {
  await stage.room.settled();
  const { store } = stage.room;
  return store.get('theme', store.get('note', note)?.theme ?? '')?.title ?? null;
};
// The page under test is not laid out: there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;
const notes = () =>
  [...document.querySelectorAll<HTMLElement>('[data-note]')].map((note) => note.dataset['note']);
const note = (text: string) => screen.getByRole('button', { name: new RegExp(`^${text}`) });

test('SS7: on the phone a note is laid with the keyboard, it is said what lies where, the order stays and the focus is on the note', async () => {
  await openPhone('everybody');
  const before = notes();
  expect(before).toEqual(['note:n0', 'note:n1', 'note:n2', 'note:n3']);
  note('Lapp 1').focus();
  await userEvent.keyboard('{Enter}');
  within(screen.getByRole('group', { name: m.silent_where() }))
    .getByRole('button', { name: 'Hemgång' })
    .focus();
  await userEvent.keyboard('{Enter}');
  expect(await titleOf('note:n1')).toBe('Hemgång');
  await waitFor(() => expect(note('Lapp 1')).toHaveFocus());
  expect(screen.getByText(m.silent_did({ text: 'Lapp 1', place: 'Hemgång' }))).toBeInTheDocument();
  await userEvent.click(note('Lapp 3'));
  await userEvent.type(screen.getByRole('textbox', { name: m.silent_new() }), 'Tillit{Enter}');
  expect(await titleOf('note:n3')).toBe('Tillit');
  expect(notes()).toEqual(before);
  // What is shown was chosen: a note that goes elsewhere stays in sight.
  await userEvent.selectOptions(screen.getByRole('combobox', { name: m.silent_show() }), 'Tillit');
  expect(notes()).toEqual(['note:n3']);
  await lead('note.place', { notes: ['note:n3'], theme: 'theme:a', parked: false });
  await waitFor(() => expect(note('Lapp 3')).toHaveTextContent('Hemgång'));
  expect(notes()).toEqual(['note:n3']);
});

test('SS7: on the phone a note is laid with the keyboard, it is said what lies where, the order stays and the focus is on the note (tied and locked)', async () => {
  await openPhone('everybody');
  const [, one, two, three] = people.participants;
  for (const [actor, theme] of [
    [one, 'theme:a'],
    [two, null],
    [three, 'theme:a'],
  ] as const) {
    if (!actor) throw new Error('nobody');
    const args = { step, note: 'note:n2', theme, title: null };
    await must(stage.room, actor, [{ name: 'moved.place', args }]);
  }
  await waitFor(() => expect(note('Lapp 2')).toHaveAttribute('aria-disabled', 'true'));
  // It is read and keeps the focus, and a press does nothing.
  note('Lapp 2').focus();
  await userEvent.keyboard('{Enter}');
  expect(note('Lapp 2')).toHaveFocus();
  expect(screen.queryByRole('group', { name: m.silent_where() })).not.toBeInTheDocument();
  expect(note('Lapp 2')).toHaveTextContent(m.silent_together());
  expect(note('Lapp 0')).not.toHaveAttribute('aria-disabled');
  await lead('moved.lock', { step, locked: true });
  await screen.findByText(m.silent_locked_phone());
  expect(screen.queryByRole('list', { name: m.silent_notes() })).not.toBeInTheDocument();
});

test('SS8: on the phone a group has its own notes alone, lays them into piles and marks the most important ones', async () => {
  await openPhone('groups');
  expect(notes()).toEqual(['note:n0', 'note:n2']);
  await userEvent.click(note('Lapp 2'));
  await userEvent.type(screen.getByRole('textbox', { name: m.piles_new() }), 'Tillit{Enter}');
  await waitFor(() => expect(note('Lapp 2')).toHaveTextContent('Tillit'));
  const star = screen.getByRole('button', { name: m.piles_mark_note({ text: 'Lapp 2' }) });
  await userEvent.click(star);
  await waitFor(() => expect(star).toHaveAttribute('aria-pressed', 'true'));
  await lead('laid.bring', { step, brought: true, make: true });
  expect(await titleOf('note:n2')).toBe('Tillit');
  await waitFor(() => expect(star).not.toBeInTheDocument());
});
