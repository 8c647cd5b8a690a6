import { describe, expect, test } from 'vitest';
import { Clients } from './clients.ts';

describe('how far a client has come', () => {
  test('E1: a mutation that comes again gets its first answer and is not run again', () => {
    const clients = new Clients([{ key: 'a', last: 3, refused: { 2: 'note.unknown' } }]);
    const draft = clients.draft();
    expect(draft.answerOf('a', 1)).toEqual({ n: 1, ok: true });
    expect(draft.answerOf('a', 2)).toEqual({ n: 2, ok: false, code: 'note.unknown', retry: false });
    expect(draft.answerOf('a', 3)).toEqual({ n: 3, ok: true });
    expect(draft.answerOf('a', 4)).toBeNull();
  });

  test('E2: a mutation after one that is missing is put off, never taken for a repetition', () => {
    const draft = new Clients([]).draft();
    expect(draft.answerOf('a', 2)).toEqual({ n: 2, ok: false, code: 'protocol.gap', retry: true });
    draft.record('a', { n: 1, ok: true });
    expect(draft.answerOf('a', 2)).toBeNull();
  });

  test('E3: a client that was answered by an earlier copy of the room goes on where it stands', () => {
    const clients = new Clients([{ key: 'a', last: 3, refused: {} }]);
    clients.greet('a', 7);
    expect(clients.draft().answerOf('a', 7)).toBeNull();
    expect(clients.draft().answerOf('a', 8)).toMatchObject({ code: 'protocol.gap' });
  });

  test('E4: what a batch answered counts only once it is kept', () => {
    const clients = new Clients([]);
    const dropped = clients.draft();
    dropped.record('a', { n: 1, ok: true });
    expect(clients.draft().answerOf('a', 1)).toBeNull();
    const kept = clients.draft();
    kept.record('a', { n: 1, ok: true });
    kept.keep();
    expect(clients.draft().answerOf('a', 1)).toEqual({ n: 1, ok: true });
  });

  test('E5: an answer that says "later" does not use the number up', () => {
    const draft = new Clients([]).draft();
    draft.record('a', { n: 1, ok: false, code: 'storage.unavailable', retry: true });
    expect(draft.answerOf('a', 1)).toBeNull();
    expect(draft.changed).toEqual([]);
  });
});
