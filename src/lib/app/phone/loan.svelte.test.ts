import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { timeWords } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import type { Actor } from '#lib/workshop/model/actor.ts';
import OnPhone from '../../../../tests/support/OnPhone.svelte';
import { sent } from '../../../../tests/support/app-forms.ts';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import { buildWorkshop, goTo, must } from '../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

const noon = 1_700_000_000_000;
const seat = 'seat:p1';
const own: Actor = { role: 'participant', seat, workshop: 'workshop:w1' };
let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  await buildWorkshop(stage.room, { seats: 3 });
  await goTo(stage.room, 'notes');
});

const asServer = (name: 'seat.lend' | 'seat.reclaim', at: number) =>
  must(stage.room, { role: 'server' }, [{ name, args: { seat, at } }]);

test('ST2: that a seat is lent, or was and when, stays in its record, which its owner and facilitators read (the phone says so and takes it back)', async () => {
  render(OnPhone, { room: await stage.page(own), seat, whole: true });
  const told = m.phone_lent({ time: timeWords(noon) });
  expect(screen.queryByText(told)).not.toBeInTheDocument();
  await asServer('seat.lend', noon);
  expect(await screen.findByText(told)).toBeVisible();
  const button = screen.getByRole('button', { name: m.phone_lent_back() });
  sent.answer = { type: 'failure', data: { refused: 'Not now' } };
  await userEvent.click(button);
  expect(sent.action).toBe('?/back');
  expect(await screen.findByText('Not now')).toBeVisible();
  // Whatever the step shows: it is said until it is taken back.
  await goTo(stage.room, 'themes');
  expect(screen.getByText(told)).toBeVisible();
  await asServer('seat.reclaim', noon + 1);
  await waitFor(() => expect(screen.queryByText(told)).not.toBeInTheDocument());
});

test('ST3: a device that was lent is sent nothing that was given before it, until that is shown (its page)', async () => {
  const note = { step: 'step:notes', column: 'works' };
  const write = (actor: Actor, id: string, text: string) =>
    must(stage.room, actor, [{ name: 'note.post', args: { id, text, ...note } }]);
  await write(own, 'note:before', 'Of before');
  await asServer('seat.lend', noon);
  const lent: Actor = { ...own, lent: true };
  const page = await stage.page(lent);
  render(OnPhone, { room: page, seat, whole: true });
  expect(await screen.findByText(m.phone_lent_here())).toBeVisible();
  expect(screen.queryByRole('button', { name: m.phone_lent_back() })).not.toBeInTheDocument();
  await write(lent, 'note:lent', 'On the lent one');
  expect(await screen.findByText('On the lent one')).toBeVisible();
  expect(page.view.list('note').map(({ text }) => text)).toEqual(['On the lent one']);
});
