import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { entriesOf, mayHaveCommas, proposedColumn, splitAtCommas, type Wanted } from './entries.ts';
import { mostRows, readList, readRows, type ListSource } from './read-list.ts';

const keys = (name: string) => [name.toLocaleLowerCase('sv').normalize('NFC')];

/** What is taken of a pasted text when nobody changes the proposal. */
function taken(
  text: string,
  wanted: Wanted = 'organisation',
  { existing = [], source = 'text' }: { existing?: string[]; source?: ListSource } = {},
): string[] {
  const list = readList(text, source);
  const rules = { keys, existing, longest: 160 };
  const entries = entriesOf(list, proposedColumn(list, wanted), wanted, rules);
  return entries.filter(({ chosen }) => chosen).map(({ text }) => text);
}

const two = ['Solna kommun', 'Region Stockholm'];

describe('IM1: list marks of word processors, mail and Markdown are no part of an entry', () => {
  test.each([
    '•\tSolna kommun\r\n•\tRegion Stockholm',
    '·\tSolna kommun\n·\tRegion Stockholm',
    '\uf0b7\tSolna kommun\n\uf0b7\tRegion Stockholm',
    'o\tSolna kommun\no\tRegion Stockholm',
    '§\tSolna kommun\n§\tRegion Stockholm',
    '1.\tSolna kommun\n2.\tRegion Stockholm',
    '1)\tSolna kommun\n2)\tRegion Stockholm',
    '(1) Solna kommun\n(2) Region Stockholm',
    '1.1\tSolna kommun\n1.2\tRegion Stockholm',
    '1.1. Solna kommun\n1.2. Region Stockholm',
    'a)\tSolna kommun\nb)\tRegion Stockholm',
    'a.\tSolna kommun\nb.\tRegion Stockholm',
    'i.\tSolna kommun\nii.\tRegion Stockholm',
    '— Solna kommun\n— Region Stockholm',
    '▪ Solna kommun\n‣ Region Stockholm',
    '✓ Solna kommun\n☐ Region Stockholm',
    '\t•\tSolna kommun\n\t\t–\tRegion Stockholm',
    '- [ ] Solna kommun\n- [x] Region Stockholm',
    '  *   Solna kommun\n  *   Region Stockholm',
    '✅ Solna kommun\n☑️ Region Stockholm',
    '•\u00a0Solna kommun\n•\u00a0Region Stockholm',
  ])('%j', (text) => {
    expect(taken(text)).toEqual(two);
  });

  test('a name that begins with a letter, a number or a dash keeps it', () => {
    const names = ['1177 Vårdguiden', 'A. Berg AB', '3:e rummet', 'I Ur och Skur', '-'];
    expect(taken(names.join('\n'))).toEqual(names);
  });
});

describe('IM2: every kind of line end ends an entry', () => {
  test.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u000b', '\u0085', '\n\n \n', ';', '; '])(
    '%j',
    (end) => {
      expect(taken(two.join(end))).toEqual(two);
    },
  );
});

describe('IM3: a table is recognised, and the column that is meant is proposed', () => {
  const rows = [
    'Förnamn\tEfternamn\tOrganisation\tRoll',
    'Anna\tBerg \tSolna kommun\tEnhetschef',
    'Per\tEk\tRegion Stockholm \tLäkare',
    'Ida\tRos\tSolna kommun\tKurator',
  ];
  test.each<[string, Wanted, string, string[]]>([
    ['organisations with a header', 'organisation', rows.join('\r\n'), two],
    ['roles of the same table', 'role', rows.join('\r\n'), ['Enhetschef', 'Läkare', 'Kurator']],
    ['without a header', 'organisation', rows.slice(1).join('\n'), two],
    [
      'roles without a header',
      'role',
      rows.slice(1).join('\n'),
      ['Enhetschef', 'Läkare', 'Kurator'],
    ],
    ['a number after the name', 'organisation', 'Solna kommun\t12\nRegion Stockholm\t7', two],
    ['one row with a number', 'organisation', 'Solna kommun\t12', ['Solna kommun']],
    ['a number before the name', 'organisation', '1\tSolna kommun\n2\tRegion Stockholm', two],
    [
      'with semicolons',
      'organisation',
      'Namn;Organisation\nAnna;Solna kommun\nPer;Region Stockholm',
      two,
    ],
    ['an address column', 'organisation', 'a@b.se\tSolna kommun\nc@d.se\tRegion Stockholm', two],
    ['an empty first column', 'organisation', '\tSolna kommun\n\tRegion Stockholm', two],
    ['with a dash for nothing', 'organisation', '-\tSolna kommun\nAnna\tRegion Stockholm', two],
    [
      'an English header',
      'organisation',
      'Name\tOrganization\nAnna\tSolna kommun\nPer\tRegion Stockholm',
      two,
    ],
    [
      'a header with a star',
      'organisation',
      'Namn *\tOrganisation *\nAnna\tSolna kommun\nPer\tRegion Stockholm',
      two,
    ],
    [
      'questions',
      'question',
      'Nr\tFråga\n1\tVad fungerar?\n2\tVad saknas?',
      ['Vad fungerar?', 'Vad saknas?'],
    ],
    [
      'actions',
      'action',
      'Åtgärd\tAnsvarig\tKlart\nSkriv rutin\tSolna\t2027-01-01',
      ['Skriv rutin'],
    ],
    [
      'notes',
      'note',
      'Bikupa\tText\nA\tVi ses varje vecka\nB\tFler borde vara med',
      ['Vi ses varje vecka', 'Fler borde vara med'],
    ],
    ['places', 'place', 'A\tSal 1\nB\tBordet vid fönstret', ['Sal 1', 'Bordet vid fönstret']],
  ])('%s', (...[, wanted, text, entries]) => {
    expect(taken(text, wanted)).toEqual(entries);
  });

  test('a CSV file may use commas, and its quoted cells may hold them', () => {
    const csv =
      'Organisation,Ort\n"Solna kommun, socialtjänsten",Solna\nRegion Stockholm,"Stock\nholm"';
    expect(taken(csv, 'organisation', { source: 'csv' })).toEqual([
      'Solna kommun, socialtjänsten',
      'Region Stockholm',
    ]);
    expect(taken('Solna kommun\nRegion Stockholm', 'organisation', { source: 'csv' })).toEqual(two);
  });

  test('rows of a sheet are a table like any other', () => {
    const list = readRows([
      ['Nr', 'Organisation'],
      [1, 'Solna kommun'],
      [2, null],
      [null, 'Region Stockholm'],
    ]);
    expect(proposedColumn(list, 'organisation')).toBe(1);
    const entries = entriesOf(list, 1, 'organisation', { keys, existing: [], longest: 160 });
    expect(entries.filter(({ chosen }) => chosen).map(({ text }) => text)).toEqual(two);
  });
});

