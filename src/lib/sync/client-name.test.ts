import fc from 'fast-check';
import { is } from 'valibot';
import { expect, test } from 'vitest';
import { answeredAt, clientName, openedAt } from './client-name.ts';
import { clientId } from './protocol/protocol.ts';

const key = fc.stringMatching(/^[A-Za-z0-9_-]{21}$/);

test('E46: the name of a client says when its page was opened, and one of an earlier version that it is older than all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8.64e15 / 100 }), key, (now, own) => {
      const name = clientName(now, own);
      expect(is(clientId, name)).toBe(true);
      expect(openedAt(name)).toBe(now);
      expect(openedAt(own)).toBe(0);
      expect(openedAt(`seat:a/${name}`)).toBe(now);
      // A clock that was set back makes nobody older than they are.
      expect(answeredAt(`seat:a/${name}`, now - 1)).toBe(now);
      expect(answeredAt(`seat:a/${name}`, now + 1)).toBe(now + 1);
    }),
  );
  expect(openedAt('0mabcdefg-short')).toBe(0);
});
