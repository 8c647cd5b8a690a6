/** Bugs of codes and names: who is kept out, who gets in by guessing, and which names are one. */
import type { Mutant } from './mutants.ts';

const guesses = 'src/lib/server/limits/guesses.ts';
const nameKeys = 'src/lib/methods/name-keys.ts';

export const codesMutants: readonly Mutant[] = [
  {
    name: 'networks from which nobody guessed share the guesses of the others',
    file: guesses,
    edits: [['const own = newcomer ? this.#newcomers.level(now) : 0;', 'const own = 0;']],
    by: 'W47',
  },
  {
    name: 'whoever guesses most is next',
    file: guesses,
    edits: [['if (theirs < misses ||', 'if (theirs > misses ||']],
    by: 'W49',
  },
  {
    name: 'networks that guess do not become known for it',
    file: guesses,
    edits: [['const count = this.#count(network) + 1;', 'const count = 0;']],
    by: 'W47',
  },
  {
    name: 'the networks of one site count each for itself',
    file: guesses,
    edits: [['(site === null || this.#count(site) < FEW_MISSES_OF_SITE) &&', '']],
    by: 'W53',
  },
  {
    name: 'somebody who waits and went away is waited for',
    file: guesses,
    edits: [
      [
        'if (now - seen > PATIENCE_MS) this.#waiting.delete(network);',
        'if (now < seen) this.#waiting.delete(network);',
      ],
    ],
    by: 'W50',
  },
  {
    name: 'a few addresses that make series use up what all may make',
    file: 'src/lib/server/limits/rate-limiter.ts',
    edits: [['if (this.#little.allow(network) && this.#reserved.take(now)) return true;', '']],
    by: 'W55',
  },
  {
    name: 'a right code is looked up above the limit',
    file: guesses,
    edits: [
      [
        'if (wait > 0) return { found: null, wait };',
        'if (wait > 0 && find(code) === null) return { found: null, wait };',
      ],
    ],
    by: 'W14',
  },
  {
    name: 'a link is let in by its digits alone',
    file: 'src/lib/server/access/access.ts',
    edits: [['(secret !== null && secret !== found.secret)', 'secret === undefined']],
    by: 'AC5',
  },
  {
    name: 'the secret of a link is told to readers',
    file: 'src/lib/workshop/visibility/visibility.ts',
    edits: [
      ["{ ...workshop, code: '', secret: '', draws: '' }", "{ ...workshop, code: '', draws: '' }"],
    ],
    by: 'V12',
  },
  {
    name: 'names are compared as they are written',
    file: nameKeys,
    edits: [['shape += shapes.get(character) ?? character;', 'shape += character;']],
    by: 'NA2',
  },
  {
    name: 'names are compared in small letters only',
    file: nameKeys,
    edits: [['[inSmallLetters, asWritten];', '[inSmallLetters];']],
    by: 'NA2',
  },
  {
    name: 'what cannot be seen makes another name',
    file: nameKeys,
    edits: [[".replace(/[\\p{Default_Ignorable_Code_Point}\\p{Cf}]+/gu, '')", '']],
    by: 'NA1',
  },
  {
    name: 'a name of nothing but invisible characters is a name',
    file: 'src/lib/workshop/model/fields.ts',
    edits: [["if (!drawn.test(visible)) return '';", 'drawn.test(visible);']],
    by: 'F3',
  },
];
