import { expect, test } from 'vitest';
import { Series, seriesFixture, facilitator } from '../../../../tests/simulation/series.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import type { ArgsOf } from '../model/mutations.ts';
import { earlySteps } from './agenda.ts';
import { shownAudience } from '../visibility/audiences.ts';
import { project } from '../visibility/visibility.ts';

const workshop = 'workshop:early';
const step = 'step:sent';
const writer = { role: 'participant', seat: 'seat:early', workshop } as const;
const reader = { role: 'participant', seat: 'seat:reader', workshop } as const;
const server = { role: 'server' } as const;

/** A planned workshop with one step for notes, to which two people have come. */
function planned(columns = ['question']): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const about = { title: 'Konferens', date: '2027-05-04', place: null, groupSize: 5 };
  series.must(server, 'workshop.create', {
    id: workshop,
    code: '87654321',
    secret: 'K7M4QTAB',
    ...about,
  });
  const asked = columns.map((key) => ({ key, title: key, tone: 'neutral' as const }));
  series.must(
    facilitator,
    'step.add',
    newStep({ id: step, workshop, kind: 'notes', order: 0, title: 'Skicka in', columns: asked }),
  );
  for (const { seat } of [writer, reader]) {
    const who = { organisation: 'organisation:o0', role: 'role:r0', name: null };
    series.must(server, 'seat.take', { id: seat, ...who });
    series.must(server, 'seat.arrive', { seat, workshop });
  }
  return series;
}

const note = (text: string, id = 'note:sent', column = 'question'): ArgsOf<'note.post'> => ({
  ...{ id, step, column, text },
});
const post = (text: string, id?: string) => actorMutation(writer, 'note.post', note(text, id));

test('TP13: before a workshop begins people can write in steps that accept early answers, and nowhere else', () => {
  const series = planned();
  expect(series.do(post('Hur gör ni?'))).toBe('workshop.not-open');
  series.must(facilitator, 'step.early', { step, openedAt: 5 });
  expect(earlySteps(series.store, workshop).map(({ id }) => id)).toEqual([step]);
  expect(series.do(post('Hur gör ni?'))).toBeNull();
  const edit = { note: 'note:sent', text: 'Hur gör ni hos er?' };
  expect(series.do({ actor: writer, name: 'note.edit', args: edit })).toBeNull();
  // Nothing else than writing begins before the workshop.
  const ready = { step, ready: true };
  expect(series.do({ actor: writer, name: 'ready.set', args: ready })).toBe('workshop.not-open');
  series.must(facilitator, 'step.early', { step, openedAt: null });
  expect(series.do(post('En till', 'note:late'))).toBe('workshop.not-open');
  expect(series.store.get('note', 'note:sent')?.text).toBe('Hur gör ni hos er?');
});

test('TP14: early notes are counted at once and readable by others only after the reveal', () => {
  const series = planned();
  series.must(facilitator, 'step.early', { step, openedAt: 5 });
  series.must(writer, 'note.post', note('Hur gör ni?'));
  const audiences = () => {
    const note = series.store.get('note', 'note:sent');
    return note ? project(note, series.store).map(([audience]) => audience) : [];
  };
  expect(audiences()).toEqual([writer.seat]);
  series.must(facilitator, 'step.reveal', { step, revealed: true });
  expect(audiences()).toEqual(
    expect.arrayContaining([writer.seat, 'host', shownAudience(workshop)]),
  );
});

test('TP15: a step that contains notes cannot be removed, open or not', () => {
  const series = planned();
  series.must(facilitator, 'step.early', { step, openedAt: 5 });
  series.must(writer, 'note.post', note('Hur gör ni?'));
  series.must(facilitator, 'step.early', { step, openedAt: null });
  expect(series.do(actorMutation(facilitator, 'step.remove', { step }))).toBe('step.in-use');
});

test('TP16: only a workshop that has not begun accepts early answers, and only in notes steps', () => {
  const series = planned();
  const early = (one: string) =>
    series.do({ actor: facilitator, name: 'step.early', args: { step: one, openedAt: 5 } });
  expect(early('step:notes')).toBe('step.not-now');
  series.must(facilitator, 'workshop.open', { workshop });
  expect(early(step)).toBe('step.not-now');
  expect(earlySteps(series.store, workshop)).toEqual([]);
});

test('TP17: a note written in the parking column is in the parking lot from the start', () => {
  const series = planned(['parking', 'question']);
  series.must(facilitator, 'step.early', { step, openedAt: 5 });
  series.must(writer, 'note.post', note('Parkeringen', 'note:a', 'parking'));
  series.must(writer, 'note.post', note('Frågan', 'note:b'));
  const parked = (id: string) => series.store.get('note', id)?.parked;
  expect([parked('note:a'), parked('note:b')]).toEqual([true, false]);
});
