/** What the parts of the series page share besides the room. */
import { createContext } from 'svelte';
import { refusalSentence } from '#lib/text/refusals.ts';
import type { Room } from '#lib/client/room.svelte.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { AgendaStep } from '#lib/workshop/own-template.ts';

export interface Desk {
  readonly toasts: Toasts;
  /** The series' address on this server, `/s/…`. */
  readonly path: string;
  readonly methods: readonly MethodOffer[];
}

/** A way of working that can be added to an agenda, as one step or a few. */
export interface MethodOffer {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly AgendaStep[];
}

export const [useDesk, provideDesk] = createContext<Desk>();

/** Does something that a toast tells of and can take back, or says why it may not be done. */
export function doUndoably(
  room: Room,
  toasts: Toasts,
  deed: { readonly name: string; readonly args: unknown; readonly told: string },
): boolean {
  const done = room.actUndoably(deed.name, deed.args);
  if (done.refused === null) toasts.show(deed.told, { undo: done.undo });
  else toasts.show(refusalSentence(done.refused));
  return done.refused === null;
}

/** The part of an id that stands in an address. */
export function pathKey(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
