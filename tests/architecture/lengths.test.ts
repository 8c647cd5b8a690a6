/** A field that cuts what is pasted into it loses the end of a sentence without a word. */
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { findings, sources } from './sources.ts';

const cutting = /\bmaxlength=/i;
/** A text that is cut to what fits, and nothing is seen of that. */
const cut = /^(?!.*…).*\.(?:slice|substring|substr)\(0,\s*(?:lengths\b|longest)/;
/** The length of what was typed, beside that of what may be kept. */
const counted = /\.length\s*[<>]=?\s*(?:lengths|limits)\b/;

const findingsIn = (glob: string, pattern: RegExp): string[] => {
  const files = sources(glob);
  expect(files.length).toBeGreaterThan(30);
  return files.flatMap((source) => findings(source, pattern));
};

test('TX2: no text is cut without a word: what is too long is told, and stays', () => {
  expect(findingsIn('src/**/*.svelte', cutting)).toEqual([]);
  expect(findingsIn('src/lib/{workshop,app,ui,client}/**/*.{ts,svelte}', cut)).toEqual([
    // Only looks whether there is a table.
    expect.stringContaining('src/lib/app/setup/SeriesFields.svelte'),
  ]);
});

test('TX3: the length of a text is that of what is kept, wherever it is counted', () => {
  expect(findingsIn('src/lib/{app,ui,client}/**/*.{ts,svelte}', counted)).toEqual([]);
});

test('a field that cuts, a text that is cut and a length that is counted as typed are found', () => {
  const found = (text: string, pattern: RegExp): number =>
    findings({ path: 'src/lib/ui/Some.svelte', text }, pattern).length;
  expect(found('<input maxlength={40} />', cutting)).toBe(1);
  expect(found('label.slice(0, lengths.line)', cut)).toBe(1);
  expect(found('text.length > lengths.note', counted)).toBe(1);
});

/** Inputs in which a text is written, as they stand in a component: the names of their attributes. */
function textInputs(text: string): string[][] {
  const found: string[][] = [];
  JSON.stringify(parse(text, { modern: true }).fragment, (_key, node: unknown) => {
    const { type, name, attributes } = (node ?? {}) as {
      readonly type?: string;
      readonly name?: string;
      readonly attributes?: readonly Attribute[];
    };
    if (type === 'RegularElement' && name === 'input' && attributes) {
      const names = attributes.map((attribute) => attribute.name ?? '…');
      const kind = attributes.find((attribute) => attribute.name === 'type')?.value;
      if (!/"data":"(?!text")/.test(JSON.stringify(kind ?? null))) found.push(names);
    }
    return node;
  });
  return found;
}

interface Attribute {
  readonly name?: string;
  readonly value?: unknown;
}

test('TX4: several lines that are pasted into a field of one line are offered as entries, or it says that they stand on one (every field)', () => {
  // A radio or a checkbox, whose type is given from outside.
  const choice = 'src/lib/ui/ChoiceCard.svelte';
  const components = sources('src/**/*.svelte').filter(({ path }) => path !== choice);
  const fields = components.flatMap(({ path, text }) =>
    textInputs(text).map((names) => ({ path, names })),
  );
  expect(fields.map(({ path }) => path)).toEqual([
    'src/lib/app/kinds/themes/ThemeTitle.svelte',
    'src/lib/ui/TextField.svelte',
  ]);
  expect(fields.filter(({ names }) => !names.includes('onpaste'))).toEqual([]);
  expect(textInputs('<input /><input type="radio" /><input type="text" {value} />')).toHaveLength(
    2,
  );
});

test('TX5: every search compares texts in the one way of TX1', () => {
  const compared = /to(?:Locale)?LowerCase\(/;
  const own = findingsIn('src/lib/{app,ui,client}/**/*.{ts,svelte}', compared);
  // Keys on the keyboard have names of their own.
  expect(own.filter((line) => !line.includes('key'))).toEqual([]);
  const searches = sources('src/**/*.svelte').filter(({ text }) => text.includes('type="search"'));
  expect(searches.length).toBeGreaterThan(2);
});