describe('IM4: quoted cells of a spreadsheet are read as the spreadsheet shows them', () => {
  test.each<[string, string[]]>([
    [
      '"Region Stockholm\nSLSO"\r\n"Föreningen ""Ljuset"""',
      ['Region Stockholm SLSO', 'Föreningen "Ljuset"'],
    ],
    ['"Ljuset" förening\nSolna kommun', ['"Ljuset" förening', 'Solna kommun']],
    ['Föreningen "Ljuset"\nSolna kommun', ['Föreningen "Ljuset"', 'Solna kommun']],
    ['"Ljuset', ['"Ljuset']],
  ])('%j', (text, entries) => {
    expect(taken(text)).toEqual(entries);
  });
});

describe('IM5: what is there already, twice in the list, too long or nearly the same is said', () => {
  const rules = { keys, existing: ['Solna kommun'], longest: 20 };
  const remarks = (text: string) =>
    entriesOf(readList(text), 0, 'organisation', rules).map(({ remark, chosen }) => [
      remark?.kind ?? null,
      chosen,
    ]);

  test('each with its own remark, and only a likeness is taken all the same', () => {
    expect(
      remarks(
        'Organisation\nsolna kommun\nRegion Stockholm\nREGION STOCKHOLM\nSolna komun\nEn förening med ett mycket långt namn',
      ),
    ).toEqual([
      ['header', false],
      ['existing', false],
      [null, true],
      ['duplicate', false],
      ['similar', true],
      ['too-long', false],
    ]);
  });

  test('what differs in a number is something else', () => {
    expect(remarks('Ekens förskola 1\nEkens förskola 2')).toEqual([
      [null, true],
      [null, true],
    ]);
  });
});

test('IM6: a line with commas is split only when somebody says so', () => {
  const list = readList('Solna kommun, Region Stockholm, BUP Solna');
  expect(list.columns).toEqual([['Solna kommun, Region Stockholm, BUP Solna']]);
  expect(mayHaveCommas(list)).toBe(true);
  expect(splitAtCommas(list).columns).toEqual([['Solna kommun', 'Region Stockholm', 'BUP Solna']]);
  expect(mayHaveCommas(readList('Vård, skola och omsorg\nSolna kommun, socialtjänsten'))).toBe(
    false,
  );
});

test('IM7: more rows than can be read, or more entries than there is room for, are told, and none is dropped', () => {
  const many = Array.from({ length: mostRows + 1 }, (_, n) => `Förening ${n}`);
  expect(readList(many.join('\n')).tooLong).toBe(true);
  expect(readList(many.join('\n')).columns[0]).toHaveLength(mostRows);
  expect(readList(many.slice(1).join('\n')).tooLong).toBe(false);
});

test('IM8: whatever is pasted, all columns are equally long and no cell has a line break', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('text', 'csv'),
      (text, source) => {
        const { columns } = readList(text, source);
        expect(new Set(columns.map(({ length }) => length)).size).toBeLessThanOrEqual(1);
        expect(columns.flat().filter((cell) => /[\n\r\t\u000b\u2028\u2029]/.test(cell))).toEqual(
          [],
        );
      },
    ),
  );
});
