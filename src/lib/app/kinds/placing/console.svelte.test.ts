import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { checksOf } from '#lib/workshop/kinds/placing/wall.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import ConsolePage from '#lib/app/console/ConsolePage.svelte';
import {
  fillBrowser,
  openConsoleRoom,
  pageProps,
  type ConsoleRoom,
} from '#lib/app/console/testing/console-room.ts';
import { kindsAfter, must } from '../../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('#lib/app/console/testing/console-room.ts'));
beforeAll(fillBrowser);
beforeEach(() => localStorage.clear());

const step = 'step:placing';

/** Six people have written a note each and placed it in the first of two themes. */
async function placed(): Promise<ConsoleRoom> {
  const room = await openConsoleRoom({ seats: 6 });
  await room.goTo('notes');
  await room.write('Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex');
  await room.asOther(
    mutation('step.reveal', { step: 'step:notes', revealed: true }),
    ...['a', 'b'].map((key) =>
      mutation('theme.create', {
        ...{ id: `theme:${key}`, workshop: 'workshop:w1' },
        ...{ title: `Tema ${key}`, notes: [] },
      }),
    ),
  );
  await room.goTo('placing');
  for (const { id: note, author } of room.room.store.list('note')) {
    const args = { step, note, choice: 'theme:a', wish: null, also: null };
    await as(room, author ?? '', mutation('intent.place', args));
  }
  return room;
}

const as = ({ room }: ConsoleRoom, seat: string, act: Parameters<typeof must>[2][number]) =>
  must(room, { role: 'participant', seat, workshop: 'workshop:w1' }, [act]);

test('PL25: on the console the next part is one press away, any other too, and what is left open is placed with one press', async () => {
  const room = await placed();
  render(ConsolePage, pageProps);
  const part = () => {
    const at = room.room.store.get('step', step);
    return at && 'part' in at ? at.part : undefined;
  };
  const press = async (name: string) =>
    userEvent.click((await screen.findAllByRole('button', { name }))[0] ?? document.body);
  await press(m.placing_main_check());
  await waitFor(() => expect(part()).toBe('check'));
  for (const seat of room.seats) {
    for (const { id: check, note } of checksOf(room.room.store, step, seat)) {
      const isFirst = room.room.store.get('note', note)?.text === 'Ett';
      const args = { step, check, choice: isFirst ? 'theme:b' : 'theme:a', reason: null };
      await as(room, seat, mutation('check.give', args));
    }
  }
  // Asking once more is left out.
  await press(m.placing_go_to({ part: m.placing_part_done() }));
  await waitFor(() => expect(part()).toBe('done'));
  expect(await screen.findByText(m.placing_open({ n: 1 }))).toBeVisible();
  const open = within(screen.getAllByRole('group', { name: 'Ett' })[0] ?? document.body);
  await userEvent.click(open.getByRole('button', { name: 'Tema b' }));
  const first = () => room.room.store.list('note').find(({ text }) => text === 'Ett');
  await waitFor(() => expect(first()?.theme).toBe('theme:b'));
  expect(await screen.findByText(m.placing_open_none())).toBeVisible();
  // Its time is not to be started any more.
  await room.asOther(mutation('step.edit', { step, change: { minutes: 10 } }));
  const next = m.host_main_next({ title: kindsAfter('placing')[0] ?? '' });
  const main = within(screen.getByRole('main'));
  expect(await main.findByRole('button', { name: next })).toHaveClass('primary');
  expect(screen.queryByRole('button', { name: m.host_main_time({ n: 10 }) })).toBeNull();
});
