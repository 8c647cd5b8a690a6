import { expect, test } from 'vitest';
import { breadthShares } from './breadth-words.ts';

const breadth = { groups: 4, ofGroups: 12, rounds: 1, organisations: null, ofOrganisations: 5 };

test('T8: groups of several rounds are told as talks in groups, so that nobody reads of more groups than there are tables (in words)', () => {
  const words = (rounds: number, groups = 4, locale: 'sv' | 'en' = 'sv') =>
    breadthShares({ ...breadth, rounds, groups }, locale).map(({ text }) => text);
  expect(words(1)).toEqual(['minst 4 av 12 bikupor']);
  expect(words(3)).toEqual(['minst 4 av 12 samtal i bikuporna']);
  expect(words(3, 12)).toEqual(['alla 12 samtal i bikuporna']);
  expect(words(3, 4, 'en')).toEqual(['at least 4 of 12 group talks']);
});
