/**
 * What each kind of step is on the phone. A new kind is found by its file `Phone.svelte`, and comes
 * later unless it is named here.
 */
import type { Component } from 'svelte';
import type { Step } from '#lib/workshop/model/step.ts';
import type { StepPhone } from '../phone/step-phone.ts';
import { byKind } from './by-kind.ts';

export const stepPhones = byKind(
  import.meta.glob<StepPhone>('./*/phone.ts', { eager: true, import: 'stepPhone' }),
);

/** The views of the first minutes of a workshop, which come with the page. */
export const firstPhoneViews = byKind(
  import.meta.glob<Component<{ step: Step }>>('./{welcome,groups,notes}/Phone.svelte', {
    eager: true,
    import: 'default',
  }),
);

/** The views of all kinds, in one file that is fetched when everything else is there. */
export async function allPhoneViews() {
  return (await import('./all-phone-views.ts')).phoneViews;
}

/** What one writes with in kinds that have a place of their own for it; comes in the same file. */
export async function allWritingViews() {
  return (await import('./all-phone-views.ts')).writingViews;
}
