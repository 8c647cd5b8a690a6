/** Reads a file that holds a list: text, CSV or a spreadsheet. */
import { utf8Text } from '#lib/methods/utf8.ts';
import {
  readList,
  readRows,
  type ListProblem,
  type ReadList,
} from '#lib/workshop/lists/read-list.ts';

/** In bytes. A sheet of a thousand rows has a tenth of it. */
export const largestListFile = 2 * 1024 * 1024;
/** Characters of a pasted text. */
export const longestListText = 500_000;

type Read =
  | { readonly ok: true; readonly list: ReadList }
  | { readonly ok: false; readonly problem: ListProblem };

const no = (problem: ListProblem): Read => ({ ok: false, problem });

/** The list in a text that was pasted or typed. */
export function readListText(text: string): Read {
  if (text.length > longestListText) return no('too-large');
  return judged(readList(text));
}

export async function readListFile(file: File): Promise<Read> {
  if (file.size > largestListFile) return no('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  // By what it holds, since a name may say anything: a zip archive, a compound file, or text.
  if (startsWith(bytes, [0x50, 0x4b])) return readSheetOf(file);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return no('old');
  const text = utf8Text(bytes);
  if (text === null || text.includes('\u0000')) return no('encoding');
  return judged(readList(text, /\.csv$/i.test(file.name) ? 'csv' : 'text'));
}

async function readSheetOf(file: File): Promise<Read> {
  // Fetched only by who has a spreadsheet.
  const { readSheet } = await import('read-excel-file/browser');
  try {
    return judged(readRows(await readSheet(file)));
  } catch {
    // Whatever is wrong within the archive: what to do is the same.
    return no('unreadable');
  }
}

function judged(list: ReadList): Read {
  return list.columns.length === 0 ? no('empty') : { ok: true, list };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
