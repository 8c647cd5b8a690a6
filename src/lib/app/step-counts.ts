/** How far a step has come, in numbers; zero where the stats do not have it yet. */
import type { Step } from '#lib/workshop/model/step.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Stats } from '#lib/workshop/model/derived.ts';

/** The counts of a workshop, once the room has told them. */
export function toldStats(view: View, workshopId: string): Stats | undefined {
  return view.list('stats').find(({ workshop }) => workshop === workshopId);
}

export type StepCounts = Omit<Stats['steps'][number], 'step'> & {
  /** How many people are at the workshop. */
  readonly arrived: number;
};

const none = { notes: 0, writers: 0, columns: [], voters: 0, ready: 0 };

export function stepCounts(view: View, { id, workshop }: Step): StepCounts {
  const stats = toldStats(view, workshop);
  const counts = stats?.steps.find(({ step }) => step === id) ?? none;
  return { ...counts, arrived: stats?.arrived ?? 0 };
}
