import { expect, test } from 'vitest';
import { Measures, spreadOf } from '../../src/commands/rehearse/measures.ts';
import { countNotes, missingFromPlan, seriesData } from '../../src/commands/rehearse/outcome.ts';
import { NoteLedger } from '../../src/commands/rehearse/occasion-run.ts';

/** Three notes: two saved, the third refused. */
function book(): NoteLedger {
  const notes = new NoteLedger();
  for (const n of [1, 2, 3]) {
    notes.wrote(n, `note:${n}`, { text: `Lapp ${n} `, step: 'step:1' }, `client/${n}`);
  }
  notes.answered({
    t: 'answers',
    client: 'client',
    answers: [
      { n: 1, ok: true },
      { n: 2, ok: true },
      { n: 3, ok: false, code: 'note.too-many', retry: false },
    ],
  });
  return notes;
}

const one = { id: 'note:1', text: 'Lapp 1' };
const two = { id: 'note:2', text: 'Lapp 2' };

test.each([
  ['all is there', [one, two], { stored: 2, lost: 0, duplicated: 0 }],
  ['one is gone', [one], { stored: 1, lost: 1, duplicated: 0 }],
  ['one says something else', [one, { ...two, text: 'Lapp' }], { stored: 2, lost: 1 }],
  ['one is there twice', [one, two, two], { stored: 3, lost: 0, duplicated: 1 }],
  ['one that nobody wrote', [one, two, { ...two, id: 'note:4' }], { lost: 0, duplicated: 1 }],
  ['one that was refused', [one, two, { ...two, id: 'note:3' }], { lost: 0, duplicated: 1 }],
  ['nothing', [], { stored: 0, lost: 2, duplicated: 0 }],
])('notes: %s', (_, notes, expected) => {
  const data = seriesData({ notes, areas: [], actions: [], more: [one] });
  expect(countNotes(book(), data)).toMatchObject({ sent: 3, acked: 2, ...expected });
});

test.each([null, [], { notes: [one, two] }, { notes: {}, areas: [], actions: [] }])(
  'data that is none has nothing: %j',
  (document) => {
    expect(countNotes(book(), seriesData(document))).toMatchObject({ stored: 0, lost: 2 });
  },
);

test('areas and actions that are not in the data are counted', () => {
  const plan = { areas: ['area:1'], actions: ['action:1', 'action:2'], stances: 0 };
  const data = seriesData({ notes: [], areas: [{ id: 'area:1' }], actions: [{ id: 'action:2' }] });
  expect(missingFromPlan(plan, data)).toBe(1);
});

test('percentiles are values that were measured', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(spreadOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 });
  expect(spreadOf([7])).toEqual({ p50: 7, p95: 7, p99: 7 });
  expect(spreadOf([])).toEqual({ p50: null, p95: null, p99: null });
});

test('a note counts from when the room could have had it, a screen only while it is there', () => {
  let now = 0;
  const measures = new Measures(() => now);
  for (const phone of ['ann', 'bo', 'cia']) measures.connected(phone);
  measures.disconnected('ann');
  now = 1_000;
  measures.wrote('note:1', 'ann');
  measures.disconnected('cia');
  now = 5_000;
  measures.connected('ann');
  now = 5_010;
  measures.acked('note:1');
  measures.acked('note:1');
  measures.seen('note:1', 'ann');
  measures.seen('note:1', 'bo');
  now = 9_000;
  measures.connected('cia');
  measures.seen('note:1', 'cia');
  measures.seen('note:1', 'bo');
  expect(measures.ackMs.p99).toBe(10);
  expect(measures.screenMs).toEqual({ p50: 10, p95: 10, p99: 10 });
});
