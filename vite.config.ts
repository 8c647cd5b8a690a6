import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { join } from 'node:path';
import { defineConfig, type Rolldown } from 'vite';
import { roomsInDev } from './src/lib/server/sockets/dev-plugin.ts';
import { textCompiler } from './src/lib/text/compiler.ts';
import { staticIcons } from './src/lib/ui/static-icons.ts';
import { buildTarget } from './floor.js';

type CodeSplitting = Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>;
type Group = NonNullable<CodeSplitting['groups']>[number];
type Graph = Parameters<Extract<NonNullable<Group['name']>, (...args: never) => unknown>>[1];

/**
 * What most pages show, in one file. The words of texts are in files of their own (`words`), and
 * codes to scan come with the pages that show some.
 */
const base: Group = {
  name: 'base',
  test: /\/src\/lib\/(?:ui(?!\/qr|\/QrCode)|text(?!\/(?:\w+-)?words|\/generated\/messages)|app)\/|\/@lucide\//,
  minShareCount: 5,
};

/** Texts of every page: its name, its foot, and what it says when it fails. */
const everyPages =
  /\/generated\/messages\/(?:product_name|able_failed_title|pages_(?:error|footer)_\w+)\.js$/;

/**
 * Texts, of which every page has its own: all of them are imported by one list, which does not tell
 * who uses what. In one file for those who use the same, and few texts with others: what the start
 * page says of one's own series comes with its view, not with all that facilitators prepare.
 */
const words = {
  name: 'words',
  test: /\/src\/lib\/text\/generated\/messages(?!\/pages_own_series\.js)/,
  minShareCount: 2,
  entriesAware: true,
  entriesAwareMergeThreshold: 7_168,
};

/** Vite's own module that every page has which fetches something later. */
const preload = '\0vite/preload-helper.js';

/** It only names the parts of Svelte: with it, every page would load those of all the others. */
const svelteIndex = /\/svelte\/src\/(?:internal\/client\/index|reactivity\/[\w-]+)\.js$/;

/** Parts of Svelte that neither the join page nor what a phone loads from the start uses. */
const later =
  /\/svelte\/src\/internal\/client\/dom\/(?:blocks\/(?:await|svelte-component|svelte-element)|elements\/(?:transitions|custom-element|bindings\/size))\.js$/;

/**
 * What some pages load from the start and share with others, in one file: each file is a request,
 * and in a full room a request takes longer than its bytes. What one page alone needs is in its own file,
 * and what a page loads later is in none of these.
 *
 * @param texts that belong to it too
 * @param paths of the modules that load it, under src
 */
function sharedBy(name: string, texts: RegExp | null, ...paths: readonly string[]): Group {
  let ids: ReadonlySet<string> | null = null;
  const roots = paths.map((path) =>
    path === preload ? path : join(import.meta.dirname, 'src', path),
  );
  return {
    debugName: name,
    name: (id, graph) =>
      texts?.test(id) === true || (ids ??= loadedBy(roots, graph)).has(id) ? name : null,
    minShareCount: 2,
  };
}

/** All modules that these import, directly or not, and do not fetch only later. */
function loadedBy(roots: readonly string[], graph: Graph): ReadonlySet<string> {
  const found = new Set(roots);
  // A set goes on to what is added while it is gone through.
  for (const id of found) {
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) {
      if (!words.test.test(next) && !later.test(next)) found.add(next);
    }
  }
  return found;
}

/**
 * In this order: what who joins loads, and with it every page; texts; what who writes loads; what
 * facilitators' pages share. A phone loads none of the last.
 */
const groups = [
  sharedBy(
    'join',
    everyPages,
    ...[preload, 'params/joincode.ts', 'routes/+layout.svelte', 'routes/+error.svelte'],
    'routes/[code=joincode]/+page.svelte',
  ),
  words,
  sharedBy('phone', null, 'routes/w/[workshop]/+page.svelte'),
  base,
];

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    // A build finds the texts generated; compiling here would hold its exit for half a minute.
    command === 'serve' && paraglideVitePlugin(textCompiler),
    staticIcons(),
    sveltekit(),
    roomsInDev(),
  ],
  ssr: {
    // Native or self-contained packages that must be loaded from node_modules as they are.
    external: ['better-sqlite3', 'socket.io'],
    // Hundreds of small files that Node would otherwise find and read one by one at every start.
    noExternal: ['drizzle-orm', 'devalue', 'valibot', 'cookie', 'uqr'],
  },
  build: {
    // Syntax and styles; functions that these browsers lack are for the lint (eslint.floor.js).
    ...(!isSsrBuild && { target: buildTarget }),
    // Scripts name what they need themselves; to list all of it again costs every page a kilobyte.
    modulePreload: {
      resolveDependencies: (_file, files) => files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      checks: { bundlerTimings: false },
      treeshake: { moduleSideEffects: [{ test: svelteIndex, sideEffects: false }] },
      output: isSsrBuild ? {} : { codeSplitting: { groups } },
    },
  },
}));
