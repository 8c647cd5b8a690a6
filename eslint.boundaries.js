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
 * @property {string[]} folders other folders of the house
 * @property {string[]} packages as regular expressions
 */

const houses = [
  ...['sync', 'workshop', 'methods', 'server', 'client', 'ui', 'components', 'text'],
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

/** @type {Boundary[]} */
const table = [
  { name: 'sync', files: ['src/lib/sync/**'], folders: [], packages: ['valibot'] },
  {
    name: 'workshop',
    files: ['src/lib/workshop/**'],
    folders: ['sync', 'methods'],
    packages: ['valibot'],
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
      ...['@myriaddreamin/typst-ts-node-compiler', '@sveltejs/kit', 'uqr', 'vite'],
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
    name: 'components',
    files: ['src/lib/components/**'],
    folders: ['ui', 'client', 'workshop', 'methods', 'text'],
    packages: [...drawing, 'nanoid', app],
  },
  {
    name: 'pages',
    files: ['src/routes/**'],
    own: 'routes',
    ignores: endpoints,
    folders: ['components', 'ui', 'client', 'text'],
    packages: [...drawing, '@sveltejs/kit', '@fontsource', app],
  },
  { name: 'params', files: ['src/params/**'], folders: ['methods'], packages: ['@sveltejs/kit'] },
  { name: 'endpoints', files: endpoints, own: 'routes', ...serving },
  { name: 'hooks', files: ['src/hooks*.ts'], ...serving },
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
function rulesFor({ name, own = name, folders, packages }) {
  const forbidden = houses.filter((house) => house !== own && !folders.includes(house));
  const patterns = [
    {
      regex: `^(?:#lib/|\\$lib/|(?:\\.{1,2}/)+(?:src/)?(?:lib/)?)(?:${forbidden.join('|')})/`,
      message: `${name} may import only ${['itself', ...folders].join(', ')}.`,
    },
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
