/**
 * The view of each kind's scene. A new kind is found by its file `Screen.svelte`, which takes what
 * the `scene.ts` beside it makes.
 */
import type { Component } from 'svelte';
import type { Pager } from '../screen/pager.svelte.ts';
import type { StepScene } from '../screen/step-scene.ts';
import { forEveryKind } from './by-kind.ts';

export interface SceneProps {
  readonly scene: StepScene;
  readonly pager: Pager;
  readonly join: { readonly url: string; readonly address: string };
  readonly code: string;
}

export const screenViews = forEveryKind(
  import.meta.glob<Component<SceneProps>>('./*/Screen.svelte', { eager: true, import: 'default' }),
);
