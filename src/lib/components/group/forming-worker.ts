/** Works out groups beside the page, which stays quick meanwhile. */
import { solve, type FormingTask } from '#lib/workshop/forming-task.ts';

self.onmessage = ({ data }: MessageEvent<FormingTask>) => {
  self.postMessage(solve(data));
};
