import { describe, expect, it } from 'vitest';
import { undoDepth, UndoStack } from './undo-stack.svelte.ts';

function stacked(count: number) {
  const stack = new UndoStack();
  const undone: number[] = [];
  const deeds = Array.from({ length: count }, (_, at) =>
    stack.push(`deed ${at}`, () => undone.push(at)),
  );
  return { stack, undone, deeds };
}

describe('UndoStack', () => {
  it('takes back the latest first, each once', () => {
    const { stack, undone } = stacked(3);
    expect(stack.takeBack()?.text).toBe('deed 2');
    stack.takeBack();
    stack.takeBack();
    expect(stack.takeBack()).toBeNull();
    expect(undone).toEqual([2, 1, 0]);
  });

  it('takes back one out of turn and leaves the others', () => {
    const { stack, undone, deeds } = stacked(3);
    stack.takeBack(deeds[1]?.id);
    expect(stack.takeBack(deeds[1]?.id)).toBeNull();
    stack.takeBack();
    stack.takeBack();
    expect(undone).toEqual([1, 2, 0]);
  });

  it('keeps at least twenty and forgets the oldest', () => {
    expect(undoDepth).toBeGreaterThanOrEqual(20);
    const { stack, undone } = stacked(undoDepth + 5);
    while (stack.takeBack()) continue;
    expect(undone).toHaveLength(undoDepth);
    expect(undone.at(-1)).toBe(5);
  });
});
