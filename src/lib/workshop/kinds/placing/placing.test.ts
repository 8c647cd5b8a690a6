import { expect, test } from 'vitest';
import { viewOf } from '../../../../../tests/privacy/views.ts';
import { openHarness } from '../../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';
import { RecordStore } from '../../../sync/store.ts';
import type { Actor } from '../../model/actor.ts';
import { models, type RecordType } from '../../model/models.ts';
import type { MutationOf } from '../../model/mutations.ts';
import type { AnyRecord } from '../../model/records.ts';
import { intentId, type Choice, type Part } from './model.ts';
import { checksOf, isApplied, isPlacing, ownNotes } from './wall.ts';

const step = 'step:placing';
const workshop = 'workshop:w1';

/** People in groups of three, two notes each, shown, and two themes: the step has been gone to. */
async function atPlacing(seats = 12, papers = 0) {
  const { room } = await openHarness();
  const built = await buildWorkshop(room, { seats, organisations: 3 });
  const groups = Array.from(
    { length: Math.max(1, Math.floor(seats / 3)) },
    (_, at) => `group:g${at}`,
  );
  await goTo(room, 'groups');
  await must(room, facilitator, [
    {
      name: 'group.form',
      args: {
        round: 'step:groups',
        groups: groups.map((id, at) => ({
          ...{ id, letter: String.fromCharCode(65 + at), place: null },
          seats: built.seats.filter((_seat, who) => who % groups.length === at),
        })),
      },
    },
  ]);
  await goTo(room, 'notes');
  for (const [at, person] of built.participants.entries()) {
    for (const n of [0, 1]) {
      const args = {
        id: noteOf(at, n),
        step: 'step:notes',
        column: 'works',
        text: `Text ${at} ${n}`,
      };
      await must(room, person, [{ name: 'note.post', args }]);
    }
  }
  for (let at = 0; at < papers; at += 1) {
    const args = {
      id: `note:paper${at}`,
      step: 'step:notes',
      column: 'works',
      text: `Paper ${at}`,
    };
    await must(room, facilitator, [
      { name: 'note.copy', args: { ...args, group: groups[0] ?? null, withdrawn: false } },
    ]);
  }
  await must(room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
    ...['theme:a', 'theme:b'].map((id) => ({
      name: 'theme.create' as const,
      args: { id, workshop, title: id, notes: [] },
    })),
  ]);
  await goTo(room, 'placing');
  const placing = () => {
    const found = room.store.get('step', step);
    if (!found || !isPlacing(found)) throw new Error('no such step');
    return found;
  };
  return { room, ...built, placing };
}

type Placing = Awaited<ReturnType<typeof atPlacing>>;

function personAt(people: readonly Actor[], at: number): Actor {
  const person = people[at];
  if (!person) throw new Error('nobody is there');
  return person;
}

/** What these audiences see of a room. */
function seenBy({ store }: Placing['room'], audiences: readonly string[]) {
  const copy = new RecordStore<AnyRecord>();
  for (const type of Object.keys(models) as RecordType[]) {
    for (const record of store.list(type)) copy.put(record);
  }
  return viewOf(copy, audiences);
}

const noteOf = (who: number, n: number) => `note:n${who}x${n}`;
const meant = (note: string): Choice => (note.endsWith('x0') ? 'theme:a' : 'theme:b');

const place = (note: string, choice: Choice | null = meant(note), also: string | null = null) => ({
  name: 'intent.place' as const,
  args: { step, note, choice, wish: null as string | null, also },
});

/** All notes of these people are placed where they were meant, but for what is said otherwise. */
async function placeOf(
  { room, participants }: Placing,
  who: readonly number[],
  otherwise: Readonly<Record<string, Choice>> = {},
): Promise<void> {
  for (const at of who) {
    for (const note of [noteOf(at, 0), noteOf(at, 1)]) {
      await must(room, personAt(participants, at), [place(note, otherwise[note] ?? meant(note))]);
    }
  }
}

const everybody = ({ seats }: Placing) => seats.map((_seat, at) => at);

const go = ({ room, placing }: Placing, part: Part) =>
  must(room, facilitator, [{ name: 'check.deal', args: { step, from: placing().part, part } }]);

/** Everybody reads what they were given, and says what is right. */
async function checkAll({ room, seats, participants }: Placing, wrong: readonly string[] = []) {
  for (const [at, seat] of seats.entries()) {
    for (const { id: check, note, given } of checksOf(room.store, step, seat)) {
      if (given) continue;
      const right = note.startsWith('note:paper') ? 'theme:a' : meant(note);
      const choice = wrong.includes(note) ? 'none' : right;
      const args = { step, check, choice, reason: null };
      await must(room, personAt(participants, at), [{ name: 'check.give', args }]);
    }
  }
}

