import { expect, test } from 'vitest';
import { spreadOf, verdictOf, type Findings, type Venue } from './verdict.ts';

const found: Findings = {
  ...{ pings: [12, 30, 18], socket: true, polling: true, answered: 'server', others: 0 },
};
const venue: Venue = {
  ...{ address: 'http://192.168.1.5:3000', local: false, alone: false, addresses: 253 },
};

test('VE1: a fast network is rated for as many phones as it has addresses', () => {
  expect(verdictOf(found, venue)).toEqual({ kind: 'good', phones: 253 });
  expect(verdictOf(found, { ...venue, addresses: 13 })).toEqual({ kind: 'good', phones: 13 });
  expect(verdictOf(found, { ...venue, addresses: null })).toEqual({ kind: 'good', phones: 1_000 });
});

test.each<[string, Partial<Findings>]>([
  ['slow', { pings: [400, 500, 600] }],
  ['a pause', { pings: [20, 20, 1_200] }],
  ['no WebSocket', { socket: false }],
])(
  'VE2: a slow network, or one without WebSocket, is rated for few phones (%s)',
  (_what, change) => {
    expect(verdictOf({ ...found, ...change }, venue)).toEqual({ kind: 'fair', phones: 40 });
  },
);

test.each<[string, Partial<Findings>]>([
  ['a login page answers', { answered: 'other' }],
  ['neither way', { socket: false, polling: false }],
  ['no answers', { pings: [] }],
  ['far too slow', { pings: [2_000, 3_000, 4_000] }],
])('VE3: if another service or none answers, the verdict is no (%s)', (_what, change) => {
  expect(verdictOf({ ...found, ...change }, venue)).toEqual({ kind: 'bad' });
});

test('VE4: a computer that has reached only itself gives no verdict on the network', () => {
  const local = { ...venue, local: true };
  expect(verdictOf(found, local)).toEqual({ kind: 'unreached' });
  expect(verdictOf({ ...found, others: 1 }, local)).toMatchObject({ kind: 'good' });
  expect(verdictOf({ ...found, others: 1 }, { ...local, alone: true })).toEqual({
    kind: 'unreached',
  });
});

test('VE5: median and maximum do not depend on input order', () => {
  expect(spreadOf([5, 900, 1, 3, 2])).toEqual({ median: 3, worst: 900 });
  expect(spreadOf([])).toBeNull();
});
