/**
 * What each kind of step is where an agenda is edited. A kind that has fields of its own is found by
 * its file `Editor.svelte`.
 */
import type { Component } from 'svelte';
import type { Step } from '#lib/workshop/model/step.ts';
import type { StepAgenda } from '../setup/step-agenda.ts';
import { byKind } from './by-kind.ts';

export const stepAgendas = byKind(
  import.meta.glob<StepAgenda>('./*/agenda.ts', { eager: true, import: 'stepAgenda' }),
);

export const stepEditors = byKind(
  import.meta.glob<Component<{ step: Step }>>('./*/Editor.svelte', {
    eager: true,
    import: 'default',
  }),
);
