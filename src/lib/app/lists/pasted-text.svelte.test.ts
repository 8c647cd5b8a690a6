/** The clipboards are those of LibreOffice 7.4, as an X server handed them out. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { entriesOf, proposedColumn, type Wanted } from '#lib/workshop/lists/entries.ts';
import clipboards from '../../../../tests/fixtures/clipboards.json' with { type: 'json' };
import { pastedText } from './pasted-text.ts';
import { readListText } from './read-file.ts';

function clipboard({ html = '', plain = '' }): ClipboardEvent {
  const data: Record<string, string> = { text: plain, 'text/plain': plain, 'text/html': html };
  return { clipboardData: { getData: (type: string) => data[type] ?? '' } } as never;
}

function taken(pasted: { html?: string; plain?: string }, wanted: Wanted): string[] {
  const read = readListText(pastedText(clipboard(pasted)));
  if (!read.ok) return [];
  const rules = { keys: (name: string) => [name], existing: [], longest: 160 };
  const entries = entriesOf(read.list, proposedColumn(read.list, wanted), wanted, rules);
  return entries.filter(({ chosen }) => chosen).map(({ text }) => text);
}

const { writerBullets, writerNumbers, writerTable, calcTable, calcColumn } = clipboards;

test.each<[keyof typeof clipboards, Wanted, { html: string; plain: string }, string[]]>([
  ['writerTable', 'organisation', writerTable, ['Solna stad', 'Attendo Sverige AB']],
  ['writerTable', 'role', writerTable, ['Enhetschef', 'Undersköterska']],
  [
    ...(['calcTable', 'organisation', calcTable] as const),
    ['Solna stad', 'Region Stockholm, Solna', 'Bräcke diakoni', 'Firma "Vård & Omsorg"'],
  ],
  [
    ...(['calcTable', 'role', calcTable] as const),
    ['Enhetschef', 'Läkare; geriatrik', 'Undersköterska', 'Rehab'],
  ],
  [
    ...(['calcColumn', 'organisation', calcColumn] as const),
    ['Solna stad', 'Region Stockholm, Solna', 'Attendo'],
  ],
  [
    ...(['writerBullets', 'organisation', writerBullets] as const),
    ['Solna stad', 'Region Stockholm, Solna', 'Bräcke diakoni'],
  ],
])(
  'IM12: a table of a word processor is read by its rows and columns, and lists of office programs by their entries (%s, %s)',
  (_name, wanted, pasted, names) => {
    expect(taken(pasted, wanted)).toEqual(names);
  },
);

test('IM12: a table of a word processor is read by its rows and columns, and lists of office programs by their entries (numbers)', () => {
  expect(taken(writerNumbers, 'organisation')).not.toContain('1. Undersköterska');
  expect(taken(writerNumbers, 'organisation').slice(0, 2)).toEqual([
    'Undersköterska',
    'Enhetschef',
  ]);
});

test('IM13: text beside a table, several tables and what is no table are pasted as their plain text', () => {
  const table = '<table><tr><td>A</td><td>B</td></tr></table>';
  for (const html of ['', '<p>A</p>', `<p>Hej</p>${table}`, table + table, '<table'])
    expect(pastedText(clipboard({ html, plain: 'A\nB' }))).toBe('A\nB');
  expect(pastedText(clipboard({ html: table, plain: 'A\nB' }))).toBe('A\tB');
});

test('IM14: nothing in pasted HTML runs, and each row stays one line whatever its cells hold', () => {
  const html = `<table><tr><td>A<br>b<p>c</p><script>globalThis.ran = true</script></td>
    <td><img src="x" onerror="globalThis.ran = true">D</td></tr></table>`;
  expect(pastedText(clipboard({ html, plain: '' }))).toBe('A b c\tD');
  expect(globalThis).not.toHaveProperty('ran');
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2 }), { minLength: 1 }), (rows) => {
      const escaped = (cell: string) =>
        cell.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      const cells = rows.map((row) => row.map((cell) => `<td>${escaped(cell)}</td>`).join(''));
      const text = pastedText(
        clipboard({ html: `<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>` }),
      );
      const lines = text.split('\n');
      expect(lines).toHaveLength(rows.length);
      expect(lines.map((line) => line.split('\t').length)).toEqual(rows.map((row) => row.length));
    }),
  );
});
