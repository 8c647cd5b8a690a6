import { beforeEach, expect, test } from 'vitest';
import { openHarness, type Harness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { MemoryStorage } from '../../sync/storage/memory-storage.ts';
import type { Actor } from '../model/actor.ts';
import { mutation } from '../model/mutations.ts';
import type { AnyRecord } from '../model/records.ts';
import { mutators } from '../registry.ts';
import { audiencesOf } from '../visibility/visibility.ts';
import { focusOf } from './focus.ts';

const workshop = 'workshop:w1';
const screen: Actor = { role: 'screen', workshop };
const notes = 'step:notes';

let harness: Harness;
let storage: MemoryStorage<AnyRecord>;
let people: readonly Actor[];

beforeEach(async () => {
  storage = new MemoryStorage();
  harness = await openHarness({ storage });
  ({ participants: people } = await buildWorkshop(harness.room, { seats: 2 }));
  await goTo(harness.room, 'notes');
});

const told = (place: string, step: string | null = notes) =>
  mutation('focus.tell', { step, place, at: 0, count: 7, turning: true });
const turned = (place: string, page: number | null, step: string | null = notes) =>
  mutation('focus.turn', { workshop, step, place, page });
const discussed = (on: string, step: string | null = notes) =>
  mutation('focus.set', { workshop, step, on });

/** Where a projector is led. */
function lead() {
  const focus = focusOf(harness.room.store, workshop);
  return focus && { on: focus.on, page: focus.page };
}

test('SC3: what is discussed holds in the step in which it was said, and a page in the view in which it was turned', async () => {
  const { room } = harness;
  await must(room, screen, [told('reading')]);
  await must(room, facilitator, [turned('reading', 3)]);
  expect(lead()).toEqual({ on: null, page: 3 });
  // What is turned to by its page is no longer found by what is on it, and the other way about.
  await must(room, facilitator, [discussed('theme:a')]);
  expect(lead()).toEqual({ on: 'theme:a', page: null });
  await must(room, facilitator, [turned('reading', 2)]);
  expect(lead()).toEqual({ on: null, page: 2 });
  await must(room, screen, [mutation('focus.tell', { ...told('reading').args, at: 2 })]);
  expect(lead()).toEqual({ on: null, page: 2 });

  // A view that is gone is not turned; another one begins at its first page.
  await must(room, facilitator, [turned('writing', 5)]);
  expect(lead()).toEqual({ on: null, page: 2 });
  await must(room, screen, [told('other')]);
  expect(lead()).toEqual({ on: null, page: null });

  await must(room, facilitator, [discussed('theme:a')]);
  await must(room, screen, [told('reading')]);
  expect(lead()).toEqual({ on: 'theme:a', page: null });
  await goTo(room, 'themes');
  expect(lead()).toBeNull();
  // What was pressed just before the room went on.
  await must(room, facilitator, [discussed('theme:b'), turned('reading', 1)]);
  await must(room, screen, [told('reading')]);
  expect(lead()).toBeNull();
  await must(room, facilitator, [discussed('theme:c', 'step:themes')]);
  expect(lead()).toEqual({ on: 'theme:c', page: null });
});

test('SC4: where the room looks is told to facilitators and to projectors of the workshop alone, and is neither in the audit log nor among what can be undone', async () => {
  const { room } = harness;
  const { audit } = storage;
  const before = audit.length;
  await must(room, screen, [told('reading')]);
  await must(room, facilitator, [discussed('theme:a'), turned('reading', 1)]);
  expect(room.store.list('focus')).toHaveLength(1);
  expect(audit).toHaveLength(before);
  await must(room, facilitator, [mutation('workshop.lock', { workshop, locked: true })]);
  expect(audit).toHaveLength(before + 1);
  for (const name of ['set', 'turn', 'tell']) {
    expect(mutators.get(`focus.${name}`)?.undo).toBeUndefined();
  }
  const sees = (actor: Actor): boolean =>
    [...room.view(audiencesOf(actor, room.store) ?? []).all()].some(({ type }) => type === 'focus');
  const [participant = screen] = people;
  expect([facilitator, screen].map(sees)).toEqual([true, true]);
  const elsewhere: Actor = { role: 'screen', workshop: 'workshop:w2' };
  expect([participant, elsewhere, { role: 'reader' } as const].map(sees)).toEqual([
    false,
    false,
    false,
  ]);
});

test('a projector turns the pages of its own workshop only', async () => {
  const { room } = harness;
  const elsewhere: Actor = { role: 'screen', workshop: 'workshop:w2' };
  await must(room, screen, [told('reading'), turned('reading', 4)]);
  await must(room, elsewhere, [turned('reading', 1)]);
  expect(lead()).toEqual({ on: null, page: 4 });
});
