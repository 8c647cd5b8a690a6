import { describe, expect, it } from 'vitest';
import { undoDepth, UndoStack } from './undo-stack.svelte.ts';

function stacked(count: number) {
  const stack = new UndoStack();
  const undone: unknown[] = [];
  const entries = Array.from({ length: count }, (_, at) =>
    stack.push(`entry ${at}`, [{ name: 'undo', args: at }]),
  );
  const take = (id?: number) => {
    const entry = stack.take(id);
    for (const { args } of entry?.mutations ?? []) undone.push(args);
    return entry;
  };
  return { take, undone, entries };
}

describe('UndoStack', () => {
  it('undoes the latest first, each once', () => {
    const { take, undone } = stacked(3);
    expect(take()?.text).toBe('entry 2');
    take();
    take();
    expect(take()).toBeNull();
    expect(undone).toEqual([2, 1, 0]);
  });

  it('undoes one out of turn and leaves the others', () => {
    const { take, undone, entries } = stacked(3);
    take(entries[1]?.id);
    expect(take(entries[1]?.id)).toBeNull();
    take();
    take();
    expect(undone).toEqual([1, 2, 0]);
  });

  it('keeps at least twenty and forgets the oldest', () => {
    expect(undoDepth).toBeGreaterThanOrEqual(20);
    const { take, undone } = stacked(undoDepth + 5);
    while (take()) continue;
    expect(undone).toHaveLength(undoDepth);
    expect(undone.at(-1)).toBe(5);
  });

  it('ED6: what was done can be undone after a reload, and what cannot any more is dropped with a sentence', () => {
    const name = 'bikupa-undo/test';
    const options = { name, store: sessionStorage, isValid: () => true };
    const before = new UndoStack(options);
    before.push('first', [{ name: 'a', args: 1 }]);
    before.push('second', [{ name: 'b', args: 2 }]);
    const after = new UndoStack(options);
    expect(after.take()).toMatchObject({ text: 'second', mutations: [{ name: 'b', args: 2 }] });
    expect([after.size, after.dropped, new UndoStack(options).size]).toEqual([1, 0, 1]);
    const newer = new UndoStack({ ...options, isValid: ({ name: of }) => of !== 'a' });
    expect([newer.size, newer.dropped]).toEqual([0, 1]);
    sessionStorage.setItem(name, 'not JSON');
    expect(new UndoStack(options).size).toBe(0);
  });
});
