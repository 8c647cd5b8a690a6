import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from '#lib/client/room.svelte.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import { renderInRoom } from '../../../../tests/support/render-in-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { fillBrowser } from '../console/testing/console-room.ts';
import PlanEditor from './PlanEditor.svelte';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

beforeAll(fillBrowser);

const area = 'area:a1';
const action = 'action:a1';

let stage: Stage;
let editor: Room;
let writer: Actor;

beforeEach(async () => {
  stage = await openStage();
  const { participants } = await buildWorkshop(stage.room);
  const [first] = participants;
  if (!first) throw new Error('somebody must write');
  writer = first;
  await goTo(stage.room, 'notes');
  await must(stage.room, writer, [
    {
      name: 'note.post',
      args: { id: 'note:n1', step: 'step:notes', column: 'works', text: 'Vi ringer varandra' },
    },
  ]);
  await must(stage.room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
    {
      name: 'theme.create',
      args: { id: 'theme:t1', workshop: 'workshop:w1', title: 'Utskrivning', notes: ['note:n1'] },
    },
    { name: 'area.create', args: { id: area, theme: 'theme:t1', title: 'Hemgång' } },
    { name: 'action.create', args: { id: action, area, title: 'Gemensam checklista' } },
  ]);
  editor = await stage.page(facilitator);
  renderInRoom(editor, PlanEditor, { workshop: 'workshop:w1' });
});

function stored(id = action) {
  return stage.room.store.get('action', id);
}

/** Opens the fields of an action. */
async function open(title: string): Promise<void> {
  const summary = screen.getByText(title, { selector: 'summary *' }).closest('summary');
  if (!summary) throw new Error(`no action is called ${title}`);
  await userEvent.click(summary);
  await vi.waitFor(() => expect(summary.closest('details')).toHaveAttribute('open'));
}

/** Somebody else changes the area meanwhile. */
async function elsewhere(change: object): Promise<void> {
  await must(stage.room, { role: 'facilitator', link: 'link:other', device: 'device:other' }, [
    { name: 'area.edit', args: { area, change } },
  ]);
}

it('LO5: notes that lie in no theme stay in sight where the actions are written', async () => {
  expect(screen.queryByText(m.look_back_unsorted({ n: 1 }))).toBeNull();
  await must(stage.room, facilitator, [
    { name: 'note.place', args: { notes: ['note:n1'], theme: null, parked: false } },
  ]);
  await userEvent.click(await screen.findByText(m.look_back_unsorted({ n: 1 })));
  expect(screen.getByText('Vi ringer varandra')).toBeVisible();
});

