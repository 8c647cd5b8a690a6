import { describe, expect, test } from 'vitest';
import { clientName } from '../client-name.ts';
import { Clients } from './clients.ts';

describe('how far a client has come', () => {
  test('E1: a repeated mutation gets its first answer and is not run again', () => {
    const clients = new Clients([{ key: 'a', last: 3, refused: { 2: 'note.unknown' } }]);
    const draft = clients.draft();
    expect(draft.answerOf('a', 1)).toEqual({ n: 1, ok: true });
    expect(draft.answerOf('a', 2)).toEqual({ n: 2, ok: false, code: 'note.unknown', retry: false });
    expect(draft.answerOf('a', 3)).toEqual({ n: 3, ok: true });
    expect(draft.answerOf('a', 4)).toBeNull();
  });

  test('E2: a mutation that arrives after a missing sequence number is deferred, never treated as a repetition', () => {
    const draft = new Clients([]).draft();
    expect(draft.answerOf('a', 2)).toEqual({ n: 2, ok: false, code: 'protocol.gap', retry: true });
    draft.record('a', { n: 1, ok: true });
    expect(draft.answerOf('a', 2)).toBeNull();
  });

  test('E3: a client that was acknowledged by an earlier copy of the room continues from its own sequence number', () => {
    const clients = new Clients([{ key: 'a', last: 3, refused: {} }]);
    clients.resumeAt('a', 7);
    expect(clients.draft().answerOf('a', 7)).toBeNull();
    expect(clients.draft().answerOf('a', 8)).toMatchObject({ code: 'protocol.gap' });
  });

  test('E47: what a client that may have been pruned sends again is refused for good, and those that are known or newer go on', () => {
    const key = (opened: number): string => `seat:a/${clientName(opened, 'k'.repeat(21))}`;
    const known = { key: key(10), last: 3, refused: {} };
    const clients = new Clients([known], 1_000);
    const tooOld = { n: 1, ok: false, code: 'protocol.too-old', retry: false };
    const draft = clients.draft();
    for (const pruned of [key(999), 'seat:a/client-of-earlier-version']) {
      clients.resumeAt(pruned, 1);
      expect(draft.answerOf(pruned, 1)).toEqual(tooOld);
      // Whatever it says of itself: what it had answered is not known either.
      clients.resumeAt(pruned, 5);
      expect(draft.answerOf(pruned, 5)).toEqual({ ...tooOld, n: 5 });
    }
    expect(draft.changed).toEqual([]);
    expect(draft.answerOf(known.key, 3)).toEqual({ n: 3, ok: true });
    expect(draft.answerOf(known.key, 4)).toBeNull();
    expect(draft.answerOf(key(1_000), 1)).toBeNull();
    const n = clients.next('server/join');
    clients.reserve('server/join', n);
    expect(draft.answerOf('server/join', n)).toBeNull();
  });

  test('E4: the answers of a batch take effect only once the batch is stored', () => {
    const clients = new Clients([]);
    const dropped = clients.draft();
    dropped.record('a', { n: 1, ok: true });
    expect(clients.draft().answerOf('a', 1)).toBeNull();
    const kept = clients.draft();
    kept.record('a', { n: 1, ok: true });
    kept.commit();
    expect(clients.draft().answerOf('a', 1)).toEqual({ n: 1, ok: true });
  });

  test('E5: a deferred mutation does not use up its sequence number', () => {
    const draft = new Clients([]).draft();
    draft.record('a', { n: 1, ok: false, code: 'storage.unavailable', retry: true });
    expect(draft.answerOf('a', 1)).toBeNull();
    expect(draft.changed).toEqual([]);
  });
});
