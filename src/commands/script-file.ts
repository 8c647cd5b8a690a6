/** Reads the file that a command is given: a workshop in the format of rehearse/format.ts. */
import { readFile } from 'node:fs/promises';
import { utf8Text } from '#lib/methods/utf8.ts';
import { m } from '#lib/text/generated/messages.js';
import { readScript, type FormatProblem, type Script } from './rehearse/format.ts';

/** Longer than this nobody should have to wait for a file. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** The script in a file, or a sentence that says what is wrong with it. */
export async function readScriptFile(path: string): Promise<{ readonly script: Script } | string> {
  const json = await readJsonFile(path);
  if (typeof json === 'string') return json;
  const read = readScript(json.content);
  return read.ok ? read : formatSentence(printable(path), read);
}

/** What a file of JSON says, or a sentence that says why it cannot be read. */
export async function readJsonFile(path: string): Promise<{ readonly content: unknown } | string> {
  const file = printable(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return m.rehearse_file_unreadable({ file });
  }
  const text = utf8Text(bytes);
  if (text === null) return m.rehearse_file_encoding({ file });
  if (text.length > LARGEST_FILE) return m.rehearse_file_too_large({ file });
  try {
    return { content: JSON.parse(text) as unknown };
  } catch {
    return m.rehearse_file_no_json({ file });
  }
}

function formatSentence(file: string, { kind, path }: FormatProblem): string {
  const at = { file, path: printable(path) };
  if (path === '') return m.rehearse_format_other({ file });
  switch (kind) {
    case 'missing':
      return m.rehearse_format_missing(at);
    case 'unexpected':
      return m.rehearse_format_unexpected(at);
    case 'value':
      return m.rehearse_format_value(at);
    case 'unknown':
      return m.rehearse_format_unknown(at);
    case 'twice':
      return m.rehearse_format_twice(at);
  }
}

/** Names from outside may hold what steers a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 200);
}
