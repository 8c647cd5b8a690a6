/**
 * A step kind is known to its own folders and to the lists that name all kinds. Everything else
 * asks the registry, so that a new kind touches nothing of it.
 */
import { expect, test } from 'vitest';
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';
import { findings, sources } from './sources.ts';

/** Lists of all kinds, agendas that are made of steps, the tables, and texts. */
const mayNameKinds =
  /\/kinds\/[^/]+\.(?:ts|typ|svelte)$|^src\/lib\/workshop\/templates\/|^src\/lib\/server\/db\/|^src\/lib\/text\//;

/** Surfaces where the word of a kind means something else. */
const homonyms = ['src/lib/app/setup/LinkPanel.svelte'];

/** How a file names a kind: as the kind of a step, or by importing from its folder. */
function naming(kind: StepKind): RegExp {
  const literal = `['"]${kind}['"]`;
  const asKind = `(?:kind\\s*[!=]==?\\s*|kind:\\s*|case\\s+|isKind\\(|StepOf<|step\\.kind\\s*,\\s*)${literal}`;
  const inList = `StepKind\\[\\]\\s*=\\s*\\[[^\\]]*${literal}`;
  const asKey = `Record<StepKind,[^=]*=.*\\b${kind}:|^  ${kind}: \\[m\\.`;
  return new RegExp(`${asKind}|${inList}|${asKey}|/kinds/${kind}/`);
}

// The engine has words of its own, and knows of no step.
const files = sources('src/**/*.{ts,svelte}').filter(({ path }) => !path.includes('/sync/'));

/** Files outside the folders of a kind, and outside the lists, that name it. */
function outside(kind: StepKind): readonly string[] {
  return files
    .filter(({ path }) => !path.includes(`/kinds/${kind}/`) && !mayNameKinds.test(path))
    .flatMap((source) => findings(source, naming(kind)));
}

test.each(stepKinds)(
  'AR1: a step kind is named only in its own folders, the registries, templates, database and texts (%s)',
  (kind) => {
    expect(outside(kind)).toEqual([]);
  },
);

test('a file that names a kind is found', () => {
  const path = 'src/lib/app/console/Some.svelte';
  const texts = [
    `if (step.kind === 'poll') go();`,
    `const isPoll = isKind('poll');`,
    `import x from '../kinds/poll/Console.svelte';`,
    `switch (step.kind) { case 'poll': break; }`,
    `const kinds: readonly StepKind[] = ['dots', 'poll'];`,
  ];
  for (const text of texts) expect(findings({ path, text }, naming('poll'))).toHaveLength(1);
});

test('on the surfaces a kind is not even named by its word alone, except by its own folder', () => {
  const surfaces = sources('src/lib/app/**/*.{ts,svelte}').filter(
    ({ path }) => !path.startsWith('src/lib/app/kinds/') && !homonyms.includes(path),
  );
  expect(surfaces.length).toBeGreaterThan(100);
  const named = new RegExp(`'(?:${stepKinds.join('|')})'`);
  expect(surfaces.flatMap((source) => findings(source, named))).toEqual([]);
});

test('on the surfaces a kind knows no other kind', () => {
  for (const kind of stepKinds) {
    const own = sources(`src/lib/app/kinds/${kind}/**/*.{ts,svelte}`);
    expect(own.length).toBeGreaterThan(3);
    const rest = stepKinds.filter((other) => other !== kind).join('|');
    const known = new RegExp(
      `\\bkind(?:: | === | !== )'(?:${rest})'|(?:'\\.\\./|lib/app/kinds/)(?:${rest})/`,
    );
    expect(own.flatMap((source) => findings(source, known))).toEqual([]);
  }
});
