/** Hands Vite's HTTP server to the rooms, so that `npm run dev` is one process like production. */
import type { Plugin } from 'vite';

export function roomsInDev(): Plugin {
  return {
    name: 'bikupa-rooms',
    configureServer(vite) {
      globalThis.bikupa = { httpServer: vite.httpServer ?? undefined, root: process.cwd() };
    },
  };
}
