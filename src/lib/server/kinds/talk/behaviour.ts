/** Groups say that they are done, and a few ask for the floor. */
import { bySome, planned, type StepBehaviour } from '../../rehearsal/behaviour.ts';

export const talkBehaviour: StepBehaviour<'talk'> = {
  prompts: () => ['talk'],
  plan: (prompt) => {
    const { id: step } = prompt.step;
    return [
      ...bySome(prompt, 0.8, () =>
        planned(prompt, { from: 8_000, to: 28_000 }, () => {
          return { name: 'ready.set', args: { step, ready: true } };
        }),
      ),
      ...bySome(prompt, 0.05, () =>
        planned(prompt, { from: 6_000, to: 24_000 }, () => {
          return { name: 'speaker.ask', args: { step, asking: true } };
        }),
      ),
    ];
  },
};
