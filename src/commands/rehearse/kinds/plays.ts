/** How a rehearsal plays each kind of step: `<kind>/play.ts`, found by its name. */
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { Script } from '../format.ts';
import type { LaterOccasion, StepPlay } from './play.ts';

export { roundReports, type RoundReport } from './groups/round-report.ts';

const plays = new Map<StepKind, StepPlay>(
  await Promise.all(
    stepKinds.map(async (kind) => {
      const { play } = (await import(`./${kind}/play.ts`)) as { readonly play: StepPlay };
      return [kind, play] as const;
    }),
  ),
);

/** How steps of a kind are played; it may be given steps of that kind only. */
export function playOf(kind: StepKind): StepPlay {
  return plays.get(kind) ?? {};
}

/** What those who come back give in the steps of a later occasion. */
export function laterContent(steps: readonly Step[], occasion: LaterOccasion): Partial<Script> {
  return stepKinds.reduce<Partial<Script>>((content, kind) => {
    const own = steps.filter((step) => step.kind === kind);
    return { ...content, ...playOf(kind).later?.(own, occasion) };
  }, {});
}
