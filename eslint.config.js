import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { boundaries } from './eslint.boundaries.js';
import { floor } from './eslint.floor.js';
import svelteConfig from './svelte.config.js';

/** Files whose default export a framework or a tool asks for. */
const configurations = ['*.{js,ts}'];
const tests = ['src/**/*.test.ts', 'src/**/*-contract.ts', 'src/**/testing/**', 'tests/**'];
/** What runs in browsers, and what of it does not. */
const pages = [
  'src/lib/{sync,methods,workshop,client,ui,app,text}/**/*.{ts,svelte}',
  'src/routes/**/*.{ts,svelte}',
  'src/hooks.client.ts',
];
const servers = ['src/routes/**/+*.server.ts', 'src/routes/**/+server.ts'];

export default tseslint.config(
  {
    ignores: [
      '.svelte-kit/',
      'build/',
      'data/',
      'drizzle/',
      'src/lib/text/generated/',
      'src/lib/text/project.inlang/',
      'test-results/',
      'playwright-report/',
    ],
  },
  // A rule that is wrong somewhere is changed here, where everybody sees it.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylistic,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/ignore': ['/node_modules/', '/generated/'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
    },
    rules: {
      eqeqeq: 'error',
      'no-async-promise-executor': 'error',
      'no-case-declarations': 'error',
      'no-cond-assign': 'error',
      'no-console': 'error',
      'no-constant-condition': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      // Playwright asks for a pattern where a fixture needs no other.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      'no-fallthrough': 'error',
      'no-loss-of-precision': 'error',
      'no-misleading-character-class': 'error',
      'no-self-assign': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-unused-labels': 'error',
      'no-useless-catch': 'error',
      'no-useless-escape': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      // `import { type A }` alone would still load the module.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Numbers read well in a template; the rest of the rule holds.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Code points are what is meant where a string is taken apart.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A plain Map is right where nothing is drawn from it.
      'svelte/prefer-svelte-reactivity': 'off',
      // Overloads and unions of records are spelled as types where that reads better.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
  },
  {
    // Without svelte-check's view of components every prop would count as `any`.
    files: ['**/*.svelte', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    // The application lives at the root of its address, so links need no base put before them.
    rules: { 'svelte/no-navigation-without-resolve': 'off' },
  },
  {
    // An expression that is called where it is put into a page, in ES5.
    files: ['src/lib/server/http/able/able.js'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }],
    },
  },
  { files: configurations, rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['src/commands/**', 'src/server.ts', 'src/lib/server/log.ts', 'tests/run.ts'],
    rules: { 'no-console': 'off' },
  },
  // What a test takes from an object it hands to `expect`, and does not call.
  { files: tests, rules: { '@typescript-eslint/unbound-method': 'off' } },
  ...boundaries(tests),
  ...floor(pages, [...servers, ...tests]),
);
