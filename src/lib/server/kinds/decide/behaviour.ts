/** People answer whether to continue, adjust or stop, and some say why. */
import { courses, type Course } from '#lib/workshop/kinds/decide/model.ts';
import { bySome, pick, planned, type StepBehaviour } from '../../rehearsal/behaviour.ts';

export const decideBehaviour: StepBehaviour<'decide'> = {
  prompts: () => ['course'],
  plan: (prompt) =>
    bySome(prompt, 0.95, () =>
      planned(prompt, { from: 3_000, to: 20_000 }, ({ persona, phrases, random }) => {
        const course = drawCourse(persona.agreement, random);
        const reason = random() < 0.6 ? (pick(phrases.reasons, random) ?? null) : null;
        return { name: 'opinion.give', args: { step: prompt.step.id, course, reason } };
      }),
    ),
};

/** Whoever agrees much wants to go on, hardly anybody to stop. */
export function drawCourse(agreement: number, random: () => number): Course {
  const level = agreement + 0.3 * (random() - 0.5);
  return courses[level > 0.45 ? 0 : level > 0.15 ? 1 : 2];
}
