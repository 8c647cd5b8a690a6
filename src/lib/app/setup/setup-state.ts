/** What the parts of the series page share besides the room. */
import { createContext } from 'svelte';
import type { AgendaStep } from '#lib/workshop/agenda/own-template.ts';
import type { Commands } from '../commands.ts';

export interface SetupState {
  readonly commands: Commands;
  /** The series' address on this server, `/s/…`. */
  readonly path: string;
  /** The address of this server that phones can reach. */
  readonly origin: string;
  readonly methods: readonly MethodOffer[];
}

/** A way of working that can be added to an agenda, as one step or a few. */
export interface MethodOffer {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly AgendaStep[];
}

export const [useSetup, provideSetup] = createContext<SetupState>();
