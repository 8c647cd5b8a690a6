import { mutation } from '#lib/workshop/model/mutations.ts';
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, test } from 'vitest';
import { wholeRoom } from '#lib/client/whole-room.ts';
import { m } from '#lib/text/generated/messages.js';
import { statusWord } from '#lib/text/words.ts';
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
    room: wholeRoom({ handshake, actor, outbox: null, madeAt: more.madeAt }),
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

test('SC1: the projector stays at the page of the area, action, theme or note that whoever leads has opened, wherever that comes to stand', async () => {
  const { room } = harness;
  await goTo(room, 'plan');
  await must(
    room,
    facilitator,
    ['a', 'b', 'c'].flatMap((key) => [
      mutation('area.create', { id: `area:${key}`, theme: null, title: `Område ${key}` }),
      ...['1', '2', '3'].map((n) =>
        mutation('action.create', { id: `action:${key}${n}`, area: `area:${key}`, title: key + n }),
      ),
    ]),
  );
  const seen = show();
  const shows = async (area: string, action: string): Promise<void> => {
    await seen.rerender({ records: recordsNow() });
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(`Område ${area}`);
    expect(screen.getByRole('heading', { level: 3, name: action })).toBeInTheDocument();
  };
  const lead = (on: string) =>
    must(room, facilitator, [mutation('focus.set', { workshop, step: 'step:plan', on })]);
  await shows('a', 'a1');
  await lead('area:c');
  await shows('c', 'c1');
  expect(screen.getByText(m.screen_page_stopped())).toBeInTheDocument();
  // Two stand on a page until they are measured.
  await lead('action:b3');
  await shows('b', 'b3');
  await must(room, facilitator, [
    mutation('area.edit', { area: 'area:b', change: { order: 99 } }),
    mutation('area.create', { id: 'area:d', theme: null, title: 'Område d' }),
  ]);
  await shows('b', 'b3');
  await goTo(room, 'close');
  await goTo(room, 'plan');
  await shows('b', 'b3');
});

test('SC12: beside each action projector and phones say how it goes, once somebody has said so', async () => {
  // A page holds copies of what stands on it, for measuring.
  const { room } = harness;
  await goTo(room, 'plan');
  await must(room, facilitator, [
    mutation('area.create', { id: 'area:a', theme: null, title: 'Hemgång' }),
    mutation('action.create', { id: 'action:a', area: 'area:a', title: 'Telefonrutin' }),
  ]);
  const seen = show();
  expect(screen.getAllByText(m.screen_plan_proposed())).not.toEqual([]);
  expect(screen.queryByText(statusWord('not-started'))).toBeNull();
  const change = { status: 'needs-decision' } as const;
  await must(room, facilitator, [mutation('action.edit', { action: 'action:a', change })]);
  await seen.rerender({ records: recordsNow() });
  expect(screen.getAllByText(statusWord('needs-decision'))).not.toEqual([]);
  expect(screen.getAllByText(m.screen_plan_proposed())).not.toEqual([]);
});

test('SC10: the lobby shows the purpose of the series, how many have come and from which organisations', async () => {
  const change = { purpose: 'En gemensam bild av läget' };
  await must(harness.room, facilitator, [mutation('series.edit', { series: 'series:s1', change })]);
  show();
  expect(screen.getByText(change.purpose)).toBeInTheDocument();
  expect(screen.getByText(m.screen_lobby_here({ n: 3 }))).toBeInTheDocument();
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());
  expect(items).toEqual([0, 1, 2].map((n) => `Organisation ${n}\u00a01`));
});

test('SC5: an arrow turns the page in the projector’s window as on the console, and only with Shift the console moves the room on (projector)', async () => {
  const user = userEvent.setup();
  const { room } = harness;
  await goTo(room, 'plan');
  await must(
    room,
    facilitator,
    ['a', 'b'].map((key) =>
      mutation('area.create', { id: `area:${key}`, theme: null, title: `Område ${key}` }),
    ),
  );
  show();
  const area = () => screen.getByRole('heading', { level: 2 }).textContent;
  expect(area()).toContain('Område a');
  await user.keyboard('{ArrowRight}');
  expect(area()).toContain('Område b');
  await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  expect(area()).toContain('Område b');
  await user.keyboard('{ArrowLeft}');
  expect(area()).toContain('Område a');
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
