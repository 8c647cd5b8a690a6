import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blindGroups } from './blind-groups.ts';
import { duplicatesOf } from './duplicates.ts';
import { relationOf } from './relation.ts';
import { stemOf } from './stem.ts';
import { suggestThemes, type SuggestedNote, type Suggestion } from './suggest-themes.ts';
import { wordsOf, type Word } from './words.ts';

interface Fixture {
  readonly themes: readonly { key: string; title: string; keywords: string[] }[];
  readonly notes: readonly { text: string; theme: string | null }[];
}

function fixture(name: string): Fixture {
  return JSON.parse(readFileSync(`tests/fixtures/${name}.json`, 'utf8')) as Fixture;
}

const theme = (id: string, title: string, ...keywords: string[]) => ({ id, title, keywords });
const notesOf = (...texts: string[]): SuggestedNote[] =>
  texts.map((text, at) => ({ id: `n${at}`, text, theme: null }));
const word = (text: string): Word => {
  const [found] = wordsOf(text);
  if (!found) throw new Error(`${text} is no word`);
  return found;
};

/** What is suggested first for one note, and by which word. */
function first(text: string, ...themes: ReturnType<typeof theme>[]): string | null {
  const found = suggestThemes(themes, notesOf(text)).get('n0')?.[0];
  return found ? `${found.theme} ${found.word}` : null;
}

function figures({ themes, notes }: Fixture): { coverage: number; precision: number } {
  const shown = suggestThemes(
    themes.map(({ key, title, keywords }) => theme(key, title, ...keywords)),
    notesOf(...notes.map(({ text }) => text)),
  );
  const isRight = ([id, [one]]: [string, readonly Suggestion[]]): boolean =>
    one?.theme === notes[Number(id.slice(1))]?.theme;
  return {
    coverage: shown.size / notes.length,
    precision: [...shown].filter(isRight).length / shown.size,
  };
}

test.each(['solna-1', 'solna-2', 'samradsgrupp-1', 'erfarenhetskonferens-1'])(
  'SG1: of what is suggested at least three in four are right, and something is suggested for at least every seventh note (%s)',
  (name) => {
    const { coverage, precision } = figures(fixture(name));
    expect(precision).toBeGreaterThanOrEqual(0.75);
    expect(coverage).toBeGreaterThanOrEqual(1 / 7);
  },
);

test('SG1: of what is suggested at least three in four are right, and something is suggested for at least every seventh note (with half of the words, on average)', () => {
  for (const name of ['solna-1', 'solna-2']) {
    const whole = fixture(name);
    const halves = [0, 1].map((odd) =>
      figures({
        notes: whole.notes,
        themes: whole.themes.map((own) => ({
          ...own,
          keywords: own.keywords.filter((_, at) => at % 2 === odd),
        })),
      }),
    );
    const mean = halves.reduce((sum, { precision }) => sum + precision, 0) / halves.length;
    expect(mean).toBeGreaterThanOrEqual(0.75);
  }
});

test('SG2: a suggestion names the word of the note that it was found by, inflected or in a compound too', () => {
  const school = theme('skola', 'Barn och unga', 'skola', 'elev');
  expect(first('Remiss från Skolan studsar', school)).toBe('skola Skolan');
  expect(first('skolkuratorn hör av sig', school)).toBe('skola skolkuratorn');
  expect(first('fråga eleverna', school)).toBe('skola eleverna');
  const going = theme('hem', 'Utskrivning', 'hemgång', 'fast vårdkontakt');
  expect(first('lördagshemgångar går inte', going)).toBe('hem lördagshemgångar');
  expect(first('utskrivningsmeddelandet kommer', theme('hem', 'Utskrivning'))).toBe(
    'hem utskrivningsmeddelandet',
  );
  // A phrase has to be there as a whole.
  expect(first('den sitter fast', going)).toBeNull();
  expect(first('en fast vårdkontakt', going)).toBe('hem fast');
  // Letters are letters, and what only looks like an ending is a word of its own.
  expect(first('vi har bra mål', theme('m', 'Mallar', 'mall'))).toBeNull();
  expect(first('kontrollen är klar', theme('r', 'Roller', 'roll'))).toBeNull();
  expect(first('', school)).toBeNull();
  expect(first('🤷', school)).toBeNull();
});

