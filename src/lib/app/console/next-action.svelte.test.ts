/** What the console calls the next thing to do. */
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { must } from '../../../../tests/support/workshop-builder.ts';
import { stepConsoles } from '../kinds/console.ts';
import type { ConsoleState } from './console-state.svelte.ts';
import type { StepConsole } from './step-console.ts';
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
afterEach(() => vi.useRealTimers());

const step = 'step:notes';

async function open(): Promise<void> {
  render(ConsolePage, pageProps);
  await screen.findByRole('heading', { level: 1 });
}

/** Names of the main action and of the other one, as they are told apart to the eye. */
function actions(): { main: string[]; also: string[] } {
  const buttons = [...document.querySelectorAll('#step header .button')];
  const named = (variant: string) =>
    buttons
      .filter(({ classList }) => classList.contains(variant))
      .map(({ textContent }) => textContent.trim());
  return { main: named('primary'), also: named('secondary') };
}

async function atNotes(minutes: number | null): Promise<ConsoleRoom> {
  const room = await openConsoleRoom({ seats: 3 });
  await room.asOther({ name: 'step.edit', args: { step, change: { minutes } } });
  await room.goTo('notes');
  return room;
}

const reveal = m.host_main_reveal();

it('HE9: the main action starts the planned time, and then waits until all have answered, the time is out or nobody new has answered for two minutes', async () => {
  const room = await atNotes(10);
  await open();
  const start = m.host_main_time({ n: 10 });
  expect(actions()).toEqual({ main: [start], also: [reveal] });
  await userEvent.click(screen.getByRole('button', { name: start }));
  await waitFor(() => expect(actions()).toEqual({ main: [], also: [reveal] }));
  await room.write('Ett', 'Två');
  await screen.findByText(m.host_health_begun({ n: 2, total: 3 }));
  expect(actions()).toEqual({ main: [], also: [reveal] });
  await room.write('Ett till', 'Två till', 'Tre');
  await waitFor(() => expect(actions()).toEqual({ main: [reveal], also: [] }));
  expect(screen.getByText(m.host_all_wrote())).toBeVisible();
});

it('HE9: the main action starts the planned time, and then waits until all have answered, the time is out or nobody new has answered for two minutes (out)', async () => {
  const room = await atNotes(10);
  await room.write('Ett');
  const time = { step, endsAt: Date.now() + 3_600_000, pausedLeft: null };
  await room.asOther({ name: 'step.time', args: time });
  await open();
  expect(actions()).toEqual({ main: [], also: [reveal] });
  await room.asOther({ name: 'step.time', args: { ...time, endsAt: Date.now() - 1_000 } });
  await waitFor(() => expect(actions()).toEqual({ main: [reveal], also: [] }));
});

it('HE9: the main action starts the planned time, and then waits until all have answered, the time is out or nobody new has answered for two minutes (quiet)', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const room = await atNotes(10);
  await room.write('Ett');
  const endsAt = Date.now() + 3_600_000;
  await room.asOther({ name: 'step.time', args: { step, endsAt, pausedLeft: null } });
  await open();
  vi.advanceTimersByTime(60_000);
  await room.write('Ett till', 'Två');
  await screen.findByText(m.host_health_begun({ n: 2, total: 3 }));
  vi.advanceTimersByTime(90_000);
  expect(actions()).toEqual({ main: [], also: [reveal] });
  vi.advanceTimersByTime(31_000);
  await waitFor(() => expect(actions()).toEqual({ main: [reveal], also: [] }));
  expect(screen.getByText(m.host_quiet_wrote())).toBeVisible();
});

it('HE9: the main action starts the planned time, and then waits until all have answered, the time is out or nobody new has answered for two minutes (all before it was started)', async () => {
  const room = await atNotes(10);
  await room.write('Ett', 'Två');
  await open();
  const start = screen.getByRole('button', { name: m.host_main_time({ n: 10 }) });
  const shows = screen.getByRole('button', { name: reveal });
  expect(actions()).toEqual({ main: [m.host_main_time({ n: 10 })], also: [reveal] });
  await room.write('Ett till', 'Två till', 'Tre');
  await waitFor(() => expect(actions()).toEqual({ main: [reveal], also: [] }));
  expect(start).not.toBeInTheDocument();
  // The same button: whoever was about to press it does.
  expect(screen.getByRole('button', { name: reveal })).toBe(shows);
  expect(screen.getByText(m.host_all_wrote())).toBeVisible();
  // The time can still be started, in the bar.
  expect(screen.getAllByRole('button', { name: m.host_timer_start() }).length).toBeGreaterThan(0);
});

