import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { dealChecks, type NoteToCheck } from './deal.ts';

const room = fc.record({
  seed: fc.nat({ max: 10_000 }),
  /** In which group each reader sits. */
  groups: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 40 }),
  /** In which group each note was written, and how many are to read it. */
  notes: fc.array(
    fc.record({ group: fc.nat({ max: 5 }), wanted: fc.integer({ min: 0, max: 3 }) }),
    {
      maxLength: 60,
    },
  ),
});

type Room = typeof room extends fc.Arbitrary<infer Value> ? Value : never;

function dealtIn({ seed, groups, notes }: Room, loads: readonly number[] = []) {
  const readers = groups.map((_group, at) => ({ id: `p${at}`, load: loads[at] ?? 0 }));
  const asked = notes.map(({ group, wanted }, at): NoteToCheck => ({
    note: `n${at}`,
    wanted,
    not: new Set(groups.flatMap((own, who) => (own === group ? `p${who}` : []))),
  }));
  return { asked, dealt: dealChecks(asked, readers, seededRandom(seed)) };
}

test('PL5: every note is read by as many as it wants, of other groups, wherever there are enough, and by nobody twice', () => {
  fc.assert(
    fc.property(room, (drawn) => {
      const { asked, dealt } = dealtIn(drawn);
      for (const { note, wanted, not } of asked) {
        const readers = [...dealt].flatMap(([id, hand]) =>
          hand.filter((own) => own === note).map(() => id),
        );
        expect(new Set(readers).size).toBe(readers.length);
        expect(readers.filter((id) => not.has(id))).toEqual([]);
        expect(readers.length).toBe(Math.min(wanted, drawn.groups.length - not.size));
      }
    }),
  );
});

test('PL6: nobody has two more to read than somebody who could take one of them', () => {
  fc.assert(
    fc.property(room, (drawn) => {
      const { asked, dealt } = dealtIn(drawn);
      const byNote = new Map(asked.map((note) => [note.note, note]));
      for (const hand of dealt.values()) {
        for (const [id, other] of dealt) {
          if (hand.length - other.length < 2) continue;
          const could = hand.some(
            (note) => !byNote.get(note)?.not.has(id) && !other.includes(note),
          );
          expect(could).toBe(false);
        }
      }
    }),
  );
});

test('in a room of groups of about the same size, what people read differs by one at most', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const groups = Array.from({ length: 62 }, (_, at) => at % 13);
    const notes = Array.from({ length: 200 }, (_, at) => ({ group: (at * 7) % 13, wanted: 2 }));
    const { dealt } = dealtIn({ seed, groups, notes });
    const sizes = [...dealt.values()].map((hand) => hand.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
  }
});

test('whoever has done more gets less, and the same seed deals the same', () => {
  const drawn = {
    seed: 7,
    groups: Array.from({ length: 20 }, (_, at) => at % 5),
    notes: Array.from({ length: 60 }, (_, at) => ({ group: at % 5, wanted: 2 })),
  };
  const { dealt } = dealtIn(drawn, [4]);
  const others = [...dealt].flatMap(([id, hand]) => (id === 'p0' ? [] : hand.length));
  expect(dealt.get('p0')?.length).toBeLessThanOrEqual(Math.min(...others) - 3);
  expect(dealtIn(drawn, [4]).dealt).toEqual(dealt);
});
