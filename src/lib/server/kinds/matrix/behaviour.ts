/** People place the themes by effort and impact. */
import { themesOf } from '#lib/workshop/themes/themes.ts';
import { bySome, planned, popularity, type StepBehaviour } from '../../rehearsal/behaviour.ts';

export const matrixBehaviour: StepBehaviour<'matrix'> = {
  prompts: (_step, view) => themesOf(view).map(({ id }) => id),
  plan: (prompt) =>
    bySome(prompt, 0.9, () =>
      planned(prompt, { from: 3_000, to: 26_000 }, ({ random }) => {
        const { step, name: theme } = prompt;
        const at = drawPlacement(theme, random);
        return { name: 'placement.set', args: { step: step.id, theme, at } };
      }),
    ),
};

/** Where somebody places a theme: whole numbers from 1 to 5, around what most people think. */
export function drawPlacement(
  theme: string,
  random: () => number,
): { readonly effort: number; readonly impact: number } {
  const level = (average: number): number =>
    Math.min(5, Math.max(1, Math.round(1 + 4 * average + 2.4 * (random() - 0.5))));
  return { effort: level(popularity(`${theme} effort`)), impact: level(popularity(theme)) };
}
