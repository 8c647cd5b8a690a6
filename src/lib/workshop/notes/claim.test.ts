import { expect, test } from 'vitest';
import { facilitator, noon, seriesFixture, Series } from '../../../../tests/simulation/series.ts';
import { roomDomain } from '../room-domain.ts';
import { project } from '../visibility/visibility.ts';
import { CLAIM_MS, claimsBeside } from './claim.ts';

const workshop = 'workshop:w1';

test('WL5: which notes a facilitator has selected is told to facilitators alone, for two minutes, and is neither in the audit log nor among what can be undone', () => {
  const series = new Series();
  for (const act of seriesFixture(2)) series.must(act.actor, act.name, act.args);
  const other = { ...facilitator, device: 'device:other' };
  const args = { workshop, name: 'Karin', notes: ['note:a', 'note:a', 'note:b'] };
  series.must(facilitator, 'claim.set', args);
  series.must(other, 'claim.set', { workshop, name: null, notes: ['note:c'] });
  const beside = (now: number) =>
    claimsBeside(series.store, { workshop, device: 'device:other', now });
  expect(beside(noon).map(({ notes, name }) => ({ notes, name }))).toEqual([
    { notes: ['note:a', 'note:b'], name: 'Karin' },
  ]);
  expect(beside(noon + CLAIM_MS)).toEqual([]);

  const claims = series.store.list('claim');
  expect(claims).toHaveLength(2);
  for (const claim of claims) {
    expect(project(claim, series.store).map(([audience]) => audience)).toEqual(['host']);
  }
  expect(roomDomain.isAudited('claim.set')).toBe(false);
  expect(series.inverse({ actor: facilitator, name: 'claim.set', args })).toEqual([]);

  series.must(facilitator, 'claim.set', { ...args, notes: [] });
  expect(beside(noon)).toEqual([]);
});
