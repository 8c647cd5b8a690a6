/**
 * What the projector shows, as plain data: worked out anew from the records, so that a reload
 * shows the same, and so that it can be held still. What a step shows is decided by its kind, in
 * kinds/<kind>/scene.ts.
 */
import { currentStep } from '#lib/workshop/agenda/agenda.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { stepScenes } from '../kinds/scene.ts';
import { closingOf, type Closing } from './closing.ts';
import { generalFrames, stepFrame, type Frame } from './frame.ts';
import { lobbyOf, type Lobby } from './lobby.ts';
import { shownMix, type ShownMix } from './shown-mix.ts';
import type { StepScene } from './step-scene.ts';

export interface Picture {
  readonly series: string;
  readonly workshop: string;
  readonly code: string;
  /** The step's id and title; null before the workshop is opened. */
  readonly step: { readonly id: string; readonly title: string } | null;
  readonly scene: Scene;
}

export type Scene = GeneralScene | StepScene;

/** What is shown whatever the step. */
export type GeneralScene =
  | ({ readonly kind: 'lobby' } & Lobby)
  | { readonly kind: 'mix'; readonly mix: ShownMix }
  | { readonly kind: 'blank' }
  | { readonly kind: 'code' }
  | ({ readonly kind: 'closed' } & Closing);

/** What a workshop's projector shows; null where the workshop is not known. */
export function pictureOf(view: View, workshopId: string): Picture | null {
  const workshop = view.get('workshop', workshopId);
  const series = view.list('series')[0];
  if (!workshop || !series) return null;
  const step = currentStep(view, workshopId);
  return {
    series: series.title,
    workshop: workshop.title,
    code: workshop.code,
    step: step && { id: step.id, title: step.title },
    scene: currentScene(view, workshop, step),
  };
}

/**
 * A picture that is held still, without what may no longer be seen: what was hidden or covered since
 * is covered here too, and a blanked projector stays blank.
 */
export function heldPicture(held: Picture, view: View, workshopId: string): Picture {
  if (view.get('workshop', workshopId)?.screen === 'blank')
    return { ...held, scene: { kind: 'blank' } };
  const { scene } = held;
  if (isGeneral(scene)) return held;
  return { ...held, scene: stepScenes[scene.kind].heldScene?.(scene, view) ?? scene };
}

export function frameOf(scene: Scene): Frame {
  if (isGeneral(scene)) return generalFrames[scene.kind];
  return stepScenes[scene.kind].frame?.(scene) ?? stepFrame;
}

export function isGeneral(scene: Scene): scene is GeneralScene {
  return Object.hasOwn(generalFrames, scene.kind);
}

function currentScene(view: View, workshop: Workshop, step: Step | null): Scene {
  if (workshop.screen === 'blank' || workshop.screen === 'code') return { kind: workshop.screen };
  const mix = workshop.screen === 'mix' ? shownMix(view, workshop.id) : null;
  if (mix) return { kind: 'mix', mix };
  if (workshop.state === 'closed') return { kind: 'closed', ...closingOf(workshop, []) };
  if (workshop.state === 'planned' || !step) return { kind: 'lobby', ...lobbyOf(view, workshop) };
  return stepScenes[step.kind].sceneOf(view, workshop, step);
}
