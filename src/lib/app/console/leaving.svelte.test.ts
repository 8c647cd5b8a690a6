import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { unshownSentence } from '#lib/text/unshown-words.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { kindsAfter, must } from '../../../../tests/support/workshop-builder.ts';
import ConsolePage from './ConsolePage.svelte';
import {
  fillBrowser,
  openConsoleRoom,
  pageProps,
  type ConsoleRoom,
} from './testing/console-room.ts';

vi.mock('#lib/client/connect.ts', () => import('./testing/console-room.ts'));
beforeAll(fillBrowser);
beforeEach(() => localStorage.clear());

const [then = 'close', afterThat = 'close'] = kindsAfter('notes');
const dialog = () => within(document.querySelector<HTMLElement>('dialog[open]') ?? document.body);
const asked = () => document.querySelector('dialog[open]') !== null;
const stepNow = ({ room }: ConsoleRoom) => room.store.get('workshop', 'workshop:w1')?.step;
const isShown = ({ room }: ConsoleRoom) => room.store.get('step', 'step:notes')?.revealed;
const sentence = (count: number) => unshownSentence({ title: 'notes', what: 'notes', count });

async function writing(...texts: string[]): Promise<ConsoleRoom> {
  const room = await openConsoleRoom();
  await room.goTo('notes');
  await room.write(...texts);
  render(ConsolePage, pageProps);
  await screen.findByRole('heading', { level: 1, name: 'notes' });
  return room;
}

test.each([
  ['button', () => userEvent.click(screen.getByLabelText(m.host_next_to({ title: then })))],
  ['key', () => userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')],
  ['key back', () => userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')],
  ['agenda', () => userEvent.click(screen.getByText('plan', { selector: '.title' }))],
])(
  'NS3: leaving a step asks once, with how much of it is not shown, by button, key, agenda or main action, and not when everything is shown (%s)',
  async (_way, leave) => {
    const room = await writing('ett', 'två');
    await leave();
    expect(dialog().getByText(sentence(2))).toBeInTheDocument();
    await userEvent.click(dialog().getByText(m.unshown_stay()));
    expect([asked(), stepNow(room)]).toEqual([false, 'step:notes']);
    await leave();
    await userEvent.click(dialog().getByText(m.unshown_leave_anyway()));
    await waitFor(() => expect(stepNow(room)).not.toBe('step:notes'));
    expect(isShown(room)).toBe(false);
  },
);

test('NS3: leaving a step asks once, with how much of it is not shown, by button, key, agenda or main action, and not when everything is shown (once)', async () => {
  const room = await writing('ett');
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await userEvent.click(dialog().getByText(m.unshown_leave_anyway()));
  await waitFor(() => expect(stepNow(room)).toBe(`step:${then}`));
  await room.goTo('notes');
  await screen.findByRole('heading', { level: 1, name: 'notes' });
  const next = () => screen.getByLabelText(m.host_next_to({ title: then }));
  // A press just after somebody else has gone on is for the step before.
  vi.spyOn(performance, 'now').mockReturnValue(Infinity);
  await userEvent.click(next());
  await waitFor(() => expect(stepNow(room)).toBe(`step:${then}`));
  vi.restoreAllMocks();
  await room.goTo('notes');
  const about = { step: 'step:notes', column: 'develop' };
  await must(room.room, { role: 'participant', seat: 'seat:p2', workshop: 'workshop:w1' }, [
    mutation('note.post', { id: 'note:more', text: 'två', ...about }),
  ]);
  await screen.findByRole('heading', { level: 1, name: 'notes' });
  vi.spyOn(performance, 'now').mockReturnValue(Infinity);
  await userEvent.click(next());
  expect(dialog().getByText(sentence(2))).toBeInTheDocument();
  vi.restoreAllMocks();
});

test('NS3: leaving a step asks once, with how much of it is not shown, by button, key, agenda or main action, and not when everything is shown (nothing to show)', async () => {
  const room = await writing('ett');
  await userEvent.keyboard('r');
  await waitFor(() => expect(isShown(room)).toBe(true));
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await waitFor(() => expect(stepNow(room)).toBe(`step:${then}`));
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await waitFor(() => expect(stepNow(room)).toBe(`step:${afterThat}`));
});

test('NS4: what is shown while leaving is shown before the step is left, and one undo takes both back', async () => {
  const room = await writing('ett', 'två');
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await userEvent.click(dialog().getByText(m.unshown_leave_show()));
  await waitFor(() => expect([stepNow(room), isShown(room)]).toEqual([`step:${then}`, true]));
  await userEvent.keyboard('z');
  await waitFor(() => expect([stepNow(room), isShown(room)]).toEqual(['step:notes', false]));
});

test('NS5: ending a workshop asks about everything that was not shown', async () => {
  const room = await writing('ett', 'två', 'tre');
  await room.goTo('close');
  await screen.findByRole('heading', { level: 1, name: 'close' });
  expect(await screen.findByText(sentence(3))).toBeInTheDocument();
  await userEvent.click(screen.getByLabelText(m.host_end()));
  expect(dialog().getByText(sentence(3))).toBeInTheDocument();
  await userEvent.click(dialog().getByText(m.unshown_end_show()));
  const state = () => room.room.store.get('workshop', 'workshop:w1')?.state;
  await waitFor(() => expect([state(), isShown(room)]).toEqual(['closed', true]));
});

test('NS6: the sorting board, the closing, the plan page and the PDF say what was left without being shown (board)', async () => {
  const room = await writing('ett', 'två', 'tre');
  await room.goTo('themes');
  expect(await screen.findByText(sentence(3))).toBeInTheDocument();
  await userEvent.click(screen.getByText(m.unshown_show()));
  await waitFor(() => expect(isShown(room)).toBe(true));
  await waitFor(() => expect(screen.queryByText(sentence(3))).not.toBeInTheDocument());
});

test.each([
  ['what it reveals', m.host_main_reveal(), () => Promise.resolve()],
  ['where it goes', m.host_main_next({ title: then }), revealFirst],
])(
  'X7: a second Enter on the main action of the console does nothing, and the focus goes to the title of the step (%s)',
  async (_what, label, before) => {
    const room = await writing('ett');
    await before();
    const named = await screen.findAllByRole('button', { name: label });
    // The arrow of the header is called the same.
    named.at(-1)?.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    const stands = stepNow(room);
    await userEvent.keyboard('{Enter}{Enter}');
    expect(stepNow(room)).toBe(stands);
  },
);

async function revealFirst(): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: m.host_main_reveal() }));
}
