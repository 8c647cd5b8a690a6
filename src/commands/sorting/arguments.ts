/** Flags of the commands that read a file and print what they make of it. */
import { parseArgs } from 'node:util';

export type Asked<Flag extends string> =
  | { readonly what: 'do'; readonly given: Readonly<Partial<Record<Flag, string>>> }
  | { readonly what: 'help' }
  | { readonly what: 'unknown' | 'no-value'; readonly flag: string }
  | { readonly what: 'missing'; readonly flag: string };

/**
 * What stands on the command line. All flags take a value; the first has to be given.
 */
export function readFlags<Flag extends string>(
  args: readonly string[],
  flags: readonly [Flag, ...Flag[]],
): Asked<Flag> {
  const named = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { ...named, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values['help'] === true) return { what: 'help' };
  for (const token of tokens) {
    if (token.kind === 'positional') return { what: 'unknown', flag: token.value };
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(named, token.name)) return { what: 'unknown', flag: token.rawName };
    // A flag that follows a flag was meant as a flag.
    if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) {
      return { what: 'no-value', flag: token.rawName };
    }
  }
  if (typeof values[flags[0]] !== 'string') return { what: 'missing', flag: `--${flags[0]}` };
  return { what: 'do', given: values as Partial<Record<Flag, string>> };
}
