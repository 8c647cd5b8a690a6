import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { must } from '../../../../tests/support/workshop-builder.ts';
import ConsolePage from './ConsolePage.svelte';
import { fillBrowser, openHostRoom, pageProps } from './testing/host-room.ts';

vi.mock('#lib/client/connect.ts', () => import('./testing/host-room.ts'));
beforeAll(fillBrowser);

const workshop = 'workshop:early';

/** A workshop that has not begun, into which two people have sent something. */
async function planned() {
  const made = await openHostRoom({ seats: 2 });
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  const step = (id: string, kind: string, order: number) => ({
    name: 'step.add',
    args: {
      ...{ id, workshop, kind, order, title: id, instruction: '', questions: [] },
      columns: kind === 'notes' ? [{ key: 'question', title: 'Fråga', tone: 'neutral' }] : [],
      ...{ minutes: null, dotBudget: 3, dotMax: 2, scale: 'fist' },
    },
  });
  await must(made.room, { role: 'server' }, [
    { name: 'workshop.create', args: { id: workshop, code: '87654321', ...about } },
    step('step:hello', 'welcome', 0),
    step('step:sent', 'notes', 1),
    step('step:later', 'notes', 2),
    { name: 'step.early', args: { step: 'step:sent', openedAt: 5 } },
    ...made.seats.map((seat) => ({ name: 'seat.arrive', args: { seat, workshop } })),
  ]);
  for (const [at, seat] of made.seats.entries()) {
    const text = `Fråga ${at}`;
    await must(made.room, { role: 'participant', seat, workshop }, [
      {
        name: 'note.post',
        args: { id: `note:q${at}`, step: 'step:sent', column: 'question', text },
      },
    ]);
  }
  return made;
}

test('TP23: what was sent in early is read at the console before its step comes, and stands on the projector when it does', async () => {
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
  await made.asOther({ name: 'workshop.open', args: { workshop } });
  expect(await within(card).findByText('Fråga 0')).toBeVisible();
  const start = (step: string, from: string) => ({ name: 'step.start', args: { step, from } });
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
