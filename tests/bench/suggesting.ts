import { readFileSync } from 'node:fs';
import { blindGroups } from '../../src/lib/methods/suggest/blind-groups.ts';
import { duplicatesOf } from '../../src/lib/methods/suggest/duplicates.ts';
import { suggestThemes, type SuggestedNote } from '../../src/lib/methods/suggest/suggest-themes.ts';
import { wordsOf } from '../../src/lib/methods/suggest/words.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';

interface Fixture {
  readonly themes: readonly { key: string; title: string; keywords: string[] }[];
  readonly notes: readonly { text: string; theme: string }[];
}

const { themes, notes } = JSON.parse(
  readFileSync(new URL('../fixtures/solna-1.json', import.meta.url), 'utf8'),
) as Fixture;
const named = themes.map(({ key, title, keywords }) => ({ id: key, title, keywords }));

/** So many notes, each with the words of two, so that no text is there twice. */
function notesOf(count: number, placed: number): SuggestedNote[] {
  return Array.from({ length: count }, (_, at) => {
    const one = notes[at % notes.length];
    const other = notes[(at * 7 + Math.floor(at / notes.length)) % notes.length];
    const words = other?.text.split(' ').slice(0, 4).join(' ') ?? '';
    const theme = at < placed ? (one?.theme ?? null) : null;
    return { id: `n${at}`, text: `${one?.text ?? ''} ${words}`, theme };
  });
}

function measured(
  name: string,
  goal: number,
  all: SuggestedNote[],
  run: () => string,
): BenchmarkCase {
  return { name, goal, run, floor: () => all.map(({ text }) => wordsOf(text)) };
}

const thousand = notesOf(1_000, 0);
const half = notesOf(1_000, 500);

export const suggesting: Benchmark = {
  name: 'suggest',
  help: 'themes suggested for notes, blind groups and notes that say the same',
  floor: 'the words of the same notes',
  cases: [
    measured('1,000 notes, 10 themes', 200, thousand, () => {
      return `${suggestThemes(named, thousand).size} suggested`;
    }),
    measured('1,000 notes, half of them placed', 200, half, () => {
      return `${suggestThemes(named, half).size} suggested`;
    }),
    measured('1,000 notes, blind groups', 200, thousand, () => {
      return `${blindGroups(thousand).length} groups`;
    }),
    measured('1,000 notes, duplicates', 200, thousand, () => {
      return `${duplicatesOf(thousand).length} stacks`;
    }),
  ],
};
