import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import type { SharedDomain } from './domain.ts';
import { codeOf, execute, inverse } from './execute.ts';
import { refuse, type Mutator } from './mutation.ts';
import type { RecordBase } from './record.ts';
import { RecordStore } from './store.ts';

interface Card extends RecordBase {
  readonly type: 'card';
  readonly text: string;
}

const run = vi.fn<Mutator<Card>['run']>((tx, args) => {
  const { text } = args as { text: string };
  tx.put({ type: 'card', id: 'card:a', text });
  return text === 'no' ? refuse('card.no') : undefined;
});
const domain: SharedDomain<Card, string> = {
  mutators: new Map([
    [
      'card.write',
      {
        args: v.strictObject({ text: v.pipe(v.string(), v.maxLength(3, 'text.too-long')) }),
        run,
        undo: () => [{ name: 'card.write', args: { text: 'old' } }],
      },
    ],
  ]),
  authorize: (_store, _name, _args, { actor }) =>
    actor === 'nobody' ? refuse('access.not-allowed') : undefined,
  rank: () => 1,
  bounds: () => ({ bytes: 1_000, values: 50 }),
};
const as = (actor: string) => ({ actor, now: 0 });
const attempt = (name: string, args: unknown, actor = 'somebody') => {
  run.mockClear();
  return execute(domain, new RecordStore<Card>(), { name, args }, as(actor));
};

test('E18: a mutation runs only if it is known, its arguments are valid and its actor is authorized, and each failure has its own code', () => {
  expect(attempt('card.burn', { text: 'x' })).toEqual({ refused: 'protocol.unknown-mutation' });
  expect(attempt('__proto__', {})).toEqual({ refused: 'protocol.unknown-mutation' });
  expect(attempt('card.write', { text: 7 })).toEqual({ refused: 'protocol.malformed' });
  expect(attempt('card.write', { text: 'x', more: 1 })).toEqual({ refused: 'protocol.malformed' });
  expect(attempt('card.write', { text: 'long' })).toEqual({ refused: 'text.too-long' });
  expect(attempt('card.write', { text: 'x' }, 'nobody')).toEqual({ refused: 'access.not-allowed' });
  expect(run).not.toHaveBeenCalled();
});

test('E19: a mutator that refuses changes nothing', () => {
  expect(attempt('card.write', { text: 'no' })).toEqual({ refused: 'card.no' });
  expect(run).toHaveBeenCalledOnce();
  const done = attempt('card.write', { text: 'yes' });
  expect('refused' in done ? null : [...done.changes.keys()]).toEqual(['card:a']);
});

test('E20: a mutation that is unknown or invalid has no undo', () => {
  const back = (name: string, args: unknown) =>
    inverse(domain, new RecordStore<Card>(), { name, args }, as('somebody'));
  expect(back('card.burn', {})).toEqual([]);
  expect(back('card.write', { text: 7 })).toEqual([]);
  expect(back('card.write', { text: 'x' })).toHaveLength(1);
});

test('E21: a schema error whose message is a refusal code yields that code, and every other schema error is malformed', () => {
  expect(codeOf('text.too-long')).toBe('text.too-long');
  expect(codeOf('Invalid type: Expected string but received 7')).toBe('protocol.malformed');
});
