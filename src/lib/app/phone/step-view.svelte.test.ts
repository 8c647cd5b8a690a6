import type { DomainMutation, MutationCall } from '#lib/workshop/model/mutations.ts';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { answerWord } from '#lib/text/scale-words.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import OnPhone from '../../../../tests/support/OnPhone.svelte';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

let stage: Stage;
let people: Awaited<ReturnType<typeof buildWorkshop>>;

beforeEach(async () => {
  stage = await openStage();
  people = await buildWorkshop(stage.room, { seats: 3 });
});

/** The phone of the first of three, at a step. */
async function phoneAt(kind: StepKind): Promise<void> {
  await goTo(stage.room, kind);
  const [actor] = people.participants;
  const [seat] = people.seats;
  if (!actor || !seat) throw new Error('nobody is there');
  const { container } = render(OnPhone, { room: await stage.page(actor), seat });
  await waitFor(() => expect(container).toHaveTextContent(/\w/));
  await waitFor(() => expect(screen.queryByText(m.phone_step_loading())).not.toBeInTheDocument());
}

const lead = (...[name, args]: MutationCall) =>
  must(stage.room, facilitator, [{ name, args } as DomainMutation]);
const stored = async (type: 'ballot' | 'placement' | 'ready' | 'speaker') => {
  await stage.room.settled();
  return stage.room.store.list(type);
};

describe('a poll', () => {
  const answer = (value: number) =>
    screen.getAllByRole('radio', { name: new RegExp(answerWord('fist', value)) })[0];

  test('FM10: a participant who answers with doubt is asked what would make the proposal acceptable, and their comment is revealed with the answers', async () => {
    await phoneAt('poll');
    await userEvent.click(answer(5) ?? document.body);
    expect(screen.queryByLabelText(new RegExp(m.poll_comment()))).not.toBeInTheDocument();
    await userEvent.click(answer(1) ?? document.body);
    const why = await screen.findByLabelText(new RegExp(m.poll_comment().slice(0, 20)));
    await userEvent.type(why, 'Tid i schemat');
    await userEvent.tab();
    expect(await stored('ballot')).toMatchObject([{ value: 1, comment: 'Tid i schemat' }]);
    await lead('step.reveal', { step: 'step:poll', revealed: true });
    expect(await screen.findByText('Tid i schemat')).toBeVisible();
    expect(screen.queryAllByRole('radio')).toEqual([]);
  });
});

describe('the matrix', () => {
  beforeEach(() =>
    lead('theme.create', { id: 'theme:t', workshop: 'workshop:w1', title: 'SIP', notes: [] }),
  );

  test('FM11: half a placement is held back until the other half is given, and then both are stored', async () => {
    await phoneAt('matrix');
    const impact = within(screen.getByRole('group', { name: m.matrix_impact() }));
    const effort = within(screen.getByRole('group', { name: m.matrix_effort() }));
    await userEvent.click(impact.getByRole('radio', { name: m.matrix_level({ n: 5 }) }));
    expect(await stored('placement')).toEqual([]);
    expect(screen.getByText(m.matrix_half())).toBeVisible();
    await userEvent.click(effort.getByRole('radio', { name: m.matrix_level({ n: 2 }) }));
    expect(await stored('placement')).toMatchObject([{ effort: 2, impact: 5 }]);
    await lead('step.reveal', { step: 'step:matrix', revealed: true });
    expect(await screen.findByText(m.matrix_first())).toBeVisible();
  });
});

describe('a round', () => {
  test("FM12: a phone shows the current speaker and how far away the participant's own turn is, and lets them pass", async () => {
    await phoneAt('round');
    await userEvent.click(screen.getByRole('button', { name: m.floor_raise() }));
    expect(await stored('speaker')).toMatchObject([{ who: 'seat:p1', state: 'waiting' }]);
    expect(screen.getByRole('status')).toHaveTextContent(m.floor_next());
    const line = ['seat:p2', 'seat:p3', 'seat:p1'].map((who) => ({ who, label: `Roll ${who}` }));
    await lead('speaker.line', { step: 'step:round', line });
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(m.floor_before({ n: 2 })),
    );
    await lead('speaker.call', { step: 'step:round', speaker: 'speaker:round.p1' });
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(m.floor_yours()));
  });

  test('FM13: a participant can mark themselves as ready in a talk, and undo it', async () => {
    await phoneAt('talk');
    await userEvent.click(screen.getByRole('button', { name: m.floor_ready() }));
    expect(await stored('ready')).toMatchObject([{ seat: 'seat:p1', step: 'step:talk' }]);
    await userEvent.click(await screen.findByRole('button', { name: m.floor_not_ready() }));
    expect(await stored('ready')).toEqual([]);
  });
});

test("NS9: a phone says how many of its owner's notes were left without being shown", async () => {
  await goTo(stage.room, 'notes');
  const post = (who: number, id: string) => {
    const actor = people.participants[who];
    if (!actor) throw new Error('nobody is there');
    const args = { id: `note:${id}`, step: 'step:notes', column: 'works', text: id };
    return must(stage.room, actor, [{ name: 'note.post', args }]);
  };
  for (const [who, id] of [0, 0, 1].entries()) await post(id, `n${who}`);
  await phoneAt('themes');
  expect(await screen.findByText(m.unshown_own({ n: 2 }))).toBeVisible();
  await lead('step.reveal', { step: 'step:notes', revealed: true });
  await waitFor(() => expect(screen.queryByText(m.unshown_own({ n: 2 }))).toBeNull());
});
