import { expect, test } from 'vitest';
import { openHarness } from '../../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';
import type { Actor } from '../../model/actor.ts';
import type { DomainMutation, MutationOf } from '../../model/mutations.ts';
import type { NameList } from './model.ts';

const step = 'step:naming';
const workshop = 'workshop:w1';

/** Four people, two groups of two unless nobody sits in any, and notes that are shown. */
async function atNaming({ grouped = true, seats = 4, notes = 24 } = {}) {
  const harness = await openHarness();
  const { room } = harness;
  const { participants } = await buildWorkshop(room, { seats });
  if (grouped) {
    const groups = ['a', 'b'].map((key, at) => ({
      ...{ id: `group:${key}`, letter: key.toUpperCase(), place: null },
      seats: [`seat:p${2 * at + 1}`, `seat:p${2 * at + 2}`],
    }));
    await must(room, facilitator, [{ name: 'group.form', args: { round: 'step:groups', groups } }]);
  }
  await goTo(room, 'notes');
  for (let n = 0; n < notes && participants.length > 0; n += 1) {
    await must(room, person(participants, n % participants.length), [post(n)]);
  }
  await must(room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
  ]);
  await goTo(room, 'naming');
  return { ...harness, room, participants };
}

type Room = Awaited<ReturnType<typeof atNaming>>['room'];

function person(participants: readonly Actor[], at: number): Actor {
  const found = participants[at];
  if (!found) throw new Error('nobody');
  return found;
}

const post = (n: number): MutationOf<'note.post'> => ({
  name: 'note.post',
  args: {
    ...{ id: `note:n${n}`, step: 'step:notes', column: n % 3 === 0 ? 'works' : 'develop' },
    ...{ text: `Lapp ${n}`, theme: null },
  },
});
const add = (key: string, text: string): DomainMutation => ({
  name: 'proposal.add',
  args: { id: `proposal:${key}`, step, text },
});
const back = (key: string, backs = true): DomainMutation => ({
  name: 'backing.set',
  args: { step, proposal: `proposal:${key}`, backs },
});
const show = (revealed = true): DomainMutation => ({
  name: 'step.reveal',
  args: { step, revealed },
});
const count = (counted = true): DomainMutation => ({
  name: 'backing.count',
  args: { step, counted },
});

/** The codes with which mutations are refused; null: none. */
async function codes(room: Room, actor: Actor, mutations: readonly DomainMutation[]) {
  const answers = await room.submit(actor, `try ${crypto.randomUUID()}`, mutations);
  return answers.map((answer) => (answer.ok ? null : answer.code));
}

function list(room: Room, audience = 'workshop:w1'): NameList {
  const [found] = room.view([audience]).list('nameList');
  if (!found) throw new Error('not shown');
  return found;
}

const titles = (room: Room): string[] => list(room).names.map(({ title }) => title);

test('NT5: a group proposes three names at most, on any of its phones, and so does a phone without a group; nobody else sees them before they are shown', async () => {
  const { room, participants } = await atNaming();
  const [one, mate, far] = [0, 1, 2].map((at) => person(participants, at));
  if (!one || !mate || !far) throw new Error('nobody');
  await must(room, one, [add('a1', 'Tillit'), add('a2', 'Roller')]);
  expect(await codes(room, mate, [add('a3', 'Möten'), add('a4', 'Tid')])).toEqual([
    null,
    'naming.enough',
  ]);
  const sees = (audience: string) => room.view([audience]).list('proposal').length;
  expect(
    ['group:a', 'table:a', 'seat:p1', 'group:b', 'host', workshop, 'public'].map(sees),
  ).toEqual([3, 3, 2, 0, 0, 0, 0]);
  // Whoever sits in the group may take one back, and then there is room for another.
  const withdraw = (actor: Actor, withdrawn: boolean) =>
    codes(room, actor, [
      { name: 'proposal.withdraw', args: { step, proposal: 'proposal:a1', withdrawn } },
    ]);
  expect(await withdraw(far, true)).toEqual(['naming.unknown']);
  expect(await withdraw(mate, true)).toEqual([null]);
  expect(await codes(room, one, [add('a5', 'Tid')])).toEqual([null]);
  expect(await withdraw(mate, false)).toEqual(['naming.enough']);
  // How many groups have begun is told to those who lead and to the projector.
  for (const audience of ['host', 'screen:w1']) {
    expect(room.view([audience]).list('nameCounts')).toMatchObject([
      { proposing: 1, of: 2, alone: false },
    ]);
  }
  expect(room.view(['workshop:w1']).list('nameCounts')).toEqual([]);

  const alone = await atNaming({ grouped: false, seats: 2 });
  const names = ['Ett', 'Två', 'Tre', 'Fyra'].map((text, at) => add(`p${at}`, text));
  expect(await codes(alone.room, person(alone.participants, 0), names)).toEqual([
    ...[null, null, null, 'naming.enough'],
  ]);
  expect(alone.room.view(['host']).list('nameCounts')).toMatchObject([
    { proposing: 1, of: 2, alone: true },
  ]);
});

