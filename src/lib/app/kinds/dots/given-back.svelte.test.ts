import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { mutation } from '#lib/workshop/model/mutations.ts';
import ConsolePage from '#lib/app/console/ConsolePage.svelte';
import {
  fillBrowser,
  openConsoleRoom,
  pageProps,
  type ConsoleRoom,
} from '#lib/app/console/testing/console-room.ts';
import { must } from '../../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('#lib/app/console/testing/console-room.ts'));
beforeAll(fillBrowser);
beforeEach(() => localStorage.clear());

/** Two people have given three dots each, one two of them to one theme. */
async function voted(): Promise<ConsoleRoom> {
  const room = await openConsoleRoom();
  await room.asOther(
    ...['a', 'b', 'c'].map((key) =>
      mutation('theme.create', {
        id: `theme:${key}`,
        workshop: 'workshop:w1',
        title: key,
        notes: [],
      }),
    ),
    mutation('step.edit', { step: 'step:dots', change: { dotBudget: 3, dotMax: 2 } }),
  );
  await room.goTo('dots');
  const give = (seat: string, theme: string, dots: number) =>
    must(room.room, { role: 'participant', seat, workshop: 'workshop:w1' }, [
      mutation('dot.set', { step: 'step:dots', theme: `theme:${theme}`, dots }),
    ]);
  await give('seat:p1', 'a', 2);
  await give('seat:p1', 'b', 1);
  for (const theme of ['a', 'b', 'c']) await give('seat:p2', theme, 1);
  return room;
}

const budgetOf = ({ room }: ConsoleRoom) => {
  const step = room.store.get('step', 'step:dots');
  return step && 'dotBudget' in step ? step.dotBudget : undefined;
};

const dialog = () => within(document.querySelector<HTMLElement>('dialog[open]') ?? document.body);

test('GB3: before a budget is lowered the facilitator is told how many have given more', async () => {
  const room = await voted();
  render(ConsolePage, pageProps);
  const suggest = m.host_budget_suggest({ n: 1 });
  const lower = () => screen.findByRole('button', { name: suggest });
  await userEvent.click(await lower());
  expect(dialog().getByText(m.host_budget_over({ n: 2 }))).toBeInTheDocument();
  await userEvent.click(dialog().getByText(m.common_cancel()));
  expect(budgetOf(room)).toBe(3);
  await userEvent.click(await lower());
  await userEvent.click(dialog().getByText(m.host_budget_lower_confirm()));
  await waitFor(() => expect(budgetOf(room)).toBe(1));
});

test('GB4: a facilitator is asked before a theme is dissolved to which people have given something, or may have', async () => {
  const room = await voted();
  const removed = () => room.room.store.get('theme', 'theme:a')?.removed;
  const dissolve = async () => {
    const menu = m.host_theme_menu({ title: 'a' });
    await userEvent.click(await screen.findByRole('button', { name: menu }));
    await userEvent.click(dialog().getByText(m.host_theme_apart()));
    return dialog();
  };
  await room.goTo('themes');
  render(ConsolePage, pageProps);
  const blind = await dissolve();
  expect(blind.getByText(m.host_dissolve_perhaps({ title: 'dots' }))).toBeInTheDocument();
  await userEvent.click(blind.getByText(m.common_cancel()));
  expect(removed()).toBe(false);
  await room.asOther(mutation('step.reveal', { step: 'step:dots', revealed: true }));
  const told = await dissolve();
  const given = m.host_dissolve_given({ title: 'dots', n: 2 });
  await waitFor(() => expect(told.getByText(given)).toBeInTheDocument());
  await userEvent.click(told.getByText(m.host_theme_apart()));
  await waitFor(() => expect(removed()).toBe(true));
});
