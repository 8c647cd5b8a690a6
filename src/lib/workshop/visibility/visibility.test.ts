import type { ArgsOf, DomainMutation, MutationName } from '../model/mutations.ts';
import { mutation } from '../model/mutations.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import { openHarness, type Harness, type Phone } from '../../../../tests/support/room-harness.ts';
import { must } from '../../../../tests/support/workshop-builder.ts';
import { seriesFixture, facilitator } from '../../../../tests/simulation/series.ts';
import type { Actor } from '../model/actor.ts';
import type { Note } from '../model/note.ts';
import type { AnyRecord } from '../model/records.ts';
import { countOf, notesShown, unsortedNotes } from '../notes/shown-notes.ts';
import { audiencesOf } from './visibility.ts';

const w1 = 'workshop:w1';
const participant = (seat: string, workshop = w1): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop,
});
const server: Actor = { role: 'server' };

/** Everybody who may look. Group A: p0, p2, p4; group B: p1, p3, p5; p3 has come to W2 as well. */
const eyes = {
  writer: participant('p0'),
  'own group': participant('p2'),
  'other group': participant('p1'),
  screen: { role: 'screen', workshop: w1 },
  host: facilitator,
  reader: { role: 'reader' },
  'phone in W2': participant('p3', 'workshop:w2'),
  'group mate in W2': participant('p4', 'workshop:w2'),
  'screen of W2': { role: 'screen', workshop: 'workshop:w2' },
} as const satisfies Record<string, Actor>;
type Eyes = keyof typeof eyes;
const everybody = Object.keys(eyes) as Eyes[];

let storage: MemoryStorage<AnyRecord>;
let harness: Harness;

