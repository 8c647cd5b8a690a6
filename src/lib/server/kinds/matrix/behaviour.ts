/** People place the themes or actions by effort and impact. */
import { subjectFields } from '#lib/workshop/kinds/matrix/placement.ts';
import { subjectsOf } from '#lib/workshop/kinds/matrix/subjects.ts';
import { bySome, planned, popularity, type StepBehaviour } from '../../rehearsal/behaviour.ts';

export const matrixBehaviour: StepBehaviour<'matrix'> = {
  prompts: (step, view) => subjectsOf(view, step).map(({ id }) => id),
  plan: (prompt) =>
    bySome(prompt, 0.9, () =>
      planned(prompt, { from: 3_000, to: 26_000 }, ({ random }) => {
        const { step, name: subject } = prompt;
        const at = drawPlacement(subject, random);
        const about = { step: step.id, ...subjectFields(step, subject) };
        return { name: 'placement.set', args: { ...about, at } };
      }),
    ),
};

/** Where somebody places a theme or an action: whole numbers from 1 to 5, around what most people think. */
export function drawPlacement(
  subject: string,
  random: () => number,
): { readonly effort: number; readonly impact: number } {
  const level = (average: number): number =>
    Math.min(5, Math.max(1, Math.round(1 + 4 * average + 2.4 * (random() - 0.5))));
  return { effort: level(popularity(`${subject} effort`)), impact: level(popularity(subject)) };
}
