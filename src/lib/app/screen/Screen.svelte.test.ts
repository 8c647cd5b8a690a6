import { mutation } from '#lib/workshop/model/mutations.ts';
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, test, vi } from 'vitest';
import { Room } from '#lib/client/room.svelte.ts';
import { m } from '#lib/text/generated/messages.js';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
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
let people: readonly Actor[];

beforeEach(async () => {
  harness = await openHarness();
  ({ participants: people } = await buildWorkshop(harness.room, { seats: 3 }));
});

/** What the server would send with the page at this moment. */
function recordsNow(): AnyRecord[] {
  const { room } = harness;
  return [...room.view(audiencesOf(actor, room.store) ?? []).all()];
}

/** The page as it comes from the server, before the room is heard. */
function show(more: { readonly preview?: boolean; readonly madeAt?: number } = {}) {
  const handshake = { series: 'series:s1', as: 'screen' } as const;
  return render(Screen, {
    room: new Room({ handshake, actor, outbox: null, madeAt: more.madeAt }),
    workshop,
    records: recordsNow(),
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

test('HE5: a frozen projector keeps its picture, also after a reload, except for what has been hidden since', async () => {
  sessionStorage.clear();
  const { room } = harness;
  const [writer] = people;
  if (!writer) throw new Error('nobody is there');
  await goTo(room, 'notes');
  for (const [key, text] of [
    ['a', 'Vi ringer varandra'],
    ['b', 'Namnet på en patient'],
  ] as const) {
    const note = { id: `note:${key}`, step: 'step:notes', column: 'works', text };
    await must(room, writer, [mutation('note.post', note)]);
  }
  const reveal = { step: 'step:notes', revealed: true };
  await must(room, facilitator, [mutation('step.reveal', reveal)]);
  const seen = show();
  expect(await screen.findAllByText('Vi ringer varandra')).not.toEqual([]);
  const freeze = { workshop, screen: 'frozen' } as const;
  await must(room, facilitator, [mutation('workshop.show', freeze)]);
  await must(room, facilitator, [mutation('note.hide', { note: 'note:b', hidden: true })]);
  await goTo(room, 'themes');
  await seen.rerender({ records: recordsNow() });
  expect(room.store.get('workshop', workshop)?.screen).toBe('frozen');
  const holds = async (): Promise<void> => {
    expect(await screen.findAllByText('Vi ringer varandra')).not.toEqual([]);
    expect(screen.getByText(m.screen_held())).toBeInTheDocument();
    expect(screen.queryByText('Namnet på en patient')).not.toBeInTheDocument();
  };
  await holds();
  seen.unmount();
  const again = show();
  await holds();
  again.unmount();
  // One that was not there before it was frozen shows nothing that it cannot know, nor draws what an
  // earlier version kept.
  sessionStorage.clear();
  const scene = { kind: 'voting', title: 'Vi ringer varandra' };
  const earlier = { series: '', workshop: '', code: '', step: null, scene };
  sessionStorage.setItem(`bikupa-frozen/${workshop}`, JSON.stringify(earlier));
  const other = show();
  expect(screen.queryByText('Vi ringer varandra')).not.toBeInTheDocument();
  await must(room, facilitator, [mutation('workshop.show', { workshop, screen: 'live' })]);
  await other.rerender({ records: recordsNow() });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('themes');
});

test('MS5: a message to all is shown on the projector for its duration, and a message to a group is not', async () => {
  const { room } = harness;
  await goTo(room, 'notes');
  const send = (id: string, group: string | null) =>
    mutation('message.send', {
      id: `message:${id}`,
      workshop,
      group,
      text: `Hej ${id}`,
      minutes: 1,
    });
  const group = { id: 'group:g0', letter: 'A', place: null, seats: ['seat:p1'] };
  await must(room, facilitator, [
    mutation('group.form', { round: 'step:groups', groups: [group] }),
    send('alla', null),
    send('bikupa', 'group:g0'),
  ]);
  show({ madeAt: 1_700_000_000_000 }).unmount();
  show({ madeAt: 1_700_000_000_000 });
  expect(await screen.findByText('Hej alla')).toBeInTheDocument();
  expect(screen.queryByText('Hej bikupa')).not.toBeInTheDocument();
  cleanup();
  show({ madeAt: 1_700_000_060_000 });
  expect(screen.queryByText('Hej alla')).not.toBeInTheDocument();
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
  expect(
    screen.getByRole('img', { name: m.screen_qr_label({ address: join.address }) }),
  ).toBeInTheDocument();
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
  await must(harness.room, facilitator, [mutation('workshop.show', { workshop, screen: 'blank' })]);
  show();
  expect(screen.getByText(m.screen_blank())).toBeInTheDocument();
  expect(screen.queryByText(m.screen_lobby_here({ n: 3 }))).not.toBeInTheDocument();
});
