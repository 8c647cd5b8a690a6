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

describe('drafts of two tabs', () => {
  beforeEach(() => localStorage.clear());
  const tab = (name: string) => new Drafts('seat:a', localStorage, name);

  it('ED5: a draft is cleared by its own sending alone, and what a closed tab has left is taken over', () => {
    const [first, second] = [tab('1'), tab('2')];
    second.write('step:1', 'works', 'Skriver än');
    first.write('step:1', 'works', 'Skickas');
    first.clear('step:1', 'works');
    expect(tab('2').text('step:1', 'works')).toBe('Skriver än');
    // A third tab takes over what is there, writes on and sends: it does not come back.
    const third = tab('3');
    third.write('step:1', 'works', 'Skriver än, färdig.');
    third.clear('step:1', 'works');
    expect(tab('4').text('step:1', 'works')).toBe('');
  });

  it('ED5: a draft is cleared by its own sending alone, and what a closed tab has left is taken over (written on meanwhile)', () => {
    const other = tab('1');
    other.write('step:1', 'works', 'En tanke');
    const own = tab('2');
    other.write('step:1', 'works', 'En annan tanke');
    own.clear('step:1', 'works');
    expect(tab('1').text('step:1', 'works')).toBe('En annan tanke');
  });
});
