import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { roomsInDev } from './src/lib/server/rooms/dev-plugin.ts';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './src/lib/text/project.inlang',
      outdir: './src/lib/text/generated',
      strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
      cookieName: 'bikupa_locale',
      emitTsDeclarations: true,
    }),
    sveltekit(),
    roomsInDev(),
  ],
  // Native or self-contained packages that must be loaded from node_modules as they are.
  ssr: { external: ['better-sqlite3', 'socket.io'] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts', 'tests/e2e/**'],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
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