const codes = async (
  { room }: Placing,
  actor: Parameters<typeof must>[1],
  ...mutations: Parameters<typeof must>[2][number][]
) =>
  (await room.submit(actor, `x${Math.random()}`, mutations)).map((answer) =>
    answer.ok ? 'ok' : answer.code,
  );

test('PL10: every note is read by two people who did not sit with its writer, and by three where the writer has not placed it or it is on paper', async () => {
  const here = await atPlacing(12, 2);
  await placeOf(here, everybody(here).slice(0, 10));
  await go(here, 'check');
  const { room } = here;
  const checks = Map.groupBy(room.store.list('check'), ({ note }) => note);
  for (const note of room.store.list('note')) {
    const readers = (checks.get(note.id) ?? []).map(({ seat }) => seat);
    const isPlaced = room.store.get('intent', intentId(step, note.id)) !== undefined;
    expect(new Set(readers).size, note.id).toBe(isPlaced ? 2 : 3);
    const circle = room.store.list('membership').filter(({ group }) => group === note.group);
    expect(circle.filter(({ seat }) => readers.includes(seat))).toEqual([]);
    expect(readers).not.toContain(note.author);
  }
});

test('PL11: the notes are put where they belong all at once, when the facilitator goes to the end, and undo takes all of it back', async () => {
  const here = await atPlacing();
  const { room } = here;
  await placeOf(here, everybody(here), { [noteOf(3, 0)]: 'none' });
  const lying = () =>
    room.store.list('note').filter(({ theme, parked }) => theme !== null || parked);
  await go(here, 'check');
  await checkAll(here, [noteOf(3, 0)]);
  await go(here, 'again');
  expect(lying()).toEqual([]);
  const { mutators } = await import('../../registry.ts');
  const undo = mutators
    .get('check.deal')
    ?.undo?.(room.store, { step, from: 'again', part: 'done' } as never, {} as never);
  await go(here, 'done');
  // A few are left by lot, where nobody checked: here everybody did.
  expect(lying()).toHaveLength(room.store.list('note').length);
  for (const { id, theme, parked } of lying()) {
    expect(theme ?? 'none').toBe(id === noteOf(3, 0) ? 'none' : meant(id));
    expect(parked).toBe(id === noteOf(3, 0));
  }
  await must(room, facilitator, undo ?? []);
  expect(lying()).toEqual([]);
  // What is said afterwards would be seen to be of those few who say it.
  expect(await codes(here, personAt(here.participants, 0), place(noteOf(0, 0)))).toEqual([
    'sorting.over',
  ]);
  await go(here, 'done');
  expect(lying()).toHaveLength(room.store.list('note').length);
  // So does undo of going back, which goes to the end again: what has been taken out since lies nowhere.
  const out = { notes: [noteOf(0, 0)], theme: null, parked: false };
  await must(room, facilitator, [{ name: 'note.place', args: out }]);
  const forth = mutators
    .get('check.deal')
    ?.undo?.(room.store, { step, from: 'done', part: 'again' } as never, {} as never);
  await go(here, 'again');
  await must(room, facilitator, forth ?? []);
  expect(here.placing().part).toBe('done');
  expect(room.store.get('note', noteOf(0, 0))?.theme).toBeNull();
});

test('PL12: who says what of a note, and who reads which, is sent to that person alone', async () => {
  const here = await atPlacing();
  const { room, seats } = here;
  await placeOf(here, everybody(here));
  await go(here, 'check');
  await checkAll(here);
  const groups = room.store.list('group').map(({ id }) => id);
  const others = ['host', 'public', 'archive', 'screen:w1', 'workshop:w1', 'shown:w1', ...groups];
  const seen = seenBy(room, others);
  expect(seen.list('intent')).toEqual([]);
  expect(seen.list('check')).toEqual([]);
  expect(seen.list('batch')).toEqual([]);
  for (const seat of seats) {
    const own = seenBy(room, [seat]);
    expect(own.list('intent').every((intent) => intent.seat === seat)).toBe(true);
    expect(own.list('check').every((check) => check.seat === seat)).toBe(true);
    expect(own.list('intent')).toHaveLength(2);
  }
  // Of most notes of so few people those who check are not told where they are said to belong.
  const proposed = room.store.list('check').map((check) => check.proposed);
  expect(proposed).toContain(null);
  expect(proposed.filter((said) => said !== null).length).toBeGreaterThan(proposed.length / 8);
});

