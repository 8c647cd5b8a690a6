import { expect, test } from 'vitest';
import { charactersToReplace } from './glyphs.ts';

test.each([
  ['a place to break beside it', '漢\u200B', '漢'],
  ['letters of ours beside it', 'å漢é', '漢'],
  ['a mark, before its letter', 'q\u0336', '\u0336'],
  ['only what cannot be missing', 'å\u200B', ''],
])(
  'IC7: a character that no font has is replaced alone, and the rest of the text is printed (%s)',
  (_what, named, replaced) => {
    expect(charactersToReplace([...named]).join('')).toBe(replaced);
  },
);
