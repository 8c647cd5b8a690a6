/** What the command line asks for, judged before anything is done. */
import { parseArgs } from 'node:util';
import { mostClients } from '../world/world.ts';

export interface RunRequest {
  readonly ops: number;
  /** The seed of the first series; the others follow. */
  readonly seed: number;
  /** Devices in each series; null: as each seed decides. */
  readonly clients: number | null;
}

export type ParsedArguments =
  | { readonly what: 'run'; readonly request: RunRequest }
  | { readonly what: 'help' }
  | {
      readonly what: 'problem';
      readonly code: 'unknown' | 'ops' | 'seed' | 'clients';
      readonly flag: string;
    };

export const defaultSeed = 1;
/** Larger seeds would run into each other's steps. */
export const LARGEST_SEED = 2 ** 32;

const options = {
  ops: { type: 'string' },
  seed: { type: 'string' },
  clients: { type: 'string' },
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
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) {
      return problem('unknown', token.rawName);
    }
  }
  const ops = wholeIn(values.ops, 1, Number.MAX_SAFE_INTEGER);
  if (ops === null) return problem('ops', '--ops');
  const seed = wholeIn(values.seed ?? String(defaultSeed), 0, LARGEST_SEED);
  if (seed === null) return problem('seed', '--seed');
  const clients = values.clients === undefined ? null : wholeIn(values.clients, 2, mostClients);
  if (clients === null && values.clients !== undefined) return problem('clients', '--clients');
  return { what: 'run', request: { ops, seed, clients } };
}

/** A whole number written in digits, within bounds; null for anything else. */
function wholeIn(value: string | boolean | undefined, least: number, most: number): number | null {
  if (typeof value !== 'string' || !/^\d+$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}

type ProblemCode = Extract<ParsedArguments, { what: 'problem' }>['code'];

function problem(code: ProblemCode, flag: string): ParsedArguments {
  return { what: 'problem', code, flag };
}