test('PL13: of fewer than five people, or of fewer than three of four who wrote, nothing is shown', async () => {
  for (const [seats, placed] of [
    // Four of five are enough of them, but too few.
    [5, 4],
    [6, 4],
    [12, 8],
  ] as const) {
    const here = await atPlacing(seats);
    const { room } = here;
    await placeOf(here, everybody(here).slice(0, placed));
    await go(here, 'check');
    expect(room.store.list('check').every(({ proposed }) => proposed === null)).toBe(true);
    await checkAll(here);
    await go(here, 'done');
    expect(room.store.list('note').every(({ theme, parked }) => theme === null && !parked)).toBe(
      true,
    );
    expect(isApplied(room.store, step)).toBe(false);
    // Nothing is lost: whoever goes back can wait for more.
    await go(here, 'again');
    await placeOf(here, everybody(here));
    await go(here, 'done');
    expect(isApplied(room.store, step)).toBe(true);
  }
});

test('PL14: whether it is enough does not depend on which notes lie on the wall', async () => {
  const here = await atPlacing();
  const { room } = here;
  await placeOf(here, everybody(here));
  // All but two of one writer are sorted by hand.
  const sorted = room.store
    .list('note')
    .flatMap(({ id, author }) => (author === 'seat:p1' ? [] : id));
  await must(room, facilitator, [
    { name: 'note.place', args: { notes: sorted, theme: 'theme:b', parked: false } },
  ]);
  await go(here, 'check');
  await checkAll(here);
  await go(here, 'done');
  expect(isApplied(room.store, step)).toBe(true);
  expect(room.store.get('note', noteOf(0, 0))?.theme).toBe('theme:a');
  // What a person has sorted stays where it is.
  expect(room.store.get('note', noteOf(1, 0))?.theme).toBe('theme:b');
});

test('PL15: where all who read a note put it elsewhere, its writer alone is asked once more, with their words', async () => {
  const here = await atPlacing();
  const { room, participants, seats } = here;
  const note = noteOf(2, 0);
  await placeOf(here, everybody(here), { [note]: 'theme:b' });
  await go(here, 'check');
  for (const [at, seat] of seats.entries()) {
    for (const { id: check, note: read } of checksOf(room.store, step, seat)) {
      const reason = read === note ? 'barn' : null;
      const args = { step, check, choice: meant(read), reason };
      await must(room, personAt(participants, at), [{ name: 'check.give', args }]);
    }
  }
  await go(here, 'again');
  const doubts = seenBy(room, ['seat:p3']).list('doubt');
  expect(doubts).toMatchObject([{ note, places: ['theme:a'], reasons: ['barn'] }]);
  const others = seats.filter((seat) => seat !== 'seat:p3');
  expect(seenBy(room, ['host', 'screen:w1', ...others]).list('doubt')).toEqual([]);
  // Somebody else reads it for the third time meanwhile.
  expect(room.store.list('check').filter((check) => check.note === note)).toHaveLength(3);
  const answer = { name: 'intent.answer' as const, args: { step, note, choice: 'theme:a' } };
  await must(room, personAt(participants, 2), [answer]);
  await go(here, 'done');
  expect(room.store.get('note', note)?.theme).toBe('theme:a');
});

test('PL16: what stays open is listed with the places between which it stands, for facilitators and projector', async () => {
  const here = await atPlacing();
  const { room } = here;
  const note = noteOf(2, 0);
  await placeOf(here, everybody(here));
  await go(here, 'check');
  await checkAll(here, [note]);
  await go(here, 'done');
  const [open] = seenBy(room, ['host']).list('openPlaces');
  expect(open?.notes).toEqual([{ note, places: ['theme:a', 'none'] }]);
  expect(seenBy(room, ['screen:w1']).list('openPlaces')).toHaveLength(1);
  expect(seenBy(room, ['seat:p1', 'workshop:w1']).list('openPlaces')).toEqual([]);
});

test('PL17: how far the room has come is told in tenths, of ten people or more, and who is done to nobody', async () => {
  const here = await atPlacing(12);
  const { room } = here;
  const tenths = () => seenBy(room, ['host']).list('placingProgress')[0]?.tenths;
  expect(tenths()).toBe(0);
  await placeOf(here, [0, 1, 2, 3]);
  expect(tenths()).toBe(3);
  await placeOf(here, everybody(here));
  expect(tenths()).toBe(10);
  expect(JSON.stringify(seenBy(room, ['host', 'screen:w1']).list('placingProgress'))).not.toContain(
    'seat:',
  );
  const few = await atPlacing(6);
  expect(seenBy(few.room, ['host']).list('placingProgress')[0]?.tenths).toBeNull();
});

