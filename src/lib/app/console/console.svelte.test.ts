import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import { methodOffers } from '#lib/server/setup/steps.ts';
import type { MethodOffer } from '../setup/setup-state.ts';
import { kindsAfter } from '../../../../tests/support/workshop-builder.ts';
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

async function open(
  room: ConsoleRoom,
  more: { readonly methods?: readonly MethodOffer[] } = {},
): Promise<void> {
  render(ConsolePage, { ...pageProps, ...more });
  await screen.findByRole('heading', { level: 1 });
  expect(room.room.connections).toBeGreaterThan(0);
}

function stepNow(room: ConsoleRoom): string | null | undefined {
  return room.room.store.get('workshop', 'workshop:w1')?.step;
}

describe('the console', () => {
  it('CF6: a facilitator without control sees who leads, takes over with one press, and is told when control is taken back', async () => {
    const room = await openConsoleRoom();
    await room.asSecond('control.claim', {
      workshop: 'workshop:w1',
      name: 'Karin',
      means: 'computer',
    });
    await open(room);
    const main = within(screen.getByRole('main'));
    expect(await main.findByText(m.host_lead_watching())).toBeVisible();
    const controls = within(screen.getByRole('group', { name: m.host_controls() }));
    const next = () => controls.getByRole('button', { name: m.host_next_to({ title: 'round' }) });
    expect(next()).toBeDisabled();
    await userEvent.keyboard('l');
    expect(await screen.findByText(refusalSentence('control.elsewhere'))).toBeVisible();
    expect(room.room.store.get('workshop', 'workshop:w1')?.locked).toBe(false);
    await userEvent.click(main.getByRole('button', { name: m.host_lead_claim() }));
    await waitFor(() => expect(next()).toBeEnabled());
    expect(main.queryByText(m.host_lead_watching())).not.toBeInTheDocument();
    await userEvent.click(next());
    await waitFor(() => expect(stepNow(room)).toBe('step:round'));
    await room.asSecond('control.claim', {
      workshop: 'workshop:w1',
      name: null,
      means: 'phone',
    });
    const lost = m.host_lead_lost({ who: m.host_lead_phone() });
    expect(await screen.findByText(lost)).toBeVisible();
    expect(stepNow(room)).toBe('step:round');
  });

  it('CF7: a press made just as somebody else moves on applies to the previous step and does not advance again', async () => {
    const room = await openConsoleRoom();
    await open(room);
    const controls = within(screen.getByRole('group', { name: m.host_controls() }));
    const next = (title: string) =>
      controls.findByRole('button', { name: m.host_next_to({ title }) });
    const refused = refusalSentence('step.moved');
    // Both at once: the room has heard the other first.
    room.hold();
    await userEvent.click(await next('round'));
    await room.goTo('round');
    room.deliver();
    await room.room.settled();
    expect(stepNow(room)).toBe('step:round');
    // The other a moment before: the button already says what comes after.
    await room.goTo('notes');
    (await next(kindsAfter('notes')[0] ?? '')).click();
    // What this page does comes in order: with the lock all that was pressed before it is there.
    await userEvent.keyboard('l');
    await waitFor(() => expect(room.room.store.get('workshop', 'workshop:w1')?.locked).toBe(true));
    expect(stepNow(room)).toBe('step:notes');
    expect(screen.queryByText(refused)).not.toBeInTheDocument();
  });

  it('goes on by its main action, and back by the agenda', async () => {
    const room = await openConsoleRoom();
    await open(room);
    const main = within(screen.getByRole('main'));
    await userEvent.click(main.getByRole('button', { name: m.host_main_next({ title: 'round' }) }));
    await waitFor(() => expect(stepNow(room)).toBe('step:round'));
    const agenda = within(screen.getByRole('navigation', { name: m.host_agenda() }));
    await userEvent.click(agenda.getByRole('button', { name: /welcome/ }));
    await waitFor(() => expect(stepNow(room)).toBe('step:welcome'));
    expect(agenda.getByRole('button', { name: /welcome/ })).toHaveAttribute('aria-current', 'step');
  });

  it('shows no note before the reveal, all of them after it, and can take it back', async () => {
    const room = await openConsoleRoom();
    await room.goTo('notes');
    await room.write('Vi ringer varandra', 'SIP ställs in');
    await open(room);
    expect(await screen.findByText(m.host_notes_blind())).toBeVisible();
    expect(screen.queryByText('SIP ställs in')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: m.host_main_reveal() }));
    expect(await screen.findByText('SIP ställs in')).toBeVisible();
    await userEvent.keyboard('z');
    await waitFor(() => expect(screen.queryByText('SIP ställs in')).not.toBeInTheDocument());
    expect(room.room.store.get('step', 'step:notes')?.revealed).toBe(false);
  });

  it('takes a double press of the main action as one', async () => {
    const room = await openConsoleRoom();
    await room.goTo('notes');
    await open(room);
    await userEvent.dblClick(await screen.findByRole('button', { name: m.host_main_reveal() }));
    await waitFor(() => expect(room.room.store.get('step', 'step:notes')?.revealed).toBe(true));
    await room.room.settled();
    expect(stepNow(room)).toBe('step:notes');
  });

  it('mixes everybody into groups, and takes the mix back', async () => {
    const room = await openConsoleRoom({ seats: 9, organisations: 3 });
    await room.goTo('groups');
    await open(room);
    await userEvent.click(screen.getByRole('button', { name: m.host_main_mix() }));
    const second = { name: m.host_group_name({ letter: 'B' }) };
    expect(await screen.findByRole('heading', second)).toBeVisible();
    await waitFor(() => {
      const seated = room.room.store.list('membership').map((membership) => membership.seat);
      expect(seated.toSorted()).toEqual([...room.seats].toSorted());
    });
    await userEvent.click(screen.getByRole('button', { name: m.common_undo() }));
    await waitFor(() => expect(room.room.store.list('membership')).toHaveLength(0));
  });

  it('moves on kindly when another facilitator was first', async () => {
    const room = await openConsoleRoom();
    await open(room);
    const main = within(screen.getByRole('main'));
    room.hold();
    await userEvent.click(main.getByRole('button', { name: m.host_main_next({ title: 'round' }) }));
    await room.goTo('notes');
    room.deliver();
    expect(await screen.findByRole('heading', { level: 1, name: 'notes' })).toBeVisible();
    expect(await screen.findByText(refusalSentence('step.moved'))).toBeVisible();
    expect(stepNow(room)).toBe('step:notes');
  });

  it('HE3: every change made on the console can be undone, the latest first', async () => {
    const room = await openConsoleRoom();
    await room.goTo('talk');
    await open(room);
    const { store } = room.room;
    const before = store.list('workshop');
    const workshop = () => store.get('workshop', 'workshop:w1');
    const notes = () => store.get('step', 'step:notes');
    for (const key of ['{Shift>}{ArrowRight}{/Shift}', 'r', ' ', '+', 'f', 'l']) {
      await userEvent.keyboard(key);
    }
    await waitFor(() => expect(workshop()).toMatchObject({ screen: 'frozen', locked: true }));
    expect(notes()?.revealed).toBe(true);
    const end = notes()?.endsAt;
    expect(end).not.toBeNull();
    await userEvent.keyboard('zzz');
    await waitFor(() => expect(workshop()).toMatchObject({ screen: 'live', locked: false }));
    await waitFor(() => expect(notes()?.endsAt).toBe((end ?? 0) - 60_000));
    await userEvent.keyboard('zz');
    await waitFor(() => expect(notes()).toMatchObject({ endsAt: null, revealed: false }));
    await userEvent.keyboard('z');
    await waitFor(() => expect(stepNow(room)).toBe('step:talk'));
    expect(store.list('workshop')).toEqual(before);
  });

  it('HE4: the agenda can be edited while the workshop runs, and a step that has been opened cannot be removed', async () => {
    const room = await openConsoleRoom();
    await room.goTo('notes');
    await open(room, { methods: methodOffers('sv') });
    const agenda = within(screen.getByRole('navigation', { name: m.host_agenda() }));
    await userEvent.click(agenda.getByRole('button', { name: m.host_agenda_edit() }));
    const main = within(screen.getByRole('main'));
    await userEvent.click(await main.findByRole('button', { name: m.setup_step_add() }));
    const kinds = () =>
      room.room.store
        .list('step')
        .toSorted((a, b) => a.order - b.order)
        .map(({ kind }) => kind);
    const after = () => kinds().slice(kinds().indexOf('notes')).slice(0, 3);
    const [then, afterThat = ''] = kindsAfter('notes');
    await waitFor(() => expect(after()).toEqual(['notes', 'talk', then]));
    const up = { name: m.setup_step_up({ title: afterThat }) };
    await userEvent.click(main.getByRole('button', up));
    await waitFor(() => expect(after()).toEqual(['notes', 'talk', afterThat]));
    const remove = async (title: string): Promise<void> => {
      const line = { name: new RegExp(`\\b${title}\\b`), expanded: false };
      await userEvent.click(main.getByRole('button', line));
      await userEvent.click(await main.findByRole('button', { name: m.setup_step_remove() }));
    };
    await remove('plan');
    await waitFor(() => expect(kinds()).not.toContain('plan'));
    await userEvent.click(screen.getByRole('button', { name: m.common_undo() }));
    await waitFor(() => expect(kinds()).toContain('plan'));
    // The room is there; and another console may have gone there a moment before.
    room.hold();
    await remove('close');
    await room.goTo('close');
    room.deliver();
    expect(await screen.findByText(refusalSentence('step.in-use'))).toBeVisible();
    expect(kinds()).toContain('close');
    await userEvent.click(main.getByRole('button', { name: m.host_agenda_done() }));
    expect(await main.findByRole('heading', { level: 1, name: 'close' })).toBeVisible();
  });

  it('MS4: a ready-made sentence is sent to all, listed on the console, and can be withdrawn', async () => {
    const room = await openConsoleRoom();
    await open(room);
    await userEvent.keyboard('t');
    const dialog = within(screen.getByRole('dialog', { name: m.host_message() }));
    const ready = m.host_message_ready_five();
    await userEvent.click(dialog.getByRole('button', { name: ready }));
    await userEvent.click(dialog.getByRole('button', { name: m.host_message_send() }));
    const sent = () => room.room.store.list('message');
    await waitFor(() => expect(sent()).toMatchObject([{ text: ready, group: null }]));
    expect((sent()[0]?.until ?? 0) - (sent()[0]?.sentAt ?? 0)).toBe(120_000);
    const standing = await screen.findByRole('list', { name: m.host_message_standing() });
    const back = { name: `${m.host_message_back()}: ${ready}` };
    await userEvent.click(within(standing).getByRole('button', back));
    await waitFor(() => expect(sent()).toMatchObject([{ removed: true }]));
    await userEvent.keyboard('z');
    await waitFor(() => expect(sent()).toMatchObject([{ removed: false }]));
  });

  it('keeps a message that is too long, and sends it once it fits', async () => {
    const room = await openConsoleRoom();
    await open(room);
    await userEvent.keyboard('t');
    const dialog = within(screen.getByRole('dialog', { name: m.host_message() }));
    const field = dialog.getByRole('textbox', { name: m.host_message_text() });
    await userEvent.click(field);
    await userEvent.paste('Nu byter vi. '.repeat(40));
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveAccessibleDescription(m.common_characters_too_long());
    expect(field).toHaveValue('Nu byter vi. '.repeat(40));
    expect(room.room.store.list('message')).toEqual([]);
    await userEvent.clear(field);
    await userEvent.type(field, 'Nu byter vi.{Enter}');
    await waitFor(() => {
      expect(room.room.store.list('message')).toMatchObject([{ text: 'Nu byter vi.' }]);
    });
  });

  it('asks before it ends, and can be opened again', async () => {
    const room = await openConsoleRoom();
    await open(room);
    await userEvent.click(screen.getByRole('button', { name: m.host_end() }));
    const dialog = within(screen.getByRole('dialog'));
    expect(room.room.store.get('workshop', 'workshop:w1')?.state).toBe('open');
    await userEvent.click(dialog.getByRole('button', { name: m.host_end_confirm() }));
    await userEvent.click(await screen.findByRole('button', { name: m.host_main_reopen() }));
    await waitFor(() => expect(room.room.store.get('workshop', 'workshop:w1')?.state).toBe('open'));
  });

  it('obeys its keys, unless they are switched off', async () => {
    const room = await openConsoleRoom();
    await open(room);
    await userEvent.keyboard('l');
    await waitFor(() => expect(room.room.store.get('workshop', 'workshop:w1')?.locked).toBe(true));
    await userEvent.keyboard('?');
    const off = screen.getByRole('checkbox', { name: m.host_keys_on() });
    await userEvent.click(off);
    await userEvent.click(screen.getByRole('button', { name: m.common_close() }));
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await room.room.settled();
    expect(stepNow(room)).toBe('step:welcome');
  });

  it('W39: waiting participants are admitted one by one or all at once, or removed, and both can be undone', async () => {
    const room = await openConsoleRoom({ seats: 1 });
    await open(room);
    await userEvent.click(screen.getByRole('checkbox', { name: m.host_approve() }));
    const store = room.room.store;
    await waitFor(() => expect(store.get('workshop', 'workshop:w1')?.approve).toBe(true));
    await room.arrive('Anna', 'Bo', 'Cia');
    const who = (name: string) => ({ who: `${name}, enhetschef` });
    const main = within(screen.getByRole('main'));
    const press = async (name: string) =>
      userEvent.click(await main.findByRole('button', { name }));
    await press(m.host_admit_who(who('Bo')));
    await waitFor(() => expect(room.here()).toEqual([null, 'Bo']));
    await press(m.host_deny_who(who('Anna')));
    await waitFor(() => expect(store.get('seat', 'seat:Anna')?.removed).toBe(true));
    expect(main.queryByText(/Anna/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: m.common_undo() }));
    await press(m.host_admit_all());
    await waitFor(() => expect(room.here()).toEqual([null, 'Anna', 'Bo', 'Cia']));
    expect(main.queryByRole('button', { name: m.host_admit_all() })).not.toBeInTheDocument();
    // In one tap, and back again, both at once and later.
    const remove = { name: m.host_remove_who(who('Cia')), hidden: true };
    await userEvent.click(screen.getByRole('button', remove));
    await waitFor(() => expect(room.here()).toEqual([null, 'Anna', 'Bo']));
    await userEvent.click(screen.getByRole('button', { name: m.common_undo() }));
    await waitFor(() => expect(room.here()).toEqual([null, 'Anna', 'Bo', 'Cia']));
    await userEvent.click(await screen.findByRole('button', remove));
    const back = { name: m.host_let_back_who(who('Cia')), hidden: true };
    await userEvent.click(await screen.findByRole('button', back));
    await waitFor(() => expect(room.here()).toEqual([null, 'Anna', 'Bo', 'Cia']));
  });
});
