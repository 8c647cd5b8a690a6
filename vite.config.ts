import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { roomsInDev } from './src/lib/server/rooms/dev-plugin.ts';
import { textCompiler } from './src/lib/text/compiler.ts';

/**
 * What most pages show, in one file: the join page comes in half as many requests. Nothing of the
 * room may be in it, or the start page would load the whole engine.
 */
const base = {
  name: 'base',
  // The words of closed lists come with the pages that have the lists, and codes to scan with those
  // that show some. What builds on those words (`scale-words`) would bring all of them along.
  test: /\/src\/lib\/(?:ui(?!\/qr|\/QrCode)|text(?!\/(?:\w+-)?words|\/generated\/messages\/word_)|components)\/|\/@lucide\//,
  minShareCount: 5,
};

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    // A build finds the texts generated; compiling here would hold its exit for half a minute.
    command === 'serve' && paraglideVitePlugin(textCompiler),
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
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: isSsrBuild ? {} : { codeSplitting: { groups: [base] } },
    },
  },
}));
