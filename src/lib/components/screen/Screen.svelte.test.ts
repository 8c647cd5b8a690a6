import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Room } from '#lib/client/room.svelte.ts';
import { m } from '#lib/text/generated/messages.js';
import type { Actor } from '#lib/workshop/actor.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { audiencesOf } from '#lib/workshop/visibility.ts';
import { openHarness, type Harness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import Screen from './Screen.svelte';

const workshop = 'workshop:w1';
const actor: Actor = { role: 'screen', workshop };
const join = { url: 'https://bikupa.example/48217306', address: 'bikupa.example' };

/** jsdom lays nothing out: nothing ever changes its size. */
class NoSizes {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}
vi.stubGlobal('ResizeObserver', NoSizes);

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness();
  await buildWorkshop(harness.room, { seats: 3 });
});

/** The page as it comes from the server, before the room is heard. */
function show(more: { readonly preview?: boolean } = {}) {
  const { room } = harness;
  const records: AnyRecord[] = [...room.view(audiencesOf(actor, room.store) ?? []).all()];
  return render(Screen, {
    room: new Room({ handshake: { series: 'series:s1', as: 'screen' }, actor, outbox: null }),
    workshop,
    records,
    madeAt: 0,
    join,
    language: 'sv',
    ...more,
  });
}

it('shows where the room stands before anything is connected', () => {
  const { container } = show();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Workshop 1');
  expect(screen.getByText('Nära vård')).toBeInTheDocument();
  expect(screen.getByText(m.screen_lobby_here({ n: 3 }))).toBeInTheDocument();
  expect(container.querySelector('[data-surface="screen"]')).toHaveAttribute('lang', 'sv');
});

it('keeps code and address in a corner when the room goes on', async () => {
  await goTo(harness.room, 'notes');
  show();
  const foot = within(screen.getByRole('contentinfo'));
  expect(foot.getByText('4821 7306')).toBeInTheDocument();
  expect(foot.getByText('bikupa.example')).toBeInTheDocument();
});

it('answers its own keys, and none while it is a preview', async () => {
  const user = userEvent.setup();
  await goTo(harness.room, 'notes');
  const { unmount } = show();
  await user.keyboard('q');
  expect(screen.getByRole('img', { name: /48217306/ })).toBeInTheDocument();
  await user.keyboard('b');
  expect(screen.getByText(m.screen_blank())).toBeInTheDocument();
  await user.keyboard('b');
  await user.keyboard('f');
  expect(screen.getByText(m.screen_held())).toBeInTheDocument();
  await user.keyboard('d');
  expect(document.querySelector('[data-theme="dark"]')).toBeInTheDocument();
  unmount();

  show({ preview: true });
  await user.keyboard('qfd');
  expect(screen.queryByText(m.screen_held())).not.toBeInTheDocument();
  expect(document.querySelector('[data-theme="dark"]')).not.toBeInTheDocument();
});

it('leaves the browser its own shortcuts', async () => {
  const user = userEvent.setup();
  show();
  await user.keyboard('{Control>}f{/Control}');
  expect(screen.queryByText(m.screen_held())).not.toBeInTheDocument();
});

it('shows nothing but a calm mark while the facilitator has blanked it', async () => {
  await must(harness.room, facilitator, [
    { name: 'workshop.show', args: { workshop, screen: 'blank' } },
  ]);
  show();
  expect(screen.getByText(m.screen_blank())).toBeInTheDocument();
  expect(screen.queryByText(m.screen_lobby_here({ n: 3 }))).not.toBeInTheDocument();
});
