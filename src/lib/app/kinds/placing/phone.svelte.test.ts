import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { DomainMutation, MutationCall } from '#lib/workshop/model/mutations.ts';
import { checksOf } from '#lib/workshop/kinds/placing/wall.ts';
import OnPhone from '../../../../../tests/support/OnPhone.svelte';
import { openStage, type Stage } from '../../../../../tests/support/page-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../../tests/support/page-room.ts'));

const step = 'step:placing';
let stage: Stage;
let people: Awaited<ReturnType<typeof buildWorkshop>>;

const lead = (...[name, args]: MutationCall) =>
  must(stage.room, facilitator, [{ name, args } as DomainMutation]);

/** Six people with a note each, in no groups; two themes; and the phone of the first of them. */
beforeEach(async () => {
  stage = await openStage();
  people = await buildWorkshop(stage.room, { seats: 6 });
  await goTo(stage.room, 'notes');
  for (const [at, actor] of people.participants.entries()) {
    const args = { id: `note:n${at}`, step: 'step:notes', column: 'works', text: `Lapp ${at}` };
    await must(stage.room, actor, [{ name: 'note.post', args }]);
  }
  await lead('step.reveal', { step: 'step:notes', revealed: true });
  for (const [id, title] of [
    ['theme:a', 'Hemgång'],
    ['theme:b', 'SIP'],
  ] as const) {
    await lead('theme.create', { id, workshop: 'workshop:w1', title, notes: [] });
  }
  await goTo(stage.room, 'placing');
});

async function openPhone(): Promise<void> {
  const [actor] = people.participants;
  const [seat] = people.seats;
  if (!actor || !seat) throw new Error('nobody is there');
  const { container } = render(OnPhone, { room: await stage.page(actor), seat });
  await waitFor(() => expect(container).toHaveTextContent(/\w/), { timeout: 8_000 });
  await waitFor(() => expect(screen.queryByText(m.phone_step_loading())).not.toBeInTheDocument());
}

const intents = async () => {
  await stage.room.settled();
  return stage.room.store.list('intent');
};
const chips = (name: string) => within(screen.getByRole('group', { name }));

/** The others place theirs. */
async function othersPlace(): Promise<void> {
  for (const [at, actor] of people.participants.entries()) {
    const args = { step, note: `note:n${at}`, choice: 'theme:a', wish: null, also: null };
    if (at > 0) await must(stage.room, actor, [{ name: 'intent.place', args }]);
  }
}

test('PL22: on the phone one tap or key says where an own note belongs, and it can be changed, named anew and given a second theme', async () => {
  await openPhone();
  const question = m.placing_own_question();
  expect(await screen.findByText('Lapp 0')).toBeVisible();
  chips(question).getByRole('button', { name: 'SIP' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(await intents()).toMatchObject([{ note: 'note:n0', choice: 'theme:b' }]);
  expect(await screen.findByText(m.placing_all_own())).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText(m.placing_also()), 'theme:a');
  expect(await intents()).toMatchObject([{ choice: 'theme:b', also: 'theme:a' }]);
  await userEvent.click(
    screen.getByRole('button', { name: m.placing_change_note({ text: 'Lapp 0' }) }),
  );
  await userEvent.click(screen.getByRole('button', { name: m.placing_new_theme() }));
  await userEvent.type(screen.getByLabelText(m.placing_wish_name()), 'Anhöriga');
  await userEvent.click(screen.getByRole('button', { name: m.placing_wish_send() }));
  expect(await intents()).toMatchObject([{ choice: null, wish: 'Anhöriga', also: 'theme:a' }]);
});

test('PL23: on the phone notes of others come one at a time, with a yes, another theme with a word of why, or no answer', async () => {
  await othersPlace();
  await openPhone();
  await userEvent.click(
    chips(m.placing_own_question()).getByRole('button', { name: m.placing_none_here() }),
  );
  await stage.room.settled();
  await lead('check.deal', { step, from: 'place', part: 'check' });
  const own = () => checksOf(stage.room.store, step, 'seat:p1');
  await waitFor(() => expect(own().length).toBeGreaterThan(1));
  const [first] = own();
  expect(
    await screen.findByText(stage.room.store.get('note', first?.note ?? '')?.text ?? ''),
  ).toBeVisible();
  expect(screen.queryByText('Lapp 0')).not.toBeInTheDocument();
  // Answers until nothing is left: yes where something is said, else the first theme.
  for (let n = own().length; n > 0; n -= 1) {
    const yes = screen.queryByRole('button', { name: m.placing_yes() });
    const theme = screen.queryByRole('group', { name: m.placing_check_question() });
    await userEvent.click(
      yes ?? within(theme ?? document.body).getByRole('button', { name: 'Hemgång' }),
    );
    await stage.room.settled();
  }
  await waitFor(() => expect(screen.getByText(m.placing_all_checked())).toBeVisible());
  expect(own().every(({ given, choice }) => given && choice === 'theme:a')).toBe(true);
});

test('PL24: on the phone a writer who is asked once more reads where others put the note and why, and answers with one tap', async () => {
  await othersPlace();
  await openPhone();
  await userEvent.click(chips(m.placing_own_question()).getByRole('button', { name: 'SIP' }));
  await stage.room.settled();
  await lead('check.deal', { step, from: 'place', part: 'check' });
  for (const [at, actor] of people.participants.entries()) {
    for (const { id: check, note } of checksOf(stage.room.store, step, people.seats[at] ?? '')) {
      if (at === 0) continue;
      const args = { step, check, choice: 'theme:a', reason: note === 'note:n0' ? 'hem' : null };
      await must(stage.room, actor, [{ name: 'check.give', args }]);
    }
  }
  await lead('check.deal', { step, from: 'check', part: 'again' });
  expect(await screen.findByText(m.placing_doubt_reasons({ reasons: 'hem' }))).toBeVisible();
  await userEvent.click(chips(m.placing_doubt()).getByRole('button', { name: 'Hemgång' }));
  await stage.room.settled();
  expect(stage.room.store.get('intent', 'intent:placing.n0')).toMatchObject({ second: 'theme:a' });
});
