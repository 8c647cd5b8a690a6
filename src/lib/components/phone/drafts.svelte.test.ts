import { beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from './drafts.svelte.ts';

describe('Drafts', () => {
  beforeEach(() => localStorage.clear());

  it('keeps a text for each step and column over a reload, for its owner alone', () => {
    const before = new Drafts('seat:a');
    before.write('step:1', 'works', 'En tanke');
    before.write('step:1', 'develop', 'En annan');
    before.write('step:2', 'works', 'Senare');
    const after = new Drafts('seat:a');
    expect(after.text('step:1', 'works')).toBe('En tanke');
    expect(after.columns('step:1').toSorted()).toEqual(['develop', 'works']);
    expect(after.begun('step:2')).toBe(true);
    expect(new Drafts('seat:b').text('step:1', 'works')).toBe('');
  });

  it('leaves nothing behind when it is sent', () => {
    const drafts = new Drafts('seat:a');
    drafts.write('step:1', 'works', 'En tanke');
    drafts.clear('step:1', 'works');
    expect(drafts.begun('step:1')).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it('counts as begun while its field is emptied, until the field is left', () => {
    const drafts = new Drafts('seat:a');
    drafts.write('step:1', 'works', 'E');
    drafts.write('step:1', 'works', '');
    expect(drafts.begun('step:1')).toBe(true);
    drafts.settle('step:1');
    expect(drafts.begun('step:1')).toBe(false);
  });

  it('goes on without a place to keep anything, and says so', () => {
    const full = {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const drafts = new Drafts('seat:a', full);
    drafts.write('step:1', 'works', 'En tanke');
    expect(drafts.text('step:1', 'works')).toBe('En tanke');
    expect(drafts.kept).toBe(false);
    expect(new Drafts('seat:a', null).kept).toBe(false);
  });
});
