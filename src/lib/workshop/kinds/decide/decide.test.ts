import { expect, test } from 'vitest';
import { openHarness } from '../../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';
import { MemoryStorage } from '../../../sync/storage/memory-storage.ts';
import type { AnyRecord } from '../../model/records.ts';
import { buildPlanDocument } from '../../plan/build-document.ts';
import type { Course } from './model.ts';

const step = 'step:decide';

async function atDecision(seats = 4) {
  const storage = new MemoryStorage<AnyRecord>();
  const harness = await openHarness({ storage });
  const { room } = harness;
  const { participants } = await buildWorkshop(room, { seats, organisations: 2 });
  await goTo(room, 'decide');
  return { ...harness, storage, room, participants };
}

const give = (course: Course | null, reason: string | null = null) => ({
  name: 'opinion.give' as const,
  args: { step, course, reason },
});
const draft = (number: number, course: Course, wording = '') => ({
  name: 'decision.write' as const,
  args: { step, number, change: { course, wording, next: '2027-01-10' } },
});
const make = (number: number, at: number | null = 1_000) => ({
  name: 'decision.make' as const,
  args: { step, number, at },
});
const reveal = [{ name: 'step.reveal' as const, args: { step, revealed: true } }];

test('CD6: an answer to continue, adjust or stop is sent to nobody but whoever gave it; once shown, how many each and the reasons, never together', async () => {
  const { room, participants } = await atDecision();
  const courses: Course[] = ['continue', 'adjust', 'adjust', 'stop'];
  for (const [at, actor] of participants.entries()) {
    await must(room, actor, [give(courses[at] ?? 'adjust', `skäl ${4 - at}`)]);
  }
  const seen = (audience: string) => room.view([audience]).list('opinion');
  expect(seen('seat:p1').map(({ course }) => course)).toEqual(['continue']);
  for (const audience of ['host', 'public', 'workshop:w1', 'screen:w1', 'archive', 'seat:p2']) {
    expect(seen(audience).filter(({ seat }) => seat === 'seat:p1')).toEqual([]);
  }
  expect(room.view(['public']).list('leanings')).toEqual([]);
  await must(room, facilitator, reveal);
  expect(room.view(['public']).list('leanings')).toMatchObject([
    { voters: 4, counts: [1, 2, 1], reasons: ['skäl 1', 'skäl 2', 'skäl 3', 'skäl 4'] },
  ]);
  const [late] = participants;
  if (!late) throw new Error('nobody');
  const refused = await room.submit(late, 'late', [give('stop')]);
  expect(refused.map((answer) => !answer.ok && answer.code)).toEqual(['step.not-now']);
});

test('CD7: a decision is shown to nobody before it is made, then to all with its day and who had come, as the room works it out', async () => {
  const { room } = await atDecision();
  const empty = await room.submit(facilitator, 'desk', [make(1)]);
  expect(empty.map((answer) => !answer.ok && answer.code)).toEqual(['step.not-now']);
  await must(room, facilitator, [draft(1, 'adjust', 'Vi ses varannan vecka.')]);
  const told = (audience: string) => room.view([audience]).list('decision');
  expect([told('workshop:w1'), told('archive'), told('public')]).toEqual([[], [], []]);
  await must(room, facilitator, [make(1, 9e15 > Date.now() ? Date.now() + 1e9 : 1)]);
  for (const audience of ['workshop:w1', 'archive', 'host']) {
    expect(told(audience)).toMatchObject([
      {
        ...{ course: 'adjust', wording: 'Vi ses varannan vecka.', next: '2027-01-10' },
        ...{ people: 4, organisations: ['organisation:o0', 'organisation:o1'] },
      },
    ]);
  }
  // Never later than the room's own clock says.
  expect(told('host')[0]?.madeAt).toBeLessThanOrEqual(Date.now());
});

test('CD8: a later decision replaces the one that stands, which is kept with its day; making one can be undone', async () => {
  const { room, storage } = await atDecision();
  await must(room, facilitator, [draft(1, 'adjust', 'Varannan vecka.'), make(1, Date.now())]);
  const changed = await room.submit(facilitator, 'desk', [draft(1, 'stop')]);
  expect(changed.map((answer) => !answer.ok && answer.code)).toEqual(['step.not-now']);
  await must(room, facilitator, [draft(2, 'continue', 'Varje vecka.')]);
  const stands = () => room.view(['workshop:w1']).list('decision');
  expect(stands()).toMatchObject([{ number: 1, course: 'adjust' }]);
  await must(room, facilitator, [make(2, Date.now())]);
  expect(stands()).toMatchObject([{ number: 2, course: 'continue' }]);
  expect(room.view(['archive']).list('decision')).toMatchObject([
    { number: 1, course: 'adjust', wording: 'Varannan vecka.' },
    { number: 2 },
  ]);
  const made = storage.audit.filter(({ name }) => name === 'decision.make');
  expect(made.map(({ targets }) => targets)).toEqual([
    ['decision:decide.1'],
    ['decision:decide.2'],
  ]);
  await must(room, facilitator, [make(2, null)]);
  expect(stands()).toMatchObject([{ number: 1 }]);
});

test('CD9: a document has the decision first, and how people thought only with at least three answers', async () => {
  for (const answers of [2, 3]) {
    const { room, participants } = await atDecision(4);
    for (const actor of participants.slice(0, answers)) {
      await must(room, actor, [give('continue', 'Det ger mer än det tar.')]);
    }
    await must(room, facilitator, [...reveal, draft(1, 'continue'), make(1, Date.now())]);
    const plan = buildPlanDocument(room.view(['public', 'archive']), { today: '2026-09-22' });
    const [first] = plan.occasions.flatMap(({ results }) => results);
    expect(first).toMatchObject({
      kind: 'decide',
      decision: {
        ...{ course: 'continue', people: 4 },
        organisations: ['Organisation 0', 'Organisation 1'],
      },
      leanings:
        answers < 3
          ? null
          : { counts: [3, 0, 0], reasons: [/./, /./, /./].map(() => expect.any(String) as string) },
    });
  }
});
