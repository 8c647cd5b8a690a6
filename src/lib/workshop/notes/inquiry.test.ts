import { beforeEach, describe, expect, test } from 'vitest';
import { exportSeries } from '#lib/server/export/series-json.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { viewOf } from '../../../../tests/privacy/views.ts';
import { facilitator, noon, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { rehearsalOf } from '../agenda/rehearsal.ts';
import type { Actor } from '../model/actor.ts';
import { inquiryId } from '../model/inquiry.ts';
import type { ArgsOf, MutationName } from '../model/mutations.ts';
import { presenceId } from '../model/presence.ts';
import { buildPlanDocument } from '../plan/build-document.ts';
import { roomDomain } from '../room-domain.ts';
import { project } from '../visibility/visibility.ts';
import { unshownNotes } from '../visibility/unshown.ts';
import { inquiriesFor } from './asking.ts';

const w1 = 'workshop:w1';
const secret = 'An answer that nobody else reads';
const people = Array.from({ length: 8 }, (_, i) => `seat:p${i}`);
const person = (n: number): Actor => ({ role: 'participant', seat: `seat:p${n}`, workshop: w1 });

let series: Series;
let steps = 0;

function does<Name extends MutationName>(actor: Actor, name: Name, args: ArgsOf<Name>) {
  return series.do(actorMutation(actor, name, args));
}

const ask = (n: number, text = 'Can you tell us more?') =>
  does(facilitator, 'inquiry.ask', { note: `note:n${n}`, text });
const answer = (n: number, text: string | null = `${secret} ${n}`) =>
  does(person(n), 'inquiry.answer', { note: `note:n${n}`, answer: text, left: text === null });
const stored = (n: number) => series.store.get('inquiry', inquiryId(`note:n${n}`));
/** What facilitators see of what was asked about the first notes. */
const host = (...of: number[]) =>
  of.map((n) => viewOf(series.store, ['host']).get('inquiry', inquiryId(`note:n${n}`)));

function connect(count: number): void {
  for (const [i, who] of people.entries()) {
    if (i < count) series.store.put({ type: 'presence', id: presenceId(who), who });
    else series.store.remove(presenceId(who));
  }
}

/** To a step in which the workshop has not been. */
function goOn(): void {
  steps += 1;
  const id = `step:more${steps}`;
  const about = { id, workshop: w1, kind: 'talk', order: 50 + steps } as const;
  series.must(facilitator, 'step.add', newStep(about));
  const from = series.store.get('workshop', w1)?.step ?? null;
  series.must(facilitator, 'step.start', { step: id, from });
}

beforeEach(() => {
  series = new Series();
  for (const act of seriesFixture(8)) series.must(act.actor, act.name, act.args);
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  const step = 'step:notes';
  for (let n = 0; n < 8; n += 1) {
    const note = { id: `note:n${n}`, step, column: 'works', text: `Text ${n}` };
    series.must(person(n), 'note.post', note);
  }
  series.must(facilitator, 'note.copy', {
    ...{ id: 'note:paper', step, column: 'works', text: 'x', group: null, withdrawn: false },
  });
  series.must(facilitator, 'step.reveal', { step, revealed: true });
  connect(8);
});

test('IQ1: what is asked about a note is sent to its writer and to facilitators alone, and about a note on paper facilitators see the same', () => {
  expect(ask(0)).toBeNull();
  expect(answer(0)).toBeNull();
  const record = stored(0);
  if (!record) throw new Error('nobody was asked');
  const sent = new Map(project(record, series.store));
  expect([...sent.keys()].toSorted()).toEqual(['host', 'seat:p0']);
  expect(sent.get('seat:p0')).toEqual(record);
  expect(JSON.stringify(sent.get('host'))).not.toContain(secret);
  // Nobody else answers, and is told nothing by the refusal.
  const foreign = { note: 'note:n0', answer: 'x', left: false };
  expect(does(person(1), 'inquiry.answer', foreign)).toBe('access.not-yours');
  expect(does(person(1), 'inquiry.answer', { ...foreign, note: 'note:none' })).toBe(
    'access.not-yours',
  );
  const paper = { note: 'note:paper', text: 'Can you tell us more?' };
  expect(does(facilitator, 'inquiry.ask', paper)).toBeNull();
  const asked = series.store.get('inquiry', 'inquiry:paper');
  const told = new Map(asked ? project(asked, series.store) : []);
  expect([...told.keys()]).toEqual(['host']);
  expect(told.get('host')).toEqual({
    ...sent.get('host'),
    ...{ id: 'inquiry:paper', note: 'note:paper' },
  });
});

describe('IQ2', () => {
  const rule =
    'IQ2: facilitators learn nothing of answers until at least three are told together, as the workshop goes on with three of four phones connected';

  test(rule, () => {
    for (const n of [0, 1, 2, 3]) ask(n);
    const before = host(0, 1, 2, 3);
    answer(0);
    answer(1);
    answer(2, null);
    expect(host(0, 1, 2, 3)).toEqual(before);
    // Two have answered, and one has left it: going on tells nothing, and looks the same for all.
    goOn();
    expect(host(0, 1, 2, 3)).toEqual(before.map((seen) => seen && { ...seen, chances: 1 }));
    answer(3);
    expect(host(3)).toEqual(
      host(2).map((seen) => seen && { ...seen, id: 'inquiry:n3', note: 'note:n3' }),
    );
    goOn();
    expect(host(0, 1, 2, 3).map((seen) => seen?.answer)).toEqual([
      `${secret} 0`,
      `${secret} 1`,
      null,
      `${secret} 3`,
    ]);
    // What is told stays as it is.
    expect(answer(0, 'Another')).toBe('inquiry.over');
    expect(host(2)[0]?.left).toBe(false);
  });

  test(`${rule} (phones that are off)`, () => {
    for (const n of [0, 1, 2]) ask(n);
    for (const n of [0, 1, 2]) answer(n);
    connect(5);
    goOn();
    expect(host(0, 1, 2).map((seen) => [seen?.answer, seen?.chances])).toEqual(
      Array(3).fill([null, 0]),
    );
    connect(6);
    goOn();
    expect(host(0, 1, 2).every((seen) => seen?.state === 'told')).toBe(true);
  });

  test(`${rule} (going back and forth, and the end)`, () => {
    for (const n of [0, 1, 2]) ask(n);
    for (const n of [0, 1, 2]) answer(n);
    series.must(facilitator, 'step.start', { step: 'step:welcome', from: 'step:notes' });
    series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
    expect(host(0)[0]?.answer).toBeNull();
    series.must(facilitator, 'workshop.close', { workshop: w1 });
    expect(host(0)[0]?.answer).toBe(`${secret} 0`);
  });
});

test('IQ3: while somebody is removed nobody can be asked, and removing somebody ends what was asked before', () => {
  for (const n of [0, 1, 2]) ask(n);
  for (const n of [0, 1, 2]) answer(n);
  series.must(facilitator, 'seat.remove', { seat: 'seat:p7', removed: true });
  expect(host(0, 1, 2).map((seen) => seen?.state)).toEqual(['over', 'over', 'over']);
  expect(stored(0)?.answer).toBeNull();
  expect(ask(3)).toBe('inquiry.not-now');
  series.must(facilitator, 'seat.remove', { seat: 'seat:p7', removed: false });
  expect(ask(0)).toBe('inquiry.over');
  goOn();
  expect(host(0, 1, 2).map((seen) => seen?.answer)).toEqual([null, null, null]);
  expect(ask(3)).toBeNull();
});

test('IQ4: one writer can be asked for every two phones, at most sixteen, and none where there are fewer than six', () => {
  expect([0, 3, 5, 6, 7, 12, 32, 500].map(inquiriesFor)).toEqual([0, 0, 0, 3, 3, 6, 16, 16]);
  expect([0, 1, 2, 3].map((n) => ask(n))).toEqual([null, null, null, null]);
  expect(ask(4)).toBe('inquiry.not-now');
  // Asked again, or taken back, it is no other.
  expect(ask(3, 'And what would help?')).toBeNull();
  series.must(facilitator, 'inquiry.remove', { note: 'note:n3', removed: true });
  expect(ask(4)).toBe('inquiry.not-now');
  expect(ask(3)).toBeNull();
  // What was answered was another question.
  answer(3);
  expect(ask(3, 'Why?')).toBeNull();
  expect(stored(3)?.answer).toBeNull();
});

test('IQ5: an answer that was not told the third time the workshop could tell is never told', () => {
  for (const n of [0, 1, 2]) ask(n);
  answer(0);
  answer(1);
  for (let times = 0; times < 3; times += 1) goOn();
  expect(host(0, 1, 2).map((seen) => seen?.state)).toEqual(['over', 'over', 'over']);
  expect(answer(2)).toBe('inquiry.over');
  expect(stored(0)?.answer).toBeNull();
});

test('IQ6: neither question nor answer stands in the plan, in an export or in a rehearsal', () => {
  const question = 'A question that nobody else reads';
  for (const n of [0, 1, 2]) ask(n, question);
  for (const n of [0, 1, 2]) answer(n);
  goOn();
  expect(host(0)[0]?.answer).toBe(`${secret} 0`);
  const { store } = series;
  const archive = viewOf(store, ['public', 'archive', 'workshop:w1', 'screen:w1', 'shown:w1']);
  const plan = buildPlanDocument(archive, { today: '2026-09-22' });
  const all = {
    views: [...archive.all()],
    ...{ plan, unshown: unshownNotes(store) },
    data: exportSeries({
      ...{ archive, host: viewOf(store, ['host']), plan, unshown: unshownNotes(store), now: noon },
    }),
    copy: rehearsalOf(store, {
      ...{ workshop: 'workshop:w2', series: 'series:copy', newKey: () => 'k', newDraws: () => '' },
      newCode: () => ({ code: '11111111', secret: 'K7M4QTAB' }),
    }),
  };
  expect(JSON.stringify(all)).toContain('Text 0');
  expect(JSON.stringify(all)).not.toContain(secret);
  expect(JSON.stringify(all)).not.toContain(question);
});

test('IQ7: the log does not record when somebody answered', () => {
  expect(roomDomain.isAudited('inquiry.answer')).toBe(false);
  expect(roomDomain.isAudited('inquiry.ask')).toBe(true);
});