it('offers no time where none is planned, nor once it was switched off', async () => {
  const room = await atNotes(10);
  await room.write('Ett');
  await open();
  await userEvent.click(screen.getByRole('button', { name: m.host_main_time({ n: 10 }) }));
  // On a laptop it stands in one bar and on the remote in the other; which is shown, styles say.
  const [stop] = await screen.findAllByRole('button', { name: m.host_timer_stop() });
  await userEvent.click(stop as HTMLElement);
  await waitFor(() => expect(actions()).toEqual({ main: [reveal], also: [] }));
});

it('HE10: while notes lie unsorted the console says how many, and going on is not the main action', async () => {
  const room = await atNotes(null);
  await room.write('Ett', 'Två');
  await room.asOther({ name: 'step.reveal', args: { step, revealed: true } });
  await room.goTo('themes');
  await open();
  const next = m.host_main_next({ title: 'dots' });
  expect(actions()).toEqual({ main: [], also: [next] });
  expect(screen.getByText(m.host_unsorted({ n: 2 }))).toBeVisible();
  const notes = room.room.store.list('note').map(({ id }) => id);
  await room.asOther({ name: 'note.place', args: { notes, theme: null, parked: true } });
  await waitFor(() => expect(actions()).toEqual({ main: [next], also: [] }));
});

it('HE11: before a workshop ends the console says what its plan lacks, and afterwards its main action opens the plan', async () => {
  const room = await openConsoleRoom();
  await room.asOther(
    {
      name: 'theme.create',
      args: { id: 'theme:t', workshop: 'workshop:w1', title: 'SIP', notes: [] },
    },
    { name: 'area.create', args: { id: 'area:a', theme: 'theme:t', title: 'SIP' } },
    { name: 'action.create', args: { id: 'action:a', area: 'area:a', title: 'Skriv en rutin' } },
  );
  await room.goTo('close');
  await open();
  const main = within(screen.getByRole('main'));
  await userEvent.click(main.getByRole('button', { name: m.host_main_end() }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(m.host_end_no_next_step())).toBeVisible();
  expect(dialog.getByText(m.host_end_no_responsible({ n: 1 }))).toBeVisible();
  await userEvent.click(dialog.getByRole('button', { name: m.host_end_confirm() }));
  await waitFor(() => {
    expect(actions()).toEqual({
      main: [m.host_plan_page({ result: 'plan' })],
      also: [m.host_main_reopen()],
    });
  });
  const plan = main.getByRole('link', { name: m.host_plan_page({ result: 'plan' }) });
  expect(plan).toHaveAttribute('href', '/s/s1/plan');
});

it('HE12: before a workshop is opened its main action opens it, and beside it stands the way to the projector', async () => {
  const room = await openConsoleRoom();
  await must(room.room, { role: 'server' }, [
    {
      name: 'workshop.create',
      args: {
        ...{ id: 'workshop:w2', title: 'Nästa', date: '2027-03-01', place: null, groupSize: 4 },
        ...{ code: '11223344', secret: 'K7M4QTAC', draws: 'c5'.repeat(32) },
      },
    },
  ]);
  render(ConsolePage, { ...pageProps, workshop: 'workshop:w2' });
  await screen.findByRole('heading', { level: 1 });
  expect(actions()).toEqual({ main: [m.host_main_open()], also: [m.host_open_screen()] });
  // Nobody has come, and no number says so a second time.
  expect(document.body.textContent).not.toMatch(/(?:^|\D)0 (?:arrived|connected|notes)/);
  const projector = within(screen.getByRole('main')).getByRole('link', {
    name: m.host_open_screen(),
  });
  expect(projector).toHaveAttribute('href', '/s/s1/w/w2/screen');
  expect(projector).toHaveAttribute('target', '_blank');
});

it('HE14: where the plan is written, going on is not the main action before something has been chosen to work on, and the console says so', async () => {
  const room = await openConsoleRoom();
  await room.goTo('plan');
  await open();
  const next = m.host_main_next({ title: 'close' });
  expect(actions().main).toEqual([]);
  expect(actions().also).toContain(next);
  expect(screen.getByText(m.host_nothing_chosen())).toBeVisible();
  const args = { id: 'area:a', theme: null, title: 'Trygg hemgång' };
  await room.asOther({ name: 'area.create', args });
  await waitFor(() => expect(actions().main).toEqual([next]));
  expect(screen.queryByText(m.host_nothing_chosen())).toBeNull();
});

it('HE15: once something is shown the console tells the facilitator what to do with it', async () => {
  const room = await atNotes(null);
  await room.write('Ett');
  await open();
  expect(screen.getByText(m.print_you_notes())).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: reveal }));
  expect(await screen.findByText(m.host_leads_notes_shown())).toBeVisible();
  expect(screen.queryByText(m.print_you_notes())).toBeNull();
});

