import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { Actor } from '#lib/workshop/model/actor.ts';
import OnPhone from '../../../../tests/support/OnPhone.svelte';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

const seat = 'seat:p1';
const own: Actor = { role: 'participant', seat, workshop: 'workshop:w1' };
let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  await buildWorkshop(stage.room, { seats: 3 });
});
afterEach(() => void vi.unstubAllGlobals());

/** The page that the phone is on sends whoever may not be there to the start page, and says why. */
function pageSendsTo(address: string): void {
  vi.stubGlobal('fetch', () => Promise.resolve({ url: new URL(address, location.href).href }));
}

async function remove(): Promise<void> {
  render(OnPhone, { room: await stage.page(own), seat, whole: 'page' });
  await must(stage.room, facilitator, [{ name: 'seat.remove', args: { seat, removed: true } }]);
}

test('ST18: whoever was removed is told so, and is not invited to join again', async () => {
  pageSendsTo('/?not=removed');
  await remove();
  expect(await screen.findByText(m.refusal_access_removed())).toBeVisible();
  expect(screen.queryByRole('link', { name: m.phone_join_again() })).not.toBeInTheDocument();
});

test('ST18: whoever was removed is told so, and is not invited to join again (others are)', async () => {
  pageSendsTo('/?not=here');
  await remove();
  const link = await screen.findByRole('link', { name: m.phone_join_again() });
  expect(link).toHaveAttribute('href', '/12345678');
});

test('ST18: whoever was removed is told so, and is not invited to join again (nobody answers)', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
  await remove();
  expect(await screen.findByRole('link', { name: m.phone_join_again() })).toBeVisible();
});
