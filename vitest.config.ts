/**
 * The tests need neither SvelteKit nor the text compiler: `npm run generate` has written the texts,
 * and `#lib/…` resolves through package.json. Compiling within Vitest would leave file handles
 * open that hold its exit for ten seconds.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts', 'tests/e2e/**'],
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['src/**/*.svelte.test.ts'],
          setupFiles: ['tests/support/component-setup.ts'],
        },
      },
    ],
  },
});
