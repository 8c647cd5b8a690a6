import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { newStep } from '../../../../../tests/support/new-step.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { must } from '../../../../../tests/support/workshop-builder.ts';
import ConsolePage from '../ConsolePage.svelte';
import { fillBrowser, openConsoleRoom, pageProps } from '../testing/console-room.ts';

vi.mock('#lib/client/connect.ts', () => import('../testing/console-room.ts'));
beforeAll(fillBrowser);

const workshop = 'workshop:early';

/** A workshop that has not begun, into which so many people have sent something. */
async function planned(seats = 2) {
  const made = await openConsoleRoom({ seats });
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  const question = { key: 'question', title: 'Fråga', tone: 'neutral' } as const;
  const step = (id: string, kind: StepKind, order: number) =>
    mutation(
      'step.add',
      newStep({
        ...{ id, workshop, kind, order, title: id },
        ...(kind === 'notes' && { columns: [question] }),
      }),
    );
  await must(made.room, { role: 'server' }, [
    mutation('workshop.create', { id: workshop, code: '87654321', secret: 'K7M4QTAB', ...about }),
    step('step:hello', 'welcome', 0),
    step('step:sent', 'notes', 1),
    step('step:later', 'notes', 2),
    mutation('step.early', { step: 'step:sent', openedAt: 5 }),
    ...made.seats.map((seat) => mutation('seat.arrive', { seat, workshop })),
  ]);
  for (const [at, seat] of made.seats.entries()) {
    const text = `Fråga ${at}`;
    await must(made.room, { role: 'participant', seat, workshop }, [
      mutation('note.post', { id: `note:q${at}`, step: 'step:sent', column: 'question', text }),
    ]);
  }
  return made;
}

test('TP23: early notes can be read on the console before their step, and are shown on the projector during it', async () => {
  const made = await planned();
  render(ConsolePage, { ...pageProps, workshop });
  const title = await screen.findByText(m.host_early({ title: 'step:sent' }));
  const card = title.closest('details');
  if (!card) throw new Error('no card');
  expect(card).toHaveTextContent(m.setup_early_count({ n: 2 }));
  expect(screen.queryByText('Fråga 0')).not.toBeInTheDocument();
  await userEvent.click(title);
  await userEvent.click(within(card).getByRole('button', { name: m.setup_early_show() }));
  expect(await within(card).findByText('Fråga 0')).toBeVisible();
  expect(within(card).getByText('Fråga 1')).toBeVisible();
  // Once the workshop has begun it still lies ahead; then it is its own step.
  await made.asOther(mutation('workshop.open', { workshop }));
  expect(await within(card).findByText('Fråga 0')).toBeVisible();
  const start = (step: string, from: string) => mutation('step.start', { step, from });
  await made.asOther(start('step:sent', 'step:hello'));
  await waitFor(() =>
    expect(screen.queryByText(m.host_early({ title: 'step:sent' }))).not.toBeInTheDocument(),
  );
  expect(await screen.findByText('Fråga 0')).toBeVisible();
  // A step that was opened by going to it has taken nothing early.
  await made.asOther(start('step:later', 'step:sent'), start('step:sent', 'step:later'));
  await made.room.settled();
  expect(screen.queryByText(m.host_early({ title: 'step:later' }))).not.toBeInTheDocument();
});

test('EQ7: the console reads what was sent in while the projector and phones have none of it, and makes a main question of it that says so', async () => {
  const made = await planned(3);
  const change = { questions: ['Hur gör vi?'] };
  await made.asOther(mutation('step.edit', { step: 'step:later', change }));
  render(ConsolePage, { ...pageProps, workshop });
  const title = await screen.findByText(m.host_early({ title: 'step:sent' }));
  const card = title.closest('details');
  if (!card) throw new Error('no card');
  await userEvent.click(title);
  await userEvent.click(within(card).getByRole('button', { name: m.early_read() }));
  expect(await within(card).findByText('Fråga 0')).toBeVisible();
  for (const audience of ['workshop:early', 'screen:early', 'shown:early', 'public'])
    expect([...made.room.view([audience]).list('note')]).toEqual([]);
  for (const text of ['Fråga 0', 'Fråga 2'])
    await userEvent.click(within(card).getByRole('button', { name: m.early_choose({ text }) }));
  await userEvent.click(within(card).getByRole('button', { name: m.early_make() }));
  const field = await screen.findByRole('textbox', { name: m.early_make_question() });
  await userEvent.clear(field);
  await userEvent.type(field, 'Hur når vi varandra?');
  await userEvent.click(screen.getByRole('button', { name: m.early_make_save() }));
  await waitFor(() =>
    expect(made.room.store.get('step', 'step:later')?.questions).toEqual(['Hur når vi varandra?']),
  );
  await waitFor(() =>
    expect(made.room.store.list('mainQuestion')).toMatchObject([
      { askedIn: 'step:later', text: 'Hur når vi varandra?', notes: ['note:q0', 'note:q2'] },
    ]),
  );
  const used = m.early_used({ text: 'Hur når vi varandra?' });
  expect(await within(card).findAllByText(used)).toHaveLength(2);
});
