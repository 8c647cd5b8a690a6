import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from './sources.ts';

/** One specimen of everything that some folder may import and another may not. */
const specimens = {
  sync: '#lib/sync/room/room.ts',
  workshop: '#lib/workshop/plan/area.ts',
  methods: '#lib/methods/mixing.ts',
  server: '#lib/server/config.ts',
  client: '#lib/client/room.svelte.ts',
  ui: '#lib/ui/Button.svelte',
  app: '#lib/app/phone/Phone.svelte',
  text: '#lib/text/generated/messages.js',
  commands: '../../../commands/rehearse.ts',
  routes: '../../../routes/+page.svelte',
  node: 'node:fs/promises',
  sqlite: 'better-sqlite3',
  drizzle: 'drizzle-orm/better-sqlite3',
  sockets: 'socket.io',
  socketsClient: 'socket.io-client',
  svelte: 'svelte/reactivity',
  icons: '@lucide/svelte/icons/x',
  qr: 'uqr',
  idb: 'idb-keyval',
  valibot: 'valibot',
  kit: '@sveltejs/kit',
  kitApp: '$app/navigation',
} as const;

type Specimen = keyof typeof specimens;

/** What may be imported, by folder; all other specimens must be reported. */
const table: Record<string, { readonly file: string; readonly may: readonly Specimen[] }> = {
  sync: { file: 'src/lib/sync/deep/er/specimen.ts', may: ['sync', 'valibot'] },
  workshop: {
    file: 'src/lib/workshop/deep/er/specimen.ts',
    may: ['workshop', 'sync', 'methods', 'valibot'],
  },
  methods: { file: 'src/lib/methods/deep/er/specimen.ts', may: ['methods', 'valibot'] },
  text: { file: 'src/lib/text/deep/er/specimen.ts', may: ['text', 'workshop', 'sync'] },
  server: {
    file: 'src/lib/server/deep/er/specimen.ts',
    may: [
      ...(['server', 'workshop', 'methods', 'sync', 'text'] as const),
      ...(['node', 'sqlite', 'drizzle', 'sockets', 'valibot', 'kit', 'qr'] as const),
    ],
  },
  client: {
    file: 'src/lib/client/deep/er/specimen.svelte.ts',
    may: ['client', 'workshop', 'sync', 'svelte', 'socketsClient', 'idb', 'valibot', 'kitApp'],
  },
  ui: { file: 'src/lib/ui/deep/er/specimen.ts', may: ['ui', 'text', 'svelte', 'icons', 'qr'] },
  app: {
    file: 'src/lib/app/deep/er/specimen.ts',
    may: [
      ...(['app', 'ui', 'client', 'workshop', 'methods', 'text'] as const),
      ...(['svelte', 'icons', 'kitApp'] as const),
    ],
  },
  pages: {
    file: 'src/routes/join/[code]/+page.ts',
    may: ['routes', 'app', 'ui', 'client', 'text', 'svelte', 'icons', 'kit', 'kitApp'],
  },
  'endpoints (pages)': {
    file: 'src/routes/join/[code]/+page.server.ts',
    may: ['routes', 'server', 'workshop', 'text', 'valibot', 'kit', 'kitApp'],
  },
  'endpoints (answers)': {
    file: 'src/routes/plan/[series]/+server.ts',
    may: ['routes', 'server', 'workshop', 'text', 'valibot', 'kit', 'kitApp'],
  },
  hooks: {
    file: 'src/hooks.server.ts',
    may: ['server', 'workshop', 'text', 'valibot', 'kit', 'kitApp'],
  },
  commands: {
    file: 'src/commands/specimen.ts',
    may: [
      ...(['commands', 'server', 'client', 'workshop', 'methods', 'sync', 'text'] as const),
      ...(['node', 'socketsClient', 'valibot'] as const),
    ],
  },
};

const all = Object.keys(specimens) as Specimen[];

const ways = {
  'import …': (from: string, n: number) => `import { a${n} } from '${from}'; use(a${n});`,
  'import type …': (from: string, n: number) =>
    `import type { A${n} } from '${from}'; use<A${n}>();`,
  'import for its effect': (from: string) => `import '${from}';`,
  'export … from': (from: string, n: number) => `export { a${n} } from '${from}';`,
  'a type by import(…)': (from: string, n: number) => `export type A${n} = import('${from}').A;`,
  'import(…)': (from: string) => `use(await import('${from}'));`,
};

let eslint: ESLint;
beforeAll(() => {
  // Rules that ask for types know only files that exist, and are not the question here.
  const overrideConfig = [tseslint.configs.disableTypeChecked];
  eslint = new ESLint({ cwd: root, overrideConfig });
});

