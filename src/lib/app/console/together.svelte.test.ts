import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sent } from '../../../../tests/support/app-forms.ts';
import { m } from '#lib/text/generated/messages.js';
import { fillBrowser, openConsoleRoom, pageProps } from './testing/console-room.ts';
import TogetherConsole from './testing/TogetherConsole.svelte';

vi.mock('#lib/client/connect.ts', () => import('./testing/console-room.ts'));

beforeAll(fillBrowser);
beforeEach(() => localStorage.clear());

test('ST9: who came from the same network from a time on is found together, and no address is kept (the console removes them, and undo brings them back)', async () => {
  const room = await openConsoleRoom();
  await room.arrive('flood1', 'flood2', 'anna');
  sent.answer = { type: 'success', data: { together: ['seat:flood1', 'seat:flood2'] } };
  render(TogetherConsole, pageProps);
  await screen.findByRole('heading', { level: 1 });
  const open = await screen.findByRole('button', {
    name: m.host_together_who({ who: 'flood1, enhetschef' }),
    hidden: true,
  });
  await userEvent.click(open);
  const dialog = within(await screen.findByRole('dialog', { name: m.host_together_title() }));
  await userEvent.click(dialog.getByRole('button', { name: m.host_together_look() }));
  expect(sent.action).toBe('?/together');
  expect(sent.values).toContain('seat:flood1');
  expect(await dialog.findByText(m.host_together_found({ n: 2 }))).toBeVisible();
  // Nobody is removed before it was seen who.
  expect(room.here()).toContain('flood2');
  await userEvent.click(dialog.getByRole('button', { name: m.host_together_remove({ n: 2 }) }));
  await waitFor(() => expect(room.here()).not.toContain('flood1'));
  expect(room.here()).not.toContain('flood2');
  expect(room.here()).toContain('anna');
  await userEvent.keyboard('z');
  await waitFor(() => expect(room.here()).toContain('flood1'));
  expect(room.here()).toContain('flood2');
});
