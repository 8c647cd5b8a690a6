import { cleanup, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from '#lib/client/room.svelte.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/refusals.ts';
import { stanceMeaning, stanceWord, statusWord } from '#lib/text/words.ts';
import { stanceKinds } from '#lib/workshop/model/terms.ts';
import { stanceId } from '#lib/workshop/model/stance.ts';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import { renderInRoom } from '../../../../tests/support/render-in-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';
import StanceForm from './StanceForm.svelte';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

const area = 'area:a1';
const action = 'action:a1';
const [own, other] = ['organisation:o0', 'organisation:o1'];

let stage: Stage;
let phone: Room;
let neighbour: Room;

beforeEach(async () => {
  stage = await openStage();
  const { participants } = await buildWorkshop(stage.room);
  await must(stage.room, facilitator, [
    { name: 'area.create', args: { id: area, theme: null, title: 'Hemgång' } },
    { name: 'action.create', args: { id: action, area, title: 'Gemensam checklista' } },
  ]);
  const [first, second] = participants;
  if (!first || !second) throw new Error('two people are needed');
  phone = await stage.page(first);
  neighbour = await stage.page(second);
});

function show(): void {
  const record = phone.view.get('action', action);
  if (!record) throw new Error('the action is there');
  renderInRoom(phone, StanceForm, { action: record });
}

async function represent(): Promise<void> {
  await userEvent.click(
    screen.getByRole('button', {
      name: m.plan_page_stance_represent({ organisation: 'Organisation 0' }),
    }),
  );
}

function stored(organisation = own) {
  return stage.room.store.get('stance', stanceId(action, organisation));
}

describe('StanceForm', () => {
  it('SC12: beside each action projector and phones say how it goes, once somebody has said so (phone)', async () => {
    show();
    expect(screen.queryByText(statusWord('not-started'))).toBeNull();
    cleanup();
    const change = { status: 'needs-decision', statusReason: 'Väntar på nämnden' } as const;
    await must(stage.room, facilitator, [{ name: 'action.edit', args: { action, change } }]);
    await vi.waitFor(() => expect(phone.view.get('action', action)?.status).toBe('needs-decision'));
    show();
    expect(screen.getByText(statusWord('needs-decision'))).toBeVisible();
    expect(screen.getByText('Väntar på nämnden')).toBeVisible();
  });

  it('asks first whether one answers for the organisation', async () => {
    show();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
    await represent();
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    expect(screen.getByRole('heading', { name: 'Gemensam checklista' })).toHaveFocus();
  });

  it('saves a stance at once, changes it and takes it back', async () => {
    show();
    await represent();
    await userEvent.click(screen.getByRole('radio', { name: stanceWord('adopts') }));
    await stage.room.settled();
    expect(stored()).toMatchObject({ stance: 'adopts', comment: null, organisation: own });
    expect(await screen.findByText(m.plan_page_stance_sent())).toBeVisible();

    await userEvent.click(screen.getByRole('radio', { name: stanceWord('takes-home') }));
    await stage.room.settled();
    expect(stored()).toMatchObject({ stance: 'takes-home' });

    await userEvent.click(screen.getByRole('button', { name: m.plan_page_stance_clear() }));
    await stage.room.settled();
    expect(stored()).toBeUndefined();
    expect(screen.queryByRole('radio', { checked: true })).not.toBeInTheDocument();
  });

  it('keeps a comment that is written before the stance, and one that is written after', async () => {
    show();
    await represent();
    const comment = screen.getByRole('textbox');
    await userEvent.type(comment, 'Om tiden räcker');
    await userEvent.click(
      screen.getByRole('radio', { name: stanceWord('adopts-with-reservation') }),
    );
    await stage.room.settled();
    expect(stored()).toMatchObject({ comment: 'Om tiden räcker' });

    await userEvent.type(comment, ' till');
    await userEvent.tab();
    await stage.room.settled();
    expect(stored()).toMatchObject({
      stance: 'adopts-with-reservation',
      comment: 'Om tiden räcker till',
    });
  });

  it('shows who else has answered as it happens', async () => {
    show();
    expect(screen.getByText(m.plan_page_stance_nobody())).toBeInTheDocument();
    neighbour.mutate('seat.represent', { representative: true });
    neighbour.mutate('stance.set', {
      action,
      organisation: other,
      stance: 'declines',
      comment: 'Inte vårt uppdrag',
    });
    expect(await screen.findByText(m.plan_page_stance_others({ n: 1 }))).toBeInTheDocument();
    expect(screen.getByText('Inte vårt uppdrag')).toBeInTheDocument();
  });

  it('says why not, and shows the stance that stands', async () => {
    show();
    await represent();
    await stage.room.settled();
    await must(stage.room, facilitator, [
      { name: 'workshop.close', args: { workshop: 'workshop:w1' } },
    ]);
    await userEvent.click(screen.getByRole('radio', { name: stanceWord('adopts') }));
    expect(screen.getByText(refusalSentence('workshop.closed'))).toBeVisible();
    expect(screen.queryByRole('radio', { checked: true })).not.toBeInTheDocument();
    expect(stored()).toBeUndefined();
  });
});

it('LG2: every choice of a stance says in a line what it binds to', async () => {
  show();
  await represent();
  for (const kind of stanceKinds) {
    const choice = screen.getByRole('radio', { name: stanceWord(kind) });
    expect(choice).toHaveAccessibleDescription(stanceMeaning(kind));
  }
});
