import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeNames } from './like-names.ts';

/** The names that mean the same, in groups of more than one, by their texts. */
function alike(...texts: readonly string[]): string[][] {
  const named = texts.map((text, at) => ({ id: `p${at}`, text }));
  return likeNames(named)
    .filter((ids) => ids.length > 1)
    .map((ids) => ids.map((id) => named.find((own) => own.id === id)?.text ?? '').toSorted());
}

test('NT3: names that are alike but for capitals, signs, inflection, order or a slip of the thumb are one, and nothing else is', () => {
  expect(alike('Tillit', 'TILLIT!', ' tillit ')).toEqual([[' tillit ', 'TILLIT!', 'Tillit']]);
  expect(alike('Mötet', 'Möten')).toHaveLength(1);
  expect(alike('Tid för handledning', 'Handledning och tid')).toHaveLength(1);
  expect(alike('Samverkan', 'Samvekran', 'Samvrkan')).toEqual([['Samverkan', 'Samvrkan']]);
  // A Cyrillic o is read as the Latin one.
  expect(alike('Roller', 'R\u043eller')).toHaveLength(1);
  expect(alike('Tillit', 'Trygghet', 'Gemensamt språk')).toEqual([]);
  expect(alike('Möten', 'Inga möten')).toEqual([]);
  expect(alike('Samverkan inom kommunen', 'Samverkan mellan kommuner')).toEqual([]);
  expect(alike('Tid', 'Tid för handledning')).toEqual([]);
  expect(alike('Plan 2025', 'Plan 2026')).toEqual([]);
  expect(alike('Modell A', 'Modell B')).toEqual([]);
  // Nothing but signs is still a name.
  expect(alike('🙂', '🙂', '?')).toEqual([['🙂', '🙂']]);
});

const words = [
  'tillit',
  'Tillit',
  'roller',
  'roll',
  'möten',
  'mötet',
  'tid',
  'inte',
  'för',
  'x',
  '🙂',
];
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((own) => own.join(' '));
const names = fc
  .array(fc.oneof(name, fc.string({ minLength: 1, maxLength: 12 })), { maxLength: 30 })
  .map((texts) => texts.map((text, at) => ({ id: `p${at}`, text })));

test('NT4: every name is in one group, whatever the order of the names, and the same name always in the same', () => {
  fc.assert(
    fc.property(names, fc.infiniteStream(fc.nat()), (given, random) => {
      const groups = likeNames(given);
      expect(groups.flat().toSorted()).toEqual(given.map(({ id }) => id).toSorted());
      const mixed = given
        .map((own) => ({ own, at: random.next().value as number }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ own }) => own);
      const sorted = (all: string[][]) => all.map((ids) => ids.toSorted()).toSorted();
      expect(sorted(likeNames(mixed))).toEqual(sorted(groups));
      for (const same of Map.groupBy(given, ({ text }) => text).values()) {
        const where = same.map(({ id }) => groups.findIndex((ids) => ids.includes(id)));
        expect(new Set(where).size).toBe(1);
      }
    }),
  );
});
