import type { View } from '#lib/workshop/define.ts';
import { shownThemes, type ShownTheme } from '#lib/app/screen/shown-themes.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export interface ThemesScene extends StepScene {
  readonly themes: readonly ShownTheme[];
}

export function sceneOf(view: View): ThemesScene {
  return { kind: 'themes', themes: shownThemes(view) };
}
