/**
 * What one does on the phone in a step, of every kind, and what one writes with where it is not notes
 * in columns; see phone.ts for when it is fetched.
 */
import type { Component } from 'svelte';
import type { Step } from '#lib/workshop/model/step.ts';
import type { WritingProps } from '../phone/step-phone.ts';
import { byKind, forEveryKind } from './by-kind.ts';

export const phoneViews = forEveryKind(
  import.meta.glob<Component<{ step: Step }>>('./*/Phone.svelte', {
    eager: true,
    import: 'default',
  }),
);

export const writingViews = byKind(
  import.meta.glob<Component<WritingProps>>('./*/Writing.svelte', {
    eager: true,
    import: 'default',
  }),
);
