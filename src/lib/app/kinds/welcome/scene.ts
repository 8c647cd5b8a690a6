import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { lobbyFrame, stepFrame, type Frame } from '#lib/app/screen/frame.ts';
import { lobbyOf, type Lobby } from '#lib/app/screen/lobby.ts';
import { shownEarlier, type ShownEarlier } from '#lib/app/screen/shown-earlier.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

/** At the first occasion, and where nothing was found yet: how to join. */
type ArrivalScene = StepScene & Lobby & { readonly phase: 'arrival' };
/** What the occasion builds on. */
type EarlierScene = StepScene & ShownEarlier & { readonly phase: 'earlier' };

export type WelcomeScene = ArrivalScene | EarlierScene;

export function frame({ phase }: StepScene): Frame {
  return phase === 'earlier' ? stepFrame : lobbyFrame;
}

export function sceneOf(view: View, workshop: Workshop, step: StepOf<'welcome'>): WelcomeScene {
  const earlier = shownEarlier(view, workshop, step.lookBack);
  if (earlier) return { kind: 'welcome', phase: 'earlier', ...earlier };
  return { kind: 'welcome', phase: 'arrival', ...lobbyOf(view, workshop) };
}
