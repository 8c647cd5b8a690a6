/** Long work beside the page, or in it where there are no workers or none starts. */
import type { RepairProposal } from '#lib/methods/grouping/repair.ts';
import {
  solve,
  type FormingAnswer,
  type FormingTask,
} from '#lib/workshop/kinds/groups/forming-task.ts';
import { solveRepair, type RepairTask } from '#lib/workshop/kinds/groups/repairing.ts';

export type Job = FormingTask | RepairTask;

export function solveAside(task: FormingTask): Promise<FormingAnswer> {
  return aside(task, () => solve(task));
}

export function repairAside(task: RepairTask): Promise<RepairProposal> {
  return aside(task, () => solveRepair(task));
}

function aside<Answer>(job: Job, here: () => Answer): Promise<Answer> {
  if (typeof Worker === 'undefined') return Promise.resolve(here());
  const worker = new Worker(new URL('./forming-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Answer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = () => resolve(here());
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}
