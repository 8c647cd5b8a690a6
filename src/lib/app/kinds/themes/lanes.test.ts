import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

const cards = Array.from({ length: 20 }, (_, at) => ({
  id: `note:${at}`,
  text: 'x'.repeat(10 + ((at * 37) % 120)),
}));
const ids = (lanes: readonly (readonly { id: string }[])[]) =>
  lanes.map((lane) => lane.map(({ id }) => id));

test('WL6: a note stays in its lane while others are sorted away, and notes are dealt anew only when no hand is on the wall', () => {
  const lanes = new Lanes();
  const before = ids(lanes.arrange(cards, 4));
  expect(before.flat().toSorted()).toEqual(cards.map(({ id }) => id).toSorted());
  const gone = new Set(before[0]?.slice(0, -1));
  const left = cards.filter(({ id }) => !gone.has(id));
  const after = ids(lanes.arrange(left, 4));
  expect(after).toEqual(before.map((lane) => lane.filter((id) => !gone.has(id))));
  // What comes back, and what is new, changes nothing for the others.
  const fresh = { id: 'note:new', text: 'ny' };
  const back = ids(lanes.arrange([...cards, fresh], 4)).map((lane) =>
    lane.filter((id) => id !== fresh.id),
  );
  expect(back).toEqual(before);
  const anew = ids(lanes.arrange(left, 4, 1)).map((lane) => lane.length);
  expect(Math.max(...anew) - Math.min(...anew)).toBeLessThan(4);
});

test('lanes are about as long, whatever stands in them', () => {
  const heights = new Lanes()
    .arrange(cards, 3)
    .map((lane) => lane.reduce((sum, { text }) => sum + text.length, 0));
  expect(Math.max(...heights) / Math.min(...heights)).toBeLessThan(1.5);
});