describe('the fields of the plan', () => {
  it('save when the focus leaves', async () => {
    const goal = screen.getByRole('textbox', { name: m.plan_area_goal({ result: 'plan' }) });
    await userEvent.type(goal, 'Alla vet vem man ringer');
    expect(stage.room.store.get('area', area)?.goal).toBe('');
    await userEvent.tab();
    await stage.room.settled();
    expect(stage.room.store.get('area', area)?.goal).toBe('Alla vet vem man ringer');
  });

  it('keep what is being written when somebody else saves, and then both texts', async () => {
    const goal = screen.getByRole('textbox', { name: m.plan_area_goal({ result: 'plan' }) });
    await userEvent.type(goal, 'Mitt');
    await elsewhere({ goal: 'Någon annans', currentState: 'Nytt nuläge' });
    const state = screen.getByRole('textbox', { name: m.plan_area_state({ result: 'plan' }) });
    await vi.waitFor(() => expect(state).toHaveValue('Nytt nuläge'));
    expect(goal).toHaveValue('Mitt');
    await userEvent.type(goal, ' mål');
    await userEvent.tab();
    await stage.room.settled();
    expect(stage.room.store.get('area', area)?.goal).toBe('Någon annans / Mitt mål');
  });

  it('do not write back what was only looked at', async () => {
    const goal = screen.getByRole('textbox', { name: m.plan_area_goal({ result: 'plan' }) });
    await userEvent.click(goal);
    await elsewhere({ goal: 'Någon annans' });
    expect(goal).toHaveValue('');
    await userEvent.tab();
    await stage.room.settled();
    expect(stage.room.store.get('area', area)?.goal).toBe('Någon annans');
    await vi.waitFor(() => expect(goal).toHaveValue('Någon annans'));
  });

  it('keep a text that is refused, with the reason', async () => {
    const title = screen.getByRole('textbox', { name: m.plan_page_area_title() });
    await userEvent.clear(title);
    await userEvent.tab();
    expect(title).toHaveAccessibleDescription(refusalSentence('text.empty'));
    expect(stage.room.store.get('area', area)?.title).toBe('Hemgång');
    await userEvent.type(title, 'Hem i tid{Enter}');
    await stage.room.settled();
    expect(stage.room.store.get('area', area)?.title).toBe('Hem i tid');
  });

  it('hold days until they fit each other', async () => {
    await open('Gemensam checklista');
    const start = screen.getByLabelText(m.plan_start());
    const due = screen.getByLabelText(m.plan_due());
    await userEvent.type(due, '2027-02-26');
    await userEvent.tab();
    await userEvent.type(start, '2027-06-01');
    await userEvent.tab();
    expect(start).toHaveAccessibleDescription(refusalSentence('action.dates'));
    expect(start).toHaveValue('2027-06-01');
    await userEvent.clear(due);
    await userEvent.type(due, '2027-09-30');
    await userEvent.tab();
    await stage.room.settled();
    expect(stored()).toMatchObject({ start: '2027-06-01', due: '2027-09-30' });
    expect(start).toBeValid();
  });
});

