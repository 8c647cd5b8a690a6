/** Puts one bug into the source as Vitest reads it; no file is changed. */
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type {} from 'vitest/config';
import { mutants, type Mutant } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * The source with its bug.
 *
 * @throws when a text to be replaced is not there exactly once: then the list is out of date
 */
export function mutated(source: string, { name, edits }: Mutant): string {
  return edits.reduce((text, [find, replace]) => {
    if (text.split(find).length !== 2) throw new Error(`"${name}": not there once: ${find}`);
    return text.replace(find, () => replace);
  }, source);
}

/** Only with MUTANT, the name of one, in the environment. */
export function mutantPlugin(): Plugin | null {
  const name = process.env['MUTANT'];
  if (name === undefined) return null;
  const mutant = mutants.find((mutant) => mutant.name === name);
  if (!mutant) throw new Error(`there is no mutant "${name}"`);
  const file = join(root, mutant.file);
  return {
    name: 'mutant',
    enforce: 'pre',
    // What is cached must never be a source with a bug in it, nor take its place.
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (id === file ? false : null));
    },
    // The styles of a component are read from the same file, by an address with a query.
    transform: (code, id) => (id === file ? mutated(code, mutant) : null),
  };
}
