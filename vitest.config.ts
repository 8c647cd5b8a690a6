/**
 * The tests need neither SvelteKit nor the text compiler: `npm run generate` has written the texts,
 * and `#lib/…` resolves through package.json. Compiling within Vitest would leave file handles
 * open that hold its exit for ten seconds.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { mutantPlugin } from './tests/mutants/plugin.ts';
import { oneModuleOfTexts } from './tests/support/one-module-of-texts.ts';

/** Milliseconds; far above what any test takes, so that a busy machine fails none. */
const testTimeout = 60_000;

/** They take too long for `npm test`; `npm run nightly -- --only tests` runs them, and only them. */
const nightly = '**/*.nightly.test.ts';
const atNight = process.env['NIGHTLY'] !== undefined;

/** They start the server as it is built, or copy the build. */
const needBuild = [
  'tests/browsers/built.test.ts',
  'tests/faults/attacks.test.ts',
  'tests/faults/server.test.ts',
  'tests/install/**/*.test.ts',
  'tests/migration/**/*.test.ts',
];

export default defineConfig({
  test: {
    // A small machine has nothing else to do meanwhile.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    fsModuleCache: true,
    projects: [
      {
        plugins: [mutantPlugin(), oneModuleOfTexts()],
        test: {
          name: 'node',
          environment: 'node',
          testTimeout,
          // Loading the same modules for each file took a third of the time; a test that changes something
          // global puts it back.
          isolate: false,
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts', 'tests/e2e/**', nightly, ...needBuild],
          setupFiles: ['tests/support/property-setup.ts'],
        },
      },
      {
        test: {
          name: 'built',
          environment: 'node',
          testTimeout,
          include: atNight ? [`tests/!(e2e)/${nightly}`] : needBuild,
          exclude: atNight ? [] : [nightly],
          // Once for all of them: two builds at the same time would write over each other.
          globalSetup: ['tests/support/build-once.ts'],
          setupFiles: ['tests/support/property-setup.ts'],
        },
      },
      {
        plugins: [mutantPlugin(), oneModuleOfTexts(), svelte(), svelteTesting()],
        resolve: {
          alias: {
            '$app/forms': resolve('tests/support/app-forms.ts'),
            '$app/state': resolve('tests/support/app-state.ts'),
          },
        },
        test: {
          name: 'component',
          environment: 'jsdom',
          // Each file has a document of its own, and the runner is not started anew for it.
          pool: 'vmThreads',
          testTimeout,
          include: ['src/**/*.svelte.test.ts'],
          setupFiles: ['tests/support/component-setup.ts'],
        },
      },
    ],
  },
});
