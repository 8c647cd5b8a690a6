/** `npm run suggest` and `npm run bench:themes`, as they are called. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { benchThemes, suggest } from '../../src/commands/sorting/main.ts';
import type { SortingScore } from '../../src/commands/sorting/score.ts';
import type { SuggestReport } from '../../src/commands/sorting/suggest.ts';

const input = 'tests/fixtures/solna-2.json';
let folder = '';

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'bikupa-sorting-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('SG8: the suggestions for a file are printed note by note, with how many are right and what other thresholds would give', async () => {
  const { status, text } = await suggest(['--input', input]);
  expect(status).toBe(0);
  const report = JSON.parse(text) as SuggestReport;
  expect(report.notes).toBe(94);
  expect(report.perNote).toHaveLength(94);
  const suggested = report.perNote.filter(({ suggestions }) => suggestions.length > 0);
  expect(report.suggested).toBe(suggested.length);
  const right = suggested.filter(({ theme, suggestions: [one] }) => one?.theme === theme);
  expect(report.firstRight).toBe(right.length);
  expect(report.inTopThree).toBeGreaterThanOrEqual(right.length);
  for (const { text: note, suggestions } of suggested) {
    for (const { word } of suggestions) expect(note).toContain(word);
  }
  const perTheme = Object.values(report.perTheme);
  const sum = (of: (theme: (typeof perTheme)[number]) => number): number =>
    perTheme.reduce((total, theme) => total + of(theme), 0);
  expect(sum((theme) => theme.suggested)).toBe(report.suggested);
  expect(sum((theme) => theme.firstRight)).toBe(report.firstRight);
  const shown = report.curve.find((point) => point.shown);
  expect(shown).toMatchObject({ suggested: report.suggested, firstRight: report.firstRight });
  expect(report.blindGroups.covered).toBe(
    report.blindGroups.perGroup.flatMap(({ notes }) => notes).length,
  );
});

test('SG9: any sorting of a file is scored against what its writers meant, with its taps and seconds, and one that does not fit is refused with a sentence', async () => {
  const own = await benchThemes(['--input', input]);
  expect(own.status).toBe(0);
  const [suggestions, groups, alone] = JSON.parse(own.text) as SortingScore[];
  expect(suggestions?.shareRight).toBeGreaterThan(groups?.shareRight ?? 1);
  expect(alone).toMatchObject({ shareRight: 1, ari: 1 });
  expect(alone?.tapsPerNote).toBeLessThanOrEqual(1.3);

  const places = Array.from({ length: 94 }, () => 'one heap');
  const sorting = { format: 'bikupa-sorting/1', tool: 'a heap', places, taps: 1, seconds: 2 };
  const heap = await benchThemes(['--input', input, '--sorting', file('heap.json', sorting)]);
  const [score] = JSON.parse(heap.text) as SortingScore[];
  expect(score).toMatchObject({ tool: 'a heap', placed: 94, pairRecall: 1, taps: 1, seconds: 2 });
  expect(score?.ari).toBeLessThan(0.05);

  for (const [content, sentence] of [
    [{ ...sorting, places: places.slice(1) }, /94/],
    [{ ...sorting, tool: 7 }, /tool/],
    [{ ...sorting, more: true }, /more/],
    ['{', /JSON/],
  ] as const) {
    const judged = ['--input', input, '--sorting', file('x.json', content)];
    const refused = await benchThemes(judged);
    expect(refused.status).toBe(2);
    expect(refused.text).toMatch(sentence);
  }
});

test.each([
  ['suggest', suggest],
  ['bench:themes', benchThemes],
])('%s says what is wrong with what it is given', async (_, command) => {
  for (const args of [[], ['--input'], ['--input', 'nowhere.json'], ['x'], ['--nonsense']]) {
    const { status, text } = await command(args);
    expect(status).toBe(2);
    expect(text).toMatch(/--input|nowhere\.json|: x|nonsense/);
  }
  const hostile = file('hostile.json', { format: 'bikupa-simulation/1', '\u001b[31m': 1 });
  const { status, text } = await command(['--input', hostile]);
  expect(status).toBe(2);
  expect(text).not.toContain('\u001b');
  expect(await command(['--help'])).toMatchObject({ status: 0 });
});
