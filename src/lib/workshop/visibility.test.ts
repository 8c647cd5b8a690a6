import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryStorage } from '#lib/sync/memory-storage.ts';
import { openHarness, type Harness, type Phone } from '../../../tests/support/room-harness.ts';
import { must } from '../../../tests/support/workshop-builder.ts';
import { beginnings, facilitator } from '../../../tests/simulation/series.ts';
import type { Actor } from './actor.ts';
import type { Note } from './note.ts';
import type { AnyRecord } from './records.ts';
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
  for (const act of beginnings()) await must(harness.room, act.actor, [act]);
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

function act(actor: Actor, name: string, args: unknown): Promise<void> {
  return must(harness.room, actor, [{ name, args }]);
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
};
const covered: Table = {
  ...shown,
  'own group': 'covered',
  'other group': 'covered',
  screen: 'covered',
  reader: 'covered',
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
    'V2: the writer sees all of a note, the group its text at once, the others when it is shown; who hides it covers it (%s)',
    async (_state, deeds, expected) => {
      await post('p0', 'n');
      for (const deed of deeds) await deed();
      const seen = Object.fromEntries(
        everybody.map((who) => [who, sight(look(eyes[who]).get('note', 'note:n'))]),
      );
      expect(seen).toEqual(expected);
    },
  );

  test('V3: nobody but the writer has author or hour of a note, and nobody outside the group has the group', async () => {
    await post('p0', 'n');
    await reveal();
    for (const who of everybody) {
      const note = look(eyes[who]).get('note', 'note:n');
      if (!note) continue;
      const own = who === 'writer';
      expect({ who, author: note.author, hour: note.postedAt === null }).toEqual({
        who,
        author: own ? 'seat:p0' : null,
        hour: !own,
      });
      const near = own || who === 'own group';
      expect({ who, group: note.group }).toEqual({ who, group: near ? 'group:g0' : null });
    }
  });

  test('V4: notes that are shown come in no order of time, neither at once nor to who comes later', async () => {
    const host = await harness.phone(facilitator, 'host');
    for (const key of ['m', 'c', 'z', 'a']) await post('p0', key);
    await reveal();
    const late = await harness.phone(facilitator, 'late');
    for (const { heard } of [host, late]) {
      const layers = heard.flatMap((message) => {
        if (message.t === 'patch') return [message.layer];
        return message.t === 'welcome' ? message.layers : [];
      });
      const told = layers.flatMap((layer) => layer.put).filter((one) => one.type === 'note');
      expect(told.map(({ id }) => id)).toEqual(['note:a', 'note:c', 'note:m', 'note:z']);
    }
  });
});

describe('what is counted', () => {
  test('V5: before notes are shown, the facilitator and the projector have counts and nothing else of them', async () => {
    await post('p0', 'n');
    await post('p0', 'm', 'develop');
    await post('p1', 'k');
    for (const who of ['host', 'screen'] as const) {
      const view = look(eyes[who]);
      const tally = view.list('tally')[0];
      expect(tally?.steps.find(({ step }) => step === 'step:notes')).toMatchObject({
        notes: 3,
        writers: 2,
        columns: [{ notes: 2 }, { notes: 1 }, { notes: 0 }],
      });
      expect(tally?.groups).toMatchObject([
        { group: 'group:g0', seats: 3, notes: 2, writers: 1 },
        { group: 'group:g1', seats: 3, notes: 1, writers: 1 },
      ]);
      const all = JSON.stringify([...view.all()]);
      expect(all).not.toMatch(/note:|Text /);
    }
  });

  test('V6: a tally has no note and no person in it, a pulse no note, and only the facilitator has a pulse', async () => {
    await post('p0', 'n');
    await reveal();
    for (const who of everybody) {
      const view = look(eyes[who]);
      expect(JSON.stringify(view.list('tally'))).not.toMatch(/note:|seat:/);
      expect(JSON.stringify(view.list('pulse'))).not.toContain('note:');
      expect(JSON.stringify(view.list('census'))).not.toMatch(/note:|seat:/);
      expect(JSON.stringify([...view.list('breadth'), ...view.list('score')])).not.toMatch(
        /note:|seat:|group:/,
      );
      expect(view.list('pulse').length > 0).toBe(who === 'host');
      expect(view.list('tally').length > 0).toBe(['host', 'screen', 'screen of W2'].includes(who));
      expect(view.list('census').length > 0).toBe(['host', 'reader'].includes(who));
    }
  });

  test('V7: who has written is told while nothing is shown; from then on neither who, nor from which group', async () => {
    const pulse = () =>
      look(facilitator)
        .list('pulse')
        .find((one) => one.workshop === w1);
    const tally = () =>
      look(facilitator)
        .list('tally')
        .find((one) => one.workshop === w1);
    await post('p0', 'n');
    expect(pulse()?.active).toEqual(['seat:p0']);
    await reveal();
    expect(pulse()?.active).toEqual([]);
    const before = tally();
    await post('p1', 'new');
    const after = tally();
    expect(pulse()?.active).toEqual([]);
    expect(after?.groups).toEqual(before?.groups);
    expect(new Set(after?.steps.map(({ writers }) => writers))).toEqual(new Set([0]));
    expect(after?.steps.find(({ step }) => step === 'step:notes')?.notes).toBe(2);
  });

  test('V8: whose dots are whose, nobody else ever sees; how many, everybody, once they are counted', async () => {
    await act(facilitator, 'theme.create', { id: 'theme:t', workshop: w1, title: 'T', notes: [] });
    await act(facilitator, 'step.start', { step: 'step:dots', from: 'step:notes' });
    await act(participant('p0'), 'dot.set', { step: 'step:dots', theme: 'theme:t', dots: 2 });
    for (const revealed of [false, true]) {
      await act(facilitator, 'step.reveal', { step: 'step:dots', revealed });
      for (const who of everybody) {
        const view = look(eyes[who]);
        expect(view.list('dot')).toHaveLength(who === 'writer' ? 1 : 0);
        const dots = view.list('score').map((one) => one.themes.map((line) => line.dots));
        expect(dots).toEqual(revealed ? [[2]] : []);
      }
    }
    const votes = storage.audit.filter(({ name }) => name === 'dot.set');
    expect(votes).toMatchObject([{ actor: 'participant', targets: [] }]);
  });
});