it('HE15: once something is shown the console tells the facilitator what to do with it (every kind)', async () => {
  const { room } = await openConsoleRoom();
  const view = room.store;
  const console = { room: { view }, workshop: view.get('workshop', 'workshop:w1') };
  const shown = Object.entries(stepConsoles).flatMap(([kind, of]) => {
    const own: StepConsole = of(console as unknown as ConsoleState);
    if (!own.reveal) return [];
    const plain = newStep({
      id: 'step:x',
      workshop: 'workshop:w1',
      kind: kind as StepKind,
      order: 9,
    });
    const says = (revealed: boolean): string =>
      own.leads({ ...plain, revealed } as unknown as Step);
    return [{ kind, same: says(false) === says(true) }];
  });
  expect(shown.length).toBeGreaterThan(6);
  expect(shown.filter(({ same }) => same)).toEqual([]);
});

it('HE15: once something is shown the console tells the facilitator what to do with it (groups)', async () => {
  const room = await openConsoleRoom({ seats: 4 });
  await room.goTo('groups');
  await open();
  expect(screen.getByText(m.print_you_groups())).toBeVisible();
  const group = { id: 'group:g', letter: 'A', place: null, seats: [...room.seats] };
  await room.asOther({ name: 'group.form', args: { round: 'step:groups', groups: [group] } });
  expect(await screen.findByText(m.host_leads_groups_formed())).toBeVisible();
  expect(screen.queryByText(m.print_you_groups())).toBeNull();
});

it('HE16: in a round the line is begun before going on is the main action, and it offers only the ways that there are', async () => {
  const room = await openConsoleRoom({ seats: 3 });
  const round = newStep({ id: 'step:r', workshop: 'workshop:w1', kind: 'round', order: 1.5 });
  await room.asOther({ name: 'step.add', args: round });
  const from = room.room.store.get('workshop', 'workshop:w1')?.step ?? null;
  await room.asOther({ name: 'step.start', args: { step: 'step:r', from } });
  await open();
  expect(actions().main).toEqual([]);
  expect(screen.getByText(m.floor_unfinished())).toBeVisible();
  // Nobody has been grouped, so nothing is said of groups.
  expect(screen.getByText(m.floor_empty_alone())).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: m.floor_everybody() }));
  await waitFor(() => expect(actions().main).toHaveLength(1));
  expect(screen.queryByText(m.floor_unfinished())).toBeNull();
});

it.each(['dots', 'matrix'] as const)(
  'HE18: where there is nothing yet to place, to choose among or to rate, neither time nor showing is offered, and the console says so (%s)',
  async (kind) => {
    const room = await openConsoleRoom({ seats: 2 });
    await room.asOther({
      name: 'step.edit',
      args: { step: `step:${kind}`, change: { minutes: 5 } },
    });
    await room.goTo(kind);
    await open();
    const next = { dots: 'matrix', matrix: 'poll' }[kind];
    expect(actions()).toEqual({ main: [], also: [m.host_main_next({ title: next })] });
    const says = { dots: m.host_dots_no_themes, matrix: m.matrix_no_themes_title }[kind];
    expect(screen.getByText(says())).toBeVisible();
    const args = { id: 'theme:t', workshop: 'workshop:w1', title: 'SIP', notes: [] };
    await room.asOther({ name: 'theme.create', args });
    await waitFor(() => expect(actions().main).toEqual([m.host_main_time({ n: 5 })]));
  },
);

it('tells whoever leads nothing to do once the workshop has ended', async () => {
  const room = await openConsoleRoom();
  await room.goTo('close');
  await open();
  expect(screen.getByText(m.print_you_close())).toBeVisible();
  await room.asOther({ name: 'workshop.close', args: { workshop: 'workshop:w1' } });
  await waitFor(() => expect(screen.queryByText(m.print_you_close())).toBeNull());
});
