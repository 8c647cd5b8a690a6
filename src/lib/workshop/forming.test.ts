import { describe, expect, it } from 'vitest';
import { isBestSpread } from '../methods/mix-quality.ts';
import { openHarness } from '../../../tests/support/room-harness.ts';
import { buildWorkshop, facilitator, goTo, must } from '../../../tests/support/workshop-builder.ts';
import { earlierRounds, mixedGroups, qualityOf, seatedGroups } from './forming.ts';

async function setup(seats: number) {
  const { room } = await openHarness();
  await buildWorkshop(room, { seats, organisations: 4 });
  await goTo(room, 'groups');
  let made = 0;
  const mix = async (seed: number) => {
    const step = room.store.get('step', 'step:groups');
    if (!step) throw new Error('no step');
    const newId = () => `group:g${(made += 1)}`;
    const groups = mixedGroups(room.store, step, { size: 4, seed, newId });
    await must(room, facilitator, [{ name: 'group.form', args: { round: step.id, groups } }]);
    return groups;
  };
  return { room, mix };
}

describe('mixedGroups', () => {
  it('seats everybody who has come, once, as evenly as can be', async () => {
    const { room, mix } = await setup(14);
    const groups = await mix(1);
    expect(groups.map((one) => one.letter)).toEqual(['A', 'B', 'C', 'D']);
    const seated = seatedGroups(room.store, 'step:groups');
    const ids = seated.flatMap(({ seats }) => seats.map(({ id }) => id));
    expect(new Set(ids).size).toBe(14);
    const quality = qualityOf(room.store, 'step:groups', seated);
    expect(isBestSpread(quality.organisations)).toBe(true);
    expect(quality.repeatedPairs).toBe(0);
  });

  it('lets a letter keep its place when it is mixed anew, also one that was cleared', async () => {
    const { room, mix } = await setup(8);
    const [a, b] = await mix(1);
    await must(room, facilitator, [
      { name: 'group.place', args: { group: a?.id, place: 'vid fönstret' } },
      { name: 'group.place', args: { group: b?.id, place: 'vid dörren' } },
      { name: 'group.place', args: { group: b?.id, place: null } },
    ]);
    const again = await mix(2);
    expect(again.map((one) => one.place)).toEqual(['vid fönstret', null]);
  });

  it('does not count the present round as one where people have met', async () => {
    const { room, mix } = await setup(8);
    await mix(1);
    expect(earlierRounds(room.store, 'step:groups')).toEqual([]);
    expect(earlierRounds(room.store, 'step:later')[0]?.map((group) => group.length)).toEqual([
      4, 4,
    ]);
  });
});
