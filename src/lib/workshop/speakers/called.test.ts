import { expect, test } from 'vitest';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { facilitator, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { seatsAt } from '../people/attendance.ts';
import { oneOfEach } from './called.ts';
import { speakerQueueOf } from './speaker-queue.ts';
import { labelOf } from './speaker.ts';

const server = { role: 'server' } as const;

/** Two workshops: o0, o1 and o2 were at the first; o3 comes to the second, where two of o0 are. */
function secondMeeting(): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  series.must(server, 'organisation.add', { id: 'organisation:o3', name: 'o3', kind: 'kommun' });
  const about = { role: 'role:r0', name: 'Amina' };
  series.must(server, 'seat.take', { id: 'seat:new', organisation: 'organisation:o3', ...about });
  series.must(server, 'seat.take', { id: 'seat:mate', organisation: 'organisation:o0', ...about });
  series.must(facilitator, 'workshop.open', { workshop: 'workshop:w2' });
  for (const seat of ['seat:p0', 'seat:p1', 'seat:mate', 'seat:new']) {
    series.must(server, 'seat.arrive', { seat, workshop: 'workshop:w2' });
  }
  return series;
}

function queue(series: Series, seats: readonly string[]) {
  const line = seats.map((who) => ({ who, label: labelOf(series.store, who) }));
  series.must(facilitator, 'speaker.line', { step: 'step:round-2', line });
  const step = series.store.get('step', 'step:round-2');
  if (!step) throw new Error('no step');
  return speakerQueueOf(step, series.store)?.line ?? [];
}

test('FM21: a round by organisation has one person from each, those of organisations that are new in the series first and marked as new', () => {
  const series = secondMeeting();
  const seats = seatsAt(series.store, 'workshop:w2');
  const line = oneOfEach(series.store, 'workshop:w2', seats);
  expect(line).toEqual(['seat:new', 'seat:mate', 'seat:p1']);
  expect(queue(series, line).map(({ fresh }) => fresh)).toEqual([true, false, false]);
  // At the first workshop all are new, and nobody is marked.
  expect(oneOfEach(series.store, 'workshop:w1', seatsAt(series.store, 'workshop:w1'))).toHaveLength(
    3,
  );
});

test('FM22: two people of one role in one organisation are told apart in the list of speakers, by name only if they have agreed to it', () => {
  const series = secondMeeting();
  const labels = () => queue(series, ['seat:p0', 'seat:mate', 'seat:p1']).map(({ label }) => label);
  expect(labels()).toEqual(['r0, o0', 'r0, o0 (2)', 'r1, o1']);
  const mate = { role: 'participant', seat: 'seat:mate', workshop: 'workshop:w2' } as const;
  const show = (shown: boolean) => series.do(actorMutation(mate, 'seat.showName', { shown }));
  expect(show(true)).toBeNull();
  expect(labels()).toEqual(['r0, o0', 'Amina, r0, o0', 'r1, o1']);
  expect(show(false)).toBeNull();
  expect(labels()).toEqual(['r0, o0', 'r0, o0 (2)', 'r1, o1']);
});