describe('the plan editor', () => {
  it('makes an area of a theme and leads there', async () => {
    await must(stage.room, facilitator, [
      {
        name: 'theme.create',
        args: { id: 'theme:t2', workshop: 'workshop:w1', title: 'Forum', notes: [] },
      },
    ]);
    const button = await screen.findByText(m.plan_page_area_from_theme({ result: 'plan' }));
    await userEvent.click(button);
    await stage.room.settled();
    const made = stage.room.store.list('area').find((area) => area.theme === 'theme:t2');
    expect(made?.title).toBe('Forum');
    expect(screen.getByText(m.plan_became_area({ result: 'plan', n: 2 }))).toHaveFocus();
  });

  it('shows the notes behind an area', () => {
    const trace = screen.getByText(m.plan_page_behind({ n: 1 })).closest('details');
    expect(trace).toHaveTextContent('Vi ringer varandra');
    expect(trace).toHaveTextContent('Fungerar bra');
  });

  it('adds actions one after the other', async () => {
    const line = screen.getByRole('textbox', { name: m.plan_page_action_new() });
    await userEvent.type(line, 'Ett nummer{Enter}');
    expect(line).toHaveValue('');
    expect(line).toHaveFocus();
    await stage.room.settled();
    expect(stage.room.store.list('action').map(({ title }) => title)).toEqual([
      'Gemensam checklista',
      'Ett nummer',
    ]);
  });

  it('says calmly what is missing and what nobody has taken on', async () => {
    const summary = screen.getByText('Gemensam checklista', { selector: 'summary *' });
    const line = summary.closest('summary');
    for (const word of [m.plan_page_missing_responsible(), m.plan_page_missing_due()]) {
      expect(line).toHaveTextContent(word);
    }
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: m.plan_page_responsible_organisation() }),
      'Organisation 1',
    );
    expect(line).toHaveTextContent(m.plan_page_proposed({ organisation: 'Organisation 1' }));
    const seat = { role: 'participant', seat: 'seat:p2', workshop: 'workshop:w1' } as const;
    await stage.room.settled();
    await must(stage.room, seat, [
      { name: 'seat.represent', args: { representative: true } },
      {
        name: 'stance.set',
        args: { action, organisation: 'organisation:o1', stance: 'adopts', comment: null },
      },
    ]);
    await vi.waitFor(() =>
      expect(line).not.toHaveTextContent(m.plan_page_proposed({ organisation: 'Organisation 1' })),
    );
  });

  it('moves an action and keeps the focus on the button', async () => {
    await must(stage.room, facilitator, [
      { name: 'action.create', args: { id: 'action:a2', area, title: 'Andra' } },
      { name: 'action.create', args: { id: 'action:a3', area, title: 'Tredje' } },
    ]);
    await vi.waitFor(() => open('Tredje'));
    const up = await screen.findByLabelText(m.plan_page_move_up({ name: 'Tredje' }));
    await userEvent.click(up);
    const numbers = () =>
      screen.getAllByText(/^1\.\d$/).map((number) => number.closest('summary')?.textContent);
    expect(numbers()[1]).toContain('Tredje');
    await userEvent.click(up);
    expect(numbers()[0]).toContain('Tredje');
    expect(up).toHaveFocus();
  });

  it('takes an action away and brings it back', async () => {
    await open('Gemensam checklista');
    await userEvent.click(await screen.findByText(m.plan_page_action_remove()));
    expect(screen.getByText(m.plan_area_actions_none())).toBeInTheDocument();
    const notices = screen.getByRole('region', { name: m.common_notices() });
    await userEvent.click(within(notices).getByRole('button', { name: m.common_undo() }));
    expect(screen.queryByText(m.plan_area_actions_none())).not.toBeInTheDocument();
    await stage.room.settled();
    expect(stored()?.removed).toBe(false);
  });

  it('GB10: a facilitator is asked before an action is taken out of the plan, alone or with its area, that people have rated', async () => {
    await goTo(stage.room, 'matrix');
    await must(stage.room, facilitator, [
      { name: 'step.edit', args: { step: 'step:matrix', change: { rates: 'actions' } } },
      { name: 'action.create', args: { id: 'action:a2', area, title: 'Andra' } },
    ]);
    await must(stage.room, writer, [
      {
        name: 'placement.set',
        args: { step: 'step:matrix', action, at: { effort: 1, impact: 5 } },
      },
    ]);
    await must(stage.room, facilitator, [
      { name: 'step.reveal', args: { step: 'step:matrix', revealed: true } },
    ]);
    const asked = (title: string) =>
      screen.findByRole('dialog', { name: m.plan_page_rated_title({ title }) });
    const answer = async (dialog: HTMLElement, label: string) => {
      await userEvent.click(within(dialog).getByRole('button', { name: label }));
      await stage.room.settled();
    };
    const remove = async (title: string) => {
      await open(title);
      const row = screen.getByText(title, { selector: 'summary *' }).closest('details');
      await userEvent.click(within(row as HTMLElement).getByText(m.plan_page_action_remove()));
    };

    await remove('Gemensam checklista');
    const alone = await asked('Gemensam checklista');
    expect(alone).toHaveTextContent(m.plan_page_rated_given({ title: 'matrix', n: 1 }));
    await answer(alone, m.common_cancel());
    expect(stored()?.removed).toBe(false);
    await userEvent.click(screen.getByText(m.plan_page_area_remove({ result: 'plan' })));
    await answer(await asked('Hemgång'), m.common_cancel());
    expect(stage.room.store.get('area', area)?.removed).toBe(false);

    // What nobody has rated goes at once, and can be brought back.
    await remove('Andra');
    await stage.room.settled();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(stored('action:a2')?.removed).toBe(true);
    await userEvent.click(screen.getAllByText(m.plan_page_action_remove())[0] as HTMLElement);
    await answer(await asked('Gemensam checklista'), m.plan_page_action_remove());
    expect(stored()?.removed).toBe(true);
  });
});
