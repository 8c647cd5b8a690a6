/**
 * What each kind of step is on the console. A new kind is found by its files `console.ts` and
 * `Console.svelte`; the console needs all kinds, so that all come with it.
 */
import type { Component } from 'svelte';
import type { Step } from '#lib/workshop/model/step.ts';
import type { ConsoleState } from '../console/console-state.svelte.ts';
import type { StepConsole } from '../console/step-console.ts';
import { forEveryKind } from './by-kind.ts';

export const stepConsoles = forEveryKind(
  import.meta.glob<(console: ConsoleState) => StepConsole>('./*/console.ts', {
    eager: true,
    import: 'stepConsole',
  }),
);

/** What the facilitator works with in a step. */
export const consoleViews = forEveryKind(
  import.meta.glob<Component<{ step: Step }>>('./*/Console.svelte', {
    eager: true,
    import: 'default',
  }),
);