describe('people', () => {
  test('V9: who is moved to another group has its notes and no longer those of the group that was left', async () => {
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

  test('V10: who is shown out sees nothing, also not what came at the same moment', async () => {
    const phone = await harness.phone(participant('p0'), 'p0');
    await Promise.all([
      act(facilitator, 'seat.remove', { seat: 'seat:p0', removed: true }),
      post('p2', 'secret'),
    ]);
    expect(phone.replica.ended).toBe('access.ended');
    expect(JSON.stringify(phone.heard)).not.toContain('secret');
    expect(audiencesOf(participant('p0'), harness.room.store)).toBeNull();
    expect(audiencesOf(participant('p1', 'workshop:w2'), harness.room.store)).toBeNull();
    const again = await harness.phone(participant('p0'), 'again');
    expect(again.heard).toEqual([{ t: 'bye', code: 'access.ended' }]);
  });

  test('V11: nothing that any phone, projector or reader is ever sent names a person outside the own group', async () => {
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

  test('V12: the code of a workshop is known to its host and its room, not to readers or other occasions', () => {
    const knows = everybody.filter((who) => look(eyes[who]).get('workshop', w1)?.code !== '');
    expect(knows).toEqual(['writer', 'own group', 'other group', 'screen', 'host']);
  });

  test('V13: what a participant does stands in the log without the participant', async () => {
    await post('p0', 'n');
    await act(participant('p0'), 'seat.represent', { representative: true });
    const own = storage.audit.filter(({ actor }) => actor === 'participant');
    expect(own.map(({ name }) => name)).toEqual(['note.post', 'seat.represent']);
    expect(JSON.stringify(own)).not.toMatch(/p0|Text/);
  });
});

describe('who waits to be let in', () => {
  const waiting = participant('w');

  test('V14: who waits to be let in hears of the own waiting and of nothing else', async () => {
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
    const records = phone.heard.flatMap((one) =>
      one.t === 'welcome'
        ? one.layers.flatMap(({ put }) => put)
        : one.t === 'patch'
          ? one.layer.put
          : [],
    );
    expect(records.map(({ id }) => id)).toEqual([own]);
    expect([...phone.replica.view.list('attendance')].map(({ admitted }) => admitted)).toEqual([
      false,
    ]);
    expect(phone.replica.view.list('series')).toEqual([]);
    expect(phone.replica.ended).toBeNull();
    // The projector and the others do not hear of it either.
    for (const who of everybody.filter((one) => one !== 'host')) {
      expect(look(eyes[who]).get('seat', 'seat:w')).toBeUndefined();
      expect(look(eyes[who]).get('attendance', own)).toBeUndefined();
    }
    const arrived = () => look(eyes.screen).list('tally')[0]?.arrived;
    expect(arrived()).toBe(6);

    await act(facilitator, 'seat.admit', { workshop: w1, seats: ['seat:w'] });
    await expect.poll(() => phone.replica.view.get('attendance', own)?.admitted).toBe(true);
    expect(phone.replica.view.list('series').map(({ title }) => title)).toEqual(['New title']);
    expect(phone.replica.view.list('note')).toHaveLength(1);
    expect(arrived()).toBe(7);
  });

  test('V15: who is shown out while waiting hears nothing more', async () => {
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

  test('MR18: notes of a café lie on their table for whoever comes to it next, without their writers, and elsewhere for nobody', async () => {
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

  test('MR19: notes that were written for one group alone stay there, whatever is made of the rounds', async () => {
    await post('p0', 'n');
    const [answer] = await harness.room.submit(facilitator, 'x', [
      { name: 'group.form', args: next('g') },
    ]);
    expect(answer).toMatchObject({ ok: false, code: 'group.unknown' });
    const groups = [0, 1].map((g) => ({
      ...{ id: `group:g${g}`, letter: g === 0 ? 'A' : 'B', place: null, cafe: true },
      seats: [0, 2, 4].map((i) => `seat:p${i + g}`),
    }));
    await act(facilitator, 'group.form', { round: 'step:groups', groups });
    const [again] = await harness.room.submit(facilitator, 'x', [
      { name: 'group.form', args: next('g') },
    ]);
    expect(again).toMatchObject({ ok: false, code: 'group.unknown' });
    expect(sees(participant('p1'))).toBeUndefined();
  });
});

describe('who sits with whom', () => {
  test('MR20: wishes are known to facilitators alone, and what somebody wants to talk about to them and herself', async () => {
    const about = { id: 'wish:w', workshop: w1, kind: 'apart', letter: null };
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
