/**
 * Which folder may import what: the table of docs/architecture.md as lint rules.
 *
 * A folder is named by its place under src/ or src/lib/; a package by its name, which stands for
 * its subpaths too. Whatever is not named here is forbidden.
 */

/**
 * @typedef {object} Boundary
 * @property {string} name
 * @property {string[]} files
 * @property {string[]} [ignores]
 * @property {string} [own] its folder, where it is not named like it
 * @property {string[]} [not] folders within its own that it may not import
 * @property {string[]} folders other top-level folders
 * @property {string[]} packages as regular expressions
 */

const topFolders = [
  ...['sync', 'workshop', 'methods', 'server', 'client', 'ui', 'app', 'text'],
  ...['routes', 'commands'],
];

const node = 'node:.+';
const app = '\\$app';
const endpoints = ['src/routes/**/+*.server.ts', 'src/routes/**/+server.ts'];
const serving = {
  folders: ['server', 'workshop', 'text'],
  packages: ['@sveltejs/kit', 'valibot', app],
};
const drawing = ['svelte', '@lucide/svelte', '@atlaskit/pragmatic-drag-and-drop'];

const sync = { own: 'sync', folders: [], packages: ['valibot'] };

/** @type {Boundary[]} */
const table = [
  { name: 'sync', files: ['src/lib/sync/**'], folders: [], packages: ['valibot'] },
  // Within it imports go downward: room and replica → protocol and storage → records.
  { ...sync, name: 'sync/room', files: ['src/lib/sync/room/**'], not: ['replica'] },
  { ...sync, name: 'sync/replica', files: ['src/lib/sync/replica/**'], not: ['room', 'storage'] },
  {
    ...sync,
    name: 'sync/protocol',
    files: ['src/lib/sync/protocol/**'],
    not: ['room', 'replica', 'storage'],
  },
  {
    ...sync,
    name: 'sync/storage',
    files: ['src/lib/sync/storage/**'],
    not: ['room', 'replica', 'protocol'],
  },
  {
    name: 'workshop',
    files: ['src/lib/workshop/**'],
    folders: ['sync', 'methods'],
    // The last two read and compare lists that people paste.
    packages: ['valibot', 'papaparse', 'fastest-levenshtein'],
  },
  { name: 'methods', files: ['src/lib/methods/**'], folders: [], packages: ['valibot'] },
  {
    name: 'text',
    files: ['src/lib/text/**'],
    folders: ['workshop', 'sync'],
    packages: ['@inlang/paraglide-js'],
  },
  {
    name: 'server',
    files: ['src/lib/server/**'],
    folders: ['workshop', 'methods', 'sync', 'text'],
    packages: [
      ...[node, 'better-sqlite3', 'drizzle-orm', 'socket\\.io', 'valibot', 'nanoid', 'cookie'],
      ...['@myriaddreamin/typst-ts-node-compiler', '@sveltejs/kit', 'dictionary-sv', 'uqr', 'vite'],
    ],
  },
  {
    name: 'client',
    files: ['src/lib/client/**'],
    folders: ['workshop', 'sync'],
    packages: ['svelte', 'socket\\.io-client', 'idb-keyval', 'nanoid', 'valibot', app],
  },
  {
    name: 'ui',
    files: ['src/lib/ui/**'],
    // Its few words of its own, such as "Close"; never a word of the domain.
    folders: ['text'],
    packages: [...drawing, 'uqr'],
  },
  {
    name: 'app',
    files: ['src/lib/app/**'],
    folders: ['ui', 'client', 'workshop', 'methods', 'text'],
    packages: [...drawing, 'nanoid', 'read-excel-file', app],
  },
  {
    name: 'pages',
    files: ['src/routes/**'],
    own: 'routes',
    ignores: endpoints,
    folders: ['app', 'ui', 'client', 'text'],
    packages: [...drawing, '@sveltejs/kit', '@fontsource', app],
  },
  { name: 'params', files: ['src/params/**'], folders: ['methods'], packages: ['@sveltejs/kit'] },
  { name: 'endpoints', files: endpoints, own: 'routes', ...serving },
  { name: 'hooks', files: ['src/hooks.server.ts'], ...serving },
  {
    name: 'client hooks',
    files: ['src/hooks.client.ts'],
    folders: ['client'],
    packages: ['@sveltejs/kit'],
  },
  {
    name: 'commands',
    files: ['src/commands/**', 'src/server.ts'],
    // A rehearsal's people use the same edge as the browser's.
    folders: ['server', 'client', 'workshop', 'methods', 'sync', 'text'],
    packages: [node, 'socket\\.io-client', 'valibot', 'nanoid', '@inlang/paraglide-js'],
  },
];

/**
 * @param {string[]} exempt files that may import anything: tests
 * @returns {import('eslint').Linter.Config[]}
 */
export function boundaries(exempt) {
  return table.map((boundary) => ({
    name: `boundaries/${boundary.name}`,
    files: boundary.files,
    ignores: [...(boundary.ignores ?? []), ...exempt],
    rules: rulesFor(boundary),
  }));
}

/**
 * @param {Boundary} boundary
 * @returns {import('eslint').Linter.RulesRecord}
 */
function rulesFor({ name, own = name, not = [], folders, packages }) {
  const forbidden = topFolders.filter((folder) => folder !== own && !folders.includes(folder));
  const patterns = [
    {
      regex: `^(?:#lib/|\\$lib/|(?:\\.{1,2}/)+(?:src/)?(?:lib/)?)(?:${forbidden.join('|')})/`,
      message: `${name} may import only ${['itself', ...folders].join(', ')}.`,
    },
    ...not.map((folder) => ({
      regex: `^(?:#lib/${own}/|(?:\\.{1,2}/)+)${folder}/`,
      message: `${name} may not import ${own}/${folder}.`,
    })),
    {
      regex: `^(?![.#])(?!(?:${packages.join('|')})(?:/|$))`,
      message: `${name} may not use this package; what it may use stands in eslint.boundaries.js.`,
    },
    {
      regex: '^\\$(?:lib|env|app/stores)',
      message: 'SvelteKit 3 drops it, or config.ts reads it.',
    },
  ];
  return {
    'no-restricted-imports': ['error', { patterns }],
    // The rule above knows only import and export declarations.
    'no-restricted-syntax': [
      'error',
      ...patterns.map(({ regex, message }) => ({
        selector: `:matches(ImportExpression, TSImportType)[source.value=/${regex.replaceAll('/', '\\x2F')}/]`,
        message,
      })),
    ],
  };
}
