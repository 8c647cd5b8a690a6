import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { AgendaStep } from '#lib/workshop/agenda/own-template.ts';
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';
import { plannedStep } from '#lib/workshop/model/step.ts';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import { renderInRoom } from '../../../../tests/support/render-in-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import CardOnPage from './testing/CardOnPage.svelte';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

const methods = [
  { key: 'dots', name: 'Prickar', steps: [offered('dots', 'Prickar')] },
  {
    key: 'cafe',
    name: 'Kafé',
    steps: [offered('groups', 'Byt bord'), offered('notes', 'Samtal')],
  },
] as const;

function offered(kind: StepKind, title: string): AgendaStep {
  const about = { title, instruction: 'Prata.', questions: [], minutes: 20 };
  return { ...plannedStep(kind, about), early: false };
}

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  const { participants } = await buildWorkshop(stage.room);
  const [writer] = participants;
  if (!writer) throw new Error('somebody must write');
  await goTo(stage.room, 'notes');
  await must(stage.room, writer, [
    { name: 'note.post', args: { id: 'note:n1', step: 'step:notes', column: 'works', text: 'Ja' } },
  ]);
  renderInRoom(await stage.page(facilitator), CardOnPage, { methods });
  await userEvent.click(screen.getByText(m.setup_workshop_agenda()));
});

async function order(): Promise<string[]> {
  await stage.room.settled();
  return stepsOf(stage.room.store, 'workshop:w1').map(({ kind }) => kind);
}

async function editorOf(title: string): Promise<HTMLElement> {
  const line = screen.getByRole('button', { name: new RegExp(`\\b${title}\\b`), expanded: false });
  await userEvent.click(line);
  const editor = document.getElementById(line.getAttribute('aria-controls') ?? '');
  if (!editor) throw new Error('no editor');
  return editor;
}

describe('the order of an agenda', () => {
  it('changes by buttons, which keep the focus, and says the new place', async () => {
    const before = await order();
    const n = before.indexOf('dots');
    const up = screen.getByRole('button', { name: m.setup_step_up({ title: 'dots' }) });
    await userEvent.click(up);
    expect(await order()).toEqual(before.with(n, before[n - 1] ?? '').with(n - 1, 'dots'));
    expect(up).toHaveFocus();
    const moved = m.setup_step_moved({ title: 'dots', n, total: before.length });
    expect(screen.getByText(moved)).toBeInTheDocument();
  });

  it('changes by Alt and the arrows, and stops at the ends', async () => {
    const line = screen.getByRole('button', { name: /groups/, expanded: false });
    line.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}');
    expect((await order()).slice(0, 2)).toEqual(['groups', 'welcome']);
    expect(line).toHaveFocus();
  });
});

describe('a step of an agenda', () => {
  it('saves its minutes, keeps what is no number and says what is wanted', async () => {
    const minutes = within(await editorOf('themes')).getByLabelText(m.setup_step_minutes());
    await userEvent.type(minutes, 'tio');
    await userEvent.tab();
    expect(minutes).toHaveValue('tio');
    expect(minutes).toHaveAccessibleDescription(expect.stringContaining(m.setup_minutes_invalid()));
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '10');
    await userEvent.tab();
    await stage.room.settled();
    expect(stage.room.store.get('step', 'step:themes')?.minutes).toBe(10);
  });

  it('SS13: who sorts is chosen in the agenda, and each way says what it is', async () => {
    const sorters = within(await editorOf('themes')).getByLabelText(m.setup_step_sorters());
    const ways = [
      ['everybody', m.setup_step_sorters_everybody_hint()],
      ['groups', m.setup_step_sorters_groups_hint()],
      ['facilitator', m.setup_step_sorters_facilitator_hint()],
    ] as const;
    for (const [way, hint] of ways) {
      await userEvent.selectOptions(sorters, way);
      await stage.room.settled();
      expect(stage.room.store.get('step', 'step:themes')).toMatchObject({ sorters: way });
      expect(sorters).toHaveAccessibleDescription(hint);
    }
  });

  it('comes back whole when its removal is undone', async () => {
    const before = stage.room.store.get('step', 'step:dots');
    const editor = await editorOf('dots');
    await userEvent.click(within(editor).getByRole('button', { name: m.setup_step_remove() }));
    expect(await order()).not.toContain('dots');
    await userEvent.click(screen.getByRole('button', { name: m.common_undo() }));
    await stage.room.settled();
    expect(stage.room.store.get('step', 'step:dots')).toEqual(before);
  });

  it('stays when people have been there, and says why', async () => {
    const editor = await editorOf('notes');
    await userEvent.click(within(editor).getByRole('button', { name: m.setup_step_remove() }));
    expect(await order()).toContain('notes');
    expect(screen.getByText(refusalSentence('step.in-use'))).toBeInTheDocument();
  });

  it('keeps a column that has notes, and lets go of one that has none', async () => {
    const editor = await editorOf('notes');
    const remove = (title: string) =>
      userEvent.click(
        within(editor).getByRole('button', { name: m.setup_column_remove({ title }) }),
      );
    await remove('Fungerar bra');
    await stage.room.settled();
    // The note is the group's own until it is shown: only the room knows that the column is used.
    const reason = refusalSentence('step.in-use');
    expect(await screen.findByText(m.setup_refused({ reason }))).toBeInTheDocument();
    await remove('Behöver utvecklas');
    await stage.room.settled();
    const columns = columnsOf(stage.room.store.get('step', 'step:notes'));
    expect(columns.map(({ key }) => key)).toEqual(['works']);
  });

  it('TP18: a method is added by name, with its steps filled in, before the closing step', async () => {
    const method = screen.getByRole('combobox', { name: m.setup_step_add_kind() });
    await userEvent.selectOptions(method, 'cafe');
    await userEvent.click(screen.getByRole('button', { name: m.setup_step_add() }));
    expect((await order()).slice(-3)).toEqual(['groups', 'notes', 'close']);
    const added = stepsOf(stage.room.store, 'workshop:w1').at(-2);
    expect(added).toMatchObject({ title: 'Samtal', instruction: 'Prata.', minutes: 20 });
    const said = m.setup_step_added({ title: 'Kafé', n: stepKinds.length });
    expect(await screen.findByText(said)).toBeVisible();
  });
});

describe('the roles', () => {
  it('that somebody has chosen stay, and the page says so', async () => {
    await userEvent.click(
      screen.getByRole('button', { name: m.setup_role_remove({ name: 'enhetschef' }) }),
    );
    await stage.room.settled();
    expect(stage.room.store.list('role')).toHaveLength(1);
    expect(screen.getByText(m.setup_role_in_use({ name: 'enhetschef' }))).toBeInTheDocument();
  });
});
