import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import ConsolePage from '../ConsolePage.svelte';
import { fillBrowser, openConsoleRoom, pageProps } from '../testing/console-room.ts';

vi.mock('#lib/client/connect.ts', () => import('../testing/console-room.ts'));
beforeAll(fillBrowser);
beforeEach(() => localStorage.clear());

test('ST10: several notes are hidden at once, whoever wrote them, and shown again by one undo (where they are first shown)', async () => {
  const room = await openConsoleRoom();
  await room.goTo('notes');
  await room.write('Spam 1', 'Spam 2', 'A good note');
  await room.asOther({ name: 'step.reveal', args: { step: 'step:notes', revealed: true } });
  render(ConsolePage, pageProps);
  await screen.findByText('A good note');
  const select = (text: string) => {
    const item = screen.getByText(text).closest('li');
    if (!item) throw new Error('no such note');
    return within(item).getByRole('button', { name: m.host_select_note() });
  };
  // By the keyboard, as by a tap.
  select('Spam 1').focus();
  await userEvent.keyboard(' ');
  await userEvent.click(select('Spam 2'));
  expect(select('Spam 2')).toHaveAttribute('aria-pressed', 'true');
  const bar = within(screen.getByRole('group', { name: m.host_selection() }));
  expect(bar.getByText(m.host_selected({ n: 2 }))).toBeVisible();
  await userEvent.click(bar.getByRole('button', { name: m.host_hide_toggle() }));
  const hidden = () =>
    room.room.store.list('note').flatMap(({ text, hidden: isHidden }) => (isHidden ? [text] : []));
  await waitFor(() => expect(hidden()).toEqual(['Spam 1', 'Spam 2']));
  expect(screen.queryByRole('group', { name: m.host_selection() })).not.toBeInTheDocument();
  await userEvent.keyboard('z');
  await waitFor(() => expect(hidden()).toEqual([]));
});