test('NT6: who proposed a name is told to nobody but whoever wrote it, and the order of the names tells nothing', async () => {
  const { room, participants } = await atNaming();
  await must(room, person(participants, 3), [add('z', 'Öppenhet')]);
  await must(room, person(participants, 0), [add('y', 'Tillit'), add('x', 'Ansvar')]);
  await must(room, facilitator, [show()]);
  expect(titles(room)).toEqual(['Ansvar', 'Tillit', 'Öppenhet']);
  for (const audience of ['host', 'workshop:w1', 'group:a', 'group:b', 'screen:w1', 'archive']) {
    const told = JSON.stringify(
      [...room.view([audience]).all()].filter(({ type }) =>
        ['proposal', 'nameList', 'nameCounts'].includes(type),
      ),
    );
    expect([audience, told.includes('seat:')]).toEqual([audience, false]);
    if (!audience.startsWith('group:')) expect(told).not.toContain('group:');
  }
  expect(room.view(['seat:p4']).list('proposal')).toMatchObject([{ author: 'seat:p4' }]);
  // What comes later would tell by its time.
  expect(await codes(room, person(participants, 0), [add('w', 'Sent')])).toEqual(['naming.shown']);
});

test('NT7: somebody wants a name once and can take it back, and how many want it is told once it is counted', async () => {
  const { room, participants } = await atNaming();
  await must(room, person(participants, 0), [add('a', 'Tillit')]);
  await must(room, person(participants, 2), [add('b', 'TILLIT!'), add('c', 'Roller')]);
  expect(await codes(room, person(participants, 1), [back('a')])).toEqual(['step.not-now']);
  await must(room, facilitator, [show()]);
  const [tillit] = list(room).names.filter(({ proposals }) => proposals.length === 2);
  expect(tillit?.proposals).toEqual(['proposal:a', 'proposal:b']);
  // Twice, for two that mean the same: one person.
  await must(room, person(participants, 0), [back('a'), back('a'), back('b')]);
  await must(room, person(participants, 1), [back('b'), back('c')]);
  await must(room, person(participants, 2), [back('c'), back('c', false)]);
  expect(list(room).names.map(({ backers }) => backers)).toEqual([null, null]);
  const seen = ['host', 'workshop:w1', 'group:a'].map(
    (audience) => room.view([audience]).list('backing').length,
  );
  expect(seen).toEqual([0, 0, 0]);
  await must(room, facilitator, [count()]);
  expect(list(room).names.map(({ id, backers }) => [id, backers])).toEqual([
    [tillit?.id, 2],
    ['proposal:c', 1],
  ]);
  expect(list(room).voters).toBe(2);
  expect(await codes(room, person(participants, 3), [back('c')])).toEqual(['naming.counted']);
  expect(await codes(room, person(participants, 3), [back('nothing')])).toEqual(['naming.counted']);
});

test('NT8: names that are merged, split, renamed or hidden keep what people gave to them, and each of these can be undone', async () => {
  const { room, participants, phone } = await atNaming();
  await must(room, person(participants, 0), [add('a', 'Tillit'), add('b', 'Trygghet')]);
  await must(room, person(participants, 2), [add('c', 'Roller'), add('d', 'Rollen')]);
  await must(room, facilitator, [show()]);
  await must(room, person(participants, 1), [back('a'), back('b')]);
  await must(room, person(participants, 3), [back('b'), back('c')]);
  await must(room, facilitator, [count()]);
  const console = await phone(facilitator, 'console');
  console.connect();
  const before = list(room).names;
  expect(before.map(({ title, backers }) => [title, backers])).toEqual([
    ['Trygghet', 2],
    ['Rollen', 1],
    ['Tillit', 1],
  ]);
  const acts: readonly (readonly [DomainMutation, readonly string[]])[] = [
    [
      {
        name: 'proposal.arrange',
        args: { step, proposals: ['proposal:a'], into: 'proposal:b', apart: false },
      },
      ['Trygghet 2', 'Rollen 1'],
    ],
    [
      {
        name: 'proposal.arrange',
        args: { step, proposals: ['proposal:c', 'proposal:d'], into: null, apart: true },
      },
      ['Trygghet 2', 'Roller 1', 'Tillit 1', 'Rollen 0'],
    ],
    [
      { name: 'proposal.retitle', args: { proposal: 'proposal:b', title: 'Att våga' } },
      ['Att våga 2', 'Rollen 1', 'Tillit 1'],
    ],
    [
      { name: 'proposal.hide', args: { step, proposals: ['proposal:b'], hidden: true } },
      ['Rollen 1', 'Tillit 1'],
    ],
  ];
  // As the console does it: with what takes it back.
  const act = async (mutation: DomainMutation): Promise<void> => {
    const done = console.replica.mutate(mutation);
    if (done.refused !== null) throw new Error(done.refused);
    expect(await done.settled).toMatchObject({ ok: true });
  };
  for (const [mutation, then] of acts) {
    const undo = console.replica.inverse(mutation) as readonly DomainMutation[];
    await act(mutation);
    expect(list(room).names.map(({ title, backers }) => `${title} ${backers}`)).toEqual(then);
    for (const inverse of undo) await act(inverse);
    expect(list(room).names).toEqual(before);
  }
});

