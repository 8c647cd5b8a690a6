/** Works out groups beside the page, which stays quick meanwhile. */
import { solve } from '#lib/workshop/forming-task.ts';
import { solveRepair } from '#lib/workshop/repairing.ts';
import type { Job } from './solving.ts';

self.onmessage = ({ data }: MessageEvent<Job>) => {
  self.postMessage('groups' in data ? solveRepair(data) : solve(data));
};
