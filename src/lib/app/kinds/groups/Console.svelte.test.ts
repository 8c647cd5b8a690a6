import { mutation } from '#lib/workshop/model/mutations.ts';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { groupsOfRound } from '#lib/workshop/agenda/agenda.ts';
import ConsolePage from '#lib/app/console/ConsolePage.svelte';
import {
  fillBrowser,
  openConsoleRoom,
  pageProps,
  type ConsoleRoom,
} from '#lib/app/console/testing/console-room.ts';

vi.mock('#lib/client/connect.ts', () => import('#lib/app/console/testing/console-room.ts'));
beforeAll(fillBrowser);
beforeEach(() => localStorage.clear());

async function open(seats: number): Promise<ConsoleRoom> {
  const room = await openConsoleRoom({ seats });
  await room.goTo('groups');
  render(ConsolePage, pageProps);
  await screen.findByRole('heading', { level: 1 });
  return room;
}

const main = () => within(screen.getByRole('main'));
const press = async (name: string) => userEvent.click(await main().findByRole('button', { name }));
const groups = (room: ConsoleRoom) => groupsOfRound(room.room.store, 'step:groups');
const wish = (kind: 'together' | 'apart', id: string) =>
  mutation('wish.add', {
    ...{ id: `wish:${id}`, workshop: 'workshop:w1', kind, letter: null },
    seats: ['seat:p1', 'seat:p2'],
  });

test('MR22: conflicting seating wishes are named on the console, and removing one allows mixing', async () => {
  const room = await open(8);
  // As a co-facilitator made them: everybody who leads sees the same.
  await room.asOther(wish('together', 'a'), wish('apart', 'b'));
  await press(m.host_main_mix());
  expect(await main().findByText(m.group_conflicts())).toBeVisible();
  expect(main().getByText(m.group_conflict_together_and_apart())).toBeVisible();
  expect(groups(room)).toEqual([]);
  const [panel] = main().getAllByText(m.group_wishes({ n: 2 }));
  await userEvent.click(panel ?? document.body);
  const [remove] = main().getAllByRole('button', {
    name: /^(?:Ta bort|Remove): .* (?:ihop|together)$/,
  });
  await userEvent.click(remove ?? document.body);
  await waitFor(() => expect(main().queryByText(m.group_conflicts())).not.toBeInTheDocument());
  await press(m.host_main_mix());
  await waitFor(() => expect(groups(room)).toHaveLength(2));
});

test('MR23: a locked group is unchanged when the others are mixed again, and the whole change can be undone', async () => {
  const room = await open(12);
  await press(m.host_main_mix());
  await waitFor(() => expect(groups(room)).toHaveLength(3));
  const [first] = groups(room);
  await press(m.group_lock({ letter: 'A' }));
  await waitFor(() => expect(groups(room)[0]?.locked).toBe(true));
  await press(m.host_mix_again());
  await waitFor(() => expect(room.room.store.list('group').length).toBe(5));
  expect(groups(room)[0]?.id).toBe(first?.id);
  await userEvent.keyboard('zz');
  await waitFor(() => expect(groups(room)[0]?.locked).toBe(false));
});

test('a place that is too long stays in its field until it fits', async () => {
  const room = await open(4);
  await press(m.host_main_mix());
  const name = m.host_place({ letter: 'A' });
  const field = await main().findByRole('textbox', { name });
  const long = 'längst in till vänster '.repeat(10);
  await userEvent.click(field);
  await userEvent.paste(long);
  await userEvent.tab();
  expect(field).toHaveValue(long);
  expect(field).toBeInvalid();
  expect(groups(room)[0]?.place).toBeNull();
  await userEvent.clear(field);
  await userEvent.type(field, 'vid fönstret{Enter}');
  await waitFor(() => expect(groups(room)[0]?.place).toBe('vid fönstret'));
});

test('MR24: the mixing figures can be shown on the projector, and disappear with the step', async () => {
  const room = await open(8);
  await press(m.host_main_mix());
  const show = await main().findByRole('button', { name: m.group_proof_show(), hidden: true });
  await userEvent.click(show);
  const shown = () => room.room.store.get('workshop', 'workshop:w1')?.screen;
  await waitFor(() => expect(shown()).toBe('mix'));
  await room.goTo('notes');
  expect(shown()).toBe('live');
});

test('MR29: the facilitator sets either the size or the number of groups and sees the resulting groups', async () => {
  const room = await open(12);
  const wished = () => room.room.store.get('workshop', 'workshop:w1')?.groupCount;
  const outcome = (groups: number, span: string) =>
    main().findByText(m.host_size_outcome({ people: 12, groups, span }), { exact: false });
  expect(await outcome(3, '4')).toBeVisible();
  await press(m.host_count_instead());
  await waitFor(() => expect(wished()).toBe(3));
  for (const more of [4, 5, 6, 7]) {
    await press(m.host_more());
    await waitFor(() => expect(wished()).toBe(more));
  }
  expect(await main().findByText(m.host_count_too_many(), { exact: false })).toBeVisible();
  await press(m.host_less());
  expect(await outcome(6, '2')).toBeVisible();
  await press(m.host_main_mix());
  await waitFor(() => expect(groups(room)).toHaveLength(6));
  await press(m.host_size_instead());
  await waitFor(() => expect(wished()).toBe(null));
  expect(await outcome(3, '4')).toBeVisible();
});
