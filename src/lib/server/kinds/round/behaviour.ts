/** Some ask for the floor. */
import { bySome, planned, type StepBehaviour } from '../../rehearsal/behaviour.ts';

export const roundBehaviour: StepBehaviour<'round'> = {
  prompts: () => ['round'],
  plan: (prompt) =>
    bySome(prompt, 0.15, () =>
      planned(prompt, { from: 4_000, to: 22_000 }, () => {
        return { name: 'speaker.ask', args: { step: prompt.step.id, asking: true } };
      }),
    ),
};
