import { expect, test } from 'vitest';
import { facilitator, noon, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { RecordStore } from '../../sync/store.ts';
import { buildPlanDocument } from '../plan/build-document.ts';
import type { Actor } from '../model/actor.ts';
import type { AnyRecord } from '../model/records.ts';
import { aheadOf, seatsAt } from '../people/attendance.ts';
import { newOrganisations } from '../speakers/called.ts';
import { statsOf } from '../visibility/derived.ts';
import { project } from '../visibility/visibility.ts';
import { madeQuestions, originsOf } from './main-questions.ts';

const workshop = 'workshop:early';
const sent = 'step:sent';
const dialogue = 'step:dialogue';
const server: Actor = { role: 'server' };
const column = { key: 'question', title: 'Fråga', tone: 'neutral' as const };
const person = (n: number) => ({ role: 'participant', seat: `seat:e${n}`, workshop }) as const;

/** In which each mutation comes some time after the one before. */
class Course extends Series {
  #now = noon;

  override do(act: Parameters<Series['do']>[0], now = (this.#now += 10)): string | null {
    return super.do(act, now);
  }
}

/** A workshop that takes answers early, which so many people have joined from home. */
function planned(people: number): Series {
  const series = new Course();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  series.must(server, 'workshop.create', {
    ...{ id: workshop, code: '87654321', secret: 'K7M4QTAB', ...about },
  });
  const step = (id: string, order: number, questions: string[]) =>
    series.must(
      facilitator,
      'step.add',
      newStep({ id, workshop, kind: 'notes', order, title: id, columns: [column], questions }),
    );
  step('step:hello', 0, []);
  step(sent, 1, ['Vad vill du att vi tar upp?']);
  step(dialogue, 2, ['Hur gör vi?']);
  series.must(facilitator, 'step.early', { step: sent, openedAt: 5 });
  for (let n = 0; n < people; n += 1) join(series, n);
  return series;
}

function join(series: Series, n: number): void {
  const who = { organisation: 'organisation:o0', role: 'role:r0', name: null };
  series.must(server, 'seat.take', { id: `seat:e${n}`, ...who });
  series.must(server, 'seat.arrive', { seat: `seat:e${n}`, workshop });
}

function send(series: Series, n: number, id = `note:e${n}`): void {
  const note = { id, step: sent, column: 'question', text: `Fråga ${n}` };
  series.must(person(n), 'note.post', note);
}

const read = (series: Series) =>
  series.do({ actor: facilitator, name: 'reading.read', args: { step: sent } });

/** Who is sent a note now. */
function readersOf(series: Series, id: string): readonly string[] {
  const note = series.store.get('note', id);
  return note ? project(note, series.store).map(([audience]) => audience) : [];
}

test('EQ1: what was sent in is read ahead by facilitators alone, and only what at least three people have sent in since the last time', () => {
  const series = planned(6);
  send(series, 0);
  send(series, 0, 'note:again');
  send(series, 1);
  expect(read(series)).toBe('reading.too-few');
  expect(readersOf(series, 'note:e0')).toEqual(['seat:e0']);
  send(series, 2);
  expect(read(series)).toBeNull();
  for (const id of ['note:e0', 'note:again', 'note:e1', 'note:e2']) {
    const { author } = series.store.get('note', id) ?? {};
    expect(readersOf(series, id)).toEqual([author, 'host']);
  }
  const [, hosts] = project(series.store.get('note', 'note:e0') ?? fail(), series.store);
  expect(hosts?.[1]).toMatchObject({ author: null, organisation: null, postedAt: null });
  // What one or two send in afterwards would be known as theirs.
  send(series, 3);
  send(series, 4);
  expect(readersOf(series, 'note:e3')).toEqual(['seat:e3']);
  expect(read(series)).toBe('reading.too-few');
  send(series, 5);
  expect(read(series)).toBeNull();
  expect(readersOf(series, 'note:e3')).toEqual(['seat:e3', 'host']);
});

test('EQ2: what was read can be put away and read again, and no note is told from the others by that', () => {
  const series = planned(4);
  for (const n of [0, 1, 2]) send(series, n);
  expect(read(series)).toBeNull();
  const cover = { step: sent, covered: true };
  series.must(facilitator, 'reading.cover', cover);
  expect(readersOf(series, 'note:e0')).toEqual(['seat:e0']);
  send(series, 3);
  // Read anew it would be the one note that was not there before.
  expect(read(series)).toBe('reading.too-few');
  series.must(facilitator, 'reading.cover', { ...cover, covered: false });
  expect(readersOf(series, 'note:e0')).toEqual(['seat:e0', 'host']);
  expect(readersOf(series, 'note:e3')).toEqual(['seat:e3']);
  // Taken back it is gone for whoever reads, at once.
  series.must(person(0), 'note.withdraw', { note: 'note:e0', withdrawn: true });
  expect(readersOf(series, 'note:e0')).toEqual(['seat:e0']);
});

test('EQ3: a main question is made of notes that can be read, keeps them when it is worded anew, and loses them when something else is asked', () => {
  const series = planned(4);
  for (const n of [0, 1, 2]) send(series, n);
  const made = {
    ...{ id: 'mainQuestion:q', step: sent, askedIn: dialogue, text: 'Hur når vi varandra?' },
    notes: ['note:e2', 'note:e0'],
  };
  const make = () => series.do({ actor: facilitator, name: 'mainQuestion.make', args: made });
  const ask = (...questions: string[]) =>
    series.must(facilitator, 'step.edit', { step: dialogue, change: { questions } });
  const of = () => originsOf(series.store, series.store.get('step', dialogue) ?? fail());
  expect(make()).toBe('note.unknown');
  expect(read(series)).toBeNull();
  expect(make()).toBeNull();
  // It stands for nothing until it is asked.
  expect(of()).toBe(0);
  ask('Hur når vi varandra?');
  expect(of()).toBe(2);
  ask('Hur når vi varandra i vardagen?');
  expect(of()).toBe(2);
  const step = series.store.get('step', dialogue) ?? fail();
  expect(madeQuestions(series.store, step)).toMatchObject([
    { text: 'Hur når vi varandra i vardagen?', notes: ['note:e0', 'note:e2'] },
  ]);
  // Everybody is told which notes it was made of, and nobody by that what they say.
  const question = series.store.get('mainQuestion', 'mainQuestion:q') ?? fail();
  expect(project(question, series.store).map(([audience]) => audience)).toEqual(['host', 'public']);
  expect(readersOf(series, 'note:e0')).toEqual(['seat:e0', 'host']);
  ask('Något annat?', 'Och något till?');
  expect(of()).toBe(0);
  series.must(facilitator, 'mainQuestion.remove', { id: made.id, removed: true });
  ask('Hur når vi varandra i vardagen?');
  expect(of()).toBe(0);
});

test('EQ4: who has only sent something in has not come: they are counted nowhere as here, sit in no group, and do once they come', () => {
  const series = planned(3);
  const here = () => seatsAt(series.store, workshop).map(({ id }) => id);
  for (const n of [0, 1, 2]) send(series, n);
  const stats = () => statsOf(series.store.get('workshop', workshop) ?? fail(), series.store);
  expect(here()).toEqual([]);
  expect(stats()).toMatchObject({ arrived: 0, organisations: [], sentIn: 3 });
  expect(aheadOf(series.store, workshop)).toHaveLength(3);
  const come = (actor: Actor, seat: string) =>
    series.do({ actor, name: 'seat.come', args: { seat, workshop, here: true } });
  expect(come(person(0), 'seat:e0')).toBe('workshop.not-open');
  series.must(facilitator, 'workshop.open', { workshop });
  // Who comes now has come.
  join(series, 3);
  expect(here()).toEqual(['seat:e3']);
  const groups = [{ id: 'group:x', letter: 'A', place: null, seats: ['seat:e3'] }];
  const round = 'step:mixing';
  series.must(
    facilitator,
    'step.add',
    newStep({ id: round, workshop, kind: 'groups', order: 0.5 }),
  );
  series.must(facilitator, 'step.start', { step: round, from: 'step:hello' });
  series.must(facilitator, 'group.form', { round, groups });
  const seated = () =>
    series.store.list('membership').flatMap(({ group, seat }) => (group === 'group:x' ? seat : []));
  expect(seated()).toEqual(['seat:e3']);
  expect(come(person(0), 'seat:e1')).toBe('access.not-yours');
  expect(come(person(0), 'seat:e0')).toBeNull();
  expect(come(facilitator, 'seat:e1')).toBeNull();
  expect(here().toSorted()).toEqual(['seat:e0', 'seat:e1', 'seat:e3']);
  expect(seated().toSorted()).toEqual(['seat:e0', 'seat:e1', 'seat:e3']);
  expect(stats().arrived).toBe(3);
  // Whoever is at home is no newcomer of the room.
  expect([...newOrganisations(series.store, workshop)]).toEqual([]);
});

test('EQ5: how many have sent something in is the same whoever comes or takes something back', () => {
  const series = planned(4);
  for (const n of [0, 1, 2]) send(series, n);
  const sentIn = () =>
    statsOf(series.store.get('workshop', workshop) ?? fail(), series.store).sentIn;
  expect(sentIn()).toBe(3);
  series.must(person(0), 'note.withdraw', { note: 'note:e0', withdrawn: true });
  expect(sentIn()).toBe(3);
  series.must(facilitator, 'workshop.open', { workshop });
  series.must(facilitator, 'seat.come', { seat: 'seat:e0', workshop, here: true });
  series.must(facilitator, 'seat.come', { seat: 'seat:e3', workshop, here: true });
  expect(sentIn()).toBe(3);
});

test('EQ6: the result has with a main question the notes that it was made of, once they are shown', () => {
  const series = planned(3);
  series.must(facilitator, 'series.lead', { series: 'series:s1', result: 'summary' });
  const columns = ['example', 'lesson'].map((key) => ({ ...column, key, title: key }));
  const change = { questions: ['Hur når vi varandra?'], columns };
  series.must(facilitator, 'step.edit', { step: dialogue, change });
  for (const n of [0, 1, 2]) send(series, n);
  expect(read(series)).toBeNull();
  series.must(facilitator, 'mainQuestion.make', {
    ...{ id: 'mainQuestion:q', step: sent, askedIn: dialogue, text: 'Hur når vi varandra?' },
    notes: ['note:e2', 'note:e0'],
  });
  series.must(facilitator, 'workshop.open', { workshop });
  series.must(facilitator, 'seat.come', { seat: 'seat:e0', workshop, here: true });
  series.must(facilitator, 'step.start', { step: dialogue, from: 'step:hello' });
  const answer = { id: 'note:a', step: dialogue, column: 'lesson', text: 'Ring.' };
  series.must(person(0), 'note.post', answer);
  series.must(facilitator, 'step.reveal', { step: dialogue, revealed: true });
  const parts = () => {
    const view = seenBy(series, ['public', 'archive']);
    const { blocks, occasions } = buildPlanDocument(view, { today: '2027-05-05' });
    expect(occasions.find(({ title }) => title === 'Konferens')).toMatchObject({
      ...{ participants: 1, sentIn: 3 },
    });
    return (blocks.mainQuestions ?? []).flatMap((block) => block.parts);
  };
  expect(parts().map(({ word }) => word)).not.toContain('sent');
  series.must(facilitator, 'step.reveal', { step: sent, revealed: true });
  const [origin] = parts().filter(({ word }) => word === 'sent');
  expect(origin?.notes.map(({ text }) => text)).toEqual(['Fråga 0', 'Fråga 2']);
});

/** What some audiences see. */
function seenBy({ store }: Series, audiences: readonly string[]): RecordStore<AnyRecord> {
  const records = [...store.all()].flatMap((record) => project(record, store));
  return new RecordStore(
    records.flatMap(([audience, record]) => (audiences.includes(audience) ? [record] : [])),
  );
}

function fail(): never {
  throw new Error('not there');
}