test('SG3: a word that is added is suggested by at once, and one that was wrong where it stood no longer', () => {
  const transport = theme('resor', 'Resor');
  expect(first('bussen går aldrig', transport)).toBeNull();
  expect(first('bussen går aldrig', { ...transport, keywords: ['buss'] })).toBe('resor bussen');
  const words = [theme('resor', 'Resor', 'buss'), theme('pengar', 'Pengar')];
  const placed = (n: number, into: string): SuggestedNote[] =>
    Array.from({ length: n }, (_, at) => ({
      id: `p${into}${at}`,
      text: `bussen nummer ${at} kostar`,
      theme: into,
    }));
  const shown = (...notes: SuggestedNote[]) =>
    suggestThemes(words, [...notes, ...notesOf('vem betalar bussen')]).get('n0')?.[0]?.theme;
  expect(shown()).toBe('resor');
  expect(shown(...placed(2, 'resor'))).toBe('resor');
  expect(shown(...placed(3, 'pengar'))).toBeUndefined();
  // What many notes of one theme have in common is a word of it.
  expect(shown(...placed(9, 'pengar'))).toBe('pengar');
});

test('SG4: what is suggested does not depend on the order of notes and themes, and nothing is where two themes are equally likely', () => {
  const { themes, notes } = fixture('solna-1');
  const named = themes.map(({ key, title, keywords }) => theme(key, title, ...keywords));
  const all = notes.map(({ text, theme: into }, at) => ({
    id: `n${at}`,
    text,
    theme: at % 3 === 0 ? into : null,
  }));
  const sorted = (found: Map<string, readonly Suggestion[]>) =>
    [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown = suggestThemes(named, all);
  expect(shown.size).toBeGreaterThan(20);
  const other = suggestThemes(named.toReversed(), all.toReversed());
  const best = (found: Map<string, readonly Suggestion[]>) =>
    sorted(found).map(([id, [one]]) => [id, one?.theme, one?.score.toFixed(9)]);
  expect(best(other)).toEqual(best(shown));
  expect(first('för många möten', theme('a', 'A', 'möte'), theme('b', 'B', 'möten'))).toBeNull();
});

test('SG5: a blind group has three notes or more, each in one group only, and names a word that all of them have', () => {
  for (const name of ['solna-1', 'solna-2', 'samradsgrupp-1']) {
    const notes = notesOf(...fixture(name).notes.map(({ text }) => text));
    const groups = blindGroups(notes);
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.length).toBeLessThanOrEqual(8);
    const all = groups.flatMap((group) => group.notes);
    expect(new Set(all).size).toBe(all.length);
    for (const group of groups) {
      expect(group.notes.length).toBeGreaterThanOrEqual(3);
      const stem = word(group.word).stem;
      for (const id of group.notes) {
        const text = notes.find((note) => note.id === id)?.text ?? '';
        expect(
          wordsOf(text).some((own) => own.stem === stem || relationOf(own, word(group.word))),
          `${text} has ${group.word}`,
        ).toBe(true);
      }
    }
  }
  expect(blindGroups(notesOf('en skola', 'skolan'))).toEqual([]);
});

test('SG6: notes that say the same lie in one stack, and a word more or less keeps them apart', () => {
  const notes = notesOf(
    'För många möten',
    'för många möten!!',
    'FÖR MÅNGA  MÖTTEN',
    'för få möten',
    'vi är inte nöjda med mötena',
    'vi är nöjda med mötena',
    '🤷',
    '😊',
    'möte kl 15',
    'möte kl 16',
  );
  expect(duplicatesOf(notes)).toEqual([['n0', 'n1', 'n2']]);
  // A slip of a slip is not the same any more: what is compared with is the first of a stack.
  expect(duplicatesOf(notesOf('planering', 'planerin', 'planeri'))).toEqual([['n0', 'n1']]);
});

test.each([
  ['skolan', 'skol'],
  ['undersköterskan', 'undersköterk'],
  ['kallelserna', 'kall'],
  ['möten', 'möt'],
  ['hälsa', 'häls'],
  ['sip', 'sip'],
  ['ö', 'ö'],
])('a word without its endings: %s', (text, stem) => {
  const { length } = stemOf(text);
  expect(length).toBeGreaterThan(0);
  if (text !== 'undersköterskan') expect(stemOf(text)).toBe(stem);
  else expect(stemOf(text)).toBe(stemOf('undersköterska'));
});

test.each([
  ['skolor', 'skola', 'inflected'],
  ['mötena', 'möte', 'inflected'],
  ['tidigt', 'tid', null],
  ['kallar', 'kallelse', 'derived'],
  ['närvaroteamet', 'närvaro', 'first'],
  ['spelberoende', 'beroende', 'last'],
  ['frånvaro', 'skolfrånvaro', 'head'],
  ['ringer', 'vårdplanering', null],
  ['kontroll', 'roll', null],
  ['gång', 'hemgång', null],
] as const)('how a word relates to another: %s, %s', (note, own, relation) => {
  expect(relationOf(word(note), word(own))).toBe(relation);
});
