import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksWanted, isContradicted, settledPlace, type NoteAnswers } from './settle.ts';

const places = ['a', 'b', 'c', 'd'];
const place = fc.constantFrom(...places);
const answers = fc.record({
  first: fc.option(place),
  second: fc.option(place),
  checks: fc.array(place, { maxLength: 4 }),
});

/**
 * How likely each place is the right one, from who said what: writers are right in 92 of 100 taps and
 * others in 85, every second wrong reader is misled by the same word as the others, and a writer who
 * answers twice tells nothing new. By Bayes, from all places being as likely.
 */
function likelihoods({ first, checks }: NoteAnswers, k = 11): Map<string, number> {
  const candidates = [...new Set([first ?? 'a', ...checks])];
  const wrong = (p: number) => (1 - p) / (k - 1);
  const given = candidates.map((right) => {
    const writer = first === null ? 1 : first === right ? 0.92 : wrong(0.92);
    const misled = new Map<string, number>();
    const readers = checks.reduce((all, said) => {
      if (said === right) return all * 0.85;
      const before = misled.get(said) ?? 0;
      misled.set(said, before + 1);
      // The first is wrong by chance; those who say the same were perhaps misled alike.
      return all * (before === 0 ? wrong(0.85) : 0.15 * 0.5 + 0.5 * wrong(0.85));
    }, 1);
    return writer * readers;
  });
  const sum = given.reduce((all, one) => all + one, 0);
  return new Map(candidates.map((one, at) => [one, (given[at] ?? 0) / sum]));
}

const say = (first: string | null, checks: readonly string[], second: string | null = null) =>
  settledPlace({ first, second, checks });

test('PL1: a note is placed where its writer and at least one other put it, and more people than anywhere else', () => {
  expect(say('a', ['a', 'a'])).toBe('a');
  expect(say('a', ['a', 'b'])).toBe('a');
  expect(say('a', ['b', 'b'], 'b')).toBe('b');
  expect(say('a', ['a', 'b', 'b'])).toBeNull();
  expect(say('a', ['b', 'c'], 'a')).toBeNull();
  // Where nobody was asked to check, the writer's word stands.
  expect(say('a', [])).toBe('a');
  fc.assert(
    fc.property(answers, (all) => {
      const settled = settledPlace(all);
      const own = all.second ?? all.first;
      if (settled === null || all.checks.length === 0) return;
      // Nothing is placed where fewer than two people put it.
      const votes = all.checks.filter((said) => said === settled).length;
      expect(votes + (own === settled ? 1 : 0)).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('PL2: against a writer who stays by it a note is placed only where three others put it and nobody else elsewhere', () => {
  expect(say('a', ['b', 'b'])).toBeNull();
  expect(say('a', ['b', 'b'], 'a')).toBeNull();
  expect(say('a', ['b', 'b', 'b'], 'a')).toBe('b');
  expect(say('a', ['b', 'b', 'c'], 'a')).toBeNull();
});

test('PL3: what is decided is the likelier, and right in 19 of 20, for every pattern of answers', () => {
  const readings = [2, 3].flatMap((n) =>
    Array.from({ length: 3 ** n }, (_, code) =>
      Array.from({ length: n }, (__, at) => places[Math.floor(code / 3 ** at) % 3] ?? 'a'),
    ),
  );
  for (const checks of readings) {
    const settled = say('a', checks, isContradicted({ first: 'a', checks }) ? 'a' : null);
    if (settled === null) continue;
    const likely = likelihoods({ first: 'a', second: null, checks }).get(settled) ?? 0;
    expect(likely, `a, then ${checks.join(' ')}`).toBeGreaterThan(0.95);
  }
  // Two who agree are not enough against the writer: if they were misled alike, too often wrong.
  const two = likelihoods({ first: 'a', second: null, checks: ['b', 'b'] });
  expect(two.get('b')).toBeLessThan(0.95);
});

test('PL4: two others read a note, three where its writer has said nothing or all contradict', () => {
  expect(checksWanted({ first: 'a', checks: [] })).toBe(2);
  expect(checksWanted({ first: 'a', checks: ['b'] })).toBe(2);
  expect(checksWanted({ first: 'a', checks: ['a', 'b'] })).toBe(2);
  expect(checksWanted({ first: 'a', checks: ['b', 'c'] })).toBe(3);
  expect(checksWanted({ first: null, checks: [] })).toBe(3);
});
