import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { mutation } from '#lib/workshop/model/mutations.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import OnPhone from '../../../../tests/support/OnPhone.svelte';
import { openStage } from '../../../../tests/support/page-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

test('EQ10: at a step that took answers from home nobody is told that they came late', async () => {
  const stage = await openStage();
  const { seats } = await buildWorkshop(stage.room, { seats: 1 });
  const [seat = ''] = seats;
  const workshop = 'workshop:early';
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  await must(stage.room, { role: 'server' }, [
    mutation('workshop.create', { id: workshop, code: '87654321', secret: 'K7M4QTAB', ...about }),
    mutation('step.add', newStep({ id: 'step:hello', workshop, kind: 'welcome', order: 0 })),
    mutation('step.add', newStep({ id: 'step:sent', workshop, kind: 'notes', order: 1 })),
    mutation('step.early', { step: 'step:sent', openedAt: 5 }),
  ]);
  await must(stage.room, facilitator, [mutation('workshop.open', { workshop })]);
  await must(stage.room, { role: 'server' }, [mutation('seat.arrive', { seat, workshop })]);
  await must(stage.room, facilitator, [
    mutation('step.start', { step: 'step:sent', from: 'step:hello' }),
  ]);
  const actor: Actor = { role: 'participant', seat, workshop };
  window.scrollTo = vi.fn();
  render(OnPhone, { room: await stage.page(actor), seat, workshop, whole: true });
  expect(await screen.findByRole('heading', { level: 1, name: 'notes' })).toBeVisible();
  expect(screen.queryByText(m.phone_recap({ titles: 'welcome' }))).not.toBeInTheDocument();
});
