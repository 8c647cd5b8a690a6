import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillBrowser } from '#lib/app/console/testing/console-room.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import { renderInRoom } from '../../../../tests/support/render-in-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';
import ListsOnPage from './testing/ListsOnPage.svelte';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

beforeAll(fillBrowser);

let stage: Stage;

/** Two people are of Organisation 0, which is responsible for an action; one of them represents it. */
beforeEach(async () => {
  stage = await openStage();
  const { participants } = await buildWorkshop(stage.room);
  const [first] = participants;
  if (!first) throw new Error('somebody must be there');
  await must(stage.room, first, [{ name: 'seat.represent', args: { representative: true } }]);
  await must(stage.room, facilitator, [
    { name: 'area.create', args: { id: 'area:a', theme: null, title: 'Område' } },
    { name: 'action.create', args: { id: 'action:c', area: 'area:a', title: 'Åtgärd' } },
    {
      name: 'action.edit',
      args: { action: 'action:c', change: { organisation: 'organisation:o0' } },
    },
    { name: 'role.add', args: { id: 'role:r1', name: 'chef för en enhet' } },
  ]);
  renderInRoom(await stage.page(facilitator), ListsOnPage, {});
});

const organisation = (n: number) => screen.getByLabelText(m.setup_organisation_n({ n }));
const names = () =>
  within(screen.getByRole('list', { name: m.setup_organisations() }))
    .getAllByRole('textbox')
    .map((field) => (field as HTMLInputElement).value);

async function rename(field: HTMLElement, name: string): Promise<void> {
  await userEvent.clear(field);
  await userEvent.type(field, `${name}{Enter}`);
}

async function stored(id: string) {
  await stage.room.settled();
  return stage.room.store.get('organisation', id);
}

const title =
  'MN7: the console offers to merge where a name is taken, says beforehand what goes along and what is asked again, and takes it back';

describe('the lists of a series', () => {
  it(title, async () => {
    const [from, into] = ['Organisation 0', 'Organisation 1'];
    await rename(organisation(1), 'organisation 1 ');
    const refused = refusalSentence('organisation.same-name');
    expect(await screen.findByText(refused)).toBeInTheDocument();
    expect((await stored('organisation:o0'))?.name).toBe(from);
    await userEvent.click(
      screen.getByRole('button', { name: m.setup_merge_offer({ name: into }) }),
    );
    const dialog = screen.getByRole('dialog', { name: m.setup_merge_title({ name: from }) });
    for (const sentence of [
      m.setup_merge_people({ n: 2, name: into }),
      m.setup_merge_actions({ n: 1, name: into }),
      m.setup_merge_notes({ name: into }),
      m.setup_merge_stances({ from, into }),
      m.setup_merge_representative({ from, into }),
    ]) {
      expect(within(dialog).getByText(sentence)).toBeInTheDocument();
    }
    // Nothing has happened yet.
    expect((await stored('organisation:o0'))?.merged).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: m.setup_merge() }));
    expect((await stored('organisation:o0'))?.merged?.into).toBe('organisation:o1');
    await waitFor(() => expect(names()).toEqual([into, 'Organisation 2']));
    expect(screen.getByText(m.setup_merged({ from, into }))).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: m.common_undo() }));
    await waitFor(() => expect(names()).toEqual([from, into, 'Organisation 2']));
    expect((await stored('organisation:o0'))?.merged).toBeNull();
  });

  it(`${title} (chosen from the list, and taken apart later)`, async () => {
    const [from, into] = ['Organisation 2', 'Organisation 0'];
    const open = screen.getByRole('button', { name: m.setup_merge_name({ name: from }) });
    open.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByRole('button', { name: m.setup_merge() })).toBeDisabled();
    const choice = within(dialog).getByLabelText(m.setup_merge_into());
    await userEvent.selectOptions(choice, into);
    await userEvent.click(within(dialog).getByRole('button', { name: m.setup_merge() }));
    await waitFor(() => expect(names()).toEqual([into, 'Organisation 1']));
    expect(screen.getByText(m.setup_merged_in({ name: from }))).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: m.setup_unmerge_name({ name: from }) }),
    );
    await waitFor(() => expect(names()).toHaveLength(3));
    expect((await stored('organisation:o2'))?.merged).toBeNull();
  });

  it(`${title} (roles)`, async () => {
    const [from, into] = ['chef för en enhet', 'enhetschef'];
    await rename(screen.getByLabelText(m.setup_role_n({ n: 2 })), 'Enhetschef');
    await userEvent.click(
      await screen.findByRole('button', { name: m.setup_merge_offer({ name: into }) }),
    );
    const dialog = screen.getByRole('dialog', { name: m.setup_merge_title({ name: from }) });
    // Of roles nothing is counted or said.
    expect(within(dialog).queryByText(m.setup_merge_notes({ name: into }))).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: m.setup_merge() }));
    await stage.room.settled();
    expect(stage.room.store.get('role', 'role:r1')?.merged?.into).toBe('role:r0');
  });
});