beforeEach(async () => {
  storage = new MemoryStorage<AnyRecord>();
  harness = await openHarness({ storage });
  for (const act of seriesFixture()) await must(harness.room, act.actor, [act]);
  await act(server, 'seat.arrive', { seat: 'seat:p3', workshop: 'workshop:w2' });
  await act(server, 'seat.arrive', { seat: 'seat:p4', workshop: 'workshop:w2' });
  await act(facilitator, 'group.form', {
    round: 'step:groups',
    groups: [0, 1].map((g) => ({
      id: `group:g${g}`,
      letter: g === 0 ? 'A' : 'B',
      place: null,
      seats: [0, 2, 4].map((i) => `seat:p${i + g}`),
    })),
  });
  await act(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
});

function act<Name extends MutationName>(
  actor: Actor,
  name: Name,
  args: ArgsOf<Name>,
): Promise<void> {
  return must(harness.room, actor, [{ name, args } as DomainMutation]);
}

function post(seat: string, key: string, column = 'works'): Promise<void> {
  const args = { id: `note:${key}`, step: 'step:notes', column, text: `Text ${key}` };
  return act(participant(seat), 'note.post', args);
}

const reveal = (revealed = true): Promise<void> =>
  act(facilitator, 'step.reveal', { step: 'step:notes', revealed });

const look = (who: Actor) => harness.room.view(audiencesOf(who, harness.room.store) ?? []);

/** What somebody has of a note: all, its text, a covered note, or nothing. */
function sight(note: Note | undefined): string {
  if (!note) return 'nothing';
  if (note.author !== null) return 'all';
  return note.text === '' ? 'covered' : 'text';
}

type Table = Readonly<Record<Eyes, string>>;
const nothing: Table = {
  writer: 'all',
  'own group': 'nothing',
  'other group': 'nothing',
  screen: 'nothing',
  host: 'nothing',
  reader: 'nothing',
  'phone in W2': 'nothing',
  'group mate in W2': 'nothing',
  'screen of W2': 'nothing',
};
const shown: Table = {
  ...nothing,
  'own group': 'text',
  'other group': 'text',
  screen: 'text',
  host: 'text',
  reader: 'text',
  // What a workshop has shown, the phones of a later one read too.
  'phone in W2': 'text',
  'group mate in W2': 'text',
};
const covered: Table = {
  ...shown,
  'own group': 'covered',
  'other group': 'covered',
  screen: 'covered',
  reader: 'covered',
  'phone in W2': 'covered',
  'group mate in W2': 'covered',
};

const hide = () => act(facilitator, 'note.hide', { note: 'note:n', hidden: true });
const withdraw = () => act(participant('p0'), 'note.withdraw', { note: 'note:n', withdrawn: true });
const close = () => act(facilitator, 'workshop.close', { workshop: w1 });

describe('a note', () => {
  test.each<readonly [string, readonly (() => Promise<void>)[], Table]>([
    ['posted', [], { ...nothing, 'own group': 'text' }],
    ['posted and hidden', [hide], { ...nothing, 'own group': 'covered' }],
    ['posted and withdrawn', [withdraw], nothing],
    ['shown', [reveal], shown],
    ['shown and hidden', [reveal, hide], covered],
    ['hidden, then shown', [hide, reveal], covered],
    ['shown and withdrawn', [reveal, withdraw], nothing],
    ['shown, hidden and withdrawn', [reveal, hide, withdraw], nothing],
    [
      'shown and taken out of sight again',
      [reveal, () => reveal(false)],
      { ...nothing, 'own group': 'text' },
    ],
    ['shown, of a workshop that is closed', [reveal, close], shown],
  ])(
    'V2: a note is visible in full to its author, as text to their group, and to others only after the reveal; hidden, it is blank to all but its author and facilitators (%s)',
    async (_state, commands, expected) => {
      await post('p0', 'n');
      for (const command of commands) await command();
      const seen = Object.fromEntries(
        everybody.map((who) => [who, sight(look(eyes[who]).get('note', 'note:n'))]),
      );
      expect(seen).toEqual(expected);
    },
  );

  test("V3: only the author sees a note's author, organisation and time, and only the author and that group see its group", async () => {
    await post('p0', 'n');
    await reveal();
    for (const who of everybody) {
      const note = look(eyes[who]).get('note', 'note:n');
      if (!note) continue;
      const own = who === 'writer';
      const { author, organisation, postedAt } = note;
      expect({ who, author, organisation, hour: postedAt === null }).toEqual({
        who,
        author: own ? 'seat:p0' : null,
        organisation: own ? 'organisation:o0' : null,
        hour: !own,
      });
      const near = own || who === 'own group';
      expect({ who, group: note.group }).toEqual({ who, group: near ? 'group:g0' : null });
    }
  });

  test('V4: revealed notes are sent in an order that does not depend on time, both at the reveal and to later joiners', async () => {
    const host = await harness.phone(facilitator, 'host');
    for (const key of ['m', 'c', 'z', 'a']) await post('p0', key);
    await reveal();
    const late = await harness.phone(facilitator, 'late');
    for (const { heard } of [host, late]) {
      const layers = heard.flatMap((message) => {
        if (message.t === 'patch') return [message.update];
        return message.t === 'welcome' ? message.updates : [];
      });
      const told = layers.flatMap((layer) => layer.put).filter((record) => record.type === 'note');
      expect(told.map(({ id }) => id)).toEqual(['note:a', 'note:c', 'note:m', 'note:z']);
    }
  });
});

describe('what later workshops have of earlier ones', () => {
  const newcomer = participant('new', 'workshop:w2');
  const read = (who: Actor) =>
    look(who)
      .list('note')
      .map(({ id }) => id)
      .toSorted();

  /** Somebody who comes to W2 and was not at W1. */
  async function comes(): Promise<void> {
    const about = { organisation: 'organisation:o0', role: 'role:r0', name: null };
    await act(server, 'seat.take', { id: 'seat:new', ...about });
    await act(server, 'seat.arrive', { seat: 'seat:new', workshop: 'workshop:w2' });
  }

  test('V16: what a workshop has shown, the phones of every later one read too, newcomers included, and those of earlier ones do not', async () => {
    await act(facilitator, 'workshop.open', { workshop: 'workshop:w2' });
    await act(facilitator, 'step.start', { step: 'step:notes-2', from: 'step:welcome-2' });
    await comes();
    await post('p0', 'n');
    await post('p1', 'taken');
    await act(participant('p1'), 'note.withdraw', { note: 'note:taken', withdrawn: true });
    await act(participant('new', 'workshop:w2'), 'note.post', {
      ...{ id: 'note:later', step: 'step:notes-2', column: 'works', text: 'Text later' },
    });
    expect(read(newcomer)).toEqual(['note:later']);
    await reveal();
    expect(read(newcomer)).toEqual(['note:later', 'note:n']);
    expect(look(newcomer).get('note', 'note:n')).toMatchObject({
      ...{ author: null, organisation: null, group: null, postedAt: null },
    });
    await act(facilitator, 'step.reveal', { step: 'step:notes-2', revealed: true });
    expect(read(participant('p4', 'workshop:w2'))).toEqual(['note:later', 'note:n']);
    expect(read(participant('p1'))).toEqual(['note:n', 'note:taken']);
    expect(read(eyes.screen)).toEqual(['note:n']);
    expect(read(eyes['screen of W2'])).toEqual(['note:later']);
    await reveal(false);
    expect(read(newcomer)).toEqual(['note:later']);
  });

  test('V17: phones, console and projector tell the same number of notes in every theme and of unsorted ones, at whichever workshop', async () => {
    await comes();
    for (const key of ['a', 'b', 'c', 'd', 'e']) await post('p0', key);
    await post('p1', 'f');
    await reveal();
    await act(facilitator, 'theme.create', {
      ...{ id: 'theme:t', workshop: w1, title: 'T' },
      notes: ['note:a', 'note:b', 'note:c', 'note:f'],
    });
    await act(facilitator, 'note.hide', { note: 'note:b', hidden: true });
    await act(facilitator, 'note.hide', { note: 'note:e', hidden: true });
    const lines = look(eyes['screen of W2']).list('breadth')[0]?.themes;
    expect(lines?.map(({ notes }) => notes)).toEqual([3]);
    for (const who of [newcomer, participant('p4', 'workshop:w2'), eyes.writer, facilitator]) {
      const view = look(who);
      const lying = notesShown(view).filter(({ theme }) => theme === 'theme:t');
      expect([who, countOf(lying), countOf(unsortedNotes(view, w1))]).toEqual([who, 3, 1]);
    }
  });
});

describe('what is counted', () => {
  test('V5: until notes are revealed, the facilitator and the projector receive only counts of them', async () => {
    await post('p0', 'n');
    await post('p0', 'm', 'develop');
    await post('p1', 'k');
    for (const who of ['host', 'screen'] as const) {
      const view = look(eyes[who]);
      const stats = view.list('stats')[0];
      expect(stats?.steps.find(({ step }) => step === 'step:notes')).toMatchObject({
        notes: 3,
        writers: 2,
        columns: [{ notes: 2 }, { notes: 1 }, { notes: 0 }],
      });
      expect(stats?.groups).toEqual([
        { group: 'group:g0', seats: 3, connected: expect.any(Number) as number },
        { group: 'group:g1', seats: 3, connected: expect.any(Number) as number },
      ]);
      const all = JSON.stringify([...view.all()]);
      expect(all).not.toMatch(/note:|Text /);
    }
  });

  test('V6: statistics contain no notes and no people, the activity record contains no notes, and only facilitators receive the activity record', async () => {
    await post('p0', 'n');
    await reveal();
    for (const who of everybody) {
      const view = look(eyes[who]);
      expect(JSON.stringify(view.list('stats'))).not.toMatch(/note:|seat:/);
      expect(JSON.stringify(view.list('activity'))).not.toContain('note:');
      expect(JSON.stringify(view.list('attendanceSummary'))).not.toMatch(/note:|seat:/);
      expect(JSON.stringify([...view.list('breadth'), ...view.list('score')])).not.toMatch(
        /note:|seat:|group:/,
      );
      expect(view.list('activity').length > 0).toBe(who === 'host');
      expect(view.list('stats').length > 0).toBe(['host', 'screen', 'screen of W2'].includes(who));
      expect(view.list('attendanceSummary').length > 0).toBe(['host', 'reader'].includes(who));
    }
  });

  test('V7: who has written or answered is reported to nobody, nor which group, only how many have', async () => {
    const told = () =>
      ['activity', 'stats'].flatMap((type) => {
        const records = [...look(facilitator).all()].filter((record) => record.type === type);
        return records.filter((record) => 'workshop' in record && record.workshop === w1);
      });
    const withoutCounts = () =>
      told().map((record) => (record.type === 'stats' ? record.groups : record));
    const before = withoutCounts();
    await post('p0', 'n');
    await post('p1', 'm');
    expect(withoutCounts()).toEqual(before);
    const stats = told().find((record) => record.type === 'stats');
    expect(stats?.steps.find(({ step }) => step === 'step:notes')).toMatchObject({ writers: 2 });
    await reveal();
    await post('p2', 'new');
    expect(withoutCounts()).toEqual(before);
    const after = told().find((record) => record.type === 'stats');
    expect(new Set(after?.steps.map(({ writers }) => writers))).toEqual(new Set([0]));
    expect(after?.steps.find(({ step }) => step === 'step:notes')?.notes).toBe(3);
  });

  test('V8: only the voter ever sees their own dots; totals are visible to everybody if and only if they are revealed', async () => {
    await act(facilitator, 'theme.create', { id: 'theme:t', workshop: w1, title: 'T', notes: [] });
    await act(facilitator, 'step.start', { step: 'step:dots', from: 'step:notes' });
    await act(participant('p0'), 'dot.set', { step: 'step:dots', theme: 'theme:t', dots: 2 });
    for (const revealed of [false, true]) {
      await act(facilitator, 'step.reveal', { step: 'step:dots', revealed });
      for (const who of everybody) {
        const view = look(eyes[who]);
        expect(view.list('dot')).toHaveLength(who === 'writer' ? 1 : 0);
        const dots = view.list('score').map((score) => score.themes.map((line) => line.dots));
        expect(dots).toEqual(revealed ? [[2]] : []);
      }
    }
    const votes = storage.audit.filter(({ name }) => name === 'dot.set');
    expect(votes).toMatchObject([{ actor: 'participant', targets: [] }]);
  });
});

describe('people', () => {
  test('V9: a participant who moves to another group sees its notes and no longer those of the previous group', async () => {
    await post('p2', 'a');
    await post('p1', 'b');
    await post('p0', 'own');
    const phone = await harness.phone(participant('p0'), 'p0');
    const notes = () =>
      phone.replica.view
        .list('note')
        .map(({ id }) => id)
        .toSorted();
    expect(notes()).toEqual(['note:a', 'note:own']);
    await act(facilitator, 'move.announce', { seat: 'seat:p0', group: 'group:g1' });
    await act(participant('p0'), 'move.go', { move: 'move:groups.p0' });
    expect(notes()).toEqual(['note:b', 'note:own']);
    await post('p2', 'later');
    expect(notes()).toEqual(['note:b', 'note:own']);
    expect(
      phone.replica.view
        .list('seat')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['p0', 'p1', 'p3', 'p5'].map((key) => `seat:${key}`));
  });

  test('V10: a removed participant receives nothing more, including records committed in the same batch', async () => {
    const phone = await harness.phone(participant('p0'), 'p0');
    await Promise.all([
      act(facilitator, 'seat.remove', { seat: 'seat:p0', removed: true }),
      post('p2', 'untold'),
    ]);
    expect(phone.replica.ended).toBe('access.ended');
    expect(JSON.stringify(phone.heard)).not.toContain('untold');
    expect(audiencesOf(participant('p0'), harness.room.store)).toBeNull();
    expect(audiencesOf(participant('p1', 'workshop:w2'), harness.room.store)).toBeNull();
    const again = await harness.phone(participant('p0'), 'again');
    expect(again.heard).toEqual([{ t: 'bye', code: 'access.ended' }]);
  });

  test("V11: no message to a phone, projector or reader names a person outside the recipient's own group", async () => {
    const phones = new Map<string, Phone>();
    for (let i = 0; i < 6; i += 1) {
      phones.set(`p${i}`, await harness.phone(participant(`p${i}`), `p${i}`));
    }
    phones.set('screen', await harness.phone(eyes.screen, 'screen'));
    phones.set('reader', await harness.phone(eyes.reader, 'reader'));
    for (let i = 0; i < 6; i += 1) {
      await post(`p${i}`, `n${i}`);
      await act(participant(`p${i}`), 'seat.represent', { representative: true });
    }
    await act(facilitator, 'theme.create', {
      id: 'theme:t',
      workshop: w1,
      title: 'T',
      notes: ['note:n0'],
    });
    await act(facilitator, 'area.create', { id: 'area:a', theme: 'theme:t', title: 'A' });
    await act(facilitator, 'action.create', { id: 'action:c', area: 'area:a', title: 'C' });
    await reveal();
    await act(facilitator, 'note.hide', { note: 'note:n3', hidden: true });
    await act(facilitator, 'step.start', { step: 'step:dots', from: 'step:notes' });
    for (let i = 0; i < 6; i += 1) {
      const organisation = `organisation:o${i % 3}`;
      await act(participant(`p${i}`), 'dot.set', { step: 'step:dots', theme: 'theme:t', dots: 1 });
      await act(participant(`p${i}`), 'stance.set', {
        action: 'action:c',
        organisation,
        stance: 'adopts',
        comment: null,
      });
    }
    await act(facilitator, 'step.reveal', { step: 'step:dots', revealed: true });
    await act(facilitator, 'seat.remove', { seat: 'seat:p5', removed: true });
    for (const phone of phones.values()) {
      phone.drop();
      phone.connect();
    }
    for (const [name, { heard }] of phones) {
      const group = ['p0', 'p2', 'p4'].includes(name) ? ['p0', 'p2', 'p4'] : ['p1', 'p3', 'p5'];
      const known = name.startsWith('p') ? group : [];
      const named = new Set(JSON.stringify(heard).match(/\bp\d\b/g));
      expect({ name, others: [...named].filter((key) => !known.includes(key)) }).toEqual({
        name,
        others: [],
      });
    }
  });

  test("V12: a workshop's join code and the secret of its link are visible to its facilitators, participants and projector, and to no reader or other workshop", () => {
    for (const field of ['code', 'secret'] as const) {
      const knows = everybody.filter((who) => look(eyes[who]).get('workshop', w1)?.[field] !== '');
      expect([field, knows]).toEqual([
        field,
        ['writer', 'own group', 'other group', 'screen', 'host'],
      ]);
    }
  });

  test("V13: the audit log records a participant's mutations without identifying the participant", async () => {
    await post('p0', 'n');
    const p0 = participant('p0');
    await act(p0, 'seat.represent', { representative: true });
    await act(p0, 'seat.count', { heads: 2 });
    await act(p0, 'ready.set', { step: 'step:notes', ready: true });
    await act(p0, 'speaker.ask', { step: 'step:notes', asking: true });
    await act(facilitator, 'step.start', { step: 'step:groups', from: 'step:notes' });
    await act(p0, 'interest.choose', { step: 'step:groups', topics: ['Topic'] });
    const theme = 'theme:audit';
    await act(facilitator, 'theme.create', { id: theme, workshop: w1, title: 'A', notes: [] });
    await act(facilitator, 'step.start', { step: 'step:dots', from: 'step:groups' });
    await act(p0, 'dot.set', { step: 'step:dots', theme, dots: 1 });
    await act(facilitator, 'step.start', { step: 'step:matrix', from: 'step:dots' });
    await act(p0, 'placement.set', { step: 'step:matrix', theme, at: { effort: 1, impact: 5 } });
    await act(facilitator, 'step.start', { step: 'step:poll', from: 'step:matrix' });
    const answer = { asked: 1, question: 0, value: 1, comment: 'Text' };
    await act(p0, 'ballot.cast', { step: 'step:poll', ...answer });
    const own = storage.audit.filter(({ actor }) => actor === 'participant');
    expect(own.map(({ name }) => name)).toEqual([
      ...['note.post', 'seat.represent', 'seat.count', 'ready.set', 'speaker.ask'],
      ...['interest.choose', 'dot.set', 'placement.set', 'ballot.cast'],
    ]);
    expect(JSON.stringify(own)).not.toMatch(/p0|Text/);
  });
});

describe('who waits to be let in', () => {
  const waiting = participant('w');

  test('V14: a participant waiting for admission receives only the record that they are waiting', async () => {
    await act(facilitator, 'workshop.approve', { workshop: w1, approve: true });
    const about = { organisation: 'organisation:o0', role: 'role:r0', name: 'Somebody' };
    await act(server, 'seat.take', { id: 'seat:w', ...about });
    await act(server, 'seat.arrive', { seat: 'seat:w', workshop: w1 });
    const phone = await harness.phone(waiting, 'waiting');
    await post('p0', 'n');
    await reveal();
    await act(facilitator, 'series.edit', { series: 'series:s1', change: { title: 'New title' } });
    await act(server, 'seat.take', { id: 'seat:w', ...about, name: 'Somebody else' });
    await harness.room.settled();
    const own = 'attendance:w1.w';
    const records = phone.heard.flatMap((message) =>
      message.t === 'welcome'
        ? message.updates.flatMap(({ put }) => put)
        : message.t === 'patch'
          ? message.update.put
          : [],
    );
    expect(records.map(({ id }) => id)).toEqual([own]);
    expect([...phone.replica.view.list('attendance')].map(({ admitted }) => admitted)).toEqual([
      false,
    ]);
    expect(phone.replica.view.list('series')).toEqual([]);
    expect(phone.replica.ended).toBeNull();
    // The projector and the others do not hear of it either.
    for (const who of everybody.filter((viewer) => viewer !== 'host')) {
      expect(look(eyes[who]).get('seat', 'seat:w')).toBeUndefined();
      expect(look(eyes[who]).get('attendance', own)).toBeUndefined();
    }
    const arrived = () => look(eyes.screen).list('stats')[0]?.arrived;
    expect(arrived()).toBe(6);

    await act(facilitator, 'seat.admit', { workshop: w1, seats: ['seat:w'] });
    await expect.poll(() => phone.replica.view.get('attendance', own)?.admitted).toBe(true);
    expect(phone.replica.view.list('series').map(({ title }) => title)).toEqual(['New title']);
    expect(phone.replica.view.list('note')).toHaveLength(1);
    expect(arrived()).toBe(7);
  });

  test('V15: a participant removed while waiting for admission receives nothing more', async () => {
    await act(facilitator, 'workshop.approve', { workshop: w1, approve: true });
    const about = { organisation: 'organisation:o0', role: 'role:r0', name: null };
    await act(server, 'seat.take', { id: 'seat:w', ...about });
    await act(server, 'seat.arrive', { seat: 'seat:w', workshop: w1 });
    const phone = await harness.phone(waiting, 'waiting');
    await act(facilitator, 'seat.remove', { seat: 'seat:w', removed: true });
    expect(phone.replica.ended).toBe('access.ended');
  });
});

describe('the tables of a world café', () => {
  /** Tables A and B, of which whoever writes there is told that the notes stay. */
  async function cafe(): Promise<void> {
    const groups = ['A', 'B'].map((letter, g) => ({
      ...{ id: `group:c${g}`, letter, place: null, cafe: true },
      seats: [0, 2, 4].map((i) => `seat:p${i + g}`),
    }));
    await act(facilitator, 'group.form', { round: 'step:groups', groups });
  }

  /** p1 comes to table A, p2 to table B. */
  const next = (before: string) => ({
    round: 'step:plan',
    groups: [0, 1].map((g) => ({
      ...{ id: `group:h${g}`, letter: g === 0 ? 'A' : 'B', place: null, cafe: true },
      ...{ seats: [`seat:p${g + 1}`], after: `group:${before}${g}` },
    })),
  });
  const sees = (who: Actor): Note | undefined => look(who).get('note', 'note:n');

  test('MR18: notes of a world café are shown, without authors, to the next group at their table and to nobody else', async () => {
    await cafe();
    await post('p0', 'n');
    await act(facilitator, 'group.form', next('c'));
    expect(sees(participant('p1'))).toMatchObject({
      ...{ text: 'Text n', author: null, postedAt: null },
    });
    expect(sees(participant('p3'))).toBeUndefined();
    expect(sees(eyes.screen)).toBeUndefined();
    expect(sees(eyes.host)).toBeUndefined();
  });

  test('MR19: notes written for one group are never shown to another, however the rounds are formed later', async () => {
    await post('p0', 'n');
    const [answer] = await harness.room.submit(facilitator, 'x', [
      mutation('group.form', next('g')),
    ]);
    expect(answer).toMatchObject({ ok: false, code: 'group.unknown' });
    const groups = [0, 1].map((g) => ({
      ...{ id: `group:g${g}`, letter: g === 0 ? 'A' : 'B', place: null, cafe: true },
      seats: [0, 2, 4].map((i) => `seat:p${i + g}`),
    }));
    await act(facilitator, 'group.form', { round: 'step:groups', groups });
    const [again] = await harness.room.submit(facilitator, 'x', [
      mutation('group.form', next('g')),
    ]);
    expect(again).toMatchObject({ ok: false, code: 'group.unknown' });
    expect(sees(participant('p1'))).toBeUndefined();
  });
});

describe('who sits with whom', () => {
  test("MR20: seating wishes are visible to facilitators only, and a participant's interests to them and that participant only", async () => {
    const about = { id: 'wish:w', workshop: w1, kind: 'apart', letter: null } as const;
    await act(facilitator, 'wish.add', { ...about, seats: ['seat:p0', 'seat:p2'] });
    await act(facilitator, 'step.start', { step: 'step:groups', from: 'step:notes' });
    await act(participant('p0'), 'interest.choose', { step: 'step:groups', topics: ['x'] });
    for (const name of everybody) {
      const view = look(eyes[name]);
      expect([name, view.list('wish').length]).toEqual([name, name === 'host' ? 1 : 0]);
      const own = name === 'host' || name === 'writer';
      expect([name, view.list('interest').length]).toEqual([name, own ? 1 : 0]);
    }
  });
});
