import { solve, type FormingAnswer, type FormingTask } from '#lib/workshop/forming-task.ts';

/** Works out a task in a worker of its own, or here where there are none or it does not start. */
export function solveAside(task: FormingTask): Promise<FormingAnswer> {
  if (typeof Worker === 'undefined') return Promise.resolve(solve(task));
  const worker = new Worker(new URL('./forming-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<FormingAnswer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FormingAnswer>) => resolve(data);
    worker.onerror = () => resolve(solve(task));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
