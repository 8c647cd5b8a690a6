/** What the command line asks for, judged before anything is done. */
import { parseArgs } from 'node:util';
import { groupingMethods, sorters, type GroupingMethod, type Sorters } from './kinds/inputs.ts';

export interface RehearseOptions {
  readonly input: string;
  readonly out: string;
  /** The server to play against; null: one of its own. */
  readonly url: URL | null;
  readonly seed: number;
  /** 1: note writing takes a minute. */
  readonly speed: number;
  /** How groups are made, round by round; empty: as the agenda says. */
  readonly rounds: readonly GroupingMethod[];
  /** Who sorts the notes into themes before the plenary does. */
  readonly sorters: Sorters;
}

export const defaults = { seed: 1, speed: 20, sorters: 'facilitator' } as const;

/** More than a workshop has time for. */
const MOST_ROUNDS = 12;

export type ParsedArguments =
  | { readonly what: 'play'; readonly options: RehearseOptions }
  | { readonly what: 'help' }
  | {
      readonly what: 'problem';
      readonly code:
        'unknown' | 'no-value' | 'missing' | 'seed' | 'speed' | 'url' | 'rounds' | 'sorters';
      readonly flag: string;
    };

const options = {
  input: { type: 'string' },
  out: { type: 'string' },
  url: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  rounds: { type: 'string' },
  sorters: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function readArguments(args: readonly string[]): ParsedArguments {
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values.help) return { what: 'help' };
  for (const token of tokens) {
    if (token.kind === 'positional') return problem('unknown', token.value);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) return problem('unknown', token.rawName);
    // A flag that follows a flag was meant as a flag.
    if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) {
      return problem('no-value', token.rawName);
    }
  }
  const text = (name: keyof typeof options): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const input = text('input');
  const out = text('out');
  if (input === null) return problem('missing', '--input');
  if (out === null) return problem('missing', '--out');
  const seed = Number(text('seed') ?? defaults.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) return problem('seed', '--seed');
  const speed = Number(text('speed') ?? defaults.speed);
  if (!(speed >= 0.01 && speed <= 1_000)) return problem('speed', '--speed');
  const address = text('url');
  const url = address === null ? null : URL.parse(address);
  if (address !== null && url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return problem('url', '--url');
  }
  const asked = text('rounds')?.split(',') ?? [];
  const rounds = asked.flatMap((name) => groupingMethods.find((method) => method === name) ?? []);
  if (rounds.length < asked.length || rounds.length > MOST_ROUNDS) {
    return problem('rounds', '--rounds');
  }
  const who = text('sorters') ?? defaults.sorters;
  const chosen = sorters.find((known) => known === who);
  if (chosen === undefined) return problem('sorters', '--sorters');
  return { what: 'play', options: { input, out, url, seed, speed, rounds, sorters: chosen } };
}

type ProblemCode = Extract<ParsedArguments, { what: 'problem' }>['code'];

function problem(code: ProblemCode, flag: string): ParsedArguments {
  return { what: 'problem', code, flag };
}
