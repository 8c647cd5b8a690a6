import type { DomainMutation, MutationCall } from '#lib/workshop/model/mutations.ts';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import OnPhone from '../../../../../tests/support/OnPhone.svelte';
import { openStage, type Stage } from '../../../../../tests/support/page-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../../tests/support/page-room.ts'));

let stage: Stage;
let people: Awaited<ReturnType<typeof buildWorkshop>>;

const lead = (...mutations: readonly MutationCall[]) =>
  must(
    stage.room,
    facilitator,
    mutations.map(([name, args]) => ({ name, args }) as DomainMutation),
  );
const go = (step: string) => {
  const from = stage.room.store.get('workshop', 'workshop:w1')?.step ?? null;
  return lead(['step.start', { step, from }]);
};

/** Two rounds, the second planned ahead: p1 sits in A and then in C, p2 in A both times. */
beforeEach(async () => {
  stage = await openStage();
  people = await buildWorkshop(stage.room, { seats: 4 });
  const groups = (
    places: Readonly<Record<string, readonly [string, ...string[]]>>,
    round: string,
  ) =>
    Object.entries(places).map(([letter, [place, ...seats]]) => ({
      ...{ id: `group:${round}${letter}`, letter, place },
      seats: seats.map((key) => `seat:${key}`),
    }));
  const first = groups({ A: ['längst fram', 'p1', 'p2'], B: ['i hörnet', 'p3', 'p4'] }, 'one');
  const second = groups({ A: ['längst fram', 'p2', 'p4'], C: ['vid fönstret', 'p1', 'p3'] }, 'two');
  const about = { title: 'Ny runda', instruction: '', questions: [], minutes: null };
  const order = (stage.room.store.get('step', 'step:notes')?.order ?? 0) + 0.5;
  await lead(
    [
      'step.add',
      {
        ...{ id: 'step:again', workshop: 'workshop:w1', kind: 'groups', order, ...about },
      },
    ],
    ['group.form', { round: 'step:groups', groups: first }],
    ['group.form', { round: 'step:again', groups: second }],
  );
  await go('step:groups');
});

async function phoneOf(at: number): Promise<void> {
  const actor = people.participants[at];
  const seat = people.seats[at];
  if (!actor || !seat) throw new Error('nobody is there');
  render(OnPhone, { room: await stage.page(actor), seat, whole: true });
}

const heading = (name: string) => screen.findByRole('heading', { level: 2, name });

test('MO6: at a round that was planned ahead the phone shows where to go and the notes of the previous group', async () => {
  await phoneOf(0);
  expect(await heading(m.phone_group_you_are_in({ letter: 'A' }))).toBeVisible();
  await go('step:notes');
  const note = { id: 'note:n', step: 'step:notes', column: 'works', text: 'Vi ringer varandra' };
  const [, neighbour] = people.participants;
  if (!neighbour) throw new Error('nobody is there');
  await must(stage.room, neighbour, [{ name: 'note.post', args: note }]);
  await go('step:again');
  expect(await heading(m.phone_group_go({ letter: 'C' }))).toBeVisible();
  expect(screen.getByText('vid fönstret')).toBeVisible();
  const before = new RegExp(m.phone_group_before({ letter: 'A' }));
  await userEvent.click(await screen.findByText(before));
  expect(await screen.findByText('Vi ringer varandra')).toBeVisible();
});

test('MO6: at a round that was planned ahead the phone shows where to go and the notes of the previous group (stays)', async () => {
  await phoneOf(1);
  await go('step:again');
  expect(await heading(m.phone_group_stay({ letter: 'A' }))).toBeVisible();
});

test('MO6: at a round that was planned ahead the phone shows where to go and the notes of the previous group (the step was skipped)', async () => {
  await phoneOf(0);
  await go('step:notes');
  const goes = m.phone_group_go({ letter: 'C' });
  expect(screen.queryByText(goes)).not.toBeInTheDocument();
  await go('step:themes');
  // Seen, and said by the place in which it comes.
  const line = await screen.findByText(goes);
  expect(line).toBeVisible();
  expect(line.closest('[role=status]')).toHaveTextContent('vid fönstret');
});
