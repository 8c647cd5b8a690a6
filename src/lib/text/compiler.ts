import type { CompilerOptions } from '@inlang/paraglide-js';

/** How the catalogue becomes code, the same for `npm run generate`, development and the build. */
export const textCompiler = {
  project: './src/lib/text/project.inlang',
  outdir: './src/lib/text/generated',
  // Left to itself the Vite plugin writes another structure in development than in production,
  // and every switch rewrites files that a running process has already imported.
  outputStructure: 'message-modules',
  strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
  cookieName: 'bikupa_locale',
  emitTsDeclarations: true,
  // Vite knows while building and leaves out what the other side does; Node finds out as it runs.
  isServer: "import.meta.env?.SSR ?? typeof window === 'undefined'",
  emitReadme: false,
} satisfies CompilerOptions;
