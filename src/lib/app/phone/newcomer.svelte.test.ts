import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import OnPhone from '../../../../tests/support/OnPhone.svelte';
import { openStage } from '../../../../tests/support/page-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';
import { fillBrowser } from '../console/testing/console-room.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));
beforeAll(fillBrowser);

const workshop = 'workshop:w2';
const server: Actor = { role: 'server' };

test('NC1: a newcomer can read on the phone what has been, and nobody else is offered it', async () => {
  const stage = await openStage();
  const { room } = stage;
  await buildWorkshop(room, { seats: 3 });
  const who = { organisation: 'organisation:o0', role: 'role:r0', name: null };
  await must(room, server, [
    mutation('workshop.create', {
      ...{ id: workshop, code: '48217307', secret: 'K7M4QTAC', title: 'Träff 2' },
      ...{ date: '2026-10-22', place: null, groupSize: 4 },
    }),
    mutation('step.add', newStep({ id: 'step:later', workshop, kind: 'welcome', order: 0 })),
    mutation('seat.take', { id: 'seat:new', ...who }),
    mutation('seat.arrive', { seat: 'seat:new', workshop }),
    mutation('seat.arrive', { seat: 'seat:p1', workshop }),
  ]);
  await must(room, facilitator, [
    mutation('standingItem.add', { id: 'standingItem:a', text: 'Nära vård: vad är nytt?' }),
    mutation('workshop.edit', {
      ...{ workshop: 'workshop:w1', change: { nextStep: 'Vi bjuder in geriatriken.' } },
    }),
    mutation('workshop.open', { workshop }),
  ]);
  const page = async (seat: string) => {
    const actor: Actor = { role: 'participant', seat, workshop };
    return render(OnPhone, { room: await stage.page(actor), seat, workshop, whole: 'page' });
  };
  const known = await page('seat:p1');
  await screen.findByText(m.phone_step_of({ at: 1, total: 1 }));
  expect(screen.queryByText(m.newcomer_text())).not.toBeInTheDocument();
  known.unmount();
  await page('seat:new');
  await userEvent.click(await screen.findByRole('button', { name: m.newcomer_open() }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent(m.newcomer_title());
  expect(await within(dialog).findByText('Nära vård: vad är nytt?')).toBeInTheDocument();
  expect(dialog).toHaveTextContent('Vi bjuder in geriatriken.');
});
