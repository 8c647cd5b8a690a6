import { expect, test } from 'vitest';
import { Visitors } from './venue.ts';

const MINUTE = 60_000;

test('VE6: a visitor of the test page sees only the number of other visitors within the last fifteen minutes', () => {
  const visitors = new Visitors();
  expect(visitors.visit('127.0.0.1', 0)).toBe(0);
  expect(visitors.visit('192.0.2.7', 0)).toBe(0);
  expect(visitors.visit('192.0.2.7', 1)).toBe(0);
  expect(visitors.visit('192.0.2.8', 2)).toBe(1);
  expect(visitors.visit('127.0.0.1', 14 * MINUTE)).toBe(2);
  expect(visitors.visit('127.0.0.1', 16 * MINUTE)).toBe(0);
});