test('PL18: a theme that a writer misses is told by its name alone, and once there is one, the note belongs to it', async () => {
  const here = await atPlacing();
  const { room, participants } = here;
  await placeOf(here, everybody(here));
  const wish = {
    ...place(noteOf(4, 0), null),
    args: { ...place(noteOf(4, 0)).args, wish: 'Hemgång' },
  };
  await must(room, personAt(participants, 4), [wish]);
  const wishes = () => seenBy(room, ['host']).list('placingProgress')[0]?.wishes;
  expect(wishes()).toEqual([]);
  await go(here, 'check');
  expect(wishes()).toEqual(['Hemgång']);
  await must(room, facilitator, [
    { name: 'theme.create', args: { id: 'theme:c', workshop, title: 'hemgång', notes: [] } },
  ]);
  for (const [at, seat] of here.seats.entries()) {
    for (const { id: check, note } of checksOf(room.store, step, seat)) {
      const choice = note === noteOf(4, 0) ? 'theme:c' : meant(note);
      await must(room, personAt(participants, at), [
        { name: 'check.give', args: { step, check, choice, reason: null } },
      ]);
    }
  }
  await go(here, 'done');
  expect(room.store.get('note', noteOf(4, 0))?.theme).toBe('theme:c');
});

test('PL19: a second theme counts for how broad it is, and the note lies in the first alone', async () => {
  const here = await atPlacing(16);
  const { room, participants } = here;
  await placeOf(here, everybody(here));
  for (const at of everybody(here))
    await must(room, personAt(participants, at), [place(noteOf(at, 0), 'theme:a', 'theme:b')]);
  await go(here, 'check');
  await checkAll(here);
  // Only three notes lie in the second theme.
  await go(here, 'done');
  expect(room.store.get('note', noteOf(0, 0))?.theme).toBe('theme:a');
  const keep = [noteOf(0, 1), noteOf(5, 1), noteOf(10, 1)];
  const rest = everybody(here).flatMap((at) => (keep.includes(noteOf(at, 1)) ? [] : noteOf(at, 1)));
  await must(room, facilitator, [
    { name: 'note.place', args: { notes: rest, theme: null, parked: true } },
  ]);
  await goTo(room, 'themes');
  const count = room.store.list('themeCount').find(({ theme }) => theme === 'theme:b');
  expect(count?.notes).toBe(3);
  expect(count?.groups).toBeGreaterThanOrEqual(4);
});

test('PL20: a part is gone to once, whoever presses, parts can be left out, and what is placed late counts', async () => {
  const here = await atPlacing();
  const { room, participants } = here;
  const deal = (from: Part, part: Part): MutationOf<'check.deal'> => ({
    name: 'check.deal',
    args: { step, from, part },
  });
  await placeOf(here, everybody(here).slice(0, 9));
  expect(await codes(here, facilitator, deal('place', 'check'))).toEqual(['ok']);
  const dealt = room.store.list('check').length;
  expect(await codes(here, facilitator, deal('place', 'check'))).toEqual(['ok']);
  expect(await codes(here, facilitator, deal('place', 'again'))).toEqual(['step.moved']);
  expect(room.store.list('check')).toHaveLength(dealt);
  await placeOf(here, everybody(here));
  await go(here, 'done');
  const lying = room.store.list('note').filter(({ theme }) => theme !== null);
  // Where nobody has checked, some are left by lot.
  expect(lying.length).toBeGreaterThan(room.store.list('note').length / 2);
  expect(lying.length).toBeLessThan(room.store.list('note').length + 1);
  expect(
    await codes(here, personAt(participants, 0), {
      name: 'check.give',
      args: { step, check: room.store.list('check')[0]?.id ?? '', choice: null, reason: null },
    }),
  ).not.toEqual(['ok']);
});

test('what is not one’s own, or does not stand, is refused', async () => {
  const here = await atPlacing();
  const { room, participants } = here;
  expect(await codes(here, personAt(participants, 0), place(noteOf(1, 0)))).toEqual([
    'access.not-yours',
  ]);
  expect(await codes(here, personAt(participants, 0), place(noteOf(0, 0), 'theme:none'))).toEqual([
    'theme.unknown',
  ]);
  const answer = {
    name: 'intent.answer' as const,
    args: { step, note: noteOf(0, 0), choice: 'none' as const },
  };
  expect(await codes(here, personAt(participants, 0), answer)).toEqual(['step.not-now']);
  await placeOf(here, everybody(here));
  await go(here, 'check');
  const [other] = room.store.list('check').filter(({ seat }) => seat !== 'seat:p1');
  const give = {
    name: 'check.give' as const,
    args: { step, check: other?.id ?? '', choice: null, reason: null },
  };
  expect(await codes(here, personAt(participants, 0), give)).toEqual(['access.not-yours']);
  expect(
    ownNotes(seenBy(room, ['seat:p1', 'shown:w1', 'public']), here.placing(), 'seat:p1'),
  ).toHaveLength(2);
});
