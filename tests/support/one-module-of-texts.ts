/**
 * All texts in one module, as a build has them. The compiler writes a module for each, and thousands of
 * them were found, read and run anew for every file of component tests.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import type {} from 'vitest/node';

const texts = /\/src\/lib\/text\/generated\/messages\.js$/;
const runtime = /\/runtime\.js$/;

export function oneModuleOfTexts(): Plugin {
  let code: Promise<string> | undefined;
  return {
    name: 'bikupa:one-module-of-texts',
    // The module that is loaded stays the same when a text changes, and what was built of it would be
    // taken from the cache.
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (texts.test(id) ? hashOfTexts() : undefined));
    },
    load(id) {
      return texts.test(id) ? (code ??= bundled(id)) : undefined;
    },
  };
}

function hashOfTexts(): string {
  const folder = fileURLToPath(new URL('../../src/lib/text', import.meta.url));
  const hash = createHash('sha256');
  for (const file of globSync('{sv,en}/*.json', { cwd: folder }).toSorted()) {
    hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

async function bundled(input: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      // The language is kept in what is left outside, and others set it.
      lib: { entry: input, formats: ['es'] },
      rolldownOptions: { external: runtime, treeshake: false },
    },
  })) as readonly Rolldown.RolldownOutput[];
  const [chunk] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk') throw new Error('the texts were not built');
  return chunk.code;
}