/** The lines, counted from 0, on which a boundary is reported. */
async function reported(lines: readonly string[], file: string): Promise<Set<number>> {
  const [result] = await eslint.lintText(lines.join('\n'), { filePath: `${root}/${file}` });
  const messages = result?.messages ?? [];
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  const rules = ['no-restricted-imports', 'no-restricted-syntax'];
  const found = messages.filter((message) => rules.includes(message.ruleId ?? ''));
  return new Set(found.map((message) => message.line - 1));
}

describe.each(Object.entries(table))('%s', (_, { file, may }) => {
  test.each(Object.entries(ways))('%s', async (_way, write) => {
    const found = await reported(
      all.map((name, at) => write(specimens[name], at)),
      file,
    );
    expect(all.filter((_name, at) => !found.has(at)).sort()).toEqual([...may].sort());
  });

  test('a path instead of #lib/ is no way around', async () => {
    const folders = all.filter((name) => specimens[name].startsWith('#lib/'));
    const up = '../'.repeat(file.split('/').length - 2) || './';
    const lines = folders.map((name) => `import '${specimens[name].replace('#', up)}';`);
    const found = await reported(lines, file);
    expect(folders.filter((_name, at) => !found.has(at)).sort()).toEqual(
      folders.filter((name) => may.includes(name)).sort(),
    );
  });
});

test('the folders of sync import only downward', async () => {
  const folders = ['protocol', 'storage', 'room', 'replica'];
  const allowed: Record<string, readonly string[]> = {
    protocol: ['protocol'],
    storage: ['storage'],
    room: ['protocol', 'storage', 'room'],
    replica: ['protocol', 'replica'],
  };
  for (const [folder, may] of Object.entries(allowed)) {
    for (const from of ['../', '#lib/sync/']) {
      const lines = folders.map((target) => `import '${from}${target}/specimen.ts';`);
      const found = await reported(lines, `src/lib/sync/${folder}/specimen.ts`);
      expect([folder, folders.filter((_, at) => !found.has(at))]).toEqual([folder, may]);
    }
  }
});

test('components are held to their folder too', async () => {
  const text = `<script lang="ts">import '#lib/server/config.ts';\nimport '#lib/ui/Page.svelte';</script>`;
  for (const file of ['src/lib/app/note/X.svelte', 'src/routes/join/+page.svelte']) {
    expect(await reported(text.split('\n'), file)).toEqual(new Set([0]));
  }
});

test('what SvelteKit 3 drops is reported everywhere', async () => {
  const lines = [`import '$lib/ui/Page.svelte';`, `import '$app/stores';`, `import '$env/x';`];
  for (const { file } of Object.values(table)) {
    expect(await reported(lines, file)).toEqual(new Set([0, 1, 2]));
  }
});

test('tests may import what they need', async () => {
  const lines = all.map((name) => `import '${specimens[name]}';`);
  expect(await reported(lines, 'src/lib/sync/specimen.test.ts')).toEqual(new Set());
});

describe('rules of the project', () => {
  /** The rules that a text breaks as a file of `src/lib/server/`. */
  async function broken(text: string): Promise<string[]> {
    const filePath = `${root}/src/lib/server/specimen.ts`;
    const [result] = await eslint.lintText(text, { filePath });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  }

  test.each([
    ['console', `console.log(1);`, 'no-console'],
    ['default export', `export default 1;`, 'no-restricted-exports'],
    ['any', `export const a = (b: any): unknown => b;`, '@typescript-eslint/no-explicit-any'],
    [
      'non-null assertion',
      `export const a = (b?: string): string => b!;`,
      '@typescript-eslint/no-non-null-assertion',
    ],
    [
      'types imported as values',
      `import { A } from './a.ts'; export const a: A[] = [];`,
      '@typescript-eslint/consistent-type-imports',
    ],
    [
      '@ts-ignore',
      `// @ts-ignore because\nexport const a = 1;`,
      '@typescript-eslint/ban-ts-comment',
    ],
  ])('%s', async (_, text, rule) => {
    expect(await broken(text)).toContain(rule);
  });

  test('a rule cannot be switched off in a file', async () => {
    const text = `// eslint-disable-next-line no-console\nconsole.log(1);`;
    expect(await broken(text)).toContain('no-console');
  });

  test('a cycle of modules is reported, a cycle of types alone is not', async () => {
    // This file imports ./sources.ts, which these texts let import this file in return.
    const here = './boundaries.test.ts';
    const filePath = `${root}/tests/architecture/sources.ts`;
    const values = await eslint.lintText(`import { a } from '${here}';\na();`, { filePath });
    expect(values[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['import-x/no-cycle']);
    const types = await eslint.lintText(`import type { A } from '${here}';\nexport type B = A;`, {
      filePath,
    });
    expect(types[0]?.messages).toEqual([]);
  });
});
