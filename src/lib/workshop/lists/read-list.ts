/**
 * Lists as people have them: copied from a word processor with its bullets and numbers, from a
 * spreadsheet with several columns and a header, or from a CSV file. What comes out are columns of
 * cells; which column is meant is decided in `entries.ts` and confirmed by whoever pasted it.
 */
import Papa from 'papaparse';

/** More rows than any list of a workshop has; `readList` reads one more, so that it can be told. */
export const mostRows = 1_000;

export interface ReadList {
  /** From top to bottom, for each column; a plain list has one. All are of the same length. */
  readonly columns: readonly (readonly string[])[];
  /** Whether there were more than `mostRows` rows: what follows was not read. */
  readonly tooLong: boolean;
}

/**
 * Why a list cannot be read. `old`: a spreadsheet of the time before 2007, which no small library
 * reads.
 */
export type ListProblem = 'too-large' | 'encoding' | 'old' | 'unreadable' | 'empty';

/** Where a text comes from: the clipboard or a field, or a file that says it has columns. */
export type ListSource = 'text' | 'csv';

// Word's line break within a paragraph (U+000B), and the line ends of other systems.
const lineEnds = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

// Bullets as word processors, Markdown and mail programs write them; the private use area is where
// the bullets of symbol fonts end up.
const box = '\\[[ xX]?\\]';
const bullet = `(?:[-–*]\\s+)?${box}|[-–—−*•·●○◦▪▫■□▸►‣⁃∙➢➤→⇒✓✔☐☑☒❖◆◇♦✅❌\\ue000-\\uf8ff]\\ufe0f?`;
const number = '\\(?\\d{1,3}(?:\\.\\d{1,3})*(?:[.)]|\\.\\))';
const letter = '\\(?[a-zåäö]\\)|\\([a-z]\\)';
const space = '[ \\t\\u00a0\\u2000-\\u200b]';
/** A mark that stands for a list whatever follows it. */
const anyMark = new RegExp(`^${space}*(?:${bullet}|${number}|${letter})${space}+`, 'i');
/** Letters, roman numerals, `o` and `§` mark a list only before the tab of a word processor. */
const tabMark = /^[ \t\u00a0]*(?:[o§]|[a-zåäö]\.|[ivxlc]{1,6}[.)]|\d{1,3}(?:\.\d{1,3})+)\t+/i;

/**
 * Reads a pasted or typed text, or the content of a CSV file.
 *
 * The work is linear in the length of the text, which the caller bounds.
 */
export function readList(text: string, source: ListSource = 'text'): ReadList {
  const lines = text.replace(lineEnds, '\n');
  const unmarked = source === 'csv' ? lines : withoutMarks(lines);
  const delimiter = delimiterOf(unmarked, source);
  return tableOf(delimiter === null ? plainRows(unmarked) : parsed(unmarked, delimiter));
}

/** A date as the day that it is; what is no text, number, yes or no is nothing. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return ['string', 'number', 'boolean'].includes(typeof cell)
    ? (cell as string | number | boolean).toString()
    : '';
}

/** The rows of a sheet that a library has read. */
export function readRows(rows: readonly (readonly unknown[])[]): ReadList {
  return tableOf(rows.map((row) => row.map(textOf)));
}

function withoutMarks(text: string): string {
  const lines = text.split('\n');
  const strip = (line: string): string => line.replace(tabMark, '').replace(anyMark, '');
  // In a table a cell may hold "-" for nothing: marks are those of most lines that have a tab.
  let marked = 0;
  let cells = 0;
  for (const line of lines) {
    if (/^[^\t]*\S[^\t]*\t/.test(line)) {
      if (strip(line) !== line && !strip(line).includes('\t')) marked += 1;
      else cells += 1;
    }
  }
  return cells >= Math.max(marked, 1) ? text : lines.map(strip).join('\n');
}

function delimiterOf(text: string, source: ListSource): string | null {
  const lines = text.split('\n', 50).filter((line) => line.trim() !== '');
  if (lines.some((line) => line.trim().includes('\t'))) return '\t';
  if (source === 'text') return alike(lines, ';') && lines.length > 1 ? ';' : null;
  // Swedish spreadsheets write semicolons, since the comma is their decimal sign.
  const { meta, errors } = Papa.parse(text, { preview: 20, delimitersToGuess: [';', ',', '|'] });
  return errors.some(({ type }) => type === 'Delimiter') ? null : meta.delimiter;
}

/** Whether most lines hold the sign equally often, and at least once. */
function alike(lines: readonly string[], sign: string): boolean {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const n = line.split(sign).length - 1;
    counts.set(n, (counts.get(n) ?? 0) + 1);
  }
  counts.delete(0);
  return Math.max(0, ...counts.values()) * 5 >= lines.length * 4;
}

/** One entry on each line or between semicolons; quoted cells of a spreadsheet may hold line breaks. */
function plainRows(text: string): string[][] {
  const quoted = /^\s*"/m.test(text) ? parsed(text, '\t') : text.split('\n').map((line) => [line]);
  return quoted.flatMap((cells) =>
    cells.flatMap((cell) => (cell.includes('\n') ? [cell] : cell.split(';'))).map((cell) => [cell]),
  );
}

function parsed(text: string, delimiter: string): string[][] {
  const options = { delimiter, newline: '\n', preview: mostRows + 2 } as const;
  const read = Papa.parse<string[]>(text, options);
  // A quotation mark that is none of a spreadsheet: `"Ljuset", föreningen`.
  const odd = read.errors.some(({ type }) => type === 'Quotes');
  return odd ? Papa.parse<string[]>(text, { ...options, quoteChar: '\u0000' }).data : read.data;
}

function tableOf(rows: readonly (readonly string[])[]): ReadList {
  const clean = rows
    .map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  const read = clean.slice(0, mostRows);
  const width = read.reduce((most, { length }) => Math.max(most, length), 0);
  const columns = Array.from({ length: width }, (_, at) => read.map((row) => row[at] ?? ''));
  return {
    columns: columns.filter((cells) => cells.some((cell) => cell !== '')),
    tooLong: clean.length > mostRows,
  };
}
