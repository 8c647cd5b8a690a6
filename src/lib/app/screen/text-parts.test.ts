import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from './text-parts.ts';

describe('partsOf', () => {
  it('leaves a short text whole', () => {
    expect(partsOf('Ingen går hem utan att någon vet. Vi ringer före.')).toEqual([
      'Ingen går hem utan att någon vet. Vi ringer före.',
    ]);
    expect(partsOf('  ')).toEqual([]);
  });

  it('divides between paragraphs and sentences before words', () => {
    expect(partsOf('Första stycket.\n\nAndra stycket.')).toEqual([
      'Första stycket.',
      'Andra stycket.',
    ]);
    expect(partsOf('En mening här. En till där.', 16)).toEqual(['En mening här.', 'En till där.']);
    expect(partsOf('ett två tre fyra', 8)).toEqual(['ett två', 'tre fyra']);
  });

  it('loses nothing and keeps the order, and no part is too long that has a space', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 5, max: 60 }), (text, most) => {
        const parts = partsOf(text, most);
        const bare = (words: string): string => words.replace(/\s+/g, '');
        expect(bare(parts.join(' '))).toBe(bare(text));
        for (const part of parts) expect(part.length <= most || !/\s/.test(part)).toBe(true);
      }),
    );
  });
});
