import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { lobbyFrame } from '#lib/app/screen/frame.ts';
import { lobbyOf, type Lobby } from '#lib/app/screen/lobby.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export type WelcomeScene = StepScene & Lobby;

export const frame = lobbyFrame;

export function sceneOf(view: View, workshop: Workshop): WelcomeScene {
  return { kind: 'welcome', ...lobbyOf(view, workshop) };
}