test('NT9: a name knows the theme that it has become, until that is dissolved', async () => {
  const { room, participants } = await atNaming();
  await must(room, person(participants, 0), [add('a', 'Tillit'), add('b', 'tillit')]);
  await must(room, facilitator, [show(), count()]);
  const proposals = ['proposal:a', 'proposal:b'];
  await must(room, facilitator, [
    { name: 'theme.create', args: { id: 'theme:t', workshop, title: 'Tillit', notes: [] } },
    { name: 'proposal.keep', args: { step, proposals, theme: 'theme:t' } },
    { name: 'theme.create', args: { id: 'theme:u', workshop, title: 'Mod', notes: [] } },
  ]);
  const theme = () => list(room).names.map((name) => name.theme);
  expect(theme()).toEqual(['theme:t']);
  await must(room, facilitator, [
    { name: 'theme.merge', args: { from: 'theme:t', into: 'theme:u' } },
  ]);
  expect(theme()).toEqual(['theme:u']);
  await must(room, facilitator, [{ name: 'theme.remove', args: { theme: 'theme:u' } }]);
  expect(theme()).toEqual([null]);
});

test('NT10: every part can be skipped, left to the facilitator, or done by one person or nobody', async () => {
  const nobody = await atNaming({ grouped: false, seats: 0, notes: 0 });
  const put = (key: string, text: string): DomainMutation => ({
    name: 'proposal.put',
    args: { id: `proposal:${key}`, step, text, withdrawn: false },
  });
  expect(await codes(nobody.room, facilitator, [count()])).toEqual(['step.not-now']);
  await must(nobody.room, facilitator, [put('f', 'Tillit'), show(), count()]);
  expect(list(nobody.room)).toMatchObject({ names: [{ title: 'Tillit', backers: 0 }], voters: 0 });

  const one = await atNaming({ grouped: false, seats: 1, notes: 3 });
  const [only] = one.participants;
  if (!only) throw new Error('nobody');
  expect(one.room.view(['seat:p1']).list('nameNotes')[0]?.notes).toHaveLength(3);
  await must(one.room, only, [add('a', 'Roller')]);
  await must(one.room, facilitator, [show(), put('g', 'Tid')]);
  await must(one.room, only, [back('g')]);
  await must(one.room, facilitator, [count()]);
  expect(titles(one.room)).toEqual(['Tid', 'Roller']);
  // Back to choosing, and to proposing: what was given is there.
  await must(one.room, facilitator, [count(false), show(false)]);
  expect(one.room.view(['workshop:w1']).list('nameList')).toEqual([]);
  await must(one.room, facilitator, [show(), count()]);
  expect(titles(one.room)).toEqual(['Tid', 'Roller']);
});

test('NT11: which notes a group reads does not depend on who wrote them', async () => {
  const { room } = await atNaming();
  const hands = () =>
    ['group:a', 'group:b'].map((group) => room.view([group]).list('nameNotes')[0]?.notes);
  const before = hands();
  expect(before.map((notes) => notes?.length)).toEqual([10, 10]);
  expect(new Set(before.flat()).size).toBe(20);
  const other = await atNaming({ seats: 4, notes: 0 });
  await goTo(other.room, 'notes');
  // The same notes, all of one person.
  for (let n = 0; n < 24; n += 1) await must(other.room, person(other.participants, 0), [post(n)]);
  await goTo(other.room, 'naming');
  expect(
    ['group:a', 'group:b'].map((group) => other.room.view([group]).list('nameNotes')[0]?.notes),
  ).toEqual(before);
  // Nobody reads what another group was dealt, and nobody anything once names are shown.
  for (const audience of ['host', 'workshop:w1', 'screen:w1', 'public']) {
    expect(room.view([audience]).list('nameNotes')).toEqual([]);
  }
  await must(room, facilitator, [show()]);
  expect(hands()).toEqual([undefined, undefined]);
});

test('NT12: what somebody gave who is removed before it is shown, or counted, is left out', async () => {
  const { room, participants } = await atNaming();
  const remove = (seat: string): DomainMutation => ({
    name: 'seat.remove',
    args: { seat, removed: true },
  });
  await must(room, person(participants, 0), [add('a', 'Tillit')]);
  await must(room, person(participants, 2), [add('b', 'Roller')]);
  await must(room, facilitator, [remove('seat:p1'), show()]);
  expect(titles(room)).toEqual(['Roller']);
  await must(room, person(participants, 1), [back('b')]);
  await must(room, person(participants, 3), [back('b')]);
  await must(room, facilitator, [remove('seat:p2'), count()]);
  expect(list(room).names.map(({ backers }) => backers)).toEqual([1]);
  // After that nothing changes with whom is removed.
  await must(room, facilitator, [remove('seat:p4')]);
  expect(list(room).names.map(({ backers }) => backers)).toEqual([1]);
});
