/** What the command line asks for, judged before anything is done. */
import { parseArgs } from 'node:util';

export type Asked =
  | { readonly what: 'do'; readonly path: string; readonly replace: boolean }
  | { readonly what: 'help' }
  | { readonly what: 'nothing' }
  | { readonly what: 'unknown'; readonly flag: string };

/** @param named the flag that names the file: `to` or `from` */
export function readArguments(args: readonly string[], named: 'to' | 'from'): Asked {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: {
      [named]: { type: 'string' },
      ...(named === 'to' && { replace: { type: 'boolean' } }),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values['help']) return { what: 'help' };
  const known = [named, 'help', ...(named === 'to' ? ['replace'] : [])];
  for (const token of tokens) {
    if (token.kind === 'positional') return { what: 'unknown', flag: token.value };
    if (token.kind === 'option' && !known.includes(token.name)) {
      return { what: 'unknown', flag: token.rawName };
    }
  }
  const path = values[named];
  if (typeof path !== 'string' || path === '') return { what: 'nothing' };
  return { what: 'do', path, replace: values['replace'] === true };
}

/** Names from outside may hold what steers a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 400);
}
