import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Draft } from './draft.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function field(refuses: (text: string) => boolean = () => false) {
  const place = { stored: 'först', saved: [] as string[] };
  const draft = new Draft({
    stored: () => place.stored,
    save(text) {
      if (refuses(text)) return 'text.empty';
      place.stored = text;
      place.saved.push(text);
      return null;
    },
  });
  return { place, draft };
}

it('saves a long text on the way, once for each pause', () => {
  const { place, draft } = field();
  draft.hold();
  draft.write('a');
  draft.write('ab');
  vi.runAllTimers();
  expect(place.saved).toEqual(['ab']);
  vi.runAllTimers();
  draft.release();
  expect(place.saved).toEqual(['ab']);
});

it('calls nothing a mistake before the writer has left', () => {
  const { place, draft } = field((text) => text === '');
  draft.hold();
  draft.write('');
  vi.runAllTimers();
  expect(draft.refused).toBeNull();
  draft.release();
  expect(draft.refused).toBe('text.empty');
  expect(draft.text).toBe('');
  expect(place.stored).toBe('först');
});

it('does not undo what came after a pause', () => {
  const { place, draft } = field();
  draft.write('mitt');
  vi.runAllTimers();
  place.stored = 'någon annans';
  expect(draft.text).toBe('mitt');
  draft.release();
  expect(draft.text).toBe('någon annans');
});

it('ED4: whoever writes in a field is told when somebody else has changed it meanwhile, and nothing moves under their fingers', () => {
  const { place, draft } = field();
  draft.hold();
  draft.write('mitt');
  expect(draft.meanwhile).toBe(false);
  place.stored = 'någon annans';
  expect([draft.meanwhile, draft.text]).toEqual([true, 'mitt']);
  draft.release();
  expect([draft.meanwhile, place.saved]).toEqual([false, ['mitt']]);
});
